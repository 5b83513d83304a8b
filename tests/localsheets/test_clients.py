"""Unmodified clients, told nothing but another address."""

from __future__ import annotations

import re
import subprocess
import sys

import gspread
import pytest
import requests
from googleapiclient import discovery as google
from googleapiclient.errors import HttpError
from googleapiclient.http import build_http

from sheets_outreach.localsheets import LocalServer
from tests.localsheets.books import SPREADSHEET_TYPE

pytest_plugins = ["pytester"]


def test_gspread_does_its_everyday_work(client: gspread.Client) -> None:
    """Create, write, format, insert, append, read, filter, protect, delete."""
    spreadsheet = client.create("Сообщества")
    worksheet = spreadsheet.sheet1
    worksheet.update([["Название", "Ссылка"], ["Нейбахуд", "https://vk.com/x"]], "A1:B2")
    worksheet.format("A1:B1", {"textFormat": {"bold": True}})
    worksheet.insert_row(["", ""], 2)
    worksheet.append_row(["Соседи", "https://t.me/x"], table_range="A1:B1")
    worksheet.append_row(["Дружный", "=1+1"], value_input_option=gspread.utils.ValueInputOption.user_entered)
    worksheet.freeze(rows=1)
    worksheet.set_basic_filter()
    worksheet.update_note("A1", "заметка")
    assert worksheet.get_note("A1") == "заметка"
    assert worksheet.row_values(1) == ["Название", "Ссылка"]
    assert worksheet.find("Соседи") is not None
    worksheet.delete_rows(2)
    worksheet.add_protected_range("A1:B1", warning_only=True, editor_users_emails=None)
    assert worksheet.get_all_records()[-1] == {"Название": "Дружный", "Ссылка": 2}
    copy = client.copy(spreadsheet.id, title="Копия")
    assert copy.sheet1.get_all_values() == worksheet.get_all_values()
    assert {found.title for found in client.openall("Копия")} == {"Копия"}
    client.del_spreadsheet(spreadsheet.id)
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open_by_key(spreadsheet.id)


def test_gspread_is_told_what_is_wrong(client: gspread.Client) -> None:
    """Errors arrive as gspread's own, with Google's sentence in them."""
    spreadsheet = client.create("x")
    with pytest.raises(gspread.exceptions.APIError, match="exceeds grid limits"):
        spreadsheet.sheet1.update([["x"]], "A5000")
    with pytest.raises(gspread.exceptions.APIError, match="already exists"):
        spreadsheet.add_worksheet("Sheet1", 1, 1)


def test_googles_own_client_works(server: LocalServer) -> None:
    """google-api-python-client, Sheets and Drive, with its own discovery documents."""
    http = build_http()
    options = {"client_options": {"api_endpoint": server.url}, "http": http, "static_discovery": True}
    sheets = google.build("sheets", "v4", **options).spreadsheets()
    drive_options = {**options, "client_options": {"api_endpoint": f"{server.url}/drive/v3/"}}
    drive = google.build("drive", "v3", **drive_options)
    made = sheets.create(body={"properties": {"title": "Til naboen"}}, fields="spreadsheetId").execute()
    identity = made["spreadsheetId"]
    values = sheets.values()
    written = values.update(
        spreadsheetId=identity,
        range="Sheet1!A1",
        valueInputOption="USER_ENTERED",
        body={"values": [["a", 1], ["b", "=B1+1"]]},
    ).execute()
    assert written["updatedRange"] == "Sheet1!A1:B2"
    values.append(
        spreadsheetId=identity, range="'Sheet1'!A1:B2", valueInputOption="RAW", body={"values": [["c", 3]]}
    ).execute()
    found = values.get(spreadsheetId=identity, range="Sheet1!A:B", valueRenderOption="UNFORMATTED_VALUE").execute()
    assert found["values"] == [["a", 1], ["b", 2], ["c", 3]]
    many = values.batchGet(spreadsheetId=identity, ranges=["A1:A2", "B3"]).execute()
    assert [one["values"] for one in many["valueRanges"]] == [[["a"], ["b"]], [["3"]]]
    request = {"addSheet": {"properties": {"title": "Nr. 2"}}}
    reply = sheets.batchUpdate(spreadsheetId=identity, body={"requests": [request]}).execute()
    assert reply["replies"][0]["addSheet"]["properties"]["title"] == "Nr. 2"
    values.clear(spreadsheetId=identity, range="A1:B1").execute()
    assert sheets.get(spreadsheetId=identity, fields="sheets.properties.title").execute() == {
        "sheets": [{"properties": {"title": "Sheet1"}}, {"properties": {"title": "Nr. 2"}}]
    }
    with pytest.raises(HttpError, match="Unable to parse range") as refused:
        values.get(spreadsheetId=identity, range="Nowhere!A1").execute()
    assert refused.value.status_code == 400
    listed = drive.files().list(q=f"mimeType='{SPREADSHEET_TYPE}'", fields="files(id,name)").execute()
    assert listed == {"files": [{"id": identity, "name": "Til naboen"}]}
    drive.files().delete(fileId=identity).execute()
    http.close()


def test_it_is_started_from_the_command_line() -> None:
    """`python -m sheets_outreach.localsheets` says where it listens, and listens on loopback."""
    command = [sys.executable, "-m", "sheets_outreach.localsheets", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert re.fullmatch(r"Local Sheets server at http://127\.0\.0\.1:\d+\n", process.stdout.readline())
        process.terminate()


@pytest.mark.parametrize("path", ["/{id}/", "/{id}/:batchUpdate", "/{id}%3AbatchUpdate"])
def test_addresses_are_taken_as_other_clients_write_them(server: LocalServer, path: str) -> None:
    """The Node package puts a slash before the verb, others encode its colon."""
    identity = server.core.create("x")
    method = "POST" if "batchUpdate" in path else "GET"
    body: object = {"requests": [{"addSheet": {}}]} if method == "POST" else None
    address = f"{server.url}/v4/spreadsheets" + path.replace("{id}", identity)
    assert requests.request(method, address, json=body, timeout=5).status_code == 200


def test_a_test_elsewhere_gets_a_server_of_its_own(pytester: pytest.Pytester) -> None:
    """The fixture of the pytest plugin, as somebody else would use it."""
    pytester.makeconftest('pytest_plugins = ["sheets_outreach.localsheets.pytest_plugin"]')
    pytester.makepyfile("""
        import urllib.request

        def test_it_answers(local_sheets):
            identity = local_sheets.core.create("x")
            with urllib.request.urlopen(f"{local_sheets.url}/v4/spreadsheets/{identity}") as answer:
                assert answer.status == 200
    """)
    pytester.runpytest_subprocess().assert_outcomes(passed=1)
