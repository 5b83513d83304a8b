"""How text that people typed is made harmless, and which addresses may become links."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.digest.cleaning import LINE_LIMIT, clean_header, clean_line, clean_text, safe_href

LINES = [
    ("Соседи Сокола", "Соседи Сокола"),
    ("  two\t\twords \n", "two words"),
    ("first\r\nBcc: evil@x.example", "first Bcc: evil@x.example"),
    ("a\x00b\x1bc\x7fd\x85e", "abcd e"),
    ("photo\u202egpj.exe", "photogpj.exe"),
    ("\u2066hidden\u2069 \u200fmarks\u200e", "hidden marks"),
    ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
    ("line\u2028and\u2029paragraph", "line and paragraph"),
    ("\ud800lone \uffffnone", "lone none"),
    ("family 👨\u200d👩\u200d👧 stays", "family 👨\u200d👩\u200d👧 stays"),
    ("سلام جيران", "سلام جيران"),
    ("see https://evil.example/x", "see https: //evil.example/x"),
    ("HTTP://EVIL.EXAMPLE", "HTTP: //EVIL.EXAMPLE"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "shown"), LINES)
def test_a_line_keeps_its_words_and_nothing_that_harms(typed: str, shown: str) -> None:
    """Letters of every script and emoji stay; controls, direction marks and live addresses do not."""
    assert clean_line(typed) == shown


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_becomes_one_line_that_can_be_sent(typed: str) -> None:
    """One line, no control or direction character, encodable, not longer than allowed."""
    line = clean_line(typed)
    assert len(line) <= LINE_LIMIT
    assert line == " ".join(line.split())
    line.encode("utf-8")
    assert not any(unicodedata.category(letter) == "Cc" for letter in line)
    assert not any(
        unicodedata.bidirectional(letter) in {"RLO", "LRO", "RLE", "LRE", "PDF", "LRI", "RLI"} for letter in line
    )


@pytest.mark.parametrize("letter", ["A", " ", "\u202e", "\n", "é", "://"])
def test_fifty_thousand_characters_are_cut(letter: str) -> None:
    """A mail shows the beginning, and says that there is more."""
    assert len(clean_line(letter * 50_000)) <= LINE_LIMIT
    assert len(clean_text(letter * 50_000, limit=500)) <= 500
    assert clean_line("B" * 50_000).endswith("B…")


def test_a_draft_keeps_its_lines_and_our_own_address() -> None:
    """The tagged address must be pasted as it is; any other is broken, also one that only begins like ours."""
    ours = "https://library.example/e?utm_source=vk"
    draft = f"One\r\n\r\n\r\n\r\nTwo  words \u202e\n{ours}\nhttps://evil.example\n{ours}.evil.example\n{ours}"
    assert clean_text(draft, keep=(ours,)).split("\n") == [
        "One",
        "",
        "Two words",
        ours,
        "https: //evil.example",
        "https: //library.example/e?utm_source=vk.evil.example",
        ours,
    ]


def test_of_two_addresses_of_ours_the_longer_stays_whole_too() -> None:
    """One may be the beginning of the other."""
    short, longer = "https://library.example/e", "https://library.example/e?utm_source=vk"
    assert clean_text(f"{short} {longer}.", keep=(short, longer)).split() == [short, f"{longer}."]


def test_a_header_is_one_line() -> None:
    """Nothing in a subject can begin another header."""
    assert clean_header("3 things\r\nBcc: evil@x.example\r\n\r\nbody") == "3 things Bcc: evil@x.example body"


@pytest.mark.parametrize(
    "address",
    [
        "https://vk.com/wall-7700_18",
        "https://xn--e1afmkfd.xn--p1ai/novosti?utm_source=vk&utm_campaign=a#b",
        "https://пример.рф/новости",
        "https://www.facebook.com/groups/1/posts/2/",
    ],
)
def test_an_https_address_may_be_opened(address: str) -> None:
    """A canonical link stays as it is."""
    assert safe_href(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None, "", "http://vk.com/a", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//vk.com/a",
        "vk.com/a", "https://", "https:///path", "https://user@evil.example/", "https://vk.com@evil.example/", "https://[::1",
        "https://vk.com/ a", 'https://vk.com/"onclick=x', "https://vk.com/<b>", "https://vk.com/\r\nx", "https://vk.com/\u202ea",
        "\x01https://vk.com/a", "https:\\\\evil.example\\", "https://vk.com/" + "a" * 5000, "mailto:a@b.example", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_anything_else_may_not(address: str | None) -> None:
    """Other schemes, hidden hosts, characters that end an attribute: no link."""
    assert safe_href(address) is None
