"""The part of Drive that clients of Sheets need."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from sheets_outreach.localsheets import LocalServer
from tests.localsheets.books import SPREADSHEET_TYPE, Book, new_book


class Drive:
    """Drive v3 on a server, in plain HTTP."""

    def __init__(self, server: LocalServer) -> None:
        self.server = server

    def call(self, method: str, path: str, body: Any = None, **query: str) -> requests.Response:
        return requests.request(method, f"{self.server.url}/drive/v3/files{path}", json=body, params=query, timeout=5)

    def create(self, name: str, **more: Any) -> str:
        answer = self.call("POST", "", {"name": name, "mimeType": SPREADSHEET_TYPE, **more})
        assert answer.json() == {
            "kind": "drive#file", "id": answer.json()["id"], "name": name, "mimeType": SPREADSHEET_TYPE
        }  # fmt: skip
        return str(answer.json()["id"])

    def names(self, query: str = "", **more: str) -> list[str]:
        answer = self.call("GET", "", None, q=query, fields="files(name)", **more)
        assert answer.status_code == 200, answer.text
        return [file["name"] for file in answer.json()["files"]]


@pytest.fixture
def drive(server: LocalServer) -> Drive:
    return Drive(server)


def test_a_file_is_made_found_renamed_and_removed(drive: Drive) -> None:
    """The title of the spreadsheet is the name of the file, both ways."""
    identity = drive.create("Реестр")
    assert drive.call("GET", f"/{identity}", None, fields="name,mimeType").json() == {
        "name": "Реестр", "mimeType": SPREADSHEET_TYPE
    }  # fmt: skip
    drive.call("PATCH", f"/{identity}", {"name": "Register"})
    assert Book(drive.server, identity).get(fields="properties.title")["properties"]["title"] == "Register"
    gone = drive.call("DELETE", f"/{identity}")
    assert (gone.status_code, gone.text) == (204, "")
    missing = drive.call("GET", f"/{identity}")
    assert missing.status_code == 404
    assert missing.json()["error"]["errors"][0]["reason"] == "notFound"


def test_times_and_version_move_with_every_change(drive: Drive) -> None:
    """The version only ever grows, also for a change through the Sheets API; a read changes nothing."""
    identity = drive.create("x")
    fields = "createdTime,modifiedTime,version"
    before = drive.call("GET", f"/{identity}", None, fields=fields).json()
    book = Book(drive.server, identity)
    book.values()
    assert drive.call("GET", f"/{identity}", None, fields=fields).json() == before
    book.put("A1", [["x"]])
    after = drive.call("GET", f"/{identity}", None, fields=fields).json()
    assert after["createdTime"] == before["createdTime"]
    assert after["modifiedTime"] >= before["modifiedTime"]
    assert int(after["version"]) > int(before["version"])


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ['Two\'s "b"', "Two", "One"]),
        ('name = "Two"', ["Two"]),
        ("name = 'Two\\'s \"b\"'", ['Two\'s "b"']),
        ("name contains 'two'", ['Two\'s "b"', "Two"]),
        ("name != 'Two'", ['Two\'s "b"', "One"]),
        (f"mimeType='{SPREADSHEET_TYPE}' and trashed = false", ['Two\'s "b"', "Two", "One"]),
        ("mimeType = 'text/plain'", []),
        ("'folder' in parents", ["One"]),
        (f'mimeType="{SPREADSHEET_TYPE}" and name = "One" and parents in "folder"', ["One"]),
    ],
)
def test_files_are_found_by_name_type_and_folder(drive: Drive, query: str, names: list[str]) -> None:
    """Newest first; both kinds of quotes, with what is escaped in them."""
    drive.create("One", parents=["folder"])
    drive.create("Two")
    drive.create('Two\'s "b"')
    assert drive.names(query) == names


def test_a_listing_comes_in_pages_and_orders(drive: Drive) -> None:
    """The token leads to the next page; the last page has none."""
    for name in "bac":
        drive.create(name)
    assert drive.names(orderBy="name") == ["a", "b", "c"]
    assert drive.names(orderBy="name desc") == ["c", "b", "a"]
    first = drive.call("GET", "", None, pageSize="2", orderBy="name", fields="nextPageToken,files/name").json()
    assert [file["name"] for file in first["files"]] == ["a", "b"]
    second = drive.call("GET", "", None, pageSize="2", orderBy="name", pageToken=first["nextPageToken"]).json()
    assert [file["name"] for file in second["files"]] == ["c"]
    assert "nextPageToken" not in second


def test_a_copy_is_another_spreadsheet(drive: Drive) -> None:
    """Tabs keep their ids and cells; the copy goes its own way."""
    book = new_book(drive.server, "Original")
    book.put("A1", [["x"]])
    answer = drive.call("POST", f"/{book.identity}/copy", {"name": None}).json()
    assert answer["name"] == "Copy of Original"
    copy = Book(drive.server, answer["id"])
    copy.put("A2", [["y"]])
    assert (copy.values(), book.values()) == ([["x"], ["y"]], [["x"]])
    assert copy.sheet()["properties"]["sheetId"] == 0


def test_rows_go_out_and_come_in_as_text(drive: Drive) -> None:
    """CSV as shown, without a last line break; an import is typed and makes one new tab."""
    book = new_book(drive.server, "Numbers")
    book.put("A1:B2", [["a,b", "1.5"], ["=1+1", 'say "x"']], "USER_ENTERED")
    exported = drive.call("GET", f"/{book.identity}/export", None, mimeType="text/csv")
    assert exported.text == '"a,b",1.5\r\n2,"say ""x"""'
    tabbed = drive.call("GET", f"/{book.identity}/export", None, mimeType="text/tab-separated-values")
    assert tabbed.text.startswith("a,b\t1.5")
    answer = requests.put(
        f"{drive.server.url}/upload/drive/v2/files/{book.identity}", data="Имя,7\n,x".encode(),
        params={"uploadType": "media", "convert": "True"}, headers={"Content-Type": "text/csv"}, timeout=5,
    )  # fmt: skip
    assert answer.status_code == 200
    [sheet] = book.get()["sheets"]
    assert sheet["properties"]["title"] == "Numbers"
    assert sheet["properties"]["sheetId"] != 0
    assert book.values("Numbers") == [["Имя", 7], ["", "x"]]


def test_sharing_is_kept(drive: Drive) -> None:
    """Permissions are made, listed, changed and removed; the owner's stays."""
    identity = drive.create("x")
    path = f"/{identity}/permissions"
    body = {"type": "user", "role": "writer", "emailAddress": "anna@example.org"}
    made = drive.call("POST", path, body).json()
    assert made == {"kind": "drive#permission", "id": made["id"], "type": "user", "role": "writer"}
    drive.call("POST", path, {"type": "anyone", "role": "reader", "withLink": True})
    listed = drive.call("GET", path, None, fields="nextPageToken,permissions").json()["permissions"]
    assert [(item["type"], item["role"]) for item in listed] == [
        ("user", "owner"), ("user", "writer"), ("anyone", "reader")
    ]  # fmt: skip
    assert drive.call("PATCH", f"{path}/{made['id']}", {"role": "reader"}).json()["role"] == "reader"
    owner = drive.call("DELETE", f"{path}/{listed[0]['id']}")
    assert (owner.status_code, owner.json()["error"]["errors"][0]["domain"]) == (403, "global")
    assert drive.call("DELETE", f"{path}/{made['id']}").status_code == 204
    given = drive.call("POST", path, {**body, "role": "owner"}, transferOwnership="true")
    assert given.status_code == 200
    assert drive.call("POST", path, {**body, "role": "owner"}).status_code == 403


def test_comments_are_kept(drive: Drive) -> None:
    """Drive insists on `fields` for them."""
    identity = drive.create("x")
    assert drive.call("GET", f"/{identity}/comments").status_code == 400
    drive.call("POST", f"/{identity}/comments", {"content": "Hei"}, fields="id")
    listed = drive.call("GET", f"/{identity}/comments", None, fields="comments/content,nextPageToken").json()
    assert listed == {"comments": [{"content": "Hei"}]}


def test_a_document_that_is_not_shared_is_not_there_for_drive(drive: Drive) -> None:
    """Sheets says forbidden, Drive does not know it, and no listing shows it."""
    from dataclasses import replace

    identity = drive.create("secret")
    drive.server.core.administer(identity, lambda document: replace(document, shared=False))
    answer = requests.get(f"{drive.server.url}/v4/spreadsheets/{identity}", timeout=5)
    assert (answer.status_code, answer.json()["error"]["status"]) == (403, "PERMISSION_DENIED")
    assert drive.call("GET", f"/{identity}").status_code == 404
    assert drive.names() == []


def test_only_spreadsheets_are_made(drive: Drive) -> None:
    """Another type is a 501, never a file of the wrong kind."""
    answer = drive.call("POST", "", {"name": "x", "mimeType": "text/plain"})
    assert (answer.status_code, "text/plain" in answer.json()["error"]["message"]) == (501, True)


@pytest.mark.parametrize(
    ("body", "field"),
    [({"role": "reader"}, "type"), ({"type": "user"}, "role"), ({"type": "user", "role": "reader"}, "emailAddress"),
     ({"type": "domain", "role": "reader"}, "domain")],
)  # fmt: skip
def test_a_permission_names_whom_it_is_for(drive: Drive, body: dict[str, str], field: str) -> None:
    """What is missing is named, as Drive names it."""
    identity = drive.create("x")
    answer = drive.call("POST", f"/{identity}/permissions", body)
    assert answer.status_code == 400
    assert answer.json()["error"]["errors"][0] == {
        "message": answer.json()["error"]["message"], "domain": "global", "reason": "required",
        "location": f"permission.{field}", "locationType": "parameter",
    }  # fmt: skip


def test_a_document_is_given_away(drive: Drive) -> None:
    """The new owner is an owner, the old one keeps writing."""
    identity = drive.create("x")
    path = f"/{identity}/permissions"
    made = drive.call("POST", path, {"type": "user", "role": "writer", "emailAddress": "boss@example.org"}).json()
    assert drive.call("PATCH", f"{path}/{made['id']}", {"role": "owner"}).status_code == 403
    drive.call("PATCH", f"{path}/{made['id']}", {"role": "owner"}, transferOwnership="true")
    listed = drive.call("GET", path, None, fields="permissions").json()["permissions"]
    assert [(item["role"], item["emailAddress"]) for item in listed] == [
        ("writer", drive.server.core.caller), ("owner", "boss@example.org")
    ]  # fmt: skip
    assert drive.server.core.document(identity).owner == "boss@example.org"


def test_a_description_is_kept(drive: Drive) -> None:
    """And what else a file could have is refused by name."""
    identity = drive.create("x")
    drive.call("PATCH", f"/{identity}", {"description": "Hei"})
    assert drive.call("GET", f"/{identity}", None, fields="description").json() == {"description": "Hei"}
    answer = drive.call("PATCH", f"/{identity}", {"starred": True})
    assert (answer.status_code, "starred" in answer.json()["error"]["message"]) == (501, True)
    assert set(drive.call("GET", f"/{identity}", None, fields="*").json()) >= {"id", "owners", "version", "webViewLink"}


def test_what_drive_asks_for_is_checked(drive: Drive) -> None:
    """Orders, fields and comments that make no sense."""
    identity = drive.create("x")
    assert drive.call("GET", "", None, orderBy="shoe size").status_code == 400
    assert drive.call("GET", "", None, fields="files,nope").status_code == 400
    assert drive.call("GET", f"/{identity}/permissions", None, fields="(((").status_code == 400
    assert drive.call("POST", f"/{identity}/comments", {}, fields="*").status_code == 400
    listed = drive.call("GET", "", None, fields="*").json()
    assert listed["kind"] == "drive#fileList"
    assert drive.call("GET", f"/{identity}/permissions").json()["permissions"][0].keys() == {
        "kind",
        "id",
        "type",
        "role",
    }
    assert drive.call("GET", f"/{identity}/permissions", None, fields="*").json()["permissions"][0]["emailAddress"]


@pytest.mark.parametrize(
    ("query", "kind", "content", "status"),
    [({"uploadType": "resumable"}, "text/csv", b"a", 501), ({"uploadType": "media"}, "application/pdf", b"a", 501),
     ({"uploadType": "media"}, "text/csv", b"\xff\xfe", 400), ({"uploadType": "media"}, "text/csv", b"", 200)],
)  # fmt: skip
def test_only_text_is_imported(drive: Drive, query: dict[str, str], kind: str, content: bytes, status: int) -> None:
    """Other types are refused by name, other encodings as a bad request; nothing at all is an empty tab."""
    identity = drive.create("x")
    answer = requests.put(f"{drive.server.url}/upload/drive/v2/files/{identity}", data=content, params=query,
                          headers={"Content-Type": kind}, timeout=5)  # fmt: skip
    assert answer.status_code == status
