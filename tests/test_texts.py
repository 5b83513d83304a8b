"""The three languages say the same things, and a text found table by table is the text of the file."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

import sheets_outreach
from sheets_outreach.texts import Language, Texts, load_texts, plural_form

PACKAGE = Path(sheets_outreach.__file__).parent
NUMBERS = range(1, 30)
DATES = {"verdict.day", "verdict.day_and_year"}
"""Written with the month's name in one language and with its number in another."""


def read_whole(language: Language) -> dict[str, str | dict[str, str]]:
    """Give every text by its dotted key, by way of tomllib alone."""

    def walk(prefix: str, value: dict[str, object]) -> Iterator[tuple[str, str | dict[str, str]]]:
        for key, inner in value.items():
            if isinstance(inner, dict) and not inner.keys() & {"one", "other"}:
                yield from walk(f"{prefix}{key}.", inner)
            else:
                assert isinstance(inner, str | dict)
                yield prefix + key, inner

    source = files("sheets_outreach.texts").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return dict(walk("", tomllib.loads(source)))


def places(text: str | dict[str, str]) -> set[str]:
    """Name the parameters of a text; its forms together."""
    wordings = text.values() if isinstance(text, dict) else [text]
    return {name for wording in wordings for _, name, _, _ in Formatter().parse(wording) if name is not None}


@pytest.mark.parametrize("language", Language)
def test_the_keys_are_those_of_the_other_languages(language: Language) -> None:
    """Nobody meets a sentence that was forgotten in their language."""
    assert load_texts(language).keys() == load_texts(Language.EN).keys()


@pytest.mark.parametrize("language", Language)
def test_a_text_has_the_places_it_has_in_english(language: Language) -> None:
    """A parameter is never dropped and never invented; the number itself may go unsaid ("every day")."""
    english, theirs = read_whole(Language.EN), read_whole(language)
    different = {key for key, text in theirs.items() if (places(text) ^ places(english[key])) - {"n"}}
    assert different <= DATES


@pytest.mark.parametrize("language", Language)
def test_counted_texts_have_every_form(language: Language) -> None:
    """CLDR's categories for whole numbers; in Russian "many" may stand for "other", which only fractions have."""
    needed = {plural_form(language, n) for n in NUMBERS} | ({"other"} if language is not Language.RU else set())
    counted = {key: text.keys() for key, text in read_whole(language).items() if isinstance(text, dict)}
    assert counted
    assert {key for key, forms in counted.items() if not needed <= forms} == set()


@pytest.mark.parametrize("language", Language)
def test_every_text_of_the_file_is_found(language: Language) -> None:
    """Asked for one by one from a fresh start, in whatever order."""
    whole = read_whole(language)
    source = files("sheets_outreach.texts").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    for keys in (sorted(whole), sorted(whole, reverse=True)):
        texts = Texts(language, source)
        for key in keys:
            text, params = whole[key], dict.fromkeys(places(whole[key]), 7)
            wording = text[plural_form(language, 7)] if isinstance(text, dict) else text
            assert texts.say(key, **(params | {"n": 7})) == wording.format_map(params)
    assert Texts(language, source).keys() == whole.keys()


def test_an_unknown_key_is_an_error() -> None:
    """A misspelt key must not become an empty sentence."""
    texts = load_texts(Language.EN)
    assert not texts.has("finding.no-such-thing.what")
    with pytest.raises(KeyError, match="no-such-thing"):
        texts.say("finding.no-such-thing.what")


def test_every_key_that_the_code_spells_out_exists() -> None:
    """``texts.say("…")`` with a literal key, anywhere in the package."""
    texts = load_texts(Language.EN)
    said = {
        (path.name, node.args[0].value)
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("texts.say", "texts(language).say"))
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }
    assert len(said) > 50
    assert {(name, key) for name, key in said if not texts.has(key)} == set()
