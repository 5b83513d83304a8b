"""Discord's invites."""

from __future__ import annotations

import pytest
from tests.collectors.platforms import DISCORD, FakeDiscord, Platform, PlatformServer, Say, say_in_turn

from sheets_outreach.collectors.collector import Answer, Kind, Wanted
from sheets_outreach.collectors.discord import Discord
from sheets_outreach.collectors.failure import Reason, reason_of
from sheets_outreach.errors import CollectorError
from sheets_outreach.statistics import Denied, Figures, Gone

INVITE = Wanted("discord", "hB7kExAmPl", kind=Kind.COMMUNITY)


def collect(server: PlatformServer, platform: Platform) -> Answer:
    """Collect the invite's server."""
    server.platforms[DISCORD] = platform
    return Discord(server.wire()).communities([INVITE])[INVITE]


def test_it_reads_the_members_by_an_invite(server: PlatformServer) -> None:
    """Without any token; Discord calls the count approximate, so do we."""
    answer = collect(server, FakeDiscord({INVITE.id: 412}))
    assert isinstance(answer, Figures)
    assert (answer.members, answer.exact) == (412, False)
    assert server.heard[0].path == f"/api/v10/invites/{INVITE.id}"
    assert "Authorization" not in server.heard[0].headers


def test_an_expired_invite_is_gone(server: PlatformServer) -> None:
    """Staff should ask for a new one."""
    assert collect(server, FakeDiscord()) == Gone("collector.invite-expired")


def test_an_invite_without_a_count_is_denied(server: PlatformServer) -> None:
    """An invite to a group of friends has none; that is not 0."""
    assert isinstance(collect(server, say_in_turn(Say({"code": INVITE.id, "type": 1}))), Denied)


def test_it_waits_as_long_as_discord_says(server: PlatformServer) -> None:
    """A 429 names the seconds."""
    answer = collect(
        server, say_in_turn(Say({"retry_after": 4}, 429, {"Retry-After": "4"}), Say({"approximate_member_count": 5}))
    )
    assert isinstance(answer, Figures)
    assert server.clock.seconds >= 4


def test_an_answer_of_another_shape_is_no_figure(server: PlatformServer) -> None:
    """It is an error."""
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(Say({"approximate_member_count": "many"})))
    assert reason_of(caught.value) is Reason.ANSWER_UNREADABLE


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (INVITE, None),
        (Wanted("discord", "1/2/3", kind=Kind.COMMUNITY), "collector.id-unusable"),
        (Wanted("discord", "a?with_counts=false", kind=Kind.COMMUNITY), "collector.id-unusable"),
        (Wanted("discord", "1/2/3", community="1"), "platform_note.discord"),
    ],
)
def test_messages_are_typed_by_hand(server: PlatformServer, wanted: Wanted, refusal: str | None) -> None:
    """Only invites are asked for."""
    server.platforms[DISCORD] = FakeDiscord()
    assert Discord(server.wire()).refuses(wanted) == refusal


def test_a_message_that_is_asked_for_all_the_same_is_denied(server: PlatformServer) -> None:
    """Without a request."""
    server.platforms[DISCORD] = FakeDiscord()
    message = Wanted("discord", "1/2/3", community="1")
    assert Discord(server.wire()).posts([message]) == {message: Denied("platform_note.discord")}
    assert server.heard == []
