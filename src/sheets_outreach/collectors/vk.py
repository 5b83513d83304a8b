"""Fetches the figures of VK's wall posts and communities with a service key; videos and articles it leaves alone.

Shapes and error codes after VK's own schema (github.com/VKCOM/vk-api-schema, 5.199) and
dev.vk.com/ru/api/api-requests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import SecretStr

from sheets_outreach.collectors.answer import Amount, Foreign, parse_answer, parse_part
from sheets_outreach.collectors.collector import Answer, Kind, Limits, Unanswered, Wanted
from sheets_outreach.collectors.failure import Reason, failure
from sheets_outreach.collectors.http import Client
from sheets_outreach.collectors.wire import Reply, Request, Wire
from sheets_outreach.statistics import Denied, Figures, Gone, Source

HOST = "api.vk.com"
VERSION = "5.199"
PER_SECOND = 3.0

_POST = re.compile(r"-?[0-9]{1,20}_[0-9]{1,20}")
_NUMBERED = re.compile(r"(?:club|public|event)([0-9]{1,20})")
_NAME = re.compile(r"[a-z0-9_.]{1,64}")
_PERSON = re.compile(r"id[0-9]+")

# VK answers errors with HTTP status 200; the code says what happened.
_REASON_OF_CODE = {
    1: Reason.SERVER_FAILED,
    5: Reason.KEY_REFUSED,
    6: Reason.TOO_FAST,
    7: Reason.NOT_PERMITTED,
    9: Reason.TURNED_AWAY,
    10: Reason.SERVER_FAILED,
    14: Reason.TURNED_AWAY,
    17: Reason.KEY_REFUSED,
    27: Reason.KEY_REFUSED,
    28: Reason.KEY_REFUSED,
    29: Reason.DAY_LIMIT,
}

# These are about what was asked for; with one id in the call they are its answer.
_STATE_OF_CODE: Mapping[int, Gone | Denied] = {
    15: Denied("collector.access-denied"),
    18: Gone("collector.gone"),
    19: Denied("collector.access-denied"),
    30: Denied("collector.access-denied"),
    125: Gone("collector.gone"),
    203: Denied("collector.access-denied"),
    210: Denied("collector.access-denied"),
}


class _Counted(Foreign):
    count: Amount | None = None


class _Post(Foreign):
    id: int
    owner_id: int
    is_deleted: bool = False
    likes: _Counted = _Counted()
    comments: _Counted = _Counted()
    reposts: _Counted = _Counted()
    views: _Counted = _Counted()


class _Community(Foreign):
    id: int
    screen_name: str | None = None
    members_count: Amount | None = None
    deactivated: str | None = None


class _Listing(Foreign):
    items: list[object] | None = None
    groups: list[object] | None = None


class _Error(Foreign):
    error_code: int


class _Envelope(Foreign):
    response: _Listing | list[object] | None = None
    error: _Error | None = None


class Vk:
    """The collector for VK.

    Args:
        key: the app's service key. `wall.getById` takes no community token (error 27).
        wire: what lies between.
    """

    platform = "vk"
    # 100 posts and 500 communities a call are not in the schema; they are the customary limits and unverified.
    limits: Mapping[Kind, Limits] = {
        Kind.POST: Limits(per_call=100, per_second=PER_SECOND),
        Kind.COMMUNITY: Limits(per_call=500, per_second=PER_SECOND),
    }

    def __init__(self, key: SecretStr, wire: Wire) -> None:
        bearer = {"Authorization": SecretStr(f"Bearer {key.get_secret_value()}")}
        self._client = Client(self.platform, HOST, per_second=PER_SECOND, wire=wire, headers=bearer)
        self._now = wire.clock.now

    @property
    def calls(self) -> int:
        """How many requests it has sent so far."""
        return self._client.calls

    def refuses(self, wanted: Wanted) -> str | None:
        """Refuse what is no wall post (topics, videos, articles) or no community (people)."""
        if wanted.kind is Kind.POST:
            return None if _POST.fullmatch(wanted.id) else "collector.not-a-wall-post"
        if _PERSON.fullmatch(wanted.id):
            return "collector.not-a-community"
        return None if _NAME.fullmatch(wanted.id) else "collector.id-unusable"

    def posts(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the figures of wall posts by `wall.getById`; its ``extended`` form tells the members too."""
        form = {"posts": ",".join(one.id for one in wanted), "extended": "1", "fields": "members_count"}
        listing = self._call("wall.getById", form, wanted)
        if isinstance(listing, Gone | Denied):
            return {wanted[0]: listing}
        parts = [parse_part(item, _Post) for item in self._demand(listing.items)]
        found = {f"{post.owner_id}_{post.id}": post for post in parts if post is not None}
        communities = [parse_part(group, _Community) for group in listing.groups or []]
        members = {-group.id: group.members_count for group in communities if group is not None}
        # A deleted or hidden post is simply absent. Where an entry was unreadable, an absent one may be that one.
        absent: Answer = Unanswered(Reason.ANSWER_UNREADABLE) if None in parts else Gone("collector.gone-or-hidden")
        return {one: self._read_post(found[one.id], members) if one.id in found else absent for one in wanted}

    def communities(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the members of communities by `groups.getById`."""
        form = {"group_ids": ",".join(_to_group_id(one.id) for one in wanted), "fields": "members_count"}
        listing = self._call("groups.getById", form, wanted)
        if isinstance(listing, Gone | Denied):
            return {wanted[0]: listing}
        parts = [parse_part(group, _Community) for group in self._demand(listing.groups or listing.items)]
        found: dict[str, _Community] = {}
        for group in parts:
            if group is not None:
                found[str(group.id)] = found[(group.screen_name or "").lower()] = group
        absent: Answer = Unanswered(Reason.ANSWER_UNREADABLE) if None in parts else Gone("collector.gone")
        return {
            one: self._read_community(found[_to_group_id(one.id)]) if _to_group_id(one.id) in found else absent
            for one in wanted
        }

    def _call(self, method: str, form: Mapping[str, str], wanted: Sequence[Wanted]) -> _Listing | Gone | Denied:
        """Call a method; an error that is about the one thing asked for is its answer."""

        def read(reply: Reply) -> _Listing | Gone | Denied:
            envelope = parse_answer(self.platform, reply, _Envelope)
            if envelope.error is not None:
                return self._judge(envelope.error.error_code, alone=len(wanted) == 1)
            if envelope.response is None:
                raise failure(self.platform, Reason.ANSWER_UNREADABLE)
            # Up to 5.131 the answer was the bare list.
            return envelope.response if isinstance(envelope.response, _Listing) else _Listing(items=envelope.response)

        # A form, because 100 ids exceed the 2 KB that VK takes in an address.
        return self._client.ask(Request(("method", method), form={**form, "v": VERSION}), read)

    def _demand(self, entries: list[object] | None) -> list[object]:
        """Hold that there is a list. Without one nothing is absent from it, and nobody's post is gone."""
        if entries is None:
            raise failure(self.platform, Reason.ANSWER_UNREADABLE)
        return entries

    def _judge(self, code: int, *, alone: bool) -> Gone | Denied:
        if alone and code in _STATE_OF_CODE:
            return _STATE_OF_CODE[code]
        raise failure(self.platform, _REASON_OF_CODE.get(code, Reason.REQUEST_REFUSED), code=code)

    def _read_post(self, post: _Post, members: Mapping[int, int | None]) -> Answer:
        if post.is_deleted:
            return Gone("collector.gone")
        return Figures(
            members=members.get(post.owner_id),
            likes=post.likes.count,
            comments=post.comments.count,
            shares=post.reposts.count,
            views=post.views.count,
            exact=True,
            source=Source.API,
            taken_at=self._now(),
        )

    def _read_community(self, community: _Community) -> Answer:
        if community.deactivated is not None:
            return Gone("collector.gone")
        if community.members_count is None:
            return Denied("collector.members-hidden")
        return Figures(members=community.members_count, exact=True, source=Source.API, taken_at=self._now())


def _to_group_id(community_id: str) -> str:
    """Turn the id of a link into one `groups.getById` takes: "club1" is community 1, a name stays a name."""
    numbered = _NUMBERED.fullmatch(community_id)
    return numbered[1] if numbered else community_id
