"""Personal data stays where people put it: marker words of theirs turn up in no log, error, job line or wrong mail."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from sheets_outreach.environment import logs
from sheets_outreach.errors import OutreachError
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.localsheets.http.faults import Fault
from sheets_outreach.register.columns import Tab
from tests.reliability.judges import find_sheet, texts
from tests.reliability.library import JOBS, THE_JOBS, Letterbox, open_door
from tests.security.everywhere import Refusing, fill, run_everything

PERSONAL = {
    (Tab.REGISTER, "admin"): "ADMINNAME",
    (Tab.REGISTER, "admin_link"): "https://vk.com/adminlink",
    (Tab.REGISTER, "admin_email"): "ADMINMAIL",
    (Tab.REGISTER, "account"): "ACCOUNTNAME",
    (Tab.REGISTER, "note"): "REGISTERNOTE",
    (Tab.DIARY, "wishes"): "WISHTEXT",
    (Tab.DIARY, "from_whom"): "FROMWHOM",
    (Tab.DIARY, "moved_to"): "MOVEDTO",
    (Tab.DIARY, "note"): "DIARYNOTE",
    (Tab.RECIPIENTS, "name"): "RECIPIENTNAME",
}


def personal(tab: Tab, key: str, row: int) -> str:
    """Fill the columns that hold something about a person with a word of each row's own."""
    mark = PERSONAL.get((tab, key))
    if key == "name" and tab is Tab.REGISTER:
        return f"Сообщество {row}"
    if key == "community":
        return f"Сообщество {row % 3}"
    if key == "title":
        return f"Вечер {row}"
    return f"{mark}{row}" if mark else ""


def marks_in(text: str) -> list[str]:
    """Name the markers that a text gives away."""
    return [mark for mark in PERSONAL.values() if mark.casefold() in text.casefold()]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything the process logs, down to the last detail."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    root.handlers.clear()
    written = io.StringIO()
    logs.configure(written, level=logging.DEBUG)
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


def test_job_lines_logs_and_outcomes_name_nobody(server: LocalServer, log: io.StringIO) -> None:
    """With every job run, half of the mails refused, at the most talkative level there is."""
    identity = fill(server, personal)
    outcomes = run_everything(server, identity, Refusing("550 no such user"))
    lines = str(texts(server.core, identity, JOBS))
    assert "send_digest" in lines or "digest:" in lines
    assert marks_in(lines) == []
    assert "example" not in lines
    assert marks_in(log.getvalue()) == []
    assert "library.example" not in log.getvalue()
    assert marks_in(str([outcome.as_fields() for outcome in outcomes])) == []


def test_claims_name_nobody(server: LocalServer) -> None:
    """What stands on a claim can be read by everybody who may see the sheet."""
    identity = fill(server, personal)
    seen: list[str] = []

    def look(_request: object) -> None:
        sheet = find_sheet(server.core, identity, JOBS)
        seen.append(str(sheet.listed("protectedRanges")) if sheet else "")

    server.core.after_request.append(look)
    THE_JOBS["send_digest"](open_door(server, identity), Letterbox())
    assert any("digest:" in one for one in seen)
    assert [mark for one in seen for mark in marks_in(one)] == []
    assert not [one for one in seen if "library.example" in one or "home.example" in one]


@pytest.mark.parametrize("job", THE_JOBS)
@pytest.mark.parametrize("status", [400, 403, 418, 503])
def test_errors_name_nobody(server: LocalServer, log: io.StringIO, job: str, status: int) -> None:
    """Not what an answer quoted of our request, and not a cell."""
    identity = fill(server, personal)
    message = f'Invalid value at requests[3] "{" ".join(PERSONAL.values())}'
    body = json.dumps({"error": {"code": status, "message": message, "status": "X"}})
    server.faults.add(Fault(status=status, body=body, times=None, skip=2, path=identity))
    clock = iter(range(0, 10**6, 30)).__next__
    try:
        said = THE_JOBS[job](open_door(server, identity, clock=clock), Letterbox()).message
    except OutreachError as error:
        said = str(error)
        logging.getLogger("job").exception("failed")
    assert said
    assert marks_in(said) == []
    assert marks_in(log.getvalue()) == []


def test_an_admins_mail_holds_nothing_of_another_admin(server: LocalServer) -> None:
    """Nor any wish, contact or note: those are for the library's own people."""
    identity = fill(server, personal)
    box = Letterbox()
    run_everything(server, identity, box)
    to_admins = [mail for mail in box.mails if "home.example" in str(mail["To"])]
    assert to_admins
    for mail in to_admins:
        number = int(str(mail["To"]).partition("admin")[2].partition("@")[0])
        whole = "\n".join(
            [str(mail["Subject"]), *(part.get_content() for part in mail.walk() if not part.is_multipart())]
        )
        others = [f"ADMINNAME{other}" for other in range(6) if other != number]
        assert not [name for name in others if name in whole]
        assert set(marks_in(whole)) <= {"ADMINNAME"}
