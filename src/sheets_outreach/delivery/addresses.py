"""Which texts of a sheet are mail addresses we dare to write to; it does not ask any server whether they exist."""

from __future__ import annotations

import re
from collections.abc import Collection

import idna

from sheets_outreach.errors import DeliveryError

# RFC 5321 §4.1.2 Dot-string. No quoted strings, comments, groups, display names or lists: each of them has been a way
# to smuggle in a second recipient, and no colleague's address needs them.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.ASCII)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_LONGEST_LOCAL = 64
_LONGEST = 254


def parse_address(text: str) -> str:
    """Read one mail address as typed into a cell.

    Args:
        text: the cell's text; spaces around it and ``mailto:`` before it do not matter.

    Returns:
        The address with its domain in lower case and, where it is not ASCII, in its ASCII form.

    Raises:
        DeliveryError: permanent; it is not exactly one plain address. The text itself is not repeated.

    >>> parse_address(" Arina@Пример.РФ ")
    'Arina@xn--e1afmkfd.xn--p1ai'
    """
    plain = text.strip(" \t\r\n\xa0")
    if plain[:7].casefold() == "mailto:":
        plain = plain[7:]
    local, at, domain = plain.rpartition("@")
    ascii_domain = _ascii_domain(domain)
    if not at or len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local) or ascii_domain is None:
        raise DeliveryError("This is not one plain e-mail address", permanent=True)
    address = f"{local}@{ascii_domain}"
    if len(address) > _LONGEST:
        raise DeliveryError("This e-mail address is too long", permanent=True)
    return address


def check_domain(address: str, domains: Collection[str]) -> None:
    """Make sure that an address of the library's people is at a domain the environment allows.

    Anyone who may edit the sheet can add a recipient; without this the digest would go wherever they like.

    Args:
        address: as `parse_address` gave it.
        domains: allowed domains; subdomains are not included, and none means that nobody may be written to.

    Raises:
        DeliveryError: permanent; the domain is not among them.
    """
    domain = address.rpartition("@")[2]
    if domain not in {_ascii_domain(allowed) for allowed in domains}:
        raise DeliveryError("Mail to this domain is not allowed", permanent=True, domain=domain)


def _ascii_domain(domain: str) -> str | None:
    """Give a domain's ASCII form (IDNA 2008), or None if it is no domain of at least two labels."""
    try:
        ascii_domain = idna.encode(domain.strip().casefold(), uts46=True).decode()
    except idna.IDNAError:
        return None
    labels = ascii_domain.split(".")
    # A last label of digits only would be the tail of an IP address.
    plain = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit()
    return ascii_domain if plain else None
