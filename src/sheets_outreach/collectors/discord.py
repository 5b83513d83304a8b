"""Fetches how many members a Discord server has, by an invite and without a token; of its messages it learns nothing.

"Get Invite" with ``with_counts``: discord.com/developers/docs/resources/invite. The counts are approximate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sheets_outreach.collectors.answer import Amount, Foreign, parse_answer
from sheets_outreach.collectors.collector import Answer, Kind, Limits, Wanted
from sheets_outreach.collectors.http import Client
from sheets_outreach.collectors.wire import Reply, Request, Wire
from sheets_outreach.statistics import Denied, Figures, Gone, Source

HOST = "discord.com"
# Discord tells a client its limits by 429 only; what is unauthenticated has to be modest.
PER_SECOND = 1.0

_CODE = re.compile(r"[A-Za-z0-9-]{2,64}")


class _Invite(Foreign):
    approximate_member_count: Amount | None = None


class Discord:
    """The collector for Discord.

    Args:
        wire: what lies between.
    """

    platform = "discord"
    limits: Mapping[Kind, Limits] = {
        Kind.POST: Limits(per_call=1, per_second=PER_SECOND),
        Kind.COMMUNITY: Limits(per_call=1, per_second=PER_SECOND),
    }

    def __init__(self, wire: Wire) -> None:
        self._client = Client(self.platform, HOST, per_second=PER_SECOND, wire=wire)
        self._now = wire.clock.now

    @property
    def calls(self) -> int:
        """How many requests it has sent so far."""
        return self._client.calls

    def refuses(self, wanted: Wanted) -> str | None:
        """Refuse messages, whose reactions only a bot inside the server could see, and what is no invite."""
        if wanted.kind is Kind.POST:
            return "platform_note.discord"
        return None if _CODE.fullmatch(wanted.id) else "collector.id-unusable"

    def posts(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Answer that messages are typed by hand."""
        return {one: Denied("platform_note.discord") for one in wanted}

    def communities(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the members of servers, an invite a call. An expired invite is gone, and worth telling staff."""
        return {one: self._ask_invite(one.id) for one in wanted}

    def _ask_invite(self, code: str) -> Answer:
        def read(reply: Reply) -> Answer:
            if reply.status == 404:
                return Gone("collector.invite-expired")
            members = parse_answer(self.platform, reply, _Invite).approximate_member_count
            if members is None:
                return Denied("collector.members-hidden")
            return Figures(members=members, exact=False, source=Source.API, taken_at=self._now())

        request = Request(("api", "v10", "invites", code), {"with_counts": "true"})
        return self._client.ask(request, read, accept=(200, 404))
