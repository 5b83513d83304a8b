"""How a digest looks, as far as a program can tell; pictures of it stand in ``docs/images``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import html5lib
import pytest

from sheets_outreach.digest.letter import Letter
from sheets_outreach.digest.render import render_digest
from sheets_outreach.texts import Language
from tests.digest.golden import FOLDER, letters
from tests.digest.library import admin_digest, staff_digest

LETTERS = {
    f"{name}-{language}": make(language) for name, make in (("staff", staff_digest), ("admin", admin_digest)) for language in Language
}  # fmt: skip
GMAIL_CUTS_AT = 102_000


@pytest.fixture(params=LETTERS)
def letter(request: pytest.FixtureRequest) -> Letter:
    """Each full digest, rendered."""
    return render_digest(LETTERS[request.param])


@pytest.mark.parametrize(("name", "content"), [pytest.param(*one, id=one[0]) for one in letters()])
def test_the_digest_looks_as_it_did_when_somebody_last_read_it(name: str, content: str) -> None:
    """A change is seen in the file's difference; ``python -m tests.digest.golden`` writes it anew."""
    assert (FOLDER / name).read_text("utf-8") == content


def test_the_html_is_valid(letter: Letter) -> None:
    """A strict parser finds nothing to complain of."""
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(letter.html)


def test_nothing_of_the_template_language_is_left(letter: Letter) -> None:
    """MJML passes a tag it does not know on unchanged, and Jinja's marks would show."""
    assert "mj-" not in letter.html
    assert "{{" not in letter.html + letter.text
    assert "{%" not in letter.html + letter.text


def test_the_html_fetches_nothing(letter: Letter) -> None:
    """No picture, font, style or script from anywhere: nobody learns that the mail was opened."""
    document = html5lib.parse(letter.html, namespaceHTMLElements=False)
    tags = {element.tag for element in document.iter() if isinstance(element.tag, str)}
    assert not tags & {
        "img",
        "script",
        "link",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "form",
        "input",
        "svg",
        "base",
    }
    assert not re.search(r"\bsrc=|url\(|@import|@font-face|\bbackground=", letter.html)
    assert not [name for element in document.iter() for name in element.attrib if name.startswith("on")]


def test_the_text_part_alone_is_sufficient(letter: Letter) -> None:
    """Every word and every link of the HTML stands in the text, but for the bars, whose numbers stand in the table."""
    document = html5lib.parse(letter.html, namespaceHTMLElements=False)
    said = {" ".join(text.split()).strip(" ·") for text in _texts(document.find("body"))}
    text = " ".join(letter.text.split())
    missing = {one for one in said if one not in text}
    bars = {one for one in missing if re.search(r":\s\d+$|·\s\w+$", one)}
    assert missing - bars == set()
    links = {element.get("href") for element in document.iter("a")}
    assert [link for link in links if link not in letter.text] == []


def _texts(element: html5lib.treebuilders.etree.Any) -> Iterator[str]:
    for child in element.iter():
        if isinstance(child.tag, str) and child.text:
            yield child.text
        if child.tail:
            yield child.tail


def test_it_adapts_to_dark_and_to_narrow_screens(letter: Letter) -> None:
    """Mail programs that can, follow the reader's choice."""
    assert '<meta name="color-scheme" content="light dark">' in letter.html
    assert "@media (prefers-color-scheme: dark)" in letter.html
    assert 'name="viewport"' in letter.html
    assert f'<html lang="{letter.language}"' in letter.html


def test_it_stays_below_the_size_at_which_mails_are_cut(letter: Letter) -> None:
    """Gmail hides what comes after 102 KB, the footer first."""
    assert len(letter.html.encode()) < GMAIL_CUTS_AT / 2


def test_looks_are_attributes(letter: Letter) -> None:
    """Programs that drop the head still show sizes and colours."""
    body = letter.html.partition("<body")[2]
    assert re.search(r'<h2 style="[^"]*font-size: 18px', body)
    assert re.search(r'<a class="link" href="[^"]+" style="[^"]*color: #', body) or "admin" in letter.subject
