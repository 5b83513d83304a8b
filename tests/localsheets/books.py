"""A spreadsheet on a local server, spoken to in plain HTTP or through unmodified gspread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import gspread
import requests
from requests.adapters import HTTPAdapter

from sheets_outreach.localsheets import LocalServer
from tests.localsheets import discovery

GOOGLE_HOSTS = ("https://sheets.googleapis.com/", "https://www.googleapis.com/")
SPREADSHEET_TYPE = "application/vnd.google-apps.spreadsheet"


class ToLocal(HTTPAdapter):
    """Sends what is meant for Google to a local address, otherwise untouched."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        assert request.url is not None
        request.url = self.base + "/" + request.url.split("/", 3)[3]
        return super().send(request, *args, **kwargs)


def gspread_on(server: LocalServer) -> tuple[gspread.Client, requests.Session]:
    """Unmodified gspread talking to a local server, over a real socket."""
    session = requests.Session()
    for host in GOOGLE_HOSTS:
        session.mount(host, ToLocal(server.url))
    return gspread.Client(auth=None, session=session), session  # type: ignore[arg-type]


# What Google answers at which address, by the discovery document.
ANSWERS = (
    ("GET", r"", "Spreadsheet"),
    ("POST", r":batchUpdate", "BatchUpdateSpreadsheetResponse"),
    ("POST", r":getByDataFilter", "Spreadsheet"),
    ("GET", r"/values:batchGet", "BatchGetValuesResponse"),
    ("POST", r"/values:batchUpdate", "BatchUpdateValuesResponse"),
    ("POST", r"/values:batchClear", "BatchClearValuesResponse"),
    ("POST", r"/values:batchGetByDataFilter", "BatchGetValuesByDataFilterResponse"),
    ("POST", r"/values:batchUpdateByDataFilter", "BatchUpdateValuesByDataFilterResponse"),
    ("POST", r"/values:batchClearByDataFilter", "BatchClearValuesByDataFilterResponse"),
    ("POST", r"/values/.*:append", "AppendValuesResponse"),
    ("POST", r"/values/.*:clear", "ClearValuesResponse"),
    ("GET", r"/values/.*", "ValueRange"),
    ("PUT", r"/values/.*", "UpdateValuesResponse"),
    ("POST", r"/sheets/.*:copyTo", "SheetProperties"),
    ("GET", r"/developerMetadata/.*", "DeveloperMetadata"),
    ("POST", r"/developerMetadata:search", "SearchDeveloperMetadataResponse"),
)


def check_answer(method: str, path: str, answer: requests.Response) -> None:
    """Hold an answer against Google's discovery document."""
    if answer.status_code == 200:
        message = next(name for verb, form, name in ANSWERS if verb == method and re.fullmatch(form, path))
        assert discovery.faults(message, answer.json()) == []


def without_nulls(value: Any) -> Any:
    """JSON as it reads when null means "not set"."""
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


@dataclass
class Book:
    """One spreadsheet on a server, spoken to in plain HTTP; every answer is held against the discovery document."""

    server: LocalServer
    identity: str

    @property
    def url(self) -> str:
        return f"{self.server.url}/v4/spreadsheets/{self.identity}"

    def post(self, path: str, body: Any, **query: str) -> requests.Response:
        answer = requests.post(self.url + path, json=body, params=query, timeout=30)
        check_answer("POST", path, answer)
        return answer

    def batch(self, *batch_requests: dict[str, Any], **extra: Any) -> dict[str, Any]:
        """Carry out a batchUpdate that must succeed."""
        body = {"requests": list(batch_requests), **extra}
        answer = self.post(":batchUpdate", body)
        assert answer.status_code == 200, answer.text
        taken = discovery.faults("BatchUpdateSpreadsheetRequest", without_nulls(body))
        assert taken == [], "only Google's requests are accepted"
        found: dict[str, Any] = answer.json()
        return found

    def refused(self, *batch_requests: dict[str, Any]) -> str:
        """Carry out a batchUpdate that must be refused; gives Google's sentence."""
        answer = self.post(":batchUpdate", {"requests": list(batch_requests)})
        assert answer.status_code == 400, answer.text
        error = answer.json()["error"]
        assert error["status"] == "INVALID_ARGUMENT"
        return str(error["message"])

    def get(self, path: str = "", **query: Any) -> dict[str, Any]:
        """Read something that must be there."""
        answer = requests.get(self.url + path, params=query, timeout=30)
        assert answer.status_code == 200, answer.text
        check_answer("GET", path, answer)
        found: dict[str, Any] = answer.json()
        return found

    def values(self, cells: str = "Sheet1", **query: str) -> list[list[Any]]:
        """The values of a range, unformatted unless told otherwise."""
        found: list[list[Any]] = self.get(
            f"/values/{cells}", **{"valueRenderOption": "UNFORMATTED_VALUE", **query}
        ).get("values", [])
        return found

    def put(self, cells: str, rows: list[list[Any]], option: str = "RAW") -> dict[str, Any]:
        """Write values; must succeed."""
        address = f"{self.url}/values/{cells}"
        answer = requests.put(address, json={"values": rows}, params={"valueInputOption": option}, timeout=30)
        assert answer.status_code == 200, answer.text
        check_answer("PUT", f"/values/{cells}", answer)
        found: dict[str, Any] = answer.json()
        return found

    def sheet(self, index: int = 0, **query: Any) -> dict[str, Any]:
        """What a spreadsheet's tab looks like now."""
        found: dict[str, Any] = self.get(**query)["sheets"][index]
        return found

    def cells(self, cells: str, fields: str = "*") -> list[list[dict[str, Any]]]:
        """CellData of a range, rows × columns."""
        mask = f"sheets.data.rowData.values({fields})" if fields != "*" else "sheets.data.rowData"
        found = self.get(ranges=cells, fields=mask)["sheets"][0]["data"][0]
        return [row.get("values", []) for row in found.get("rowData", [])]


def new_book(server: LocalServer, title: str = "Register", **settings: Any) -> Book:
    """A fresh spreadsheet on a server."""
    return Book(server, server.core.create(title, **settings))
