"""Tagged addresses: the community in them, everything else as it was."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.links import Kind, Link, Platform, recognise
from sheets_outreach.planning.tagging import Tags, slug
from tests.planning.neighbourhood import make_community

SOKOL = make_community(2, Platform.FACEBOOK, name="Соседи Сокола")
TAGS = "utm_source=facebook&utm_medium=community&utm_campaign=sosedi-sokola"


def tag(text: str, **changes: Any) -> str | None:
    """Tag an address as typed."""
    community = make_community(2, Platform.FACEBOOK, **{"name": "Соседи Сокола"} | changes)
    return Tags([community]).tag(recognise(text), community)


TAGGED = [
    ("no query", "https://lib.example/poetry", f"https://lib.example/poetry?{TAGS}"),
    ("its own query stays", "https://lib.example/e?id=5&day=2", f"https://lib.example/e?id=5&day=2&{TAGS}"),
    ("and its fragment", "https://lib.example/e?id=5#seats", f"https://lib.example/e?id=5&{TAGS}#seats"),
    ("older tags give way", "https://lib.example/e?utm_source=mail&id=5&utm_campaign=x",
     f"https://lib.example/e?id=5&{TAGS}"),
    ("without a scheme", "lib.example.org/e", f"https://lib.example.org/e?{TAGS}"),
    ("not encrypted", "http://lib.example/e?id=5", f"https://lib.example/e?id=5&{TAGS}"),
    ("in capitals", "https://LIB.example/E?Id=5", f"https://lib.example/E?Id=5&{TAGS}"),
    ("letters that must be encoded", "https://lib.example/поэзия?вечер=1",
     f"https://lib.example/%D0%BF%D0%BE%D1%8D%D0%B7%D0%B8%D1%8F?%D0%B2%D0%B5%D1%87%D0%B5%D1%80=1&{TAGS}"),
    ("shortened: nothing to tag", "https://bit.ly/abc", "https://bit.ly/abc"),
    ("no address", "спросите у нас", None),
    ("a look-alike letter", "https://svеtlovka.ru/e", None),
    ("a script", "javascript:alert(1)", None),
    ("nothing", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "tagged"), TAGGED, ids=[case[0] for case in TAGGED])
def test_a_link_carries_the_community(what: str, text: str, tagged: str | None) -> None:
    """Only a recognised address is tagged; query and fragment stay."""
    assert tag(text) == tagged


@given(st.text(max_size=80), st.text(max_size=40))
def test_whatever_was_typed_it_is_an_address_or_none(text: str, name: str) -> None:
    """Never another scheme, never a space, and the three tags once each."""
    found = tag(f"https://lib.example/{text}", name=name)
    if found is not None:
        assert found.startswith("https://")
        assert found.isascii()
        assert not any(letter in found for letter in ' \t\r\n<>"')
        names = [key for key, _ in parse_qsl(urlsplit(found).query, keep_blank_values=True)]
        assert [names.count(key) for key in ("utm_source", "utm_medium", "utm_campaign")] == [1, 1, 1]


def test_two_of_one_name_are_told_apart() -> None:
    """On one platform; the same name elsewhere has another source already."""
    first = make_community(2, name="Соседи")
    second = make_community(3, name="«Соседи»")
    other = make_community(4, Platform.TELEGRAM, name="Соседи")
    tags = Tags([first, second, other])
    link = recognise("https://lib.example/e")
    found = [tags.tag(link, community) for community in (first, second, other)]
    assert len(set(found)) == 3
    assert str(found[2]).endswith("utm_campaign=sosedi")


def test_a_name_becomes_latin() -> None:
    """Readable in the site's statistics; what has no letters is called unnamed."""
    assert slug("Grünerløkka nabolag") == "gr-nerlokka-nabolag"
    assert slug("Ходынка & Щукино!") == "khodynka-shchukino"
    assert slug("🏡") == "unnamed"


def test_a_spelling_nobody_can_take_apart_gives_way_to_the_canonical_one() -> None:
    """Whoever made the link knew better."""
    link = Link(Platform.WEBSITE, Kind.POST, "x", "https://lib.example/e?id=5", raw="https://[lib.example/e?id=5")
    assert Tags([SOKOL]).tag(link, SOKOL) == f"https://lib.example/e?id=5&{TAGS}"
