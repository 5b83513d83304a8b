"""Asking all platforms at once."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from tests.collectors.platforms import (
    DISCORD,
    GRAPH,
    GRAPH_TOKEN,
    NOON,
    OWN_ACCOUNT,
    PAGE_ID,
    TELEGRAM,
    VK,
    VK_KEY,
    YOUTUBE,
    YOUTUBE_KEY,
    FakeDiscord,
    FakeGraph,
    FakeTelegram,
    FakeVk,
    FakeYoutube,
    PlatformServer,
    Say,
    facebook_post,
    say_in_turn,
    telegram_widget,
    vk_error,
    vk_post,
)

from sheets_outreach.collectors import (
    Answer,
    Collector,
    Kind,
    Limits,
    NotAsked,
    Reason,
    Unanswered,
    Wanted,
    collect_figures,
    failure,
)
from sheets_outreach.collectors.gathering import plan_batches
from sheets_outreach.collectors.http import API_HOSTS
from sheets_outreach.collectors.registry import build_collectors
from sheets_outreach.errors import CollectorError
from sheets_outreach.statistics import Denied, Figures, Gone, Source

SETTINGS = {
    "vk": VK_KEY,
    "youtube": YOUTUBE_KEY,
    "instagram": GRAPH_TOKEN,
    "instagram_account": OWN_ACCOUNT,
    "facebook": GRAPH_TOKEN,
    "facebook_page": f"{PAGE_ID}, sokol.library",
}
LONG_S = 100_000.0


def figures(likes: int) -> Figures:
    """Make figures."""
    return Figures(likes=likes, exact=True, source=Source.API, taken_at=NOON)


def want(*ids: str, platform: str = "vk") -> list[Wanted]:
    """Want posts of one platform."""
    return [Wanted(platform, one) for one in ids]


@dataclass
class Scripted:
    """Somebody else's collector: `say` decides what a batch of ids comes to."""

    platform: str = "vk"
    per_call: int = 10
    per_day: int | None = None
    batches: list[list[str]] = field(default_factory=list)
    broken: Mapping[str, Reason] = field(default_factory=dict)
    hold: threading.Event | None = None
    calls: int = 0

    @property
    def limits(self) -> Mapping[Kind, Limits]:
        """Posts only."""
        return {Kind.POST: Limits(self.per_call, per_second=1000, per_day=self.per_day)}

    def refuses(self, wanted: Wanted) -> str | None:
        """Refuse what says so."""
        return "collector.id-unusable" if wanted.id.startswith("refused") else None

    def posts(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Answer each by its number; fail on what is broken."""
        self.calls += 1
        self.batches.append([one.id for one in wanted])
        for one in wanted:
            if one.id == "hang" and self.hold is not None:
                self.hold.wait()
            if one.id in self.broken:
                raise failure(self.platform, self.broken[one.id])
            if one.id == "bug":
                raise ZeroDivisionError
            if one.id == "foreign":
                raise CollectorError("somebody else's error")
        return {one: figures(int(one.id)) for one in wanted if one.id.isdecimal()}

    def communities(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Never be asked: there is no limit for communities."""
        raise AssertionError(wanted)


def test_a_thousand_posts_on_five_platforms_take_as_few_calls_as_possible(server: PlatformServer) -> None:
    """⌈posts ÷ batch⌉ calls a platform, every limit kept, every figure there, in the order they were wanted in."""
    vk = FakeVk(server.clock, {f"-77_{n}": vk_post(-77, n, likes=n) for n in range(350)})
    telegram = FakeTelegram({f"sokol_chat/{n}": telegram_widget(f"sokol_chat/{n}", str(n)) for n in range(120)})
    youtube = FakeYoutube({f"Video{n:06}": {"likeCount": str(n)} for n in range(255)})
    media: dict[str, list[dict[str, object]]] = {
        f"account{a}": [
            {"permalink": f"https://www.instagram.com/p/Code{a}{n:03}/", "like_count": n} for n in range(35)
        ]
        for a in range(5)
    }
    graph = FakeGraph(
        {f"{PAGE_ID}_{n}": facebook_post(n, 0, None) for n in range(100)}, {name: {} for name in media}, media
    )
    server.platforms |= {VK: vk, TELEGRAM: telegram, YOUTUBE: youtube, GRAPH: graph, DISCORD: FakeDiscord()}
    wanted = [
        *want(*vk.posts),
        *want(*telegram.posts, platform="telegram"),
        *want(*youtube.videos, platform="youtube"),
        *(Wanted("instagram", f"Code{a}{n:03}", community=f"account{a}") for n in range(35) for a in range(5)),
        *(Wanted("facebook", str(n), community="sokol.library") for n in range(100)),
    ]
    wanted = wanted[::3] + wanted[1::3] + wanted[2::3]
    assert len(wanted) == 1000
    gathered = collect_figures(wanted, build_collectors(SETTINGS, server.wire(call_s=LONG_S)), LONG_S)
    assert {one.platform: (one.calls, one.answered, one.error) for one in gathered.outcomes} == {
        "facebook": (2, 100, None),
        "instagram": (5, 175, None),
        "telegram": (120, 120, None),
        "vk": (4, 350, None),
        "youtube": (6, 255, None),
    }
    assert len(server.heard) == 2 + 5 + 120 + 4 + 6
    assert list(gathered.answers) == wanted
    assert all(isinstance(answer, Figures) for answer in gathered.answers.values())


@pytest.mark.parametrize("too_fast", [vk_error(6), Say("", 429)])
def test_vk_is_never_asked_more_than_three_times_a_second(server: PlatformServer, too_fast: Say) -> None:
    """The stand-in would refuse a fourth request, by its code or by its status; it never has to."""
    vk = FakeVk(server.clock, {f"-77_{n}": vk_post(-77, n, likes=n) for n in range(2000)}, too_fast=too_fast)
    server.platforms[VK] = vk
    gathered = collect_figures(
        want(*vk.posts), build_collectors({"vk": VK_KEY, "telegram": "off", "discord": "off"}, server.wire()), LONG_S
    )
    assert len(server.heard) == 20
    assert gathered.outcomes[0].is_ok


@pytest.mark.parametrize(
    "fault",
    [
        Say("", 500),
        Say("", 503),
        Say("<html>oops</html>"),
        Say("", 302, {"Location": "https://evil.example"}),
        Say("{}" * 50, cut_to=7),
        vk_error(5),
        vk_error(29),
    ],
)
def test_one_dead_platform_stops_no_other(server: PlatformServer, fault: Say) -> None:
    """The others' figures arrive; the dead one is named, with a reason, and is not asked on and on."""
    server.platforms |= {
        VK: say_in_turn(fault),
        YOUTUBE: FakeYoutube({"Video000001": {"likeCount": "5"}}),
        TELEGRAM: FakeTelegram(),
        DISCORD: FakeDiscord(),
    }
    wanted = want(*(f"-77_{n}" for n in range(2000))) + want("Video000001", platform="youtube")
    gathered = collect_figures(wanted, build_collectors({"vk": VK_KEY, "youtube": YOUTUBE_KEY}, server.wire()), LONG_S)
    vk, youtube = gathered.outcomes[0], gathered.outcomes[1]
    assert (vk.platform, vk.answered, vk.wanted, vk.is_ok) == ("vk", 0, 2000, False)
    assert (youtube.platform, youtube.answered, youtube.is_ok) == ("youtube", 1, True)
    answer = gathered.answers[Wanted("youtube", "Video000001")]
    assert isinstance(answer, Figures)
    assert answer.likes == 5
    assert vk.calls <= 15, "20 batches, each repeated, would be far more"
    assert all(isinstance(a, Unanswered | NotAsked) for one, a in gathered.answers.items() if one.platform == "vk")


def test_one_hanging_platform_stops_no_other(server: PlatformServer) -> None:
    """At the deadline the others' figures are there, and so are those the hanging one gave before."""
    hold = threading.Event()
    hanging = Scripted("vk", per_call=1, hold=hold)
    quick = Scripted("tiktok")
    try:
        wanted = want("1", "hang", "2") + want("7", platform="tiktok")
        gathered = collect_figures(wanted, {"vk": hanging, "tiktok": quick}, 0.5)
    finally:
        hold.set()
    assert list(gathered.answers.values()) == [
        figures(1),
        NotAsked(Reason.DEADLINE),
        NotAsked(Reason.DEADLINE),
        figures(7),
    ]
    assert [(one.platform, one.error, one.is_permanent) for one in gathered.outcomes] == [
        ("tiktok", None, False),
        ("vk", Reason.DEADLINE, False),
    ]


def test_a_server_that_never_answers_ends_by_its_time_out(server: PlatformServer) -> None:
    """The same over a real socket: VK hangs, Telegram answers."""
    server.platforms |= {
        VK: say_in_turn(Say(hangs=True)),
        TELEGRAM: FakeTelegram({"sokol_chat/1": telegram_widget("sokol_chat/1", "7")}),
        DISCORD: FakeDiscord(),
    }
    collectors = build_collectors({"vk": VK_KEY}, server.wire(timeouts_s=(0.2, 0.2), call_s=0.5))
    gathered = collect_figures([*want("-77_1"), *want("sokol_chat/1", platform="telegram")], collectors, LONG_S)
    assert [(one.platform, one.answered, one.error) for one in gathered.outcomes] == [
        ("telegram", 1, None),
        ("vk", 0, Reason.NO_ANSWER),
    ]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_collector_with_a_bug_stops_no_other() -> None:
    """It is called broken, for somebody to mend; what it gave before is kept."""
    gathered = collect_figures(
        [*want("1", "bug", "2"), *want("7", platform="tiktok")],
        {"vk": Scripted(per_call=1), "tiktok": Scripted("tiktok")},
        10,
    )
    assert list(gathered.answers.values()) == [
        figures(1),
        NotAsked(Reason.COLLECTOR_BROKEN),
        NotAsked(Reason.COLLECTOR_BROKEN),
        figures(7),
    ]
    assert (gathered.outcomes[1].error, gathered.outcomes[1].is_permanent) == (Reason.COLLECTOR_BROKEN, True)


def test_a_single_odd_id_is_found_by_halves() -> None:
    """A call that is refused because of one of its posts costs that post only."""
    collector = Scripted(per_call=8, broken={"5": Reason.REQUEST_REFUSED})
    gathered = collect_figures(want(*map(str, range(16))), {"vk": collector}, 10)
    assert {one.id for one, answer in gathered.answers.items() if not isinstance(answer, Figures)} == {"5"}
    assert gathered.answers[Wanted("vk", "5")] == Unanswered(Reason.REQUEST_REFUSED)
    assert collector.calls == 2 + 6


def test_a_facebook_post_that_is_gone_costs_the_others_nothing(server: PlatformServer) -> None:
    """Over the wire: Meta fails the call of fifty, and answers the halves."""
    posts = {f"{PAGE_ID}_{n}": facebook_post(n, 0, None) for n in range(50) if n != 33}
    server.platforms |= {GRAPH: FakeGraph(posts), TELEGRAM: FakeTelegram(), DISCORD: FakeDiscord()}
    wanted = [Wanted("facebook", str(n), community=PAGE_ID) for n in range(50)]
    answers = collect_figures(
        wanted, build_collectors({k: SETTINGS[k] for k in ("facebook", "facebook_page")}, server.wire()), LONG_S
    ).answers
    assert answers[wanted[33]] == Denied("collector.gone-or-hidden")
    assert sum(isinstance(answer, Figures) for answer in answers.values()) == 49


@pytest.mark.parametrize(
    ("reason", "asked"),
    [
        (Reason.KEY_REFUSED, 1),
        (Reason.DAY_LIMIT, 1),
        (Reason.TURNED_AWAY, 1),
        (Reason.NO_ANSWER, 3),
        (Reason.LAYOUT_CHANGED, 10),
    ],
)
def test_patience_depends_on_the_reason(reason: Reason, asked: int) -> None:
    """A bad key is not tried a hundred times; a page that looks odd does not stop the next at once."""
    collector = Scripted(per_call=1, broken={str(n): reason for n in range(100)})
    gathered = collect_figures(want(*map(str, range(100))), {"vk": collector}, 10)
    answers = list(gathered.answers.values())
    assert answers == [Unanswered(reason)] * asked + [NotAsked(reason)] * (100 - asked)
    assert gathered.outcomes[0].error is reason


def test_a_failure_now_and_then_does_not_stop_a_platform() -> None:
    """Patience counts failures in a row."""
    collector = Scripted(per_call=1, broken={str(n): Reason.NO_ANSWER for n in range(0, 100, 2)})
    gathered = collect_figures(want(*map(str, range(100))), {"vk": collector}, 10)
    assert gathered.outcomes[0].answered == 50
    assert collector.calls == 100


def test_it_asks_no_more_than_a_day_allows() -> None:
    """What is left is wanted another day."""
    collector = Scripted(per_call=2, per_day=3)
    gathered = collect_figures(want(*map(str, range(10))), {"vk": collector}, 10)
    assert collector.calls == 3
    assert list(gathered.answers.values())[6:] == [NotAsked(Reason.DAY_LIMIT)] * 4


def test_nothing_is_asked_after_the_deadline() -> None:
    """A run that came too late asks nobody, and says so."""
    collector = Scripted()
    gathered = collect_figures(want("1"), {"vk": collector}, 0)
    assert (collector.calls, list(gathered.answers.values())) == (0, [NotAsked(Reason.DEADLINE)])


def test_what_a_collector_refuses_is_not_asked_and_no_fault() -> None:
    """The reason is kept, and the platform is fine."""
    collector = Scripted()
    gathered = collect_figures(want("refused-1", "1"), {"vk": collector}, 10)
    assert list(gathered.answers.values()) == [NotAsked("collector.id-unusable"), figures(1)]
    assert collector.batches == [["1"]]
    assert gathered.outcomes[0].is_ok


def test_a_kind_without_limits_is_typed_by_hand() -> None:
    """A collector for posts is never asked for communities."""
    community = Wanted("tiktok", "svetlovka", kind=Kind.COMMUNITY)
    assert collect_figures([community], {"tiktok": Scripted("tiktok")}, 10).answers == {
        community: NotAsked("platform_note.tiktok")
    }


def test_an_answer_that_forgets_somebody_is_unreadable() -> None:
    """Nobody is left without an answer."""
    gathered = collect_figures(want("1", "forgotten"), {"vk": Scripted()}, 10)
    assert gathered.answers[Wanted("vk", "forgotten")] == Unanswered(Reason.ANSWER_UNREADABLE)


def test_somebody_elses_error_is_the_platforms() -> None:
    """An error without a reason of ours has a reason all the same."""
    gathered = collect_figures(want("foreign"), {"vk": Scripted()}, 10)
    assert gathered.outcomes[0].error is Reason.PLATFORM_FAILED


def test_a_post_wanted_twice_is_asked_once() -> None:
    """The same post stands in two rows of the diary now and then."""
    collector = Scripted()
    gathered = collect_figures(want("1", "2", "1"), {"vk": collector}, 10)
    assert collector.batches == [["1", "2"]]
    assert len(gathered.answers) == 2


def test_platforms_typed_by_hand_say_why() -> None:
    """They cost no call and are no fault."""
    gathered = collect_figures([*want("1", platform="whatsapp"), *want("2", platform="myspace")], {}, 10)
    assert list(gathered.answers.values()) == [NotAsked("platform_note.whatsapp"), NotAsked("platform_note.unlisted")]
    assert [(one.platform, one.calls, one.is_ok) for one in gathered.outcomes] == [
        ("myspace", 0, True),
        ("whatsapp", 0, True),
    ]


def test_a_broken_package_is_a_fault() -> None:
    """Unlike a platform that nobody can ask."""
    [outcome] = collect_figures(want("1"), {"vk": NotAsked(Reason.COLLECTOR_BROKEN)}, 10).outcomes
    assert (outcome.error, outcome.is_permanent) == (Reason.COLLECTOR_BROKEN, True)


def test_nothing_wanted_is_nothing_asked() -> None:
    """No thread, no call, no outcome."""
    gathered = collect_figures([], {"vk": Scripted()}, 10)
    assert (gathered.answers, gathered.outcomes) == ({}, ())


HOSTILE = (
    "https://evil.example/",
    "//evil.example/1",
    "@evil.example/1",
    "evil.example",
    "../../evil",
    "..",
    "1@evil.example",
    "name/1@evil.example",
    "name/1\r\nHost: evil.example",
    "-1_1\r\nHost: evil.example",
    "http://169.254.169.254/computeMetadata/v1/",
    "localhost:9/1",
    "#evil",
    "?x=1",
    "%2e%2e%2fevil",
    "\u202eevil",
    "1" * 5000,
)


@pytest.mark.parametrize("platform", ["vk", "telegram", "youtube", "discord", "instagram", "facebook"])
@pytest.mark.parametrize("kind", list(Kind))
def test_whatever_a_cell_says_only_the_platforms_host_is_called(
    server: PlatformServer, platform: str, kind: Kind
) -> None:
    """No id leads elsewhere, not by itself and not by a redirect that a platform answers with."""
    server.platforms |= dict.fromkeys(
        API_HOSTS, say_in_turn(Say("", 302, {"Location": f"{server.address}/evil.example/"}))
    )
    hosts = {
        "vk": VK,
        "telegram": TELEGRAM,
        "youtube": YOUTUBE,
        "discord": DISCORD,
        "instagram": GRAPH,
        "facebook": GRAPH,
    }
    good = {
        "vk": {Kind.POST: "-1_1", Kind.COMMUNITY: "club1"},
        "telegram": {Kind.POST: "name/1", Kind.COMMUNITY: "name"},
        "youtube": {Kind.POST: "Video000001", Kind.COMMUNITY: "@name"},
        "discord": {Kind.COMMUNITY: "AbCdEf"},
        "instagram": {Kind.POST: "AbCdEf", Kind.COMMUNITY: "name"},
        "facebook": {Kind.POST: "1", Kind.COMMUNITY: PAGE_ID},
    }[platform]
    wanted = [
        Wanted(platform, one, community=other, kind=kind)
        for one in (*HOSTILE, *good.values())
        for other in (*HOSTILE, PAGE_ID, None)
    ]
    collect_figures(wanted, build_collectors(SETTINGS, server.wire()), LONG_S)
    assert {heard.host for heard in server.heard} <= {hosts[platform]}
    assert bool(server.heard) is (kind in good), "those that are of the platform's form are asked"
    assert not any("evil" in heard.path for heard in server.heard)


@given(
    st.lists(
        st.builds(Wanted, st.just("vk"), st.integers(0, 500).map(str), st.sampled_from(["a", "b", None])), unique=True
    ),
    st.integers(1, 7),
    st.booleans(),
)
def test_batches_hold_everything_once_in_as_few_calls_as_possible(
    wanted: list[Wanted], per_call: int, by_community: bool
) -> None:
    """Nothing is lost or doubled, no batch is too large or mixed, and there are no more than ⌈n ÷ size⌉ a group."""
    batches = plan_batches(wanted, Limits(per_call, per_second=1, by_community=by_community))
    assert sorted((one for batch in batches for one in batch), key=wanted.index) == wanted
    assert all(0 < len(batch) <= per_call for batch in batches)
    groups = (
        [[one for one in wanted if one.community == name] for name in ("a", "b", None)] if by_community else [wanted]
    )
    assert len(batches) == sum(-(-len(group) // per_call) for group in groups)
    assert not by_community or all(len({one.community for one in batch}) == 1 for batch in batches)


def test_a_gone_post_is_an_answer() -> None:
    """It counts as answered; nothing failed."""

    class Ended(Scripted):
        def posts(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
            return dict.fromkeys(wanted, Gone("collector.gone"))

    collector: Collector = Ended()
    [outcome] = collect_figures(want("1"), {"vk": collector}, 10).outcomes
    assert (outcome.answered, outcome.is_ok) == (1, True)


def test_no_token_is_in_what_comes_out(server: PlatformServer) -> None:
    """Not in the answers, nor in the outcomes, nor in a collector's own description."""
    server.platforms |= dict.fromkeys(API_HOSTS, say_in_turn(vk_error(5)))
    settings = {name: SecretStr(value) for name, value in SETTINGS.items()}
    collectors = build_collectors(settings, server.wire())
    gathered = collect_figures([*want("-1_1"), *want("Video000001", platform="youtube")], collectors, LONG_S)
    assert not any(token in f"{gathered} {collectors}" for token in (VK_KEY, YOUTUBE_KEY, GRAPH_TOKEN))
