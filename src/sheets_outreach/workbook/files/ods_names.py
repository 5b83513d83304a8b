"""The names OpenDocument spreadsheets are written with: the kind of file and its XML namespaces."""

from __future__ import annotations

KIND = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("manifest", "manifest"))
} | {"xlink": "http://www.w3.org/1999/xlink"}
