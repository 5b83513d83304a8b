"""YouTube's videos and channels."""

from __future__ import annotations

import pytest
from pydantic import SecretStr
from tests.collectors.platforms import (
    YOUTUBE,
    YOUTUBE_KEY,
    FakeYoutube,
    Platform,
    PlatformServer,
    Say,
    say_in_turn,
    youtube_error,
)

from sheets_outreach.collectors.collector import Answer, Kind, Unanswered, Wanted
from sheets_outreach.collectors.failure import Reason, reason_of
from sheets_outreach.collectors.youtube import Youtube
from sheets_outreach.errors import CollectorError
from sheets_outreach.statistics import Denied, Figures, Gone, Source

VIDEO, OTHER = "aBcDeFgH_-1", "aBcDeFgH_-2"
CHANNEL = "UCabcdefghijklmnopqrst_1"


def make_youtube(server: PlatformServer, platform: Platform) -> Youtube:
    """Make the collector on a stand-in."""
    server.platforms[YOUTUBE] = platform
    return Youtube(SecretStr(YOUTUBE_KEY), server.wire())


def collect(server: PlatformServer, platform: Platform, *videos: str) -> dict[str, Answer]:
    """Collect videos by their ids."""
    answers = make_youtube(server, platform).posts([Wanted("youtube", video) for video in videos])
    return {one.id: answer for one, answer in answers.items()}


def collect_channel(server: PlatformServer, platform: Platform, channel: str) -> Answer:
    """Collect a channel."""
    wanted = Wanted("youtube", channel, kind=Kind.COMMUNITY)
    return make_youtube(server, platform).communities([wanted])[wanted]


def test_counts_are_strings(server: PlatformServer) -> None:
    """They become numbers; shares are told to nobody."""
    statistics = {"viewCount": "1021", "likeCount": "33", "favoriteCount": "0", "commentCount": "4"}
    answer = collect(server, FakeYoutube({VIDEO: statistics}), VIDEO)[VIDEO]
    assert isinstance(answer, Figures)
    assert (answer.views, answer.likes, answer.comments, answer.shares) == (1021, 33, 4, None)
    assert (answer.exact, answer.source) == (True, Source.API)


def test_hidden_likes_and_closed_comments_are_not_zero(server: PlatformServer) -> None:
    """They are absent, and stay unknown."""
    answer = collect(server, FakeYoutube({VIDEO: {"viewCount": "0"}}), VIDEO)[VIDEO]
    assert isinstance(answer, Figures)
    assert (answer.views, answer.likes, answer.comments) == (0, None, None)


def test_a_video_that_is_not_listed_is_gone(server: PlatformServer) -> None:
    """Deleted and private ones are left out of the list."""
    answers = collect(server, FakeYoutube({VIDEO: {"viewCount": "1"}}), VIDEO, OTHER)
    assert isinstance(answers[VIDEO], Figures)
    assert answers[OTHER] == Gone("collector.gone-or-hidden")


def test_an_odd_entry_leaves_its_neighbours_alone(server: PlatformServer) -> None:
    """And what is absent beside it is not called gone."""
    odd = {"id": OTHER, "statistics": {"viewCount": "many"}}
    body = {"items": [{"id": VIDEO, "statistics": {"viewCount": "7"}}, odd]}
    answers = collect(server, say_in_turn(Say(body)), VIDEO, OTHER)
    assert isinstance(answers[VIDEO], Figures)
    assert answers[OTHER] == Unanswered(Reason.ANSWER_UNREADABLE)


@pytest.mark.parametrize("body", ["{}", "[]", "<html>", '{"items": 5}', '{"kind": "youtube#videoListResponse"}'])
def test_an_answer_of_another_shape_makes_nobody_gone(server: PlatformServer, body: str) -> None:
    """A list that is not there leaves nothing out."""
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(Say(body)), VIDEO)
    assert reason_of(caught.value) is Reason.ANSWER_UNREADABLE


@pytest.mark.parametrize(
    ("answer", "reason", "permanent"),
    [
        (youtube_error(403, "quotaExceeded"), Reason.DAY_LIMIT, False),
        (youtube_error(403, "rateLimitExceeded"), Reason.TOO_FAST, False),
        (youtube_error(403, "accessNotConfigured"), Reason.NOT_PERMITTED, True),
        (youtube_error(403, "somethingNew"), Reason.NOT_PERMITTED, True),
        (youtube_error(401, "somethingNew"), Reason.KEY_REFUSED, True),
        (youtube_error(400, "keyInvalid"), Reason.KEY_REFUSED, True),
        (
            Say({"error": {"errors": [{"reason": "badRequest"}], "details": [{"reason": "API_KEY_INVALID"}]}}, 400),
            Reason.KEY_REFUSED,
            True,
        ),
        (youtube_error(400, "invalidFilters"), Reason.REQUEST_REFUSED, True),
        (Say("{}", 404), Reason.REQUEST_REFUSED, True),
        (Say("", 500), Reason.SERVER_FAILED, False),
    ],
)
def test_the_word_of_an_error_decides(server: PlatformServer, answer: Say, reason: Reason, permanent: bool) -> None:
    """A spent quota is not a bad key, although both are 403; the key that Google quotes is not repeated."""
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(answer), VIDEO)
    assert (reason_of(caught.value), caught.value.permanent) == (reason, permanent)
    assert YOUTUBE_KEY not in f"{caught.value!r} {caught.value} {vars(caught.value)}"


def test_the_key_is_in_no_address(server: PlatformServer) -> None:
    """It travels in a header."""
    collect(server, FakeYoutube(), VIDEO)
    assert YOUTUBE_KEY not in server.heard[0].path + str(dict(server.heard[0].values))


@pytest.mark.parametrize(
    ("channel", "asked"),
    [
        (CHANNEL, {"id": CHANNEL}),
        ("@svetlovka", {"forHandle": "@svetlovka"}),
        ("user/svetlovka", {"forUsername": "svetlovka"}),
        ("@библиотека", {"forHandle": "@библиотека"}),
    ],
)
def test_a_channel_is_asked_by_what_its_link_says(server: PlatformServer, channel: str, asked: dict[str, str]) -> None:
    """Each form of the name has a parameter of its own."""
    fake = FakeYoutube(
        channels={next(iter(asked.values())): {"subscriberCount": "812", "hiddenSubscriberCount": False}}
    )
    answer = collect_channel(server, fake, channel)
    assert isinstance(answer, Figures)
    assert (answer.members, answer.exact) == (812, True)
    assert dict(server.heard[0].values) == {"part": "statistics", **asked}


def test_subscribers_are_rounded_from_a_thousand_on(server: PlatformServer) -> None:
    """YouTube gives three digits, so the count is not exact."""
    answer = collect_channel(server, FakeYoutube(channels={CHANNEL: {"subscriberCount": "1230"}}), CHANNEL)
    assert isinstance(answer, Figures)
    assert (answer.members, answer.exact) == (1230, False)


@pytest.mark.parametrize("statistics", [{"subscriberCount": "0", "hiddenSubscriberCount": True}, {"viewCount": "5"}])
def test_hidden_subscribers_are_denied(server: PlatformServer, statistics: dict[str, object]) -> None:
    """A channel that hides them has not none of them."""
    assert isinstance(collect_channel(server, FakeYoutube(channels={CHANNEL: statistics}), CHANNEL), Denied)


def test_a_channel_that_is_not_there_is_gone(server: PlatformServer) -> None:
    """The list is left out altogether; an unreadable one says nothing."""
    assert isinstance(collect_channel(server, FakeYoutube(), CHANNEL), Gone)
    odd = say_in_turn(Say({"items": [{"id": 5}]}))
    assert collect_channel(server, odd, CHANNEL) == Unanswered(Reason.ANSWER_UNREADABLE)


@pytest.mark.parametrize(
    ("kind", "wanted", "refusal"),
    [
        (Kind.POST, VIDEO, None),
        (Kind.POST, "UgkxAbCdEfGhIjKlMnOp", "collector.id-unusable"),
        (Kind.POST, f"{VIDEO},{OTHER}", "collector.id-unusable"),
        (Kind.POST, "", "collector.id-unusable"),
        (Kind.COMMUNITY, CHANNEL, None),
        (Kind.COMMUNITY, "@svetlovka", None),
        (Kind.COMMUNITY, "c/svetlovka", "collector.no-handle"),
        (Kind.COMMUNITY, "@a&id=b", "collector.no-handle"),
    ],
)
def test_what_cannot_be_asked_says_why(server: PlatformServer, kind: Kind, wanted: str, refusal: str | None) -> None:
    """A /c/ name has no parameter: staff are asked for the handle."""
    assert make_youtube(server, FakeYoutube()).refuses(Wanted("youtube", wanted, kind=kind)) == refusal
