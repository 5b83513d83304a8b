"""Hostile cells come out inert: through every field, in both kinds of mail, in both parts and in the envelope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.delivery import build_message
from sheets_outreach.digest.compose import compose_admin_digest, compose_staff_digest
from sheets_outreach.digest.letter import Letter
from sheets_outreach.digest.planned import Planned
from sheets_outreach.digest.render import render_digest
from sheets_outreach.register.columns import Shape, Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from tests.delivery.letters import KEY, NOW, envelope
from tests.digest.library import TODAY, WORKBOOK, Row, read_tabs, recipient, survey

CORPUS = [
    "<script>alert(1)</script>",
    "<b>bold</b> & <i>more</i>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</td></tr></table></mj-text><mj-raw><script src=//evil.example></script></mj-raw>",
    '<mj-image src="https://evil.example/pixel.png" />',
    "{{ 7 * 7 }} {% raw %} {# no #} {name} {0} {n!r} %s %(x)s ${x}",
    "--><!-- <![endif]--> ]]> <!--[if mso]>",
    "</style><style>*{display:none}</style>",
    "&lt;script&gt; &#60;script&#62; &amp;amp;",
    "x\r\nBcc: victim@evil.example\r\n\r\nbody",
    "x\nSubject: other",
    "photo\u202egpj.exe \u2066a\u2069 \u200f\u200e",
    "\x00\x01\x02\x0b\x1b[31m\x7f\x9b",
    "a\u2028b\u2029c\ufeffd\u200be\ud800f\uffff",
    "javascript:alert(document.cookie)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "https://evil.example/login?next=sheet",
    "http://evil.example",
    "[click](https://evil.example) <https://evil.example>",
    '=HYPERLINK("https://evil.example";"see")',
    "A" * 50_000,
    "A " * 25_000,
    "\u202e" * 50_000,
    "https://" * 6_000,
    "Z\u0351\u036b\u0343" * 12_000,
    "سلام 👨\u200d👩\u200d👧 שלום",
]  # fmt: skip
ELEMENTS = frozenset(
    {"html", "head", "body", "title", "meta", "style", "div", "table", "thead", "tbody", "tr", "td", "th", "h1", "h2", "h3", "p", "a",
     "br", "noscript"}
)  # fmt: skip
SHOWN_AS_TYPED = {Shape.TEXT, Shape.LIST, Shape.LINK}

GOOD: Mapping[Tab, Row] = {
    Tab.REGISTER: {"name": "Neighbours", "link": "https://vk.com/neighbours", "agreement": "once a week", "admin": "Ida",
                   "admin_link": "https://vk.com/ida", "status": "agreed", "responsible": "Ann", "members": 900,
                   "admin_email": "", "digest_consent": ""},
    Tab.DIARY: {"date": TODAY - timedelta(days=2), "community": "Neighbours", "topic": "Chess", "likes": 9, "views": 100,
                "post_link": "https://vk.com/wall-7700_1"},
}  # fmt: skip
OTHERS: Mapping[Tab, list[Row]] = {
    Tab.REGISTER: [{"name": "Candidate", "link": "https://vk.com/candidate", "status": "candidate"}],
    Tab.DIARY: [
        {
            "date": TODAY - timedelta(days=9),
            "community": "Neighbours",
            "topic": "Old",
            "post_link": "https://vk.com/wall-7700_2",
        },
        {"community": "Neighbours", "topic": "Asked", "approval_asked_on": TODAY - timedelta(days=9)},
    ],
}


def fields() -> Iterator[tuple[Tab, str]]:
    """Give every column of people's of both tabs."""
    for tab in GOOD:
        for column in TABLES[tab].columns:
            if not column.ours:
                yield tab, column.key


def letters(tab: Tab, key: str, typed: str) -> Iterator[tuple[Register, Letter]]:
    """Render both kinds of mail of a sheet with one hostile column, in a post, a plan and a candidate alike."""
    tabs = {t: [GOOD[t], *OTHERS[t]] for t in GOOD}
    tabs[tab] = [{**row, key: typed} for row in tabs[tab]]
    tabs[Tab.SETTINGS] = [{"key": "library name", "value": typed if key == "name" else "Library"}]
    register = read_tabs(tabs)
    planned = [Planned(2, TODAY + timedelta(days=3), (typed, "x"), f"{typed}\n{typed}", (), TODAY)]
    whole = survey(register, planned=planned)
    yield register, render_digest(compose_staff_digest(whole, recipient(name=typed if key == "admin" else "Ann")))
    yield register, render_digest(compose_admin_digest(whole, register.communities[0]))


def trusted(register: Register) -> set[str]:
    """Give the addresses a mail may hold: canonical forms of links that were recognised."""
    links = [c.link for c in register.communities] + [p.post_link for p in register.publications]
    links += [c.admin_link for c in register.communities if c.admin_link is not None]
    return {link.canonical for link in links if link.canonical is not None}


def assert_inert(letter: Letter, allowed: set[str]) -> None:
    """Look at a letter as a mail program would."""
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(letter.html)
    elements = [element for element in document.iter() if isinstance(element.tag, str)]
    assert {element.tag for element in elements} <= ELEMENTS
    assert not [
        name
        for element in elements
        for name in element.attrib
        if name.startswith("on") or name in {"src", "background"}
    ]
    opened = [element.get("href") for element in elements if element.get("href") is not None]
    assert [href for href in opened if href not in allowed and not href.startswith(f"{WORKBOOK}#gid=")] == []
    assert [href for href in opened if not href.startswith("https://")] == []
    live = re.findall(r"\w+://[^\s<>\"]*", letter.text)
    assert [url for url in live if url not in allowed and not url.startswith(f"{WORKBOOK}#gid=")] == []
    for part in (letter.subject, letter.text, letter.html):
        part.encode("utf-8")
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]", part
        )
    assert len(letter.subject) <= 200
    assert "\n" not in letter.subject
    assert len(letter.html) < 60_000
    assert len(letter.text) < 30_000
    message = build_message(letter, envelope(), KEY, NOW)
    assert [address.addr_spec for address in message["To"].addresses] == ["anna@library.example"]
    assert "Bcc" not in message


@pytest.mark.parametrize(("tab", "key"), list(fields()), ids=str)
def test_a_hostile_cell_comes_out_inert(tab: Tab, key: str) -> None:
    """Whatever stands in whichever field: no tag, no attribute, no address and no header of its own."""
    shown = TABLES[tab].column(key).shape in SHOWN_AS_TYPED
    for typed in CORPUS if shown else CORPUS[::3]:
        for register, letter in letters(tab, key, typed):
            assert_inert(letter, trusted(register))


def test_what_was_typed_is_still_shown_as_text() -> None:
    """Inert is not gone: people must be able to recognise what they typed."""
    ((_, staff), (_, admin)) = letters(Tab.REGISTER, "name", '<b>Neighbours</b> & "friends"')
    for letter in (staff, admin):
        assert '<b>Neighbours</b> & "friends"' in letter.text
        assert "&lt;b&gt;Neighbours&lt;/b&gt; &amp; " in letter.html


@settings(max_examples=60, deadline=None)
@given(where=st.sampled_from(list(fields())), typed=st.text(max_size=400))
def test_no_text_in_any_field_gets_through(where: tuple[Tab, str], typed: str) -> None:
    """Random text is less clever than the corpus, and has more of it."""
    for register, letter in letters(*where, typed):
        assert_inert(letter, trusted(register))
