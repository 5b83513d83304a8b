"""Which files does a listing of Drive show, in which order?

Terms on names, types, folders and the bin, joined by `and`; what else Drive's query language has is refused by name.
https://developers.google.com/workspace/drive/api/guides/ref-search-terms
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sheets_outreach.localsheets.core import LocalSheets
from sheets_outreach.localsheets.documents import SPREADSHEET_TYPE, Document
from sheets_outreach.localsheets.endpoints.calls import Call
from sheets_outreach.localsheets.endpoints.drive import file_answer
from sheets_outreach.localsheets.errors import ApiError, JsonObject, unsupported

TEXT = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
QUERY_TERM = re.compile(
    rf"""\s*(?:(?P<field>mimeType|name|trashed)\s*(?P<operator>!=|=|contains)\s*(?P<value>{TEXT}|true|false)
        |(?P<parent>{TEXT})\s+in\s+parents
        |parents\s+in\s+(?P<parents>{TEXT}))\s*(?:and\b|\Z)""",
    re.VERBOSE | re.IGNORECASE,
)
# What Drive knows beyond that; a query with one of these is a question we cannot answer, not a wrong one.
OTHER_TERMS = re.compile(
    r"\b(fullText|modifiedTime|createdTime|viewedByMeTime|sharedWithMeTime|starred|owners|writers|readers|"
    r"sharedWithMe|properties|appProperties|visibility|shortcutDetails\.targetId|or|not)\b"
)
LIST_FIELDS = {"kind", "nextPageToken", "incompleteSearch", "files"}
ORDERS: dict[str, Callable[[Document], Any]] = {
    "createdTime": lambda document: (document.created, document.order),
    "modifiedTime": lambda document: (document.modified, document.order),
    "name": lambda document: document.name.casefold(),
}
OTHER_ORDERS = frozenset(
    ("folder", "modifiedByMeTime", "name_natural", "quotaBytesUsed", "recency", "sharedWithMeTime", "starred",
     "viewedByMeTime")
)  # fmt: skip


def listing(core: LocalSheets, call: Call) -> JsonObject:
    """`files.list`: newest first unless told otherwise."""
    tests = parse_query(call.text("q") or "")
    start, size = _page(call)
    fields, names = _fields(call.text("fields"))
    found = [one for one in core.documents() if one.shared and all(test(one) for test in tests)]
    for key, descending in reversed(_order(call.text("orderBy"))):
        found.sort(key=key, reverse=descending)
    answer: JsonObject = {"kind": "drive#fileList", "incompleteSearch": False}
    if start + size < len(found):
        answer["nextPageToken"] = str(start + size)
    answer["files"] = [file_answer(one, names) for one in found[start : start + size]]
    return {name: value for name, value in answer.items() if name in fields}


def _page(call: Call) -> tuple[int, int]:
    size, token = call.text("pageSize") or "100", call.text("pageToken") or "0"
    if not size.isdecimal() or not 1 <= int(size) <= 1000:
        message = f"Invalid value '{size}'. Values must be within the range: [1, 1000]"
        raise ApiError(400, message, reason="invalidParameter", location="pageSize")
    if not token.isdecimal():
        raise ApiError(400, "Invalid Value", reason="invalid", location="pageToken")
    return int(token), int(size)


def _order(text: str | None) -> list[tuple[Callable[[Document], Any], bool]]:
    keys = []
    for part in (text or "").split(",") if text else ():
        name, _, direction = part.strip().partition(" ")
        if name in OTHER_ORDERS:
            raise unsupported(f"orderBy={name}")
        if name not in ORDERS or direction.strip() not in {"", "desc"}:
            raise ApiError(400, "Invalid Value", reason="invalid", location="orderBy")
        keys.append((ORDERS[name], direction.strip() == "desc"))
    return keys


def _fields(text: str | None) -> tuple[set[str], str | None]:
    """The fields of the list, and those of each file as a text."""
    if not text:
        return LIST_FIELDS, None
    inner = re.search(r"files\(([^()]*)\)", text)
    outer = {name.split("/")[0].strip() for name in re.sub(r"\([^()]*\)", "", text).split(",")}
    nested = [name.strip()[len("files/") :] for name in text.split(",") if name.strip().startswith("files/")]
    if "*" in outer:
        return LIST_FIELDS, "*"
    for name in outer - LIST_FIELDS:
        raise ApiError(400, f"Invalid field selection {name}", reason="invalidParameter", location="fields")
    return outer, inner[1] if inner else ",".join(nested) or None


def parse_query(text: str) -> list[Callable[[Document], bool]]:
    """Read the `q` of a listing: terms joined by `and`.

    Raises:
        ApiError: 400, a text that is no query; 501, a query of Drive's that this server does not know.
    """
    tests: list[Callable[[Document], bool]] = []
    position = 0
    while position < len(text.rstrip()):
        match = QUERY_TERM.match(text, position)
        if not match:
            other = OTHER_TERMS.search(re.sub(TEXT, "''", text))
            if other:
                raise unsupported(f"'{other[1]}' in a Drive query")
            raise ApiError(400, "Invalid Value", reason="invalid", location="q")
        tests.append(_test(match))
        position = match.end()
    return tests


def _test(match: re.Match[str]) -> Callable[[Document], bool]:
    folder = match["parent"] or match["parents"]
    if folder:
        wanted = _unquoted(folder)
        return lambda document: wanted in document.parents
    field, operator, value = match["field"].lower(), match["operator"].lower(), _unquoted(match["value"])

    def test(document: Document) -> bool:
        found = {"mimetype": SPREADSHEET_TYPE, "name": document.name, "trashed": "false"}[field]
        if operator == "contains":
            return value.casefold() in found.casefold()
        return (found == value) is (operator == "=")

    return test


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text[:1] in {'"', "'"} else text.lower()
