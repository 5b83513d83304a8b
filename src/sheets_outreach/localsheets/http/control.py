"""How does a test outside the process make the server fail, or act in a person's name?

Addresses under `/control`, only where the server was started with `control=True`. None of this is Google's.

    POST   /control/faults                     one fault or a list of them (see `http.faults.Fault`)
    DELETE /control/faults
    PUT    /control/quota                      {"reads": 60, "writes": 60}; null is no limit
    PUT    /control/clock                      {"skew_s": 120}: the Date header is off by so much
    PUT    /control/documents/{id}             {"shared": false, "owner": "somebody@example.org"}
    POST   /control/documents/{id}/edits       {"person": …, "requests": [batchUpdate requests]}
    POST   /control/documents/{id}/typing      {"person": …, "range": "Sheet1!A2", "values": [["text"]]}
    GET    /control/requests                   every request since the start: [[method, path], …]
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sheets_outreach.localsheets.errors import ApiError, JsonObject, invalid
from sheets_outreach.localsheets.http.faults import parse_fault
from sheets_outreach.localsheets.people import DEFAULT_PERSON

if TYPE_CHECKING:
    from sheets_outreach.localsheets.http.server import LocalServer

Action = Callable[["LocalServer", str, Any], Any]


def _add_faults(server: LocalServer, _: str, body: Any) -> JsonObject:
    found = [parse_fault(one) for one in (body if isinstance(body, list) else [body])]
    for fault in found:
        server.faults.add(fault)
    return {"pending": server.faults.pending()}


def _clear_faults(server: LocalServer, _: str, __: Any) -> JsonObject:
    server.faults.clear()
    return {"pending": 0}


def _set_quota(server: LocalServer, _: str, body: Any) -> JsonObject:
    limits = _fields(body, {"reads": (int, type(None)), "writes": (int, type(None))})
    server.quota.set(**limits)
    return dict(server.quota.limits)


def _set_clock(server: LocalServer, _: str, body: Any) -> JsonObject:
    server.clock_skew = timedelta(seconds=_fields(body, {"skew_s": (int, float)}).get("skew_s", 0))
    return {"skew_s": server.clock_skew.total_seconds()}


def _set_document(server: LocalServer, identity: str, body: Any) -> JsonObject:
    fields = _fields(body, {"shared": (bool,), "owner": (str,)})
    server.core.administer(identity, lambda old: replace(old, **fields))
    return fields


def _edit(server: LocalServer, identity: str, body: Any) -> JsonObject:
    fields = _fields(body, {"person": (str,), "requests": (list,)})
    person = fields.get("person", DEFAULT_PERSON)
    return {"replies": server.core.person_edits(identity, fields.get("requests", []), person=person)}


def _type(server: LocalServer, identity: str, body: Any) -> JsonObject:
    fields = _fields(body, {"person": (str,), "range": (str,), "values": (list,)})
    rows = fields.get("values", [])
    if not all(isinstance(row, list) and all(isinstance(text, str) for text in row) for row in rows):
        raise invalid("values are rows of texts.")
    person = fields.get("person", DEFAULT_PERSON)
    server.core.person_types(identity, fields.get("range", ""), rows, person=person)
    return {}


def _requests(server: LocalServer, _: str, __: Any) -> JsonObject:
    return {"requests": [list(one) for one in server.requests]}


ACTIONS: tuple[tuple[str, re.Pattern[str], Action], ...] = (
    ("POST", re.compile(r"/control/faults()\Z"), _add_faults),
    ("DELETE", re.compile(r"/control/faults()\Z"), _clear_faults),
    ("PUT", re.compile(r"/control/quota()\Z"), _set_quota),
    ("PUT", re.compile(r"/control/clock()\Z"), _set_clock),
    ("PUT", re.compile(r"/control/documents/([^/]+)\Z"), _set_document),
    ("POST", re.compile(r"/control/documents/([^/]+)/edits\Z"), _edit),
    ("POST", re.compile(r"/control/documents/([^/]+)/typing\Z"), _type),
    ("GET", re.compile(r"/control/requests()\Z"), _requests),
)


def act(server: LocalServer, method: str, path: str, body: Any) -> Any:
    """Carry out a control request.

    Raises:
        ApiError: 404 for an unknown address, 400 for a body that does not fit.
    """
    for wanted, pattern, action in ACTIONS:
        if wanted == method and (match := pattern.match(path)):
            return action(server, match[1], body)
    raise ApiError(404, f"No {method} at {path} on the local Sheets server.")


def _fields(body: Any, known: dict[str, tuple[type, ...]]) -> JsonObject:
    if not isinstance(body, dict) or not body.keys() <= known.keys():
        raise invalid(f"The body is an object with {', '.join(known)}.")
    for name, value in body.items():
        if not isinstance(value, known[name]) or (isinstance(value, bool) and bool not in known[name]):
            raise invalid(f"{name} has an unusable value.")
    return body
