"""Fetches the figures of YouTube's videos and channels with an API key; YouTube tells nobody the shares.

``videos.list`` and ``channels.list``: developers.google.com/youtube/v3/docs; one unit a call of 10,000 a day
(…/determine_quota_cost). Counts are strings, and one that is hidden or closed is absent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import SecretStr

from sheets_outreach.collectors.answer import Foreign, WrittenAmount, parse_answer, parse_part
from sheets_outreach.collectors.collector import Answer, Kind, Limits, Unanswered, Wanted
from sheets_outreach.collectors.failure import Reason, failure
from sheets_outreach.collectors.http import Client
from sheets_outreach.collectors.wire import Reply, Request, Wire
from sheets_outreach.statistics import Denied, Figures, Gone, Source

HOST = "www.googleapis.com"
PER_SECOND = 5.0
UNITS_A_DAY = 10_000

ROUNDED_FROM = 1000
"""Subscribers are rounded to three digits."""

_VIDEO = re.compile(r"[A-Za-z0-9_-]{11}")

# How a channel's id says by which parameter it is asked for. /c/ names have none.
_PARAMETER_OF_FORM = (
    (re.compile(r"(UC[A-Za-z0-9_-]{22})"), "id"),
    (re.compile(r"(@[\w.·-]{1,60})"), "forHandle"),
    (re.compile(r"user/([A-Za-z0-9_.-]{1,60})"), "forUsername"),
)

# developers.google.com/youtube/v3/docs/errors, and the common reasons of Google's APIs.
_REASON_OF_WORD = {
    "quotaExceeded": Reason.DAY_LIMIT,
    "dailyLimitExceeded": Reason.DAY_LIMIT,
    "rateLimitExceeded": Reason.TOO_FAST,
    "userRateLimitExceeded": Reason.TOO_FAST,
    "keyInvalid": Reason.KEY_REFUSED,
    "keyExpired": Reason.KEY_REFUSED,
    "API_KEY_INVALID": Reason.KEY_REFUSED,
    "accessNotConfigured": Reason.NOT_PERMITTED,
    "ipRefererBlocked": Reason.NOT_PERMITTED,
    "forbidden": Reason.NOT_PERMITTED,
    "backendError": Reason.SERVER_FAILED,
}
_REASON_OF_STATUS = {401: Reason.KEY_REFUSED, 403: Reason.NOT_PERMITTED}
_READABLE = frozenset({200, 400, 401, 403, 404})


class _Statistics(Foreign):
    viewCount: WrittenAmount | None = None  # noqa: N815 - YouTube's names
    likeCount: WrittenAmount | None = None  # noqa: N815
    commentCount: WrittenAmount | None = None  # noqa: N815
    subscriberCount: WrittenAmount | None = None  # noqa: N815
    hiddenSubscriberCount: bool = False  # noqa: N815


class _Item(Foreign):
    id: str
    statistics: _Statistics = _Statistics()


class _Word(Foreign):
    reason: str = ""


class _Error(Foreign):
    errors: Sequence[_Word] = ()
    details: Sequence[_Word] = ()


class _Envelope(Foreign):
    items: list[object] | None = None
    error: _Error | None = None


class Youtube:
    """The collector for YouTube.

    Args:
        key: an API key restricted to the YouTube Data API.
        wire: what lies between.
    """

    platform = "youtube"
    limits: Mapping[Kind, Limits] = {
        Kind.POST: Limits(per_call=50, per_second=PER_SECOND, per_day=UNITS_A_DAY),
        Kind.COMMUNITY: Limits(per_call=1, per_second=PER_SECOND, per_day=UNITS_A_DAY),
    }

    def __init__(self, key: SecretStr, wire: Wire) -> None:
        # As a header (docs.cloud.google.com/docs/authentication/api-keys-use), so that it is in no address.
        headers = {"X-Goog-Api-Key": key}
        self._client = Client(self.platform, HOST, per_second=PER_SECOND, wire=wire, headers=headers)
        self._now = wire.clock.now

    @property
    def calls(self) -> int:
        """How many requests it has sent so far."""
        return self._client.calls

    def refuses(self, wanted: Wanted) -> str | None:
        """Refuse what is neither a video nor a channel one can ask for; posts of the community tab have no API."""
        if wanted.kind is Kind.POST:
            return None if _VIDEO.fullmatch(wanted.id) else "collector.id-unusable"
        return None if _find_parameter(wanted.id) else "collector.no-handle"

    def posts(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the figures of videos by ``videos.list``."""
        items = self._list("videos", {"id": ",".join(one.id for one in wanted)})
        if items is None:
            raise failure(self.platform, Reason.ANSWER_UNREADABLE)
        parts = [parse_part(item, _Item) for item in items]
        found = {item.id: item.statistics for item in parts if item is not None}
        # A deleted or private video is simply absent. Where an entry was unreadable, an absent one may be that one.
        absent: Answer = Unanswered(Reason.ANSWER_UNREADABLE) if None in parts else Gone("collector.gone-or-hidden")
        return {one: self._read_video(found[one.id]) if one.id in found else absent for one in wanted}

    def communities(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the subscribers of channels by ``channels.list``."""
        return {one: self._ask_channel(one.id) for one in wanted}

    def _ask_channel(self, channel: str) -> Answer:
        parameter = _find_parameter(channel)
        assert parameter is not None, "the contract: nothing that `refuses` named"
        items = self._list("channels", dict([parameter]))
        if not items:  # without a match this method leaves the list out
            return Gone("collector.gone")
        item = parse_part(items[0], _Item)
        if item is None:
            return Unanswered(Reason.ANSWER_UNREADABLE)
        subscribers = item.statistics.subscriberCount
        if subscribers is None or item.statistics.hiddenSubscriberCount:
            return Denied("collector.members-hidden")
        return Figures(members=subscribers, exact=subscribers < ROUNDED_FROM, source=Source.API, taken_at=self._now())

    def _list(self, resource: str, which: Mapping[str, str]) -> list[object] | None:
        def read(reply: Reply) -> list[object] | None:
            envelope = parse_answer(self.platform, reply, _Envelope)
            if reply.status != 200 or envelope.error is not None:
                raise failure(self.platform, _judge(envelope.error or _Error(), reply.status), status=reply.status)
            return envelope.items

        request = Request(("youtube", "v3", resource), {"part": "statistics", **which})
        return self._client.ask(request, read, accept=_READABLE)

    def _read_video(self, statistics: _Statistics) -> Answer:
        return Figures(
            likes=statistics.likeCount,
            comments=statistics.commentCount,
            views=statistics.viewCount,
            exact=True,
            source=Source.API,
            taken_at=self._now(),
        )


def _find_parameter(channel: str) -> tuple[str, str] | None:
    """Say by which parameter and value a channel is asked for."""
    for form, parameter in _PARAMETER_OF_FORM:
        if match := form.fullmatch(channel):
            return parameter, match[1]
    return None


def _judge(error: _Error, status: int) -> Reason:
    """Find the reason by the words of the error, most telling first, else by the status."""
    words = [word.reason for word in (*error.details, *error.errors)]
    known = (_REASON_OF_WORD[word] for word in words if word in _REASON_OF_WORD)
    return next(known, _REASON_OF_STATUS.get(status, Reason.REQUEST_REFUSED))
