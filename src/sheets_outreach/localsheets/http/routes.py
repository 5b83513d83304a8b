"""Which address and method is which endpoint?

The path is matched as it came, still percent-encoded: a range may hold slashes and colons of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from sheets_outreach.localsheets.core import LocalSheets
from sheets_outreach.localsheets.endpoints import (
    cellvalues,
    drive,
    filteredvalues,
    listing,
    metadata,
    sharing,
    spreadsheets,
    transfer,
)
from sheets_outreach.localsheets.endpoints.calls import Call
from sheets_outreach.localsheets.errors import ApiError, unsupported

READ_OPTIONS = frozenset(("valueRenderOption", "dateTimeRenderOption", "majorDimension"))
WRITE_OPTIONS = frozenset(
    ("valueInputOption", "includeValuesInResponse", "responseValueRenderOption", "responseDateTimeRenderOption")
)
APPEND_OPTIONS = WRITE_OPTIONS | {"insertDataOption"}
NONE: frozenset[str] = frozenset()

Endpoint = Callable[[LocalSheets, Call], Any]


@dataclass(frozen=True, slots=True)
class Route:
    """One endpoint: its method, its address as a template, the query parameters it has (None: any), read or write."""

    method: str
    template: str
    endpoint: Endpoint
    parameters: frozenset[str] | None = NONE
    writes: bool = False


FILE = "/drive/v3/files/{fileId}"
BOOK = "/v4/spreadsheets/{spreadsheetId}"

ROUTES = (
    Route("GET", BOOK, spreadsheets.get,
          frozenset(("ranges", "includeGridData", "excludeTablesInBandedRanges", "commentsViewMode"))),
    Route("POST", "/v4/spreadsheets", spreadsheets.create, NONE, writes=True),
    Route("POST", f"{BOOK}:batchUpdate", spreadsheets.batch_update, NONE, writes=True),
    Route("POST", f"{BOOK}:getByDataFilter", spreadsheets.get_by_data_filter),
    Route("GET", f"{BOOK}/values:batchGet", cellvalues.batch_get, READ_OPTIONS | {"ranges"}),
    Route("POST", f"{BOOK}/values:batchUpdate", cellvalues.batch_update, NONE, writes=True),
    Route("POST", f"{BOOK}/values:batchClear", cellvalues.batch_clear, NONE, writes=True),
    Route("POST", f"{BOOK}/values:batchGetByDataFilter", filteredvalues.batch_get),
    Route("POST", f"{BOOK}/values:batchUpdateByDataFilter", filteredvalues.batch_update, NONE, writes=True),
    Route("POST", f"{BOOK}/values:batchClearByDataFilter", filteredvalues.batch_clear, NONE, writes=True),
    Route("POST", BOOK + "/values/{range}:append", cellvalues.append, APPEND_OPTIONS, writes=True),
    Route("POST", BOOK + "/values/{range}:clear", cellvalues.clear, NONE, writes=True),
    Route("GET", BOOK + "/values/{range}", cellvalues.get, READ_OPTIONS),
    Route("PUT", BOOK + "/values/{range}", cellvalues.update, WRITE_OPTIONS, writes=True),
    Route("POST", BOOK + "/sheets/{sheetId}:copyTo", spreadsheets.copy_sheet, NONE, writes=True),
    Route("GET", BOOK + "/developerMetadata/{metadataId}", metadata.get),
    Route("POST", BOOK + "/developerMetadata:search", metadata.search),
    Route("POST", "/drive/v3/files", drive.create, None, writes=True),
    Route("GET", "/drive/v3/files", listing.listing, None),
    Route("GET", FILE, drive.get, None),
    Route("PATCH", FILE, drive.update, None, writes=True),
    Route("DELETE", FILE, drive.delete, None, writes=True),
    Route("POST", FILE + "/copy", transfer.copy, None, writes=True),
    Route("GET", FILE + "/export", transfer.export, None),
    Route("PUT", "/upload/drive/v2/files/{fileId}", transfer.import_rows, None, writes=True),
    Route("GET", FILE + "/permissions", sharing.list_permissions, None),
    Route("POST", FILE + "/permissions", sharing.create_permission, None, writes=True),
    Route("PATCH", FILE + "/permissions/{permissionId}", sharing.update_permission, None, writes=True),
    Route("DELETE", FILE + "/permissions/{permissionId}", sharing.delete_permission, None, writes=True),
    Route("GET", FILE + "/comments", sharing.list_comments, None),
    Route("POST", FILE + "/comments", sharing.create_comment, None, writes=True),
)  # fmt: skip
LOOSE_SLASH = re.compile(r"^(/v4/spreadsheets/[^/:]+|/drive/v3/files/[^/]+)/(?=:|\Z)")


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    pattern = ""
    for number, part in enumerate(parts):
        if number % 2 == 0:
            pattern += re.escape(part)
        else:
            pattern += f"(?P<{part}>.+)" if part == "range" else f"(?P<{part}>[^/:]+)"
    return re.compile(pattern + r"\Z", re.DOTALL)


PATTERNS = [(route, _pattern(route.template)) for route in ROUTES]


def find(method: str, path: str) -> tuple[Route, dict[str, str]]:
    """Find the endpoint of a request.

    Args:
        method: GET, POST …
        path: percent-encoded, without the query.

    Raises:
        ApiError: 404, no such address or not with this method.
    """
    # A colon may come as %3A: clients encode the verb's colon together with the range's (google-api-python-client).
    plain = path.replace("%3A", ":").replace("%3a", ":")
    # Google takes `/{id}/` for `/{id}` and `/{id}/:batchUpdate` for `/{id}:batchUpdate` (the Node package sends both).
    plain = LOOSE_SLASH.sub(r"\1", plain)
    for route, pattern in PATTERNS:
        if route.method == method and (match := pattern.match(plain)):
            return route, {name: unquote(value) for name, value in match.groupdict().items()}
    if plain.startswith(("/drive/", "/upload/")):
        raise unsupported(f"{method} {plain}")
    raise ApiError(404, f"No {method} at {path} on the local Sheets server.", reason="notFound")
