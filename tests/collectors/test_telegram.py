"""Telegram's public pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collectors.platforms import (
    TELEGRAM,
    TELEGRAM_NOT_FOUND,
    FakeTelegram,
    Platform,
    PlatformServer,
    Say,
    say_in_turn,
    telegram_discussion,
    telegram_page,
    telegram_widget,
)

from sheets_outreach.collectors.collector import Answer, Kind, Wanted
from sheets_outreach.collectors.failure import Reason, reason_of
from sheets_outreach.collectors.telegram import Telegram
from sheets_outreach.collectors.telegram_page import LARGEST_PAGE_BYTES, Page, parse_page
from sheets_outreach.errors import CollectorError
from sheets_outreach.statistics import Denied, Figures, Gone, Source

POST = "sokol_chat/41"


def collect(server: PlatformServer, platform: Platform, *, with_comments: bool = False) -> Answer:
    """Collect the post from a stand-in."""
    server.platforms[TELEGRAM] = platform
    [answer] = Telegram(server.wire(), with_comments=with_comments).posts([Wanted("telegram", POST)]).values()
    return answer


def collect_page(server: PlatformServer, page: str) -> Answer:
    """Collect the post from its widget."""
    return collect(server, FakeTelegram({POST: page}))


def collect_community(server: PlatformServer, page: Say) -> Answer:
    """Collect the channel from its page."""
    server.platforms[TELEGRAM] = say_in_turn(page)
    [answer] = Telegram(server.wire()).communities([Wanted("telegram", "sokol_chat", kind=Kind.COMMUNITY)]).values()
    return answer


def get_error(server: PlatformServer, page: str) -> CollectorError:
    """Collect the post from a widget that cannot be read."""
    with pytest.raises(CollectorError) as caught:
        collect_page(server, page)
    return caught.value


def test_it_reads_views_and_sums_reactions(server: PlatformServer) -> None:
    """The digit in an emoji is no count, and paid stars are no likes."""
    answer = collect_page(server, telegram_widget(POST, "1.8K", "41", "1.2K", paid="7"))
    assert isinstance(answer, Figures)
    assert (answer.views, answer.likes, answer.comments, answer.shares) == (1800, 1241, None, None)
    assert (answer.exact, answer.source) == (False, Source.EMBED)
    [heard] = server.heard
    assert (heard.path, dict(heard.values)) == (f"/{POST}", {"embed": "1", "mode": "tme"})


@pytest.mark.parametrize(
    ("views", "reactions", "exact"),
    [("830", ("4", "2"), True), ("830", ("1.1K",), False), ("13 556", ("4",), False), ("1,1K", (), False)],
)
def test_figures_are_exact_only_if_all_of_them_are(
    server: PlatformServer, views: str, reactions: tuple[str, ...], exact: bool
) -> None:
    """One rounded count makes the whole measurement approximate."""
    answer = collect_page(server, telegram_widget(POST, views, *reactions))
    assert isinstance(answer, Figures)
    assert answer.exact is exact


def test_no_reactions_shown_are_not_zero_likes(server: PlatformServer) -> None:
    """None given and none allowed look the same."""
    answer = collect_page(server, telegram_widget(POST, "120"))
    assert isinstance(answer, Figures)
    assert (answer.likes, answer.views) == (None, 120)


def test_a_reaction_nobody_can_read_makes_the_sum_unknown(server: PlatformServer) -> None:
    """A sum without one of its parts would be too small; the views stand."""
    answer = collect_page(server, telegram_widget(POST, "120", "5", "lots"))
    assert isinstance(answer, Figures)
    assert (answer.likes, answer.views) == (None, 120)


@pytest.mark.parametrize(
    "page",
    [
        telegram_widget(POST, None),
        telegram_widget(POST, ""),
        telegram_widget(POST, "a lot"),
        telegram_widget("another/41", "120"),
        telegram_widget(POST, "120").replace("data-post", "data-message"),
        telegram_widget(POST, "120").replace("tgme_widget_message_views", "tgme_views"),
        '<html><body class="tgme_widget"></body></html>',
    ],
)
def test_a_changed_layout_is_reported_as_that(server: PlatformServer, page: str) -> None:
    """It is an error with its own reason, for somebody to mend; never 0 views, and never a deleted post."""
    error = get_error(server, page)
    assert (reason_of(error), error.permanent) == (Reason.LAYOUT_CHANGED, True)


@pytest.mark.parametrize("page", ["", "<html><body>Please switch on JavaScript</body></html>", "{}", "<![x"])
def test_a_page_that_is_not_telegrams_is_not_read(server: PlatformServer, page: str) -> None:
    """Somebody stands between; it is asked again, and passes or does not."""
    error = get_error(server, page)
    assert (reason_of(error), error.permanent) == (Reason.ANSWER_UNREADABLE, False)


@pytest.mark.parametrize("answer", [Say(TELEGRAM_NOT_FOUND), Say("", 404)])
def test_a_deleted_post_is_gone(server: PlatformServer, answer: Say) -> None:
    """Gone is a state, not an error."""
    assert isinstance(collect(server, say_in_turn(answer)), Gone)


def test_a_channel_without_preview_is_denied(server: PlatformServer) -> None:
    """Telegram answers with a redirect to the channel's page, which is not followed."""
    answer = collect(server, say_in_turn(Say("", 302, {"Location": "https://t.me/sokol_chat"})))
    assert answer == Denied("collector.no-preview")
    assert len(server.heard) == 1


def test_a_message_in_a_group_has_no_views(server: PlatformServer) -> None:
    """That is how groups are, not a changed layout."""
    author = '<a class="tgme_widget_message_author_name" href="https://t.me/somebody">Somebody</a>'
    assert collect_page(server, telegram_widget(POST, None, extra=author)) == Denied("collector.group-message")


def test_the_author_of_a_quoted_reply_makes_no_group(server: PlatformServer) -> None:
    """The same class inside a reply says nothing about the message itself."""
    quoted = '<a class="tgme_widget_message_reply"><span class="tgme_widget_message_author_name">Somebody</span></a>'
    error = get_error(server, telegram_widget(POST, None, extra=quoted))
    assert reason_of(error) is Reason.LAYOUT_CHANGED


@pytest.mark.parametrize("status", [429, 403])
def test_it_stops_as_soon_as_telegram_says_so(server: PlatformServer, status: int) -> None:
    """It is not asked a second time."""
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(Say("", status, {"Retry-After": "1"})))
    assert (reason_of(caught.value), caught.value.permanent) == (Reason.TURNED_AWAY, False)
    assert len(server.heard) == 1


def test_comments_cost_a_second_request_and_are_off_by_default(server: PlatformServer) -> None:
    """Switched on, the discussion's header tells them."""
    fake = FakeTelegram(
        {POST: telegram_widget(POST, "120", "5")}, discussions={POST: telegram_discussion("740 comments")}
    )
    answer = collect(server, fake, with_comments=True)
    assert isinstance(answer, Figures)
    assert (answer.views, answer.likes, answer.comments, answer.exact) == (120, 5, 740, True)
    assert len(server.heard) == 2


@pytest.mark.parametrize(
    "discussion",
    [Say(TELEGRAM_NOT_FOUND), Say("", 404), Say("", 302), Say("", 500), Say(telegram_discussion("Leave a comment"))],
)
def test_a_discussion_that_cannot_be_had_costs_no_views(server: PlatformServer, discussion: Say) -> None:
    """The comments are unknown then, and not 0."""
    answer = collect(server, say_in_turn(Say(telegram_widget(POST, "120")), discussion), with_comments=True)
    assert isinstance(answer, Figures)
    assert (answer.views, answer.comments) == (120, None)


def test_it_stops_in_the_middle_of_a_post_too(server: PlatformServer) -> None:
    """A 429 for the discussion is as good as any other."""
    with pytest.raises(CollectorError) as caught:
        collect(server, say_in_turn(Say(telegram_widget(POST, "120")), Say("", 429)), with_comments=True)
    assert reason_of(caught.value) is Reason.TURNED_AWAY


@pytest.mark.parametrize(
    ("line", "members", "exact"),
    [
        ("13\u00a0556 subscribers", 13_556, False),
        ("2\u202f410 members, 37 online", 2410, False),
        ("1 subscriber", 1, True),
        ("947 members", 947, True),
    ],
)
def test_it_reads_the_members_of_channels_and_groups(
    server: PlatformServer, line: str, members: int, exact: bool
) -> None:
    """From the line under the name; those online are not counted."""
    answer = collect_community(server, Say(telegram_page(line)))
    assert isinstance(answer, Figures)
    assert (answer.members, answer.exact, answer.views) == (members, exact, None)


@pytest.mark.parametrize("line", ["@somebody", "3 200 monthly users"])
def test_people_and_bots_are_no_communities(server: PlatformServer, line: str) -> None:
    """A bot's users are not members."""
    assert collect_community(server, Say(telegram_page(line))) == Denied("collector.not-a-community")


def test_a_name_that_nobody_has_is_gone(server: PlatformServer) -> None:
    """Its page only offers to write to it."""
    assert isinstance(collect_community(server, Say(telegram_page(None, title=None))), Gone)


@pytest.mark.parametrize(
    "page", [telegram_page(None), telegram_page("many subscribers"), telegram_page("13 556 friends"), telegram_page("")]
)
def test_a_changed_channel_page_is_reported_as_that(server: PlatformServer, page: str) -> None:
    """No members are read from words we do not know."""
    with pytest.raises(CollectorError) as caught:
        collect_community(server, Say(page))
    assert reason_of(caught.value) is Reason.LAYOUT_CHANGED


def test_a_channel_page_that_is_not_telegrams_makes_nobody_gone(server: PlatformServer) -> None:
    """Somebody stands between."""
    with pytest.raises(CollectorError) as caught:
        collect_community(server, Say("<html><body>Sign in to the guest network</body></html>"))
    assert reason_of(caught.value) is Reason.ANSWER_UNREADABLE


@pytest.mark.parametrize("declaration", ["<![ [", "<![a b", "<![x", "<!x", "<!-x", "<![CDATA[x"])
def test_a_malformed_declaration_gives_no_figure_cut_short(declaration: str) -> None:
    """Some of them stop the parser below us; then nothing of the page counts, else all that stands before does."""
    page = parse_page((telegram_widget(POST, "120") + declaration).encode())
    assert page in (Page(), parse_page(telegram_widget(POST, "120").encode()))
    assert parse_page(b"<![ [") == Page()


@pytest.mark.parametrize(
    ("post", "refusal"),
    [
        ("sokol_chat/41", None),
        ("c/1234567890/55", "collector.private-chat"),
        ("+79160000000", "collector.private-chat"),
        ("addlist/AbCdEf", "collector.private-chat"),
        ("sokol_chat", "collector.id-unusable"),
        ("sokol_chat/41?embed=0", "collector.id-unusable"),
        ("../41", "collector.id-unusable"),
        ("evil.example/41", "collector.id-unusable"),
        ("соседи/41", "collector.id-unusable"),
        ("\u212aokol/41", "collector.id-unusable"),
        ("", "collector.id-unusable"),
    ],
)
def test_only_public_posts_are_asked_for(server: PlatformServer, post: str, refusal: str | None) -> None:
    """Private chats have no page, and nothing else becomes an address."""
    server.platforms[TELEGRAM] = FakeTelegram()
    assert Telegram(server.wire()).refuses(Wanted("telegram", post)) == refusal


@given(st.binary(max_size=300) | st.text(alphabet="<>![]-/= \"'tgme_pa&;#x0divclass", max_size=200).map(str.encode))
def test_no_page_makes_the_reader_raise(body: bytes) -> None:
    """Cut, broken or hostile pages are read as far as they go."""
    assert isinstance(parse_page(body), Page)


def test_a_page_without_end_is_not_read() -> None:
    """A page of that size is none of Telegram's."""
    page = telegram_widget(POST, "120").encode()
    assert parse_page(page).views == "120"
    assert parse_page(page + b" " * LARGEST_PAGE_BYTES) == Page()


def test_an_element_that_was_never_closed_is_read() -> None:
    """Pages for people are not well-formed."""
    page = parse_page(
        b'<div class="tgme_widget_message" data-post="a/1"><p><span class="tgme_widget_message_views">7</div></i>'
    )
    assert (page.post, page.views) == ("a/1", "7")
