"""Fetches the figures of Telegram's public channels from their page and post widget; private chats it leaves alone.

Both are pages for people, without a documented form or promise. Hence one request a second, a named user agent, only
the posts of the diary, an end at the first 429 or 403, and a switch to turn it off (`registry`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sheets_outreach.collectors.collector import Answer, Kind, Limits, Wanted
from sheets_outreach.collectors.counts import parse_leading_count, parse_shown_count
from sheets_outreach.collectors.failure import Reason, failure, reason_of
from sheets_outreach.collectors.http import Client
from sheets_outreach.collectors.telegram_page import Page, parse_page
from sheets_outreach.collectors.wire import Reply, Request, Wire
from sheets_outreach.counts import Count
from sheets_outreach.errors import CollectorError
from sheets_outreach.statistics import Denied, Figures, Gone, Source

HOST = "t.me"
PER_SECOND = 1.0

_POST = re.compile(r"[a-z][a-z0-9_]{2,31}/[0-9]{1,10}", re.IGNORECASE | re.ASCII)
_NAME = re.compile(r"[a-z][a-z0-9_]{2,31}", re.IGNORECASE | re.ASCII)
_PRIVATE = re.compile(r"c/.*|\+.*|addlist/.*", re.DOTALL)
_MEMBERS = ("subscriber", "member")
_NO_PREVIEW = frozenset({301, 302, 303, 307, 308})
_READABLE = frozenset({200, 403, 404, 429}) | _NO_PREVIEW


class Telegram:
    """The collector for Telegram.

    Args:
        wire: what lies between.
        with_comments: also ask for the number of comments. That is a second request for every post, so it is off by
            default.
    """

    platform = "telegram"
    limits: Mapping[Kind, Limits] = {
        Kind.POST: Limits(per_call=1, per_second=PER_SECOND),
        Kind.COMMUNITY: Limits(per_call=1, per_second=PER_SECOND),
    }

    def __init__(self, wire: Wire, *, with_comments: bool = False) -> None:
        self._client = Client(self.platform, HOST, per_second=PER_SECOND, wire=wire)
        self._now = wire.clock.now
        self._with_comments = with_comments

    @property
    def calls(self) -> int:
        """How many requests it has sent so far."""
        return self._client.calls

    def refuses(self, wanted: Wanted) -> str | None:
        """Refuse private chats, invites and telephone numbers, and whatever is no name."""
        if _PRIVATE.fullmatch(wanted.id):
            return "collector.private-chat"
        form = _POST if wanted.kind is Kind.POST else _NAME
        return None if form.fullmatch(wanted.id) else "collector.id-unusable"

    def posts(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect views and reactions from a post's widget, and comments from its discussion where wanted."""
        return {one: self._ask_post(one.id) for one in wanted}

    def communities(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the members of a channel or group from its page."""
        return {one: self._ask_community(one.id) for one in wanted}

    def _ask_post(self, post: str) -> Answer:
        path = tuple(post.split("/"))

        def read(reply: Reply) -> Answer:
            return self._state(reply) or self._read_post(parse_page(reply.body), post)

        answer = self._client.ask(Request(path, {"embed": "1", "mode": "tme"}), read, accept=_READABLE)
        if not (self._with_comments and isinstance(answer, Figures)):
            return answer
        comments = self._ask_comments(path)
        if comments is None:
            return answer
        return replace(answer, comments=comments.value, exact=answer.exact and comments.exact)

    def _ask_comments(self, path: tuple[str, ...]) -> Count | None:
        query = {"embed": "1", "discussion": "1", "comments_limit": "1"}
        try:
            return self._client.ask(Request(path, query), self._read_comments, accept=_READABLE)
        except CollectorError as error:
            if reason_of(error) is Reason.TURNED_AWAY:
                raise
            return None  # the views are known; a discussion that cannot be had must not cost them

    def _ask_community(self, name: str) -> Answer:
        def read(reply: Reply) -> Answer:
            return self._state(reply) or self._read_community(parse_page(reply.body))

        return self._client.ask(Request((name,)), read, accept=_READABLE)

    def _state(self, reply: Reply) -> Answer | None:
        """Judge by the status; None where the page has to be read."""
        if reply.status in {403, 429}:
            raise failure(self.platform, Reason.TURNED_AWAY, status=reply.status)
        if reply.status in _NO_PREVIEW:
            return Denied("collector.no-preview")
        return Gone("collector.gone") if reply.status == 404 else None

    def _read_post(self, page: Page, post: str) -> Answer:
        if not page.is_telegram:
            raise failure(self.platform, Reason.ANSWER_UNREADABLE)
        if page.post is None and page.is_error:
            return Gone("collector.gone-or-hidden")
        if page.views is None and page.by_member and page.post is not None:
            return Denied("collector.group-message")
        views = parse_shown_count(page.views or "")
        if views is None or (page.post or "").lower() != post.lower():
            raise failure(self.platform, Reason.LAYOUT_CHANGED)
        reactions = [parse_shown_count(text) for text in page.reactions]
        known = [count for count in reactions if count is not None]
        # No reactions shown may mean none given or none allowed, and a sum without one of its parts is too small.
        likes = sum(count.value for count in known) if known and len(known) == len(reactions) else None
        return Figures(
            likes=likes,
            views=views.value,
            exact=all(count.exact for count in (views, *known)),
            source=Source.EMBED,
            taken_at=self._now(),
        )

    def _read_comments(self, reply: Reply) -> Count | None:
        """Read the discussion's header. A channel without discussion has none, and then nothing is known."""
        return None if self._state(reply) else parse_leading_count(parse_page(reply.body).comments or "")

    def _read_community(self, page: Page) -> Answer:
        if not page.is_telegram:
            raise failure(self.platform, Reason.ANSWER_UNREADABLE)
        if page.extra is None:
            if page.title is None:
                # The page of a name that nobody has only offers to write to it.
                return Gone("collector.gone")
            raise failure(self.platform, Reason.LAYOUT_CHANGED)
        if page.extra.startswith("@") or "monthly user" in page.extra:
            return Denied("collector.not-a-community")
        members = parse_leading_count(page.extra)
        if members is None or not any(word in page.extra for word in _MEMBERS):
            raise failure(self.platform, Reason.LAYOUT_CHANGED)
        return Figures(members=members.value, exact=members.exact, source=Source.EMBED, taken_at=self._now())
