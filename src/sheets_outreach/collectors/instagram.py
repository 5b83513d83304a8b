"""Fetches the figures of professional Instagram accounts by business discovery; of private ones there are none.

developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/business_discovery. There is no
asking for a post: one walks the account's media, newest first, and compares the permalinks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from pydantic import SecretStr

from sheets_outreach.collectors.answer import Amount, Foreign, parse_part
from sheets_outreach.collectors.collector import Answer, Kind, Limits, Unanswered, Wanted
from sheets_outreach.collectors.failure import Reason, failure
from sheets_outreach.collectors.graph import PER_SECOND, Graph
from sheets_outreach.collectors.wire import Wire
from sheets_outreach.statistics import Denied, Figures, Gone, Source

_FIELDS = "permalink,comments_count,like_count"
PAGE_SIZE = 50
MOST_PAGES = 10

# "Invalid user id" and its subcode: no such account, or not a professional one; Meta does not tell which.
_NOT_PROFESSIONAL = frozenset({110, 2207013})

_NAME = re.compile(r"[a-z0-9_.]{1,30}", re.IGNORECASE | re.ASCII)
_SHORTCODE = re.compile(r"[A-Za-z0-9_-]{5,64}")
# A cursor is put back into the fields' own little language, where a bracket would mean something.
_CURSOR = re.compile(r"[A-Za-z0-9_=+/-]{1,500}")


class _Cursors(Foreign):
    after: str | None = None


class _Paging(Foreign):
    cursors: _Cursors = _Cursors()


class _Media(Foreign):
    permalink: str
    comments_count: Amount | None = None
    like_count: Amount | None = None


class _MediaList(Foreign):
    data: Sequence[object] = ()
    paging: _Paging = _Paging()


class _Account(Foreign):
    followers_count: Amount | None = None
    media_count: Amount | None = None
    media: _MediaList | None = None


class _Discovery(Foreign):
    business_discovery: _Account


class Instagram:
    """The collector for Instagram.

    Args:
        token: a Facebook-login token with instagram_basic, instagram_manage_insights and pages_read_engagement.
        account_id: the number of the library's own professional account, in whose name is asked.
        wire: what lies between.

    Raises:
        CollectorError: the account's id is no number.
    """

    platform = "instagram"
    limits: Mapping[Kind, Limits] = {
        Kind.POST: Limits(per_call=PAGE_SIZE * MOST_PAGES, per_second=PER_SECOND, by_community=True),
        Kind.COMMUNITY: Limits(per_call=1, per_second=PER_SECOND),
    }

    def __init__(self, token: SecretStr, account_id: str, wire: Wire) -> None:
        if not (account_id.isascii() and account_id.isdecimal()):
            raise failure(self.platform, Reason.SETTING_UNUSABLE)
        self._account_id = account_id
        self._graph = Graph(self.platform, token, wire)
        self._now = wire.clock.now

    @property
    def calls(self) -> int:
        """How many requests it has sent so far."""
        return self._graph.calls

    def refuses(self, wanted: Wanted) -> str | None:
        """Refuse posts whose link does not say whose they are, stories and what is no name."""
        if wanted.kind is Kind.COMMUNITY:
            return None if _NAME.fullmatch(wanted.id) else "collector.id-unusable"
        if not (wanted.community and _NAME.fullmatch(wanted.community)):
            return "collector.owner-unknown"
        # A story's id is a number alone; a shortcode practically never is.
        return None if _SHORTCODE.fullmatch(wanted.id) and not wanted.id.isdecimal() else "collector.id-unusable"

    def posts(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the figures of posts of one account, walking its media until all are found."""
        name = wanted[0].community
        assert name is not None, "the contract: nothing that `refuses` named"
        found: dict[str, Figures] = {}
        missing = {one.id for one in wanted}
        after, rest = "", None
        for _ in range(MOST_PAGES):
            account = self._discover(name, f"followers_count,media_count,media{after}.limit({PAGE_SIZE}){{{_FIELDS}}}")
            if account is None:
                return dict.fromkeys(wanted, Denied("collector.not-professional"))
            page = self._read_media(account)
            found |= page
            # An entry nobody could read may be the one that is missing.
            if account.media is not None and len(page) < len(account.media.data):
                rest = Unanswered(Reason.ANSWER_UNREADABLE)
            cursor = account.media.paging.cursors.after if account.media is not None else None
            if missing <= found.keys() or not page or not (cursor and _CURSOR.fullmatch(cursor)):
                return {one: found.get(one.id, rest or Gone("collector.gone-or-hidden")) for one in wanted}
            after = f".after({cursor})"
        return {one: found.get(one.id, rest or Unanswered("collector.too-far-back")) for one in wanted}

    def communities(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the followers of professional accounts."""
        return {one: self._ask_account(one.id) for one in wanted}

    def _ask_account(self, name: str) -> Answer:
        account = self._discover(name, "followers_count")
        if account is None:
            return Denied("collector.not-professional")
        if account.followers_count is None:
            return Denied("collector.members-hidden")
        return Figures(members=account.followers_count, exact=True, source=Source.API, taken_at=self._now())

    def _discover(self, name: str, fields: str) -> _Account | None:
        query = {"fields": f"business_discovery.username({name}){{{fields}}}"}
        answer = self._graph.get(self._account_id, query, _Discovery, absent=_NOT_PROFESSIONAL)
        return answer.business_discovery if answer is not None else None

    def _read_media(self, account: _Account) -> dict[str, Figures]:
        """Read a page of media. ``like_count`` is missing where likes are hidden."""
        if account.media is None and account.media_count != 0:
            raise failure(self.platform, Reason.ANSWER_UNREADABLE)
        media = [parse_part(entry, _Media) for entry in (account.media.data if account.media else [])]
        return {
            urlsplit(one.permalink).path.rstrip("/").rpartition("/")[2]: Figures(
                members=account.followers_count,
                likes=one.like_count,
                comments=one.comments_count,
                exact=True,
                source=Source.API,
                taken_at=self._now(),
            )
            for one in media
            if one is not None
        }
