"""Instagram's professional accounts, by business discovery."""

from __future__ import annotations

import pytest
from pydantic import SecretStr
from tests.collectors.platforms import (
    GRAPH,
    GRAPH_TOKEN,
    OWN_ACCOUNT,
    FakeGraph,
    Platform,
    PlatformServer,
    Say,
    graph_error,
    say_in_turn,
)

from sheets_outreach.collectors.collector import Answer, Kind, Unanswered, Wanted
from sheets_outreach.collectors.failure import Reason, reason_of
from sheets_outreach.collectors.instagram import MOST_PAGES, PAGE_SIZE, Instagram
from sheets_outreach.errors import CollectorError
from sheets_outreach.statistics import Denied, Figures, Gone

ACCOUNT = "sokol.rayon"


def make_instagram(server: PlatformServer, platform: Platform) -> Instagram:
    """Make the collector on a stand-in."""
    server.platforms[GRAPH] = platform
    return Instagram(SecretStr(GRAPH_TOKEN), OWN_ACCOUNT, server.wire())


def collect(server: PlatformServer, platform: Platform, *codes: str) -> dict[str, Answer]:
    """Collect posts of the account."""
    wanted = [Wanted("instagram", code, community=ACCOUNT) for code in codes]
    return {one.id: answer for one, answer in make_instagram(server, platform).posts(wanted).items()}


def media(code: str, form: str = "p", **counts: int) -> dict[str, object]:
    """Write an entry of the media."""
    return {"permalink": f"https://www.instagram.com/{form}/{code}/", "id": "178", **counts}


def many_media(number: int) -> list[dict[str, object]]:
    """Write so many entries, newest first."""
    return [media(f"Code{n:05}", comments_count=n, like_count=n) for n in range(number)]


def test_it_finds_posts_by_their_permalinks(server: PlatformServer) -> None:
    """Photos and reels share one space of codes; followers come with them."""
    entries = [
        media("AbC-1_x", comments_count=4, like_count=57),
        media("ReEl2", form="reel", comments_count=1, like_count=0),
    ]
    fake = FakeGraph(accounts={ACCOUNT: {"followers_count": 1205, "media_count": 2}}, media={ACCOUNT: entries})
    answers = collect(server, fake, "AbC-1_x", "ReEl2")
    figures = {code: (a.likes, a.comments, a.members) for code, a in answers.items() if isinstance(a, Figures)}
    assert figures == {"AbC-1_x": (57, 4, 1205), "ReEl2": (0, 1, 1205)}
    assert len(server.heard) == 1


def test_hidden_likes_are_not_zero(server: PlatformServer) -> None:
    """The field is missing then."""
    fake = FakeGraph(accounts={ACCOUNT: {"media_count": 1}}, media={ACCOUNT: [media("AbC-1_x", comments_count=4)]})
    answer = collect(server, fake, "AbC-1_x")["AbC-1_x"]
    assert isinstance(answer, Figures)
    assert (answer.likes, answer.comments, answer.members, answer.views) == (None, 4, None, None)


@pytest.mark.parametrize(("position", "pages"), [(0, 1), (PAGE_SIZE - 1, 1), (PAGE_SIZE, 2), (3 * PAGE_SIZE + 7, 4)])
def test_it_walks_no_further_than_it_must(server: PlatformServer, position: int, pages: int) -> None:
    """It turns pages until the last wanted post is found."""
    fake = FakeGraph(accounts={ACCOUNT: {"media_count": 400}}, media={ACCOUNT: many_media(400)})
    answer = collect(server, fake, f"Code{position:05}")[f"Code{position:05}"]
    assert isinstance(answer, Figures)
    assert answer.likes == position
    assert len(server.heard) == pages


def test_a_post_that_is_nowhere_in_the_media_is_gone(server: PlatformServer) -> None:
    """After the last page there is nothing more to look at."""
    fake = FakeGraph(accounts={ACCOUNT: {"media_count": 60}}, media={ACCOUNT: many_media(60)})
    answers = collect(server, fake, "Code00003", "NoWhere")
    assert isinstance(answers["Code00003"], Figures)
    assert answers["NoWhere"] == Gone("collector.gone-or-hidden")


def test_it_gives_up_far_back_and_calls_nothing_gone(server: PlatformServer) -> None:
    """Ten pages are enough; what lies beyond is not known."""
    fake = FakeGraph(accounts={ACCOUNT: {"media_count": 5000}}, media={ACCOUNT: many_media(5000)})
    answers = collect(server, fake, "Code04000")
    assert answers == {"Code04000": Unanswered("collector.too-far-back")}
    assert len(server.heard) == MOST_PAGES


def test_an_odd_entry_makes_nobody_gone(server: PlatformServer) -> None:
    """It may be the one that is missing."""
    fake = FakeGraph(accounts={ACCOUNT: {"media_count": 2}}, media={ACCOUNT: [media("AbC-1_x"), {"permalink": 5}]})
    answers = collect(server, fake, "AbC-1_x", "NoWhere")
    assert isinstance(answers["AbC-1_x"], Figures)
    assert answers["NoWhere"] == Unanswered(Reason.ANSWER_UNREADABLE)


def test_an_account_without_posts_has_none(server: PlatformServer) -> None:
    """Where media are missing although the account has some, the answer is unreadable instead."""
    nothing = say_in_turn(Say({"business_discovery": {"media_count": 0, "id": "1"}}))
    assert isinstance(collect(server, nothing, "AbC-1_x")["AbC-1_x"], Gone)
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(Say({"business_discovery": {"media_count": 9, "id": "1"}})), "AbC-1_x")
    assert reason_of(caught.value) is Reason.ANSWER_UNREADABLE


def test_a_cursor_that_could_change_the_question_is_not_used(server: PlatformServer) -> None:
    """A bracket in it would end the field it stands in."""
    page = {"data": [media("AbC-1_x")], "paging": {"cursors": {"after": "x).limit(1){id}},name{"}}}
    answers = collect(server, say_in_turn(Say({"business_discovery": {"media_count": 9, "media": page}})), "NoWhere")
    assert len(server.heard) == 1
    assert not isinstance(answers["NoWhere"], Figures)


def test_a_private_person_is_denied(server: PlatformServer) -> None:
    """So is a name nobody has: Meta answers both alike."""
    answers = collect(server, FakeGraph(), "AbC-1_x", "ReEl2")
    assert set(answers.values()) == {Denied("collector.not-professional")}


@pytest.mark.parametrize(
    ("answer", "reason", "permanent"),
    [
        (graph_error(190), Reason.KEY_REFUSED, True),
        (graph_error(10, status=403), Reason.NOT_PERMITTED, True),
        (graph_error(278, status=403), Reason.NOT_PERMITTED, True),
        (graph_error(4, status=403), Reason.TURNED_AWAY, False),
        (graph_error(80002), Reason.TURNED_AWAY, False),
        (graph_error(2), Reason.SERVER_FAILED, False),
        (graph_error(2, status=500), Reason.SERVER_FAILED, False),
        (graph_error(100), Reason.REQUEST_REFUSED, True),
        (Say("{}", 400), Reason.REQUEST_REFUSED, True),
        (Say("<html>", 400), Reason.ANSWER_UNREADABLE, False),
        (Say({"business_discovery": []}), Reason.ANSWER_UNREADABLE, False),
    ],
)
def test_errors_are_judged_by_their_code(server: PlatformServer, answer: Say, reason: Reason, permanent: bool) -> None:
    """Meta's words, which quote the token, are not repeated."""
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(answer), "AbC-1_x")
    assert (reason_of(caught.value), caught.value.permanent) == (reason, permanent)
    assert GRAPH_TOKEN not in f"{caught.value!r} {caught.value} {vars(caught.value)}"


def test_the_token_is_in_no_address(server: PlatformServer) -> None:
    """It travels in a header."""
    collect(server, FakeGraph(accounts={ACCOUNT: {"media_count": 0}}), "AbC-1_x")
    assert GRAPH_TOKEN not in server.heard[0].path + str(dict(server.heard[0].values))


@pytest.mark.parametrize(("account", "answer_type"), [({"followers_count": 31}, Figures), ({}, Denied), (None, Denied)])
def test_it_reads_followers(
    server: PlatformServer, account: dict[str, object] | None, answer_type: type[Answer]
) -> None:
    """Of accounts that show them."""
    fake = FakeGraph(accounts={} if account is None else {ACCOUNT: account})
    wanted = Wanted("instagram", ACCOUNT, kind=Kind.COMMUNITY)
    answer = make_instagram(server, fake).communities([wanted])[wanted]
    assert isinstance(answer, answer_type)
    assert not isinstance(answer, Figures) or answer.members == 31


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (Wanted("instagram", "AbC-1_x", community=ACCOUNT), None),
        (Wanted("instagram", "AbC-1_x"), "collector.owner-unknown"),
        (Wanted("instagram", "AbC-1_x", community="a){id}"), "collector.owner-unknown"),
        (Wanted("instagram", "3141592653589793238", community=ACCOUNT), "collector.id-unusable"),
        (Wanted("instagram", "share/p/Ab", community=ACCOUNT), "collector.id-unusable"),
        (Wanted("instagram", ACCOUNT, kind=Kind.COMMUNITY), None),
        (Wanted("instagram", "a){id},b(", kind=Kind.COMMUNITY), "collector.id-unusable"),
    ],
)
def test_what_cannot_be_asked_says_why(server: PlatformServer, wanted: Wanted, refusal: str | None) -> None:
    """A post without its owner cannot be found, and no name may become part of the question."""
    assert make_instagram(server, FakeGraph()).refuses(wanted) == refusal


@pytest.mark.parametrize("account", ["svetlovka", "", "1/2", "٣"])
def test_the_own_account_is_a_number(server: PlatformServer, account: str) -> None:
    """Anything else in the settings is said at once."""
    server.platforms[GRAPH] = FakeGraph()
    with pytest.raises(CollectorError) as caught:
        Instagram(SecretStr(GRAPH_TOKEN), account, server.wire())
    assert reason_of(caught.value) is Reason.SETTING_UNUSABLE
