"""What holds for every text whatever: no exception, one canonical form, nothing in it that follows people about."""

from __future__ import annotations

from urllib.parse import urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.links import (
    Kind,
    Link,
    Platform,
    parse_platform,
    recognise,
    recognise_cell,
    recognise_sole,
    split_links,
    suggest_platform,
)
from sheets_outreach.links.directory import BY_HOST
from sheets_outreach.links.trackers import is_tracker
from tests.links.forms import read_cases

_KNOWN = [case.text for case in read_cases()]
_PIECES = st.sampled_from(
    [
        *"aZ09/?#&=@+:.,;-_%~ ()[]«»\\|'\"*<>\n\u200b\u00a0аеоркхåßİ\u0301²٣\ud800",
        *("%20", "%2F", "%D0%BD", "%zz", "%ff", "https://", "tg:", "www.", "groups", "wall-1_2", "u=", "xn--", "&amp;"),
    ]
)
_HINTS = st.none() | st.sampled_from(Platform)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A link of a known form with pieces put in, cut out or put on."""
    text = draw(st.sampled_from(_KNOWN))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 3))
        text = text[:place] + draw(_PIECES | st.just("")) + text[place + cut :]
    return text


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """An address on a host we know, with any path and query."""
    host = draw(st.sampled_from(sorted(BY_HOST)))
    path = "/".join(draw(st.lists(_PIECES | st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True), max_size=4)))
    names = st.sampled_from(
        ["w", "z", "id", "v", "fbid", "cid", "q", "u", "phone", "lb", "list", "utm_source", "fbclid"]
    )
    values = st.sampled_from(["1", "wall-1_2", "12345678901", "https%3A%2F%2Ft.me%2Fx", "x/"])
    query = "&".join(f"{name}={value}" for name, value in draw(st.lists(st.tuples(names, values), max_size=3)))
    return f"https://{host}/{path}" + (f"?{query}" if query else "")


_TEXTS = st.text(max_size=60) | damaged() | addresses()


def assert_sound(link: Link, text: str) -> None:
    """Check what every link promises."""
    assert link.raw == text
    if link.refused:
        assert (link.kind, link.id, link.canonical) == (Kind.UNKNOWN, None, None)
        assert link.problems
    if link.canonical is not None:
        parts = urlsplit(link.canonical)
        assert link.canonical.startswith("https://")
        assert link.canonical.isascii()
        assert "#" not in link.canonical
        assert " " not in link.canonical
        assert not link.canonical.endswith("/")
        assert not [pair for pair in parts.query.split("&") if is_tracker(pair.partition("=")[0])]
    if link.kind is not Kind.UNKNOWN:
        assert link.id
        again = recognise(link.canonical or "")
        assert (again.platform, again.kind, again.id, again.canonical) == (
            link.platform,
            link.kind,
            link.id,
            link.canonical,
        )


@settings(max_examples=600, deadline=None)
@given(_TEXTS, _HINTS)
def test_any_text_gives_a_sound_link(text: str, hint: Platform | None) -> None:
    """No text raises, and what is recognised is recognised again in its canonical form."""
    assert_sound(recognise(text, hint), text)


@settings(max_examples=200, deadline=None)
@given(_TEXTS, st.lists(st.text(max_size=20) | st.just("www.sokol-bibl.ru"), max_size=2))
def test_any_setting_of_own_sites_is_borne(text: str, own_sites: list[str]) -> None:
    """The settings' cells hold anything too."""
    recognise(text, None, own_sites)


@settings(max_examples=300, deadline=None)
@given(st.lists(_TEXTS, max_size=3).map(" ".join), _HINTS)
def test_any_cell_can_be_taken_apart(text: str, hint: Platform | None) -> None:
    """Cutting and naming never raise, and every part of a cell is in it."""
    for link in recognise_cell(text, hint):
        assert_sound(link, link.raw)
    assert recognise_sole(text, hint).raw == text
    assert all(token for token in split_links(text))
    assert parse_platform(text) is None or suggest_platform(text) is None


def test_a_very_long_text_is_borne() -> None:
    """A cell may hold 50,000 characters of anything."""
    for piece in ("https://", "a", "a.", "%2F", "(", ") ", "а", "&x=", "/a", "@", "www."):
        text = piece * (50_000 // len(piece))
        for whole in (text, f"https://vk.com/{text}", f"https://{text}", f"https://l.facebook.com/l.php?u={text}"):
            assert recognise(whole).raw == whole
            recognise_cell(whole)
