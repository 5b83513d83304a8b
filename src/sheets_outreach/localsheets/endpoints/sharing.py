"""With whom is a document shared, and what is said about it? Permissions and comments of Drive, as far as clients go.

https://developers.google.com/workspace/drive/api/reference/rest/v3/permissions
"""

from __future__ import annotations

import hashlib

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.core import LocalSheets
from sheets_outreach.localsheets.documents import Document, timestamp
from sheets_outreach.localsheets.endpoints.calls import Call
from sheets_outreach.localsheets.endpoints.drive import document_of
from sheets_outreach.localsheets.errors import ApiError, JsonObject

ROLES = ("owner", "organizer", "fileOrganizer", "writer", "commenter", "reader")
TYPES = ("user", "group", "domain", "anyone")
DEFAULT_FIELDS = ("kind", "id", "type", "role")


# Known infidelity (permissions): roles are kept and given back; nobody is stopped by being a reader.
def permissions_of(document: Document) -> list[JsonObject]:
    """All permissions of a document; its owner's first, unless it was given away."""
    given = list(document.permissions)
    if any(item["role"] == "owner" for item in given):
        return given
    return [_permission("user", "owner", document.owner), *given]


def list_permissions(core: LocalSheets, call: Call) -> JsonObject:
    """`permissions.list`."""
    found = permissions_of(document_of(core, call))
    fields = call.text("fields")
    if not fields:
        found = [{name: item[name] for name in DEFAULT_FIELDS} for item in found]
    return projected({"kind": "drive#permissionList", "permissions": found}, fields)


def create_permission(core: LocalSheets, call: Call) -> JsonObject:
    """`permissions.create`."""
    document = document_of(core, call)
    body = call.body if isinstance(call.body, dict) else {}
    kind, role = body.get("type"), body.get("role")
    if kind not in TYPES:
        raise ApiError(400, "The permission type field is required.", reason="required", location="permission.type")
    if role not in ROLES:
        raise ApiError(400, "The permission role field is required.", reason="required", location="permission.role")
    whom = body.get("domain") if kind == "domain" else body.get("emailAddress")
    if kind != "anyone" and not whom:
        name = "domain" if kind == "domain" else "emailAddress"
        raise ApiError(400, f"The {name} field is required.", reason="required", location=f"permission.{name}")
    if role == "owner" and not call.flag("transferOwnership"):
        message = "The transferOwnership parameter must be enabled when the permission role is 'owner'."
        raise ApiError(403, message, reason="forbidden", location="transferOwnership")
    item = _permission(kind, role, whom, allow_discovery=not body.get("withLink", kind == "anyone"))

    def share(old: Document) -> Document:
        others = tuple(other for other in old.permissions if other["id"] != item["id"])
        return old.changed(core.clock(), permissions=(*others, item))

    core.change_document(document.file_id, share)
    return projected(item, call.text("fields") or ",".join(DEFAULT_FIELDS))


def update_permission(core: LocalSheets, call: Call) -> JsonObject:
    """`permissions.update`: the role, or whom the document is offered to."""
    document = document_of(core, call)
    body = call.body if isinstance(call.body, dict) else {}
    old = _existing(document, call.path["permissionId"])
    changes = {name: body[name] for name in ("role", "pendingOwner") if body.get(name) is not None}
    if changes.get("role") == "owner" and not call.flag("transferOwnership"):
        message = "The transferOwnership parameter must be enabled when the permission role is 'owner'."
        raise ApiError(403, message, reason="forbidden", location="transferOwnership")
    item = {**old, **changes}

    def give(before: Document) -> Document:
        kept = [item if other["id"] == item["id"] else other for other in permissions_of(before)]
        owner = before.owner
        if item["role"] == "owner" and item.get("emailAddress"):
            kept = [
                {**other, "role": "writer"} if other["role"] == "owner" and other is not item else other
                for other in kept
            ]
            owner = item["emailAddress"]
        return before.changed(core.clock(), permissions=tuple(kept), owner=owner)

    core.change_document(document.file_id, give)
    return projected(item, call.text("fields") or ",".join(DEFAULT_FIELDS))


def delete_permission(core: LocalSheets, call: Call) -> None:
    """`permissions.delete`."""
    document = document_of(core, call)
    old = _existing(document, call.path["permissionId"])
    if old["role"] == "owner":
        raise ApiError(403, "The owner of a file cannot be removed.", reason="cannotRemoveOwner")
    core.change_document(
        document.file_id,
        lambda before: before.changed(
            core.clock(), permissions=tuple(item for item in before.permissions if item["id"] != old["id"])
        ),
    )


def _existing(document: Document, wanted: str) -> JsonObject:
    for item in permissions_of(document):
        if item["id"] == wanted:
            return item
    raise ApiError(404, f"Permission not found: {wanted}.", reason="notFound", location="permissionId")


def _permission(kind: str, role: str, whom: str | None, *, allow_discovery: bool = False) -> JsonObject:
    item: JsonObject = {"kind": "drive#permission", "type": kind, "role": role}
    if kind == "anyone":
        return item | {"id": "anyone" if allow_discovery else "anyoneWithLink", "allowFileDiscovery": allow_discovery}
    digest = hashlib.sha256(f"{kind}:{whom}".encode()).hexdigest()
    item["id"] = f"{int(digest[:16], 16):020d}"
    name = "domain" if kind == "domain" else "emailAddress"
    return (
        item
        | {name: whom, "displayName": whom, "deleted": False}
        | ({"pendingOwner": False} if kind in {"user", "group"} else {"allowFileDiscovery": allow_discovery})
    )


def list_comments(core: LocalSheets, call: Call) -> JsonObject:
    """`comments.list`; Drive insists on `fields`."""
    _require_fields(call)
    document = document_of(core, call)
    return projected({"kind": "drive#commentList", "comments": list(document.comments)}, call.text("fields"))


def create_comment(core: LocalSheets, call: Call) -> JsonObject:
    """`comments.create`."""
    _require_fields(call)
    document = document_of(core, call)
    body = call.body if isinstance(call.body, dict) else {}
    if not body.get("content"):
        raise ApiError(400, "The comment content field is required.", reason="required", location="comment.content")
    now = core.clock()
    item = {
        "kind": "drive#comment",
        "id": f"AAAA{len(document.comments):06d}",
        "createdTime": timestamp(now),
        "modifiedTime": timestamp(now),
        "content": body["content"],
        "htmlContent": body["content"],
        "author": {"kind": "drive#user", "displayName": core.caller, "me": True},
        "deleted": False,
        "resolved": False,
        "replies": [],
    } | ({"anchor": body["anchor"]} if body.get("anchor") else {})
    core.change_document(document.file_id, lambda old: old.changed(now, comments=(*old.comments, item)))
    return projected(item, call.text("fields"))


def _require_fields(call: Call) -> None:
    if not call.text("fields"):
        message = "The 'fields' parameter is required for this method."
        raise ApiError(400, message, reason="required", location="fields")


def projected(answer: JsonObject, fields: str | None) -> JsonObject:
    """Keep what Drive's `fields` names; a name that is nowhere in the answer keeps nothing."""
    if not fields or fields == "*":
        return answer
    mask = masks.parse_loose_mask(fields)
    if mask is None:
        raise ApiError(400, f"Invalid field selection {fields}", reason="invalidParameter", location="fields")
    result: JsonObject = masks.project(answer, mask)
    return result
