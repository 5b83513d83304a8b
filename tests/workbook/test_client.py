"""Calls to Google over the real wire: what is tried again, what is not, and when patience ends."""

from __future__ import annotations

import gspread
import pytest

from sheets_outreach.errors import AccessError, UnavailableError
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.localsheets.http.faults import Fault
from sheets_outreach.workbook.client import PatientClient, UncertainWriteError, local_session
from sheets_outreach.workbook.pace import Direction, Pace
from sheets_outreach.workbook.retry import RetryPolicy, Trouble, judge_answer
from sheets_outreach.workbook.wire import ABOUT_MASK, Answer, parse_batch, parse_spreadsheet
from tests.workbooks import create_workbook

PASSING = [
    Fault(status=429),
    Fault(status=500),
    Fault(status=503),
    Fault(status=502, body="<html><body>Bad gateway</body></html>"),
    Fault(status=200, body="<html>not JSON</html>"),
    Fault(cut=20),
    Fault(reset=True),
    Fault(when="after", cut=20),
    Fault(when="after", reset=True),
    Fault(when="after", status=503),
]


class Waits:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        """Seconds since the start."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds


def client_of(server: LocalServer, waits: Waits, drawn: float = 0.5, **policy: float) -> PatientClient:
    """Make a client that never really waits; its random numbers are all the same."""
    return PatientClient(
        None,
        local_session(server.url),
        policy=RetryPolicy(**policy),
        clock=waits.clock,
        sleep=waits.sleep,
        draw=lambda: drawn,
    )


def read(client: PatientClient, identity: str) -> Answer:
    """Read what a workbook is."""
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{identity}"
    return client.call("get", url, parse_spreadsheet, params={"fields": ABOUT_MASK})


def write(client: PatientClient, identity: str) -> None:
    """Write nothing of importance."""
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{identity}:batchUpdate"
    requests = [{"addSheet": {"properties": {"title": "Ny"}}}]
    client.call("post", url, parse_batch, json={"requests": requests}, params={"fields": "spreadsheetId"})


def describe(fault: Fault) -> str:
    """Name a fault in the test's id."""
    kind = "reset" if fault.reset else f"cut {fault.cut}" if fault.cut else str(fault.status)
    return f"{kind}{' html' if fault.body else ''} {fault.when}"


@pytest.mark.parametrize("fault", PASSING, ids=describe)
def test_a_read_is_tried_again_until_it_is_answered(server: LocalServer, fault: Fault) -> None:
    """Whatever passing trouble there was, and with a wait in between."""
    identity = str(create_workbook(server, [["x"]]).id)
    waits = Waits()
    client = client_of(server, waits)
    server.faults.add(fault)
    assert read(client, identity).workbook.locale == "ru_RU"
    assert client.pace.counts[Direction.READ] == 2
    assert len(waits.slept) == 1
    assert waits.slept[0] > 0


@pytest.mark.parametrize("fault", [fault for fault in PASSING if fault.status != 429], ids=describe)
def test_a_write_that_may_have_been_applied_is_never_repeated(server: LocalServer, fault: Fault) -> None:
    """Who wrote has to look before doing it again."""
    identity = str(create_workbook(server, [["x"]]).id)
    client = client_of(server, Waits())
    server.faults.add(fault)
    with pytest.raises(UncertainWriteError):
        write(client, identity)
    assert client.pace.counts[Direction.WRITE] == 1


@pytest.mark.parametrize("drawn", [0.0, 0.05, 0.9])
def test_a_wait_is_as_long_as_was_drawn(server: LocalServer, drawn: float) -> None:
    """Of the first second, also a tenth: all runs that were refused together would come again together without it."""
    waits = Waits()
    client_of(server, waits, drawn).pause(1)
    assert sum(waits.slept) == pytest.approx(drawn)


def test_a_write_refused_for_quota_is_repeated(server: LocalServer) -> None:
    """429 says that nothing was applied."""
    identity = str(create_workbook(server, [["x"]]).id)
    client = client_of(server, Waits())
    server.faults.add(Fault(status=429, times=3))
    write(client, identity)
    titles = [sheet.title for sheet in server.core.document(identity).workbook.sheets]
    assert titles == ["Sheet1", "Ny"]


def test_patience_ends(server: LocalServer) -> None:
    """Where gspread's own back-off would go on for ever, ours says that it gave up."""
    identity = str(create_workbook(server, [["x"]]).id)
    waits = Waits()
    client = client_of(server, waits, patience_s=100)
    server.faults.add(Fault(status=429, times=1000))
    with pytest.raises(UnavailableError, match="quota"):
        read(client, identity)
    assert 60 < sum(waits.slept) <= 100


def test_a_run_ends_at_its_deadline(server: LocalServer) -> None:
    """Calls within it are answered, waits do not go beyond it, and after it nothing is asked any more."""
    identity = str(create_workbook(server, [["x"]]).id)
    waits = Waits()
    client = client_of(server, waits, patience_s=1000)
    client.begin_run(60)
    assert read(client, identity).workbook.sheets
    server.faults.add(Fault(status=503, times=1000))
    with pytest.raises(UnavailableError, match="attempts"):
        read(client, identity)
    assert waits.now <= 60
    asked = client.pace.counts[Direction.READ]
    server.faults.clear()
    waits.sleep(60 - waits.now)
    with pytest.raises(UnavailableError, match="time for this run"):
        read(client, identity)
    assert client.pace.counts[Direction.READ] == asked
    client.begin_run(1)
    assert read(client, identity).workbook.sheets


def test_the_first_wait_is_the_shortest(server: LocalServer) -> None:
    """A passing trouble costs as little as the policy has for a first attempt."""
    identity = str(create_workbook(server, [["x"]]).id)
    waits = Waits()
    client = client_of(server, waits)
    server.faults.add(Fault(status=503))
    read(client, identity)
    assert waits.slept == [client.policy.wait_s(1, Trouble.UNCERTAIN, None, lambda: 0.5)]


def test_what_google_refuses_is_not_tried_again(server: LocalServer) -> None:
    """A 404 stays one."""
    client = client_of(server, Waits())
    with pytest.raises(gspread.exceptions.APIError):
        read(client, "nothing-here")
    assert client.pace.counts[Direction.READ] == 1


def test_a_server_that_is_not_there_is_unavailable() -> None:
    """Nobody listens: the same sentence, not a traceback of the HTTP library."""
    waits = Waits()
    client = PatientClient(
        None, local_session("http://127.0.0.1:9"), clock=waits.clock, sleep=waits.sleep, draw=lambda: 1.0
    )
    with pytest.raises(UnavailableError):
        read(client, "x")


def test_the_pace_keeps_to_our_share_of_the_quota() -> None:
    """48 of Google's 60 a minute; the 49th waits until the first is a minute old."""
    now = [0.0]
    pace = Pace(lambda: now[0])
    for _ in range(48):
        assert pace.delay_s(Direction.READ) == 0
        pace.count(Direction.READ)
        now[0] += 0.5
    assert pace.delay_s(Direction.READ) == pytest.approx(60 - 24)
    assert pace.delay_s(Direction.WRITE) == 0
    now[0] = 60.0
    assert pace.delay_s(Direction.READ) == 0


@pytest.mark.parametrize(
    ("status", "error", "trouble"),
    [
        (200, {}, Trouble.NONE),
        (400, {}, Trouble.REFUSED),
        (403, {}, Trouble.REFUSED),
        (403, {"errors": [{"domain": "usageLimits"}]}, Trouble.QUOTA),
        (404, {}, Trouble.REFUSED),
        (408, {}, Trouble.UNCERTAIN),
        (429, {}, Trouble.QUOTA),
        (500, {}, Trouble.UNCERTAIN),
        (501, {}, Trouble.REFUSED),
        (504, {}, Trouble.UNCERTAIN),
    ],
)
def test_statuses_mean_what_google_says(status: int, error: dict[str, object], trouble: Trouble) -> None:
    """As the limits page and recorded answers have it."""
    assert judge_answer(status, error) is trouble


@pytest.mark.parametrize(
    ("errors", "trouble"),
    [
        ([{"domain": "usageLimits", "reason": "rateLimitExceeded"}], Trouble.QUOTA),
        ([{"domain": "global"}, {"domain": "usageLimits"}], Trouble.QUOTA),
        ([{"domain": "global", "reason": "forbidden"}], Trouble.REFUSED),
        (["usageLimits"], Trouble.REFUSED),
        ([None, {}], Trouble.REFUSED),
        ("usageLimits", Trouble.REFUSED),
        (None, Trouble.REFUSED),
    ],
)
def test_a_403_is_the_quota_only_where_google_says_so(errors: object, trouble: Trouble) -> None:
    """Drive's way of saying 429; any other 403 is a refusal, and trying again would change nothing."""
    assert judge_answer(403, {"errors": errors}) is trouble


def test_waits_grow_and_keep_to_retry_after() -> None:
    """Full jitter between nothing and a doubling ceiling; a quota needs longer; Retry-After is obeyed."""
    policy = RetryPolicy()
    assert policy.wait_s(1, Trouble.UNCERTAIN, None, lambda: 0.999) <= 1.0
    assert policy.wait_s(3, Trouble.UNCERTAIN, None, lambda: 0.0) == 0
    assert policy.wait_s(6, Trouble.UNCERTAIN, None, lambda: 1.0) == 32
    assert policy.wait_s(20, Trouble.UNCERTAIN, None, lambda: 1.0) == 32
    assert policy.wait_s(5, Trouble.QUOTA, None, lambda: 0.0) == 15
    assert policy.wait_s(1, Trouble.QUOTA, 40.0, lambda: 0.0) == 40


def test_google_time_is_that_of_its_answers(server: LocalServer) -> None:
    """A machine whose clock is a day off still knows when it is."""
    from datetime import UTC, datetime, timedelta

    identity = str(create_workbook(server, [["x"]]).id)
    server.clock_skew = timedelta(days=1)
    client = PatientClient(None, local_session(server.url))
    read(client, identity)
    assert abs(client.now() - datetime.now(UTC) - timedelta(days=1)) < timedelta(seconds=5)


def test_refused_credentials_are_said_to_be_that(server: LocalServer) -> None:
    """A workbook that is not shared is an access error with the address to open."""
    import dataclasses

    from sheets_outreach.register.columns import Tab
    from tests.workbooks import open_workbook_of

    identity = str(create_workbook(server, [["x"]]).id)
    server.core.administer(identity, lambda document: dataclasses.replace(document, shared=False))
    with pytest.raises(AccessError, match=r"not shared.*press Share"):
        open_workbook_of(server, identity).read([Tab.REGISTER])
