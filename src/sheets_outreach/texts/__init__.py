"""Every sentence a person reads, in Russian, Norwegian and English; it knows the words and not what they are about.

A text is found by its dotted key (``finding.link-missing``). ``{name}`` is replaced by the parameter of that name. A
text that depends on a number is a table of plural forms instead: ``one``, ``few``, ``many``, ``other`` as CLDR names
them, chosen by the parameter ``n``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

_TABLE = re.compile(r"^\[([\w.-]+)\]$", re.MULTILINE)


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
    """The texts of one language; a table of the file is parsed when something in it is first asked for.

    Args:
        language: the language.
        source: TOML in which every text stands in a table, and no line within a text looks like a table's header.
    """

    def __init__(self, language: Language, source: str) -> None:
        self.language = language
        _, *cut = _TABLE.split(source)
        self._unread = dict(zip(cut[::2], cut[1::2], strict=True))
        self._flat: dict[str, str | Mapping[str, str]] = {}

    def _read(self, table: str) -> None:
        if (body := self._unread.get(table)) is not None:
            self._flatten(table, tomllib.loads(body))
            # Last: another thread that asks for the same table must find either its source or its texts.
            self._unread.pop(table, None)

    def _flatten(self, prefix: str, table: Mapping[str, object]) -> None:
        if table.keys() & {"one", "other"}:
            self._flat[prefix] = {form: str(text) for form, text in table.items()}
            return
        for key, value in table.items():
            if isinstance(value, Mapping):
                self._flatten(f"{prefix}.{key}", value)
            else:
                self._flat[f"{prefix}.{key}"] = str(value)

    def _find(self, key: str) -> str | Mapping[str, str] | None:
        table = key
        while key not in self._flat and table:
            self._read(table)
            table = table.rpartition(".")[0]
        return self._flat.get(key)

    def keys(self) -> set[str]:
        """All dotted keys, for the test that the three languages say the same things."""
        for table in tuple(self._unread):
            self._read(table)
        return set(self._flat)

    def has(self, key: str) -> bool:
        """Whether there is a text of that key."""
        return self._find(key) is not None

    def say(self, key: str, /, **params: object) -> str:
        """Word the text of a key.

        Args:
            key: dotted key of the text.
            params: values for its places; ``n`` also chooses the plural form.

        Raises:
            KeyError: no such text, or a place without a value. A test says every key the code uses exists.
        """
        text = self._find(key)
        if text is None:
            raise KeyError(key)
        if isinstance(text, Mapping):
            n = params["n"]
            assert isinstance(n, int), f"{key} needs a whole number"
            form = plural_form(self.language, n)
            text = text[form] if form in text else text["other"]
        return text.format_map(params) if "{" in text else text


@cache
def load_texts(language: Language) -> Texts:
    """Read the texts of one language; the other two are not opened."""
    return Texts(language, files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
