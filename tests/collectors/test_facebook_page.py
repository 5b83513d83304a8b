"""The library's own Facebook page."""

from __future__ import annotations

import pytest
from pydantic import SecretStr
from tests.collectors.platforms import (
    GRAPH,
    GRAPH_TOKEN,
    PAGE_ID,
    FakeGraph,
    Platform,
    PlatformServer,
    Say,
    facebook_post,
    graph_error,
    say_in_turn,
)

from sheets_outreach.collectors.collector import Answer, Kind, Unanswered, Wanted
from sheets_outreach.collectors.facebook_page import FacebookPage
from sheets_outreach.collectors.failure import Reason, reason_of
from sheets_outreach.errors import CollectorError
from sheets_outreach.statistics import Denied, Figures


def make_page(server: PlatformServer, platform: Platform) -> FacebookPage:
    """Make the collector on a stand-in."""
    server.platforms[GRAPH] = platform
    return FacebookPage(SecretStr(GRAPH_TOKEN), [PAGE_ID, "Sokol.Library"], server.wire())


def collect(server: PlatformServer, platform: Platform, *posts: str) -> dict[str, Answer]:
    """Collect posts of the page."""
    wanted = [Wanted("facebook", post, community="sokol.library") for post in posts]
    return {one.id: answer for one, answer in make_page(server, platform).posts(wanted).items()}


def test_it_reads_reactions_comments_and_shares(server: PlatformServer) -> None:
    """Posts are asked for by the page's number and theirs."""
    fake = FakeGraph({f"{PAGE_ID}_55": facebook_post(21, 3, 2), f"{PAGE_ID}_56": facebook_post(0, 0, 1)})
    answers = collect(server, fake, "55", "56")
    counts = {post: (a.likes, a.comments, a.shares, a.views) for post, a in answers.items() if isinstance(a, Figures)}
    assert counts == {"55": (21, 3, 2, None), "56": (0, 0, 1, None)}
    assert server.heard[0].values["ids"] == f"{PAGE_ID}_55,{PAGE_ID}_56"


def test_shares_that_are_absent_are_none(server: PlatformServer) -> None:
    """Here alone missing means 0: Meta leaves the field out of a post that was never shared."""
    answer = collect(server, FakeGraph({f"{PAGE_ID}_55": facebook_post(21, 3, None)}), "55")["55"]
    assert isinstance(answer, Figures)
    assert answer.shares == 0


@pytest.mark.parametrize("missing", ["reactions", "comments"])
def test_a_sum_that_is_absent_is_not_zero(server: PlatformServer, missing: str) -> None:
    """Without its summary a count is unknown."""
    post = {**facebook_post(21, 3, 2), missing: {"data": []}}
    answer = collect(server, FakeGraph({f"{PAGE_ID}_55": post}), "55")["55"]
    assert isinstance(answer, Figures)
    assert {"reactions": answer.likes, "comments": answer.comments}[missing] is None


def test_an_odd_entry_leaves_its_neighbours_alone(server: PlatformServer) -> None:
    """And one that is not in the answer is not called gone."""
    body = {f"{PAGE_ID}_55": facebook_post(1, 1, 1), f"{PAGE_ID}_56": {"shares": {"count": "few"}}}
    answers = collect(server, say_in_turn(Say(body)), "55", "56", "57")
    assert isinstance(answers["55"], Figures)
    assert answers["56"] == answers["57"] == Unanswered(Reason.ANSWER_UNREADABLE)


@pytest.mark.parametrize("error", [graph_error(100, 33), graph_error(803, status=404)])
def test_a_post_that_is_not_there_is_a_state_when_asked_for_alone(server: PlatformServer, error: Say) -> None:
    """Among others it fails the call, so that the others are asked without it."""
    assert collect(server, say_in_turn(error), "55") == {"55": Denied("collector.gone-or-hidden")}
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(error), "55", "56")
    assert reason_of(caught.value) is Reason.REQUEST_REFUSED


def test_a_question_meta_does_not_understand_makes_nobody_gone(server: PlatformServer) -> None:
    """Code 100 without that subcode is our fault, not the post's."""
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(graph_error(100)), "55")
    assert reason_of(caught.value) is Reason.REQUEST_REFUSED


def test_it_reads_the_pages_followers(server: PlatformServer) -> None:
    """By any of its names; an answer without them denies them."""
    wanted = [Wanted("facebook", name, kind=Kind.COMMUNITY) for name in (PAGE_ID, "sokol.library")]
    answers = make_page(server, FakeGraph()).communities(wanted)
    assert [answer.members for answer in answers.values() if isinstance(answer, Figures)] == [2210, 2210]
    hidden = make_page(server, say_in_turn(Say({"id": PAGE_ID}))).communities(wanted)
    assert set(hidden.values()) == {Denied("collector.members-hidden")}


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (Wanted("facebook", "55", community="SOKOL.library"), None),
        (Wanted("facebook", "55", community=PAGE_ID), None),
        (Wanted("facebook", "55", community="neighbours"), "platform_note.facebook"),
        (Wanted("facebook", "55"), "platform_note.facebook"),
        (Wanted("facebook", "pfbid02AbC", community="sokol.library"), "collector.id-unusable"),
        (Wanted("facebook", "55,1_1", community="sokol.library"), "collector.id-unusable"),
        (Wanted("facebook", "sokol.library", kind=Kind.COMMUNITY), None),
        (Wanted("facebook", "neighbours", kind=Kind.COMMUNITY), "platform_note.facebook"),
    ],
)
def test_groups_are_typed_by_hand(server: PlatformServer, wanted: Wanted, refusal: str | None) -> None:
    """Only posts on the own page are asked for, and only by plain numbers."""
    assert make_page(server, FakeGraph()).refuses(wanted) == refusal


@pytest.mark.parametrize("names", [[], ["sokol.library"], ["1/2"], [""]])
def test_the_pages_number_comes_first(server: PlatformServer, names: list[str]) -> None:
    """Anything else in the settings is said at once."""
    server.platforms[GRAPH] = FakeGraph()
    with pytest.raises(CollectorError) as caught:
        FacebookPage(SecretStr(GRAPH_TOKEN), names, server.wire())
    assert reason_of(caught.value) is Reason.SETTING_UNUSABLE
