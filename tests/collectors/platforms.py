"""Stand-ins for the platforms on one local server: they answer in the documented shapes and keep the documented limits.

All names, ids and counts are invented. The server notes every request, so that a test can say what was asked and when.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread, local
from urllib.parse import parse_qsl, unquote, urlsplit

from sheets_outreach.collectors.clock import Clock
from sheets_outreach.collectors.wire import Wire

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
VK, TELEGRAM, YOUTUBE, DISCORD, GRAPH = "api.vk.com", "t.me", "www.googleapis.com", "discord.com", "graph.facebook.com"


class StillClock:
    """A clock on which only sleeping takes time, and each thread's own sleep only: nobody waits for another platform."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.naps: list[float] = []
        self._lock = Lock()
        self._own = local()
        self._shared = 0.0

    def sleep(self, seconds: float) -> None:
        """Let the time pass at once."""
        self._own.seconds = getattr(self._own, "seconds", 0.0) + seconds
        with self._lock:
            self.seconds += seconds
            self.naps.append(seconds)

    def pass_for_all(self, seconds: float) -> None:
        """Let time pass for whoever waits: an answer takes as long for everybody."""
        with self._lock:
            self.seconds += seconds
            self._shared += seconds

    def elapsed(self) -> float:
        """Seconds this thread has slept, and what passed for all."""
        return self._shared + float(getattr(self._own, "seconds", 0.0))

    def as_clock(self) -> Clock:
        """Give it as the collectors take it."""
        return Clock(now=lambda: NOON + timedelta(seconds=self.seconds), elapsed=self.elapsed, sleep=self.sleep)


@dataclass(frozen=True)
class Heard:
    """A request as it arrived."""

    host: str
    method: str
    path: str
    values: Mapping[str, str]
    headers: Mapping[str, str]
    at: float


@dataclass(frozen=True)
class Say:
    """What to answer: JSON for anything but text. `cut_to` breaks off after so many bytes, `hangs` never answers."""

    body: object = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut_to: int | None = None
    hangs: bool = False
    chunk_naps: int = 0

    def encode(self) -> bytes:
        """Give the body's bytes."""
        if isinstance(self.body, bytes):
            return self.body
        return (self.body if isinstance(self.body, str) else json.dumps(self.body, ensure_ascii=False)).encode()


Platform = Callable[[Heard], Say]


class PlatformServer:
    """One server for all hosts; the first segment of the path says which is meant."""

    def __init__(self, address: str, clock: StillClock) -> None:
        self.address = address
        self.clock = clock
        self.platforms: dict[str, Platform] = {}
        self.heard: list[Heard] = []
        self.released = Event()

    def wire(self, *, call_s: float = 30.0, timeouts_s: tuple[float, float] = (5.0, 5.0)) -> Wire:
        """Give what makes collectors talk to this server."""
        bases = {host: f"{self.address}/{host}" for host in self.platforms}
        return Wire(bases, self.clock.as_clock(), draw=lambda: 0.0, timeouts_s=timeouts_s, call_s=call_s)

    def heard_by(self, host: str) -> list[Heard]:
        """Give the requests to one host."""
        return [heard for heard in self.heard if heard.host == host]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    platform_server: PlatformServer

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer({})

    def do_POST(self) -> None:
        """Answer a form."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self._answer(dict(parse_qsl(body, keep_blank_values=True)))

    def _answer(self, form: Mapping[str, str]) -> None:
        server = self.platform_server
        parts = urlsplit(self.path)
        host, _, path = parts.path.lstrip("/").partition("/")
        values = {**dict(parse_qsl(parts.query, keep_blank_values=True)), **form}
        heard = Heard(host, self.command, "/" + unquote(path), values, dict(self.headers), server.clock.seconds)
        server.heard.append(heard)
        say = server.platforms[host](heard) if host in server.platforms else Say("nobody here", 404)
        if say.hangs:
            server.released.wait()
            self.close_connection = True
            return
        body = say.encode()
        self.send_response(say.status)
        for name, value in say.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if say.chunk_naps:
            for start in range(0, len(body), 100):
                server.clock.pass_for_all(say.chunk_naps)
                self.wfile.write(body[start : start + 100])
                self.wfile.flush()
        else:
            self.wfile.write(body[: say.cut_to])
        self.close_connection = say.cut_to is not None

    def handle_one_request(self) -> None:
        """Take a client that gave up for what it is."""
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""


@contextmanager
def run_platforms() -> Iterator[PlatformServer]:
    """Run the server for the time of a test."""
    clock = StillClock()
    platform_server = PlatformServer("", clock)
    handler = type("Handler", (_Handler,), {"platform_server": platform_server})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http_server:
        platform_server.address = f"http://127.0.0.1:{http_server.server_address[1]}"
        thread = Thread(target=http_server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield platform_server
        finally:
            platform_server.released.set()
            http_server.shutdown()
            thread.join()


def say_in_turn(*answers: Say) -> Platform:
    """Answer one after the other; the last one from then on."""
    rest = list(answers)
    return lambda _: rest.pop(0) if len(rest) > 1 else rest[0]


# --- VK: github.com/VKCOM/vk-api-schema 5.199, wall.getById and groups.getById, errors.json ---

VK_KEY = "vk-service-key-0123456789"


def vk_post(owner: int, number: int, **counts: int) -> dict[str, object]:
    """Write a wall post as VK does; a count that is not given is left out."""
    names = {"likes": "likes", "comments": "comments", "shares": "reposts", "views": "views"}
    listed = {names[name]: {"count": count} for name, count in counts.items()}
    return {"id": number, "owner_id": owner, "from_id": owner, "type": "post", "text": "Лекция", **listed}


def vk_error(code: int) -> Say:
    """Write an error of VK's: HTTP status 200, and the token among the request's parameters."""
    parameters = [{"key": "access_token", "value": VK_KEY}]
    return Say({"error": {"error_code": code, "error_msg": f"about {VK_KEY}", "request_params": parameters}})


@dataclass
class FakeVk:
    """VK, with at most three requests in any second and 100 posts a call."""

    clock: StillClock
    posts: dict[str, dict[str, object]] = field(default_factory=dict)
    groups: list[dict[str, object]] = field(default_factory=list)
    too_fast: Say = field(default_factory=lambda: vk_error(6))
    is_old: bool = False
    arrivals: list[float] = field(default_factory=list)

    def __call__(self, heard: Heard) -> Say:
        """Answer a method."""
        self.arrivals.append(heard.at)
        if sum(heard.at - earlier < 1 for earlier in self.arrivals) > 3:
            return self.too_fast
        if heard.headers.get("Authorization") != f"Bearer {VK_KEY}":
            return vk_error(5)
        if heard.values.get("v") != "5.199":
            return vk_error(8)
        ids = heard.values.get("posts", heard.values.get("group_ids", "")).split(",")
        if heard.path == "/method/wall.getById":
            return (
                vk_error(100)
                if len(ids) > 100
                else self._answer("items", [self.posts[i] for i in ids if i in self.posts])
            )
        found = [one for one in self.groups if str(one["id"]) in ids or one.get("screen_name") in ids]
        return vk_error(100) if len(ids) > 500 else self._answer("groups", found)

    def _answer(self, name: str, entries: list[dict[str, object]]) -> Say:
        if self.is_old:
            return Say({"response": entries})
        return Say({"response": {"items": [], "profiles": [], "groups": self.groups, name: entries}})


# --- Telegram: class names as in public parsers of t.me, 2026 ---


def telegram_widget(post: str, views: str | None, *reactions: str, extra: str = "", paid: str = "") -> str:
    """Write the widget of a message; the emoji beside a reaction holds a digit on purpose."""
    shown = "".join(f'<span class="tgme_reaction"><i class="emoji"><b>1️⃣</b></i>{count}</span>' for count in reactions)
    if paid:
        shown += f'<span class="tgme_reaction tgme_reaction_paid"><i></i>{paid}</span>'
    counted = "" if views is None else f'<span class="tgme_widget_message_views">{views}</span><span> views</span>'
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body class="widget_frame_base tgme_widget">
<div class="tgme_widget_message js-widget_message" data-post="{post}"><div class="tgme_widget_message_bubble">{extra}
<div class="tgme_widget_message_text">Лекция &amp; чай<br>18:00</div>
<div class="tgme_widget_message_reactions">{shown}</div>
<div class="tgme_widget_message_footer">{counted}<time datetime="2026-11-20T10:00:00+00:00">10:00</time></div>
</div></div></body></html>"""


TELEGRAM_NOT_FOUND = """<html><body class="widget_frame_base"><div class="tgme_widget_message err_message">
<div class="tgme_widget_message_error">Post not found</div></div></body></html>"""


def telegram_page(extra: str | None, title: str | None = "Соседи") -> str:
    """Write the page of a name."""
    heading = "" if title is None else f'<div class="tgme_page_title"><span dir="auto">{title}</span></div>'
    line = "" if extra is None else f'<div class="tgme_page_extra">{extra}</div>'
    return f'<html><body class="no_transition"><div class="tgme_page">{heading}{line}</div></body></html>'


def telegram_discussion(header: str) -> str:
    """Write the discussion under a post."""
    return f'<div class="tgme_post_discussion_header_wrap"><span class="js-header">{header}</span> on this post</div>'


@dataclass
class FakeTelegram:
    """Telegram's public pages, with at most one request a second."""

    posts: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    discussions: dict[str, str] = field(default_factory=dict)
    last: float = -10.0

    def __call__(self, heard: Heard) -> Say:
        """Answer a page."""
        if heard.at - self.last < 1:
            return Say("slow down", 429)
        self.last = heard.at
        address = heard.path.strip("/")
        if "/" not in address:
            return (
                Say(self.names[address])
                if address in self.names
                else Say("", 302, {"Location": "https://telegram.org/"})
            )
        if "discussion" in heard.values:
            return Say(self.discussions.get(address, TELEGRAM_NOT_FOUND))
        return Say(self.posts.get(address, TELEGRAM_NOT_FOUND))


# --- YouTube Data API v3: videos.list, channels.list; counts are strings ---

YOUTUBE_KEY = "youtube-key-0123456789"


def youtube_error(status: int, reason: str) -> Say:
    """Write an error of Google's, quoting the key."""
    words = {"errors": [{"message": YOUTUBE_KEY, "domain": "global", "reason": reason}]}
    return Say({"error": {"code": status, "message": YOUTUBE_KEY, **words}}, status)


@dataclass
class FakeYoutube:
    """YouTube, with 50 ids a call."""

    videos: dict[str, dict[str, str]] = field(default_factory=dict)
    channels: dict[str, dict[str, object]] = field(default_factory=dict)

    def __call__(self, heard: Heard) -> Say:
        """Answer a list method."""
        if heard.headers.get("X-Goog-Api-Key") != YOUTUBE_KEY:
            return youtube_error(403, "forbidden")
        if heard.path == "/youtube/v3/channels":
            asked = [heard.values[name] for name in ("id", "forHandle", "forUsername") if name in heard.values]
            found = [{"id": one, "statistics": self.channels[one]} for one in asked if one in self.channels]
            return Say({"kind": "youtube#channelListResponse", **({"items": found} if found else {})})
        ids = heard.values["id"].split(",")
        if len(ids) > 50:
            return youtube_error(400, "invalidFilters")
        listed = [
            {"kind": "youtube#video", "id": one, "statistics": self.videos[one]} for one in ids if one in self.videos
        ]
        return Say({"kind": "youtube#videoListResponse", "items": listed, "pageInfo": {"totalResults": len(listed)}})


# --- Meta's Graph API: a page's posts by `ids`, business discovery ---

GRAPH_TOKEN = "EAAB-graph-token-0123456789"
PAGE_ID = "112200334455"
OWN_ACCOUNT = "17840000000000001"


def graph_error(code: int, subcode: int = 0, status: int = 400) -> Say:
    """Write an error of Meta's, which quotes the token it did not like."""
    words = f"Malformed access token {GRAPH_TOKEN}"
    return Say({"error": {"message": words, "type": "OAuthException", "code": code, "error_subcode": subcode}}, status)


def facebook_post(likes: int, comments: int, shares: int | None) -> dict[str, object]:
    """Write a page's post; Meta leaves `shares` out where there are none."""
    counted = {
        name: {"data": [], "summary": {"total_count": n}} for name, n in (("reactions", likes), ("comments", comments))
    }
    return {**counted, **({} if shares is None else {"shares": {"count": shares}})}


@dataclass
class FakeGraph:
    """The library's own Facebook page and other people's Instagram accounts, 50 a call or page."""

    posts: dict[str, dict[str, object]] = field(default_factory=dict)
    accounts: dict[str, dict[str, object]] = field(default_factory=dict)
    media: dict[str, list[dict[str, object]]] = field(default_factory=dict)

    def __call__(self, heard: Heard) -> Say:
        """Answer a node."""
        if heard.headers.get("Authorization") != f"Bearer {GRAPH_TOKEN}":
            return graph_error(190)
        if heard.path == "/v26.0/":
            ids = heard.values["ids"].split(",")
            if len(ids) > 50:
                return graph_error(100)
            if not all(one in self.posts for one in ids):
                return graph_error(100, 33) if len(ids) == 1 else graph_error(803, status=404)
            return Say({one: {**self.posts[one], "id": one} for one in ids})
        if heard.path == f"/v26.0/{PAGE_ID}":
            return Say({"followers_count": 2210, "id": PAGE_ID})
        return self._discover(heard.values["fields"]) if heard.path == f"/v26.0/{OWN_ACCOUNT}" else graph_error(100, 33)

    def _discover(self, fields: str) -> Say:
        name, _, rest = fields.removeprefix("business_discovery.username(").partition(")")
        if name not in self.accounts:
            return graph_error(110, 2207013)
        account = dict(self.accounts[name])
        if "media" in rest.replace("media_count", ""):
            start = int(rest.partition("media.after(c")[2].partition(")")[0] or 0)
            page = self.media.get(name, [])[start : start + 50]
            account["media"] = {"data": page, "paging": {"cursors": {"after": f"c{start + 50}"} if page else {}}}
        return Say({"business_discovery": {**account, "id": "1"}, "id": OWN_ACCOUNT})


# --- Discord: Get Invite ---


@dataclass
class FakeDiscord:
    """Discord's invites."""

    members: dict[str, int] = field(default_factory=dict)

    def __call__(self, heard: Heard) -> Say:
        """Answer an invite."""
        code = heard.path.rpartition("/")[2]
        if heard.values.get("with_counts") != "true" or code not in self.members:
            return Say({"message": "Unknown Invite", "code": 10006}, 404)
        return Say({"code": code, "guild": {"id": "1"}, "approximate_member_count": self.members[code]})
