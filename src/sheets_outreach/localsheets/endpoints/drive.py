"""What do the addresses under `/drive` answer: the few of them that clients of Sheets need?

https://developers.google.com/workspace/drive/api/reference/rest/v3/files
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sheets_outreach.localsheets.core import LocalSheets
from sheets_outreach.localsheets.documents import SPREADSHEET_TYPE, Document, timestamp
from sheets_outreach.localsheets.endpoints.calls import Call
from sheets_outreach.localsheets.errors import ApiError, JsonObject, unsupported
from sheets_outreach.localsheets.requests.batch import Batch

DEFAULT_FIELDS = "kind,id,name,mimeType"
FILE_FIELDS: dict[str, Callable[[Document], Any]] = {
    "kind": lambda _: "drive#file",
    "id": lambda document: document.file_id,
    "name": lambda document: document.name,
    "mimeType": lambda _: SPREADSHEET_TYPE,
    "description": lambda document: document.description,
    "parents": lambda document: list(document.parents),
    "createdTime": lambda document: timestamp(document.created),
    "modifiedTime": lambda document: timestamp(document.modified),
    "version": lambda document: str(document.version),
    "trashed": lambda _: False,
    "ownedByMe": lambda _: True,
    "owners": lambda document: [{"kind": "drive#user", "emailAddress": document.owner, "displayName": document.owner}],
    "webViewLink": lambda document: f"https://docs.google.com/spreadsheets/d/{document.file_id}/edit?usp=drivesdk",
}


def file_not_found(identity: str) -> ApiError:
    """Drive's 404."""
    return ApiError(404, f"File not found: {identity}.", reason="notFound", location="fileId")


def document_of(core: LocalSheets, call: Call) -> Document:
    """The document of a call; one that is not shared does not exist for Drive."""
    identity = call.path["fileId"]
    try:
        return core.shared_document(identity)
    except ApiError as refusal:
        raise file_not_found(identity) from refusal


def file_answer(document: Document, fields: str | None) -> JsonObject:
    """Write a File with the chosen fields."""
    return {name: value for name in _chosen(fields) if (value := FILE_FIELDS[name](document)) is not None}


def _chosen(fields: str | None) -> list[str]:
    names = re.split(r"\s*,\s*", fields or DEFAULT_FIELDS)
    if "*" in names:
        return list(FILE_FIELDS)
    for name in names:
        if name not in FILE_FIELDS:
            raise ApiError(400, f"Invalid field selection {name}", reason="invalidParameter", location="fields")
    return [name for name in FILE_FIELDS if name in names]


def create(core: LocalSheets, call: Call) -> JsonObject:
    """`files.create`."""
    body = call.body if isinstance(call.body, dict) else {}
    if body.get("mimeType") != SPREADSHEET_TYPE:
        raise unsupported(f"files of type {body.get('mimeType') or 'application/octet-stream'}")
    identity = core.create(body.get("name") or "Untitled", parents=body.get("parents") or ("root",))
    return file_answer(core.document(identity), call.text("fields"))


def get(core: LocalSheets, call: Call) -> JsonObject:
    """`files.get`."""
    if call.text("alt") == "media":
        raise unsupported("downloading with alt=media")
    return file_answer(document_of(core, call), call.text("fields"))


def update(core: LocalSheets, call: Call) -> JsonObject:
    """`files.update`: name, description and parents."""
    document = document_of(core, call)
    body = call.body if isinstance(call.body, dict) else {}
    unknown = set(body) - {"name", "description", "mimeType"}
    if unknown:
        raise unsupported(f"updating {sorted(unknown)[0]} of a file")
    if body.get("name"):

        def rename(batch: Batch) -> None:
            batch.workbook.properties["title"] = body["name"]

        core.change(document.file_id, rename)
    if "description" in body:
        core.change_document(document.file_id, lambda old: old.changed(core.clock(), description=body["description"]))
    return file_answer(core.document(document.file_id), call.text("fields"))


def delete(core: LocalSheets, call: Call) -> None:
    """`files.delete`."""
    core.delete(document_of(core, call).file_id)
