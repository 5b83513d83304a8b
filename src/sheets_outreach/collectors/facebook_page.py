"""Fetches the figures of posts on the library's own Facebook page; groups have had no API since 22 April 2024.

developers.facebook.com/docs/graph-api/reference/post; the page's token needs pages_read_engagement. Views are not
asked for: Meta renames those metrics every few months, and an unknown one fails the whole call.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import RootModel, SecretStr

from sheets_outreach.collectors.answer import Amount, Foreign, parse_part
from sheets_outreach.collectors.collector import Answer, Kind, Limits, Unanswered, Wanted
from sheets_outreach.collectors.failure import Reason, failure
from sheets_outreach.collectors.graph import PER_SECOND, Graph
from sheets_outreach.collectors.wire import Wire
from sheets_outreach.statistics import Denied, Figures, Source

_FIELDS = "shares,comments.summary(total_count).limit(0),reactions.summary(total_count).limit(0)"

# "Some of the aliases do not exist" and, as a subcode, "does not exist, cannot be loaded due to missing permissions":
# Meta does not tell gone from hidden.
_NOT_THERE = frozenset({803, 33})

_NUMBER = re.compile(r"[0-9]{1,30}")


class _Shares(Foreign):
    count: Amount


class _Summary(Foreign):
    total_count: Amount | None = None


class _Summarised(Foreign):
    summary: _Summary = _Summary()


class _Post(Foreign):
    shares: _Shares | None = None
    comments: _Summarised = _Summarised()
    reactions: _Summarised = _Summarised()


class _Posts(RootModel[dict[str, object]]):
    pass


class _Page(Foreign):
    followers_count: Amount | None = None


class FacebookPage:
    """The collector for one Facebook page.

    Args:
        token: the page's access token.
        names: how links name the page: its number first, then its names.
        wire: what lies between.

    Raises:
        CollectorError: the first name is no number.
    """

    platform = "facebook"
    # 50 ids a call is the customary limit of `ids=` and unverified.
    limits: Mapping[Kind, Limits] = {
        Kind.POST: Limits(per_call=50, per_second=PER_SECOND),
        Kind.COMMUNITY: Limits(per_call=1, per_second=PER_SECOND),
    }

    def __init__(self, token: SecretStr, names: Sequence[str], wire: Wire) -> None:
        if not (names and _NUMBER.fullmatch(names[0])):
            raise failure(self.platform, Reason.SETTING_UNUSABLE)
        self._page_id = names[0]
        self._names = frozenset(name.lower() for name in names)
        self._graph = Graph(self.platform, token, wire)
        self._now = wire.clock.now

    @property
    def calls(self) -> int:
        """How many requests it has sent so far."""
        return self._graph.calls

    def refuses(self, wanted: Wanted) -> str | None:
        """Refuse groups, events and other people's pages, and ids Meta has scrambled ("pfbid…")."""
        name = wanted.community if wanted.kind is Kind.POST else wanted.id
        if (name or "").lower() not in self._names:
            return "platform_note.facebook"
        return None if wanted.kind is Kind.COMMUNITY or _NUMBER.fullmatch(wanted.id) else "collector.id-unusable"

    def posts(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the figures of the page's posts. One of several that is not there fails the call."""
        ids = {one: f"{self._page_id}_{one.id}" for one in wanted}
        absent = _NOT_THERE if len(wanted) == 1 else frozenset[int]()
        answer = self._graph.get("", {"ids": ",".join(ids.values()), "fields": _FIELDS}, _Posts, absent=absent)
        if answer is None:
            return {wanted[0]: Denied("collector.gone-or-hidden")}
        return {one: self._read_post(answer.root.get(post_id)) for one, post_id in ids.items()}

    def communities(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the page's followers."""
        page = self._graph.get(self._page_id, {"fields": "followers_count"}, _Page, absent=frozenset())
        followers = page.followers_count if page is not None else None
        if followers is None:
            return dict.fromkeys(wanted, Denied("collector.members-hidden"))
        return dict.fromkeys(wanted, Figures(members=followers, exact=True, source=Source.API, taken_at=self._now()))

    def _read_post(self, entry: object) -> Answer:
        post = parse_part(entry, _Post)
        if post is None:
            return Unanswered(Reason.ANSWER_UNREADABLE)
        return Figures(
            likes=post.reactions.summary.total_count,
            comments=post.comments.summary.total_count,
            # The one place where missing means none: Meta leaves `shares` out of a post that was never shared.
            shares=post.shares.count if post.shares is not None else 0,
            exact=True,
            source=Source.API,
            taken_at=self._now(),
        )
