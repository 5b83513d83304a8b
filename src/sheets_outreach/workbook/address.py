"""Which workbook is meant: a Google Sheets address or id, an address on a local server, or a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sheets_outreach.errors import AddressError

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_FILES = frozenset({".xlsx", ".csv", ".ods"})
# Google's ids are 44 letters today; older and test ids are shorter.
_ID = re.compile(r"[A-Za-z0-9_-]{10,120}")
_PATH = re.compile(r"/spreadsheets/(?:u/\d+/)?d/([A-Za-z0-9_-]{1,120})(?:/|$)")


@dataclass(frozen=True, slots=True)
class Address:
    """A workbook's address.

    Attributes:
        id: the spreadsheet's id, "" for a file.
        server: "" for Google, else the local server's base address such as ``http://127.0.0.1:8787``.
        path: the file, or None.
    """

    id: str
    server: str = ""
    path: Path | None = None

    @property
    def url(self) -> str:
        """Where a person opens it."""
        if self.path is not None:
            return str(self.path)
        return f"{self.server or 'https://docs.google.com'}/spreadsheets/d/{self.id}/edit"


def parse_address(text: str) -> Address:
    """Read a workbook's address.

    >>> parse_address("https://docs.google.com/spreadsheets/d/1AbCdEfGhIjK/edit#gid=0").id
    '1AbCdEfGhIjK'
    >>> parse_address("http://127.0.0.1:8787/spreadsheets/d/abc/edit").server
    'http://127.0.0.1:8787'

    Raises:
        AddressError: it is none of these; a server that is not on this machine is never one.
    """
    text = text.strip()
    if not text:
        raise AddressError("No workbook was named. Give a Google Sheets address or id, or set OUTREACH_WORKBOOK.")
    if "://" not in text:
        if Path(text).suffix.casefold() in _FILES:
            return Address("", path=Path(text))
        if _ID.fullmatch(text):
            return Address(text)
        raise AddressError(f"«{text[:80]}» is neither a Google Sheets address or id nor an .xlsx, .ods or .csv file.")
    return _parse_url(text)


def _parse_url(text: str) -> Address:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise AddressError(f"«{text[:80]}» is not an address that can be opened.") from error
    match = _PATH.match(parts.path)
    if host == "docs.google.com" and parts.scheme == "https" and match:
        return Address(match[1])
    if host in _LOOPBACK and parts.scheme == "http":
        if match is None:
            raise AddressError(f"«{text[:80]}» names a local server but no workbook: …/spreadsheets/d/ID is missing.")
        name = f"[{host}]" if ":" in host else host
        return Address(match[1], server=f"http://{name}:{port or 80}")
    raise AddressError(
        f"«{text[:80]}» is not a Google Sheets address (https://docs.google.com/spreadsheets/d/…) "
        "nor one on a server of this machine."
    )
