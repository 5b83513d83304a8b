"""What is the answer to a request, status, headers and bytes?

The one place that turns refusals into Google's envelope: Sheets without `errors`, Drive with them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from sheets_outreach.localsheets.core import LocalSheets, SeenRequest
from sheets_outreach.localsheets.endpoints.calls import Call
from sheets_outreach.localsheets.endpoints.transfer import Download
from sheets_outreach.localsheets.errors import STATUS_NAMES, ApiError, JsonObject, invalid
from sheets_outreach.localsheets.http import routes
from sheets_outreach.localsheets.http.quotas import Quota
from sheets_outreach.localsheets.rawjson import encode

JSON_TYPE = "application/json; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request. `path` is still percent-encoded."""

    method: str
    path: str
    query: str = ""
    content_type: str = ""
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer."""

    status: int
    body: bytes = b""
    content_type: str = JSON_TYPE
    headers: dict[str, str] = field(default_factory=dict)


def answer(core: LocalSheets, request: Request, quota: Quota | None = None) -> Reply:
    """Answer a request; a refusal is an answer too."""
    try:
        return _answer(core, request, quota)
    except ApiError as refusal:
        return refused(request.path, refusal)


def refused(path: str, refusal: ApiError) -> Reply:
    """Write a refusal in Google's envelope."""
    error: JsonObject = {"code": refusal.status, "message": refusal.message}
    if path.startswith(("/drive/", "/upload/")):
        item: JsonObject = {"message": refusal.message, "domain": "global", "reason": refusal.reason}
        if refusal.location:
            item |= {"location": refusal.location, "locationType": "parameter"}
        error["errors"] = [item]
    else:
        error["status"] = STATUS_NAMES.get(refusal.status, "UNKNOWN")
        if refusal.details:
            error["details"] = refusal.details
    return Reply(refusal.status, encode({"error": error}))


def _answer(core: LocalSheets, request: Request, quota: Quota | None) -> Reply:
    # Known infidelity (caller): no token is asked for; every request is the configured caller's.
    route, path = routes.find(request.method, request.path)
    # Google's quotas here are those of Sheets; Drive's are others, and far away.
    if quota is not None and request.path.startswith("/v4/"):
        quota.spend("write" if route.writes else "read")
    body = request.body if request.path.startswith("/upload/") else decoded(request)
    seen = SeenRequest(request.method, request.path, body)
    # Hooks run outside every lock, in the thread of their request, so they may edit.
    for hook in list(core.before_request):
        hook(seen)
    call = Call(path, parse_qs(request.query, keep_blank_values=True), body, request.content_type)
    if route.parameters is not None:
        call.check_parameters(route.parameters)
    reply = _reply(route.endpoint(core, call))
    for hook in list(core.after_request):
        hook(seen)
    return reply


def _reply(result: Any) -> Reply:
    if result is None:
        return Reply(204, content_type="text/html")
    if isinstance(result, Download):
        return Reply(200, result.content, result.content_type)
    return Reply(200, encode(result))


def decoded(request: Request) -> Any:
    """Read a JSON body; None for an empty one.

    Raises:
        ApiError: 400, no JSON, or JSON that is no UTF-8.
    """
    if not request.body:
        return None
    try:
        found = json.loads(request.body, parse_constant=_no_number)
        if b"\\ud" in request.body.lower():
            # Half a surrogate pair is JSON, but no text that could be stored or sent.
            encode(found)
    except (ValueError, RecursionError) as error:
        raise invalid(f"Invalid JSON payload received. {error}") from error
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"Unexpected token.\n{name}")
