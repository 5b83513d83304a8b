"""Every other address: a site, or one page of it. The library's own site may be written with or without ``www``.

>>> from sheets_outreach.links import recognise
>>> recognise("http://WWW.Sokol-bibl.ru/afisha/?utm_source=vk").canonical
'https://www.sokol-bibl.ru/afisha'
>>> recognise("www.sokol-bibl.ru", own_sites=["https://sokol-bibl.ru/"]).id
'sokol-bibl.ru'
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sheets_outreach.links.address import Address, cut_host, strip_scheme
from sheets_outreach.links.hosts import parse_host
from sheets_outreach.links.link import Link
from sheets_outreach.links.platform import Kind, Platform


def read_website(address: Address, own_sites: Collection[str]) -> Link:
    """Return the page, or the site itself where there is no path.

    Args:
        address: an address on no platform's host.
        own_sites: the library's own hosts as typed in the settings; they decide which spelling of a host counts.
    """
    if own_sites:
        address = replace(address, host=_own_spelling(address.host, own_sites))
    canonical = address.canonical()
    key = canonical.removeprefix("https://")
    kind = Kind.PROFILE if key == address.host else Kind.POST
    return Link(Platform.WEBSITE, kind, key, canonical, raw=address.raw)


def _own_spelling(host: str, own_sites: Collection[str]) -> str:
    ours = [_host_of(site) for site in own_sites]
    other = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
    return other if other in ours and host not in ours else host


def _host_of(site: str) -> str:
    text = site.strip()
    host = parse_host(cut_host(strip_scheme(text) or text)[0])
    return host if isinstance(host, str) else ""
