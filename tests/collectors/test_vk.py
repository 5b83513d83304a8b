"""VK's wall posts and communities."""

from __future__ import annotations

import pytest
from pydantic import SecretStr
from tests.collectors.platforms import VK, VK_KEY, FakeVk, Platform, PlatformServer, Say, say_in_turn, vk_error, vk_post

from sheets_outreach.collectors.collector import Answer, Kind, Unanswered, Wanted
from sheets_outreach.collectors.failure import Reason, reason_of
from sheets_outreach.collectors.vk import Vk
from sheets_outreach.errors import CollectorError
from sheets_outreach.statistics import Denied, Figures, Gone, Source


def want(post: str) -> Wanted:
    """Want a wall post."""
    return Wanted("vk", post)


def want_community(name: str) -> Wanted:
    """Want a community."""
    return Wanted("vk", name, kind=Kind.COMMUNITY)


def make_vk(server: PlatformServer, platform: Platform, key: str = VK_KEY) -> Vk:
    """Make the collector on a stand-in."""
    server.platforms[VK] = platform
    return Vk(SecretStr(key), server.wire())


def collect(server: PlatformServer, platform: Platform, *posts: str) -> dict[str, Answer]:
    """Collect posts by their ids."""
    answers = make_vk(server, platform).posts([want(post) for post in posts])
    return {one.id: answer for one, answer in answers.items()}


def test_it_reads_every_count_of_a_post(server: PlatformServer) -> None:
    """Likes, comments, reposts, views, and the members of the community from the same answer."""
    fake = FakeVk(
        server.clock,
        {"-77_5": vk_post(-77, 5, likes=12, comments=3, shares=2, views=830)},
        [{"id": 77, "members_count": 5321}],
    )
    [answer] = collect(server, fake, "-77_5").values()
    assert isinstance(answer, Figures)
    assert (answer.likes, answer.comments, answer.shares, answer.views, answer.members) == (12, 3, 2, 830, 5321)
    assert (answer.exact, answer.source) == (True, Source.API)
    assert answer.taken_at.utcoffset() is not None


def test_a_count_that_is_not_told_is_not_zero(server: PlatformServer) -> None:
    """Old posts have no views, closed comments no count: None, while a real 0 stays 0."""
    fake = FakeVk(server.clock, {"-77_5": vk_post(-77, 5, likes=0)})
    [answer] = collect(server, fake, "-77_5").values()
    assert isinstance(answer, Figures)
    assert (answer.likes, answer.comments, answer.shares, answer.views, answer.members) == (0, None, None, None, None)


def test_partial_success_is_normal(server: PlatformServer) -> None:
    """A missing post and a deleted one are states of their own beside the figures of the others."""
    posts = {
        "-77_5": vk_post(-77, 5, likes=1),
        "-77_7": {**vk_post(-77, 7), "is_deleted": True},
        "9_1": vk_post(9, 1, likes=4),
    }
    answers = collect(server, FakeVk(server.clock, posts), "-77_5", "-77_6", "-77_7", "9_1")
    assert isinstance(answers["-77_5"], Figures)
    assert answers["-77_6"] == Gone("collector.gone-or-hidden")
    assert answers["-77_7"] == Gone("collector.gone")
    assert isinstance(answers["9_1"], Figures)


def test_the_older_shape_is_read_too(server: PlatformServer) -> None:
    """Up to 5.131 both methods answer with a bare list."""
    fake = FakeVk(server.clock, {"-77_5": vk_post(-77, 5, likes=9)}, [{"id": 77, "members_count": 10}], is_old=True)
    [answer] = collect(server, fake, "-77_5").values()
    assert isinstance(answer, Figures)
    assert answer.likes == 9
    [community] = make_vk(server, fake).communities([want_community("club77")]).values()
    assert isinstance(community, Figures)
    assert community.members == 10


@pytest.mark.parametrize(
    "odd",
    [
        {"id": 6, "owner_id": -77, "likes": {"count": "many"}},
        {"id": 6, "owner_id": -77, "views": {"count": -1}},
        {"id": 6, "owner_id": -77, "likes": []},
        {"id": "6"},
        None,
        "post",
    ],
)
def test_an_odd_entry_leaves_its_neighbours_alone(server: PlatformServer, odd: object) -> None:
    """It is unreadable, and what is absent is not called gone: it may be that very entry."""
    answer = Say({"response": {"items": [vk_post(-77, 5, likes=1), odd], "groups": [{"id": []}]}})
    answers = collect(server, say_in_turn(answer), "-77_5", "-77_6")
    assert isinstance(answers["-77_5"], Figures)
    assert answers["-77_6"] == Unanswered(Reason.ANSWER_UNREADABLE)


@pytest.mark.parametrize(
    "body", ["<html>Bad gateway</html>", "", "[]", '{"response": {}}', '{"response": 1}', "{}", '{"error": {}}', "\x00"]
)
def test_an_answer_of_another_shape_makes_nobody_gone(server: PlatformServer, body: str) -> None:
    """It is an error that says so; no post is taken for deleted."""
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(Say(body)), "-77_5", "-77_6")
    assert reason_of(caught.value) is Reason.ANSWER_UNREADABLE


@pytest.mark.parametrize(
    ("code", "reason", "permanent"),
    [
        (5, Reason.KEY_REFUSED, True),
        (27, Reason.KEY_REFUSED, True),
        (28, Reason.KEY_REFUSED, True),
        (7, Reason.NOT_PERMITTED, True),
        (6, Reason.TOO_FAST, False),
        (10, Reason.SERVER_FAILED, False),
        (9, Reason.TURNED_AWAY, False),
        (14, Reason.TURNED_AWAY, False),
        (29, Reason.DAY_LIMIT, False),
        (100, Reason.REQUEST_REFUSED, True),
        (4242, Reason.REQUEST_REFUSED, True),
    ],
)
def test_errors_come_with_status_200(server: PlatformServer, code: int, reason: Reason, permanent: bool) -> None:
    """The code decides; nothing of what VK says around it, such as the token, is repeated."""
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(vk_error(code)), "-77_5", "-77_6")
    assert (reason_of(caught.value), caught.value.permanent) == (reason, permanent)
    assert VK_KEY not in f"{caught.value!r} {caught.value} {vars(caught.value)}"


@pytest.mark.parametrize("code", [15, 19, 30, 203, 210])
def test_a_closed_wall_is_a_state_of_its_post(server: PlatformServer, code: int) -> None:
    """Asked for alone, the post is denied; among others the call is refused, and the others are asked without it."""
    [answer] = collect(server, say_in_turn(vk_error(code)), "-77_5").values()
    assert isinstance(answer, Denied)
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(vk_error(code)), "-77_5", "-77_6")
    assert reason_of(caught.value) is Reason.REQUEST_REFUSED


def test_too_many_a_second_are_asked_again_later(server: PlatformServer) -> None:
    """Error 6 waits a second and goes on."""
    fake = FakeVk(server.clock, {"-77_5": vk_post(-77, 5, likes=1)})
    fake.arrivals = [0.0, 0.0, 0.0]
    [answer] = collect(server, fake, "-77_5").values()
    assert isinstance(answer, Figures)
    assert len(server.heard) == 2


def test_the_key_travels_in_a_header_only(server: PlatformServer) -> None:
    """No address and no form holds it; a wrong one is refused."""
    fake = FakeVk(server.clock, {"-77_5": vk_post(-77, 5, likes=1)})
    collect(server, fake, "-77_5")
    assert VK_KEY not in server.heard[0].path + str(dict(server.heard[0].values))
    with pytest.raises(CollectorError) as caught:
        make_vk(server, fake, "another-key").posts([want("-77_5")])
    assert reason_of(caught.value) is Reason.KEY_REFUSED


def test_it_reads_the_members_of_communities(server: PlatformServer) -> None:
    """By number or name, whatever the case; a closed count and a banned community are states."""
    groups: list[dict[str, object]] = [
        {"id": 77, "screen_name": "Sokol_Rayon", "members_count": 5321},
        {"id": 78, "screen_name": "club78", "members_count": 12},
        {"id": 79, "screen_name": "hidden"},
        {"id": 80, "screen_name": "club80", "deactivated": "banned"},
    ]
    vk = make_vk(server, lambda _: Say({"response": {"groups": groups, "profiles": []}}))
    ids = ("sokol_rayon", "club78", "hidden", "club80", "nobody")
    answers = {one.id: answer for one, answer in vk.communities([want_community(name) for name in ids]).items()}
    members = {name: answer.members for name, answer in answers.items() if isinstance(answer, Figures)}
    assert members == {"sokol_rayon": 5321, "club78": 12}
    assert isinstance(answers["hidden"], Denied)
    assert isinstance(answers["club80"], Gone)
    assert isinstance(answers["nobody"], Gone)
    assert server.heard[0].values["group_ids"] == "sokol_rayon,78,hidden,80,nobody"


def test_an_odd_community_makes_nobody_gone(server: PlatformServer) -> None:
    """The absent one may be that very entry."""
    answer = Say({"response": {"groups": [{"id": []}, {"id": 78, "members_count": 5}]}})
    answers = make_vk(server, say_in_turn(answer)).communities([want_community("club77"), want_community("club78")])
    assert answers[want_community("club77")] == Unanswered(Reason.ANSWER_UNREADABLE)
    assert isinstance(answers[want_community("club78")], Figures)


def test_a_community_that_never_was_is_gone(server: PlatformServer) -> None:
    """VK answers an unknown number with error 125."""
    [answer] = make_vk(server, say_in_turn(vk_error(125))).communities([want_community("club1")]).values()
    assert answer == Gone("collector.gone")


@pytest.mark.parametrize(
    "post", ["topic-77_5", "video-77_5", "@library-lecture", "-77", "77_", "-77_5,-77_6", "-77_5&v=1", "", "٧_١"]
)
def test_what_is_no_wall_post_is_not_asked(server: PlatformServer, post: str) -> None:
    """Only owner and number make an id; a comma would smuggle in another one."""
    assert make_vk(server, FakeVk(server.clock)).refuses(want(post)) == "collector.not-a-wall-post"


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("club77", None),
        ("sokol.rayon", None),
        ("id5", "collector.not-a-community"),
        ("a,b", "collector.id-unusable"),
        ("", "collector.id-unusable"),
    ],
)
def test_people_are_no_communities(server: PlatformServer, name: str, refusal: str | None) -> None:
    """Nobody's own page is asked for."""
    assert make_vk(server, FakeVk(server.clock)).refuses(want_community(name)) == refusal
