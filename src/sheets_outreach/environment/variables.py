"""Answers how the text of one environment variable becomes a value; it does not know which variables there are."""

from __future__ import annotations

import re
from string import Formatter
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr

SHORTEST_KEY = 32
MOST_KEYS = 2
LOOPBACK_HOSTS = frozenset({"127.0.0.1", "::1", "localhost"})

_WORKBOOK_ID = re.compile(r"[A-Za-z0-9_-]{1,128}", re.ASCII)
_WORKBOOK_ADDRESS = re.compile(
    r"https?://[^/\s]+/spreadsheets/(?:u/\d+/)?d/(?P<id>[A-Za-z0-9_-]{1,128})(?:[/?#]\S*)?", re.ASCII
)
_QUEUE = re.compile(r"projects/[\w.:-]+/locations/[\w-]+/queues/[\w-]+", re.ASCII)


def parse_workbook_id(text: str) -> str | None:
    """Read the id out of a workbook's address, or take an id as it stands; None if it is neither.

    >>> parse_workbook_id("https://docs.google.com/spreadsheets/d/1aB_c-9/edit?gid=0#gid=0")
    '1aB_c-9'
    """
    text = text.strip()
    if _WORKBOOK_ID.fullmatch(text):
        return text
    address = _WORKBOOK_ADDRESS.fullmatch(text)
    return address["id"] if address else None


def _split(text: object) -> object:
    return [part for part in re.split(r"[,\s]+", text) if part] if isinstance(text, str) else text


def _fold(text: str) -> str:
    # Not `str.casefold` itself: pydantic asks for a validator's signature, and of a built-in one that takes 10 ms.
    return text.casefold()


def _require_workbook(text: str) -> str:
    if (found := parse_workbook_id(text)) is None:
        raise ValueError("neither an id nor an address")
    return found


def _require_loopback(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "http" or parts.hostname not in LOOPBACK_HOSTS or parts.path not in {"", "/"}:
        raise ValueError("not a server on this machine")
    return url.rstrip("/")


def _require_protected(url: str) -> str:
    parts = urlsplit(url)
    if not parts.hostname or (parts.scheme != "https" and parts.hostname not in LOOPBACK_HOSTS):
        raise ValueError("neither https nor on this machine")
    return url


def _require_strong(keys: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
    if len(keys) > MOST_KEYS or any(len(key.get_secret_value()) < SHORTEST_KEY for key in keys):
        raise ValueError("too many or too short")
    return keys


def _require_queue(text: str) -> str:
    if not _QUEUE.fullmatch(text):
        raise ValueError("not a queue's full name")
    return text


def _require_service(url: str) -> str:
    places = {name for _, name, _, _ in Formatter().parse(url) if name is not None}
    if "job" not in places or places - {"job", "identity", "suffix"}:
        raise ValueError("no place for the job")
    return _require_protected(url.format(job="job", identity=1, suffix="")) and url


Workbooks = Annotated[frozenset[Annotated[str, AfterValidator(_require_workbook)]], BeforeValidator(_split)]
Workbook = Annotated[str, AfterValidator(_require_workbook)]
FoldedWords = Annotated[frozenset[Annotated[str, AfterValidator(_fold)]], BeforeValidator(_split)]
Words = Annotated[frozenset[str], BeforeValidator(_split)]
Keys = Annotated[tuple[SecretStr, ...], BeforeValidator(_split), AfterValidator(_require_strong)]
LoopbackUrl = Annotated[str, AfterValidator(_require_loopback)]
ProtectedUrl = Annotated[str, AfterValidator(_require_protected)]
QueueNames = Annotated[tuple[Annotated[str, AfterValidator(_require_queue)], ...], BeforeValidator(_split)]
ServiceUrl = Annotated[str, AfterValidator(_require_service)]
