"""Every sentence a person reads, in Russian, Norwegian and English; it knows the words and not what they are about.

A text is found by its dotted key (``finding.link-missing``). ``{name}`` is replaced by the parameter of that name. A
text that depends on a number is a table of plural forms instead: ``one``, ``few``, ``many``, ``other`` as CLDR names
them, chosen by the parameter ``n``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Language(StrEnum):
    """The languages the product speaks."""

    RU = "ru"
    NB = "nb"
    EN = "en"


def plural_form(language: Language, n: int) -> str:
    """Name the CLDR plural category of a whole number (cldr.unicode.org, language plural rules).

    >>> [plural_form(Language.RU, n) for n in (1, 2, 5, 11, 21)]
    ['one', 'few', 'many', 'many', 'one']
    """
    if language is not Language.RU:
        return "one" if n == 1 else "other"
    tens, units = n % 100, n % 10
    if units == 1 and tens != 11:
        return "one"
    return "few" if units in {2, 3, 4} and tens not in {12, 13, 14} else "many"


class Texts:
    """The texts of one language."""

    def __init__(self, language: Language, table: Mapping[str, object]) -> None:
        self.language = language
        self._flat: dict[str, str | Mapping[str, str]] = {}
        self._flatten("", table)

    def _flatten(self, prefix: str, table: Mapping[str, object]) -> None:
        for key, value in table.items():
            if isinstance(value, Mapping) and not value.keys() & {"one", "other"}:
                self._flatten(f"{prefix}{key}.", value)
            else:
                self._flat[prefix + key] = value if isinstance(value, Mapping) else str(value)

    def keys(self) -> set[str]:
        """All dotted keys, for the test that the three languages say the same things."""
        return set(self._flat)

    def has(self, key: str) -> bool:
        """Whether there is a text of that key."""
        return key in self._flat

    def say(self, key: str, /, **params: object) -> str:
        """Word the text of a key.

        Args:
            key: dotted key of the text.
            params: values for its places; ``n`` also chooses the plural form.

        Raises:
            KeyError: no such text, or a place without a value. A test says every key the code uses exists.
        """
        text = self._flat[key]
        if isinstance(text, Mapping):
            n = params["n"]
            assert isinstance(n, int), f"{key} needs a whole number"
            form = plural_form(self.language, n)
            text = text[form] if form in text else text["other"]
        return text.format_map(params) if "{" in text else text


@cache
def load_texts(language: Language) -> Texts:
    """Read the texts of one language; the other two are not opened."""
    source = files(__package__).joinpath(f"{language}.toml").read_bytes()
    return Texts(language, tomllib.loads(source.decode()))
