"""The one HTTP client: where it goes, how fast, how often again, and what it never tells."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Container
from datetime import timedelta
from email.utils import format_datetime

import pytest
from pydantic import SecretStr
from tests.collectors.platforms import NOON, VK, PlatformServer, Say, say_in_turn

from sheets_outreach.collectors.failure import Reason, reason_of
from sheets_outreach.collectors.http import LARGEST_ANSWER_BYTES, Client
from sheets_outreach.collectors.wire import Reply, Request, Wire
from sheets_outreach.errors import CollectorError

TOKEN = "secret-token-0123456789"


def make_client(server: PlatformServer, *answers: Say, per_second: float = 3.0, call_s: float = 30.0) -> Client:
    """Make a client of a platform that answers like that."""
    server.platforms[VK] = say_in_turn(*answers)
    headers = {"Authorization": SecretStr(f"Bearer {TOKEN}")}
    return Client("vk", VK, per_second=per_second, wire=server.wire(call_s=call_s), headers=headers)


def ask(client: Client, *path: str, accept: Container[int] = (200,)) -> Reply:
    """Ask for a page and take it as it comes."""
    return client.ask(Request(path or ("page",)), lambda reply: reply, accept=accept)


def test_it_sends_what_it_was_told_and_says_who_it_is(server: PlatformServer) -> None:
    """Path, query and headers arrive; the user agent names the product."""
    client = make_client(server, Say("hello"))
    reply = client.ask(Request(("a b", "c"), {"q": "ё&="}), lambda reply: reply)
    assert reply == Reply(200, b"hello")
    [heard] = server.heard
    assert (heard.method, heard.path, heard.values) == ("GET", "/a b/c", {"q": "ё&="})
    assert heard.headers["Authorization"] == f"Bearer {TOKEN}"
    assert heard.headers["User-Agent"].startswith("sheets-outreach/")


def test_a_form_is_posted(server: PlatformServer) -> None:
    """What is too long for an address goes as a form."""
    client = make_client(server, Say("{}"))
    client.ask(Request(("method",), form={"ids": "1,2"}), lambda reply: reply)
    assert (server.heard[0].method, server.heard[0].values) == ("POST", {"ids": "1,2"})


@pytest.mark.parametrize(
    "segment", ["a/b", "../b", "b?q=1", "b#c", "//evil.example/", "@evil.example", "\\evil", "b\r\nX: 1", "%2e%2e"]
)
def test_a_segment_stays_a_segment(server: PlatformServer, segment: str) -> None:
    """Whatever an id holds, it leads to no other path, query or host."""
    ask(make_client(server, Say("")), "posts", segment)
    assert [(heard.host, heard.path, dict(heard.values)) for heard in server.heard] == [(VK, f"/posts/{segment}", {})]


@pytest.mark.parametrize("segment", [".", ".."])
def test_a_segment_that_climbs_is_not_sent(server: PlatformServer, segment: str) -> None:
    """Dots cannot be quoted, so they are refused."""
    with pytest.raises(CollectorError):
        ask(make_client(server, Say("")), "posts", segment)
    assert server.heard == []


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "api.vk.com.evil.example", "api.vk.com@evil.example", "VK.com", ""]
)
def test_no_other_host_is_ever_called(server: PlatformServer, host: str) -> None:
    """A client for a host that is not on the list cannot even be made."""
    with pytest.raises(CollectorError) as caught:
        Client("vk", host, per_second=1, wire=server.wire())
    assert reason_of(caught.value) is Reason.HOST_NOT_ALLOWED


@pytest.mark.parametrize(
    "base",
    [
        "http://api.vk.com",
        "https://evil.example",
        "https://api.vk.com@evil.example",
        "http://127.0.0.1:80@evil.example",
        "http://127.0.0.1.evil.example",
    ],
)
def test_a_stand_in_is_on_this_machine_or_refused(base: str) -> None:
    """Not even a test can send a request elsewhere, or to the real host without https."""
    with pytest.raises(CollectorError):
        Client("vk", VK, per_second=1, wire=Wire({VK: base}))


def test_somebody_elses_collector_names_its_own_hosts_in_code(server: PlatformServer) -> None:
    """A foreign host works where the code that makes the client allows it."""
    server.platforms["api.example"] = say_in_turn(Say("hello"))
    client = Client("other", "api.example", per_second=1, wire=server.wire(), allowed={"api.example"})
    assert ask(client).body == b"hello"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(server: PlatformServer, status: int) -> None:
    """Another host, and the same one, hear nothing of it."""
    server.platforms["elsewhere"] = say_in_turn(Say("you should not be here"))
    for location in (f"{server.address}/elsewhere/", f"{server.address}/{VK}/inside"):
        with pytest.raises(CollectorError) as caught:
            ask(make_client(server, Say("", status, {"Location": location})))
        assert reason_of(caught.value) is Reason.REDIRECTED
    assert [heard.path for heard in server.heard] == ["/page", "/page"]


def test_a_redirect_that_the_caller_reads_is_not_followed_either(server: PlatformServer) -> None:
    """Telegram says "no preview" by a redirect; that is read, not walked."""
    client = make_client(server, Say("", 302, {"Location": f"{server.address}/elsewhere/"}))
    assert ask(client, accept={302}).status == 302
    assert server.heard_by("elsewhere") == []


def test_it_looks_at_no_proxy_variable(server: PlatformServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's environment cannot send our tokens through somebody else."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert ask(make_client(server, Say("straight"))).body == b"straight"


@pytest.mark.parametrize(
    ("status", "reason", "permanent"),
    [
        (400, Reason.REQUEST_REFUSED, True),
        (401, Reason.KEY_REFUSED, True),
        (403, Reason.NOT_PERMITTED, True),
        (404, Reason.REQUEST_REFUSED, True),
        (413, Reason.ANSWER_TOO_LARGE, True),
        (429, Reason.TOO_FAST, False),
        (500, Reason.SERVER_FAILED, False),
        (502, Reason.SERVER_FAILED, False),
        (503, Reason.SERVER_FAILED, False),
    ],
)
def test_permanent_and_passing_errors_are_told_apart(
    server: PlatformServer, status: int, reason: Reason, permanent: bool
) -> None:
    """What somebody has to mend is permanent; a dead or busy platform is not."""
    with pytest.raises(CollectorError) as caught:
        ask(make_client(server, Say("no", status)))
    assert (reason_of(caught.value), caught.value.permanent) == (reason, permanent)
    assert (len(server.heard) > 1) is (not permanent), "only what may pass is asked again"


@pytest.mark.parametrize("fault", [Say("", 500), Say("", 503), Say("", 429), Say("hello" * 100, cut_to=50)])
def test_a_passing_fault_is_asked_again(server: PlatformServer, fault: Say) -> None:
    """A 5xx, a 429 and an answer that was cut short are gone the next time."""
    client = make_client(server, fault, fault, Say("there"))
    assert ask(client).body == b"there"
    assert client.calls == 3


def test_it_waits_longer_each_time_and_ends_in_time(server: PlatformServer) -> None:
    """Two, four, eight seconds at most, half of that at least, and no wait that would end after the deadline."""
    client = make_client(server, Say("", 500), per_second=1000, call_s=10)
    with pytest.raises(CollectorError):
        ask(client)
    waits = [nap for nap in server.clock.naps if nap > 0.1]
    assert waits == [1.0, 2.0, 4.0]
    assert server.clock.seconds <= 10


@pytest.mark.parametrize("wait", ["7", format_datetime(NOON + timedelta(seconds=7), usegmt=True)])
def test_it_waits_as_long_as_it_is_told(server: PlatformServer, wait: str) -> None:
    """Retry-After counts, in seconds or as a date."""
    client = make_client(server, Say("", 429, {"Retry-After": wait}), Say("there"))
    ask(client)
    assert server.clock.seconds == pytest.approx(7, abs=0.5)


def test_a_wait_of_nothing_is_no_leave_to_hammer(server: PlatformServer) -> None:
    """A platform that says "again at once" without end hears from us a few times only."""
    client = make_client(server, Say("", 429, {"Retry-After": "0"}))
    with pytest.raises(CollectorError):
        ask(client)
    assert len(server.heard) <= 5


@pytest.mark.parametrize("wait", ["3600", "99999999999999999999"])
def test_it_does_not_wait_for_an_hour(server: PlatformServer, wait: str) -> None:
    """A wait beyond the call's time is given up at once, or is no number of seconds at all."""
    client = make_client(server, Say("", 429, {"Retry-After": wait}))
    with pytest.raises(CollectorError):
        ask(client)
    assert server.clock.seconds < 30


@pytest.mark.parametrize("wait", ["soon", "-5", "1.5", "Fri, 20 Nov 2026 12:00:07", "٣"])
def test_a_wait_nobody_can_read_is_as_good_as_none(server: PlatformServer, wait: str) -> None:
    """Then our own waits apply."""
    client = make_client(
        server, Say("", 503, {"Retry-After": wait.encode().decode("latin-1")}), Say("there"), per_second=1000
    )
    assert ask(client).body == b"there"
    assert server.clock.seconds == pytest.approx(1.0, abs=0.01)


def test_it_keeps_its_pace(server: PlatformServer) -> None:
    """No second holds more requests than allowed; without a pace the same requests come all at once."""
    client = make_client(server, Say(""), per_second=3)
    for _ in range(10):
        ask(client)
    arrivals = [heard.at for heard in server.heard]
    assert max(sum(start <= at < start + 1 for at in arrivals) for start in arrivals) <= 3
    hasty = make_client(server, Say(""), per_second=1_000_000)
    for _ in range(10):
        ask(hasty)
    assert server.heard[-1].at - server.heard[-10].at < 1


def test_a_platform_that_hangs_is_no_answer(server: PlatformServer) -> None:
    """The time-out ends it, as a passing error."""
    server.platforms[VK] = say_in_turn(Say(hangs=True))
    client = Client("vk", VK, per_second=3, wire=server.wire(timeouts_s=(0.2, 0.2), call_s=1))
    with pytest.raises(CollectorError) as caught:
        ask(client)
    assert (reason_of(caught.value), caught.value.permanent) == (Reason.NO_ANSWER, False)


def test_an_answer_that_drips_in_is_no_answer(server: PlatformServer) -> None:
    """Each piece arrives in time, the whole would take longer than the call may."""
    client = make_client(server, Say("x" * 2000, chunk_naps=3), call_s=20)
    with pytest.raises(CollectorError) as caught:
        ask(client)
    assert reason_of(caught.value) is Reason.NO_ANSWER


def test_a_port_nobody_listens_on_is_no_answer() -> None:
    """A refused connection passes, too."""
    wire = Wire({VK: "http://127.0.0.1:9"}, call_s=0.1)
    with pytest.raises(CollectorError) as caught:
        ask(Client("vk", VK, per_second=3, wire=wire))
    assert reason_of(caught.value) is Reason.NO_ANSWER


def test_an_answer_may_not_be_huge(server: PlatformServer) -> None:
    """Beyond the cap it is dropped, and not asked for again."""
    client = make_client(server, Say(b"x" * (LARGEST_ANSWER_BYTES + 1)))
    with pytest.raises(CollectorError) as caught:
        ask(client)
    assert (reason_of(caught.value), client.calls) == (Reason.ANSWER_TOO_LARGE, 1)


def test_a_packed_answer_is_not_unpacked(server: PlatformServer) -> None:
    """It was not asked for, and may unpack to anything."""
    client = make_client(server, Say(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}))
    with pytest.raises(CollectorError) as caught:
        ask(client)
    assert reason_of(caught.value) is Reason.ANSWER_UNREADABLE
    assert server.heard[0].headers["Accept-Encoding"] == "identity"


@pytest.mark.parametrize("token", [f"{TOKEN}\n", f"{TOKEN}\r\nX-Evil: 1", "ключ", f"{TOKEN}\x00"])
def test_a_token_that_cannot_be_a_header_is_refused_unseen(server: PlatformServer, token: str) -> None:
    """The library below would quote it in its error."""
    with pytest.raises(CollectorError) as caught:
        Client("vk", VK, per_second=1, wire=server.wire(), headers={"Authorization": SecretStr(token)})
    assert token.strip() not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    "answer", [Say("", 500), Say("", 403), Say("", 302, {"Location": "https://evil.example/"}), Say("x" * 99, cut_to=5)]
)
def test_the_token_is_in_no_log_and_no_error(
    server: PlatformServer, caplog: pytest.LogCaptureFixture, answer: Say
) -> None:
    """Not in what urllib3 logs, not in the error, its attributes, its cause or its context."""
    caplog.set_level(logging.DEBUG)
    client = make_client(server, answer)
    with pytest.raises(CollectorError) as caught:
        ask(client)
    assert server.heard[0].headers["Authorization"] == f"Bearer {TOKEN}"
    assert any(record.name.startswith("urllib3") for record in caplog.records), "the log is listened to"
    assert TOKEN not in caplog.text
    error: BaseException | None = caught.value
    while error is not None:
        assert TOKEN not in f"{error!r} {error} {vars(error)}"
        assert error.__cause__ is None, "what lies below may quote addresses and headers"
        error = error.__context__
