r"""What people and programs leave around a link: invisible characters, quotes, bullets, the full stop of the sentence.

    >>> clean("  «https://vk.com/sokol».\u200b")
    'https://vk.com/sokol'
    >>> clean("(https://no.wikipedia.org/wiki/Sokol_(Moskva))")
    'https://no.wikipedia.org/wiki/Sokol_(Moskva)'

What stands inside the link is not touched here.
"""

from __future__ import annotations

import unicodedata

_SINGLE = map(ord, "\u00ad\u034f\u061c\u180e\ufe0e\ufe0f\ufeff")
_RANGES = (range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070))
INVISIBLE = dict.fromkeys([*_SINGLE, *(code for codes in _RANGES for code in codes)])
"""Translation table that removes what nobody can see: soft hyphens, joiners, direction marks, byte order marks."""

_CLEANED = INVISIBLE | {0xFF01 + place: 0x21 + place for place in range(94)}
"""The same, and the full-width signs of East Asian keyboards as plain ones."""

_CLOSING = frozenset(".,;:!?>»›”“„\"'’‘`)]}…*•|")
_OPENERS = {")": "(", "]": "[", "}": "{"}
_LEADING = frozenset("@+/_\\")


def clean(text: str) -> str:
    """Return ``text`` without what surrounds a link; "" if nothing is left."""
    return peel(make_visible(text))


def make_visible(text: str) -> str:
    """Return ``text`` without invisible characters, full-width signs as plain ones."""
    if text.isascii():
        return text
    # A lone surrogate cannot be encoded and would make every later step raise.
    return text.encode("utf-8", "replace").decode("utf-8").translate(_CLEANED)


def peel(text: str) -> str:
    """Strip spaces, opening signs before the first letter, and closing signs after the last."""
    start = 0
    while start < len(text) and not (text[start].isalnum() or text[start] in _LEADING):
        start += 1
    return peel_end(text, start)


def peel_end(text: str, start: int = 0) -> str:
    """Return ``text`` from ``start``, without the closing signs at its end."""
    end = len(text)
    while end > start and _closes(text, start, end):
        end -= 1
    return text[start:end]


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last character of ``text[start:end]`` belongs to the sentence rather than to the link."""
    last = text[end - 1]
    if last.isspace():
        return True
    if last in _OPENERS:
        return text.count(_OPENERS[last], start, end) < text.count(last, start, end)
    return last in _CLOSING or (last > "\u00ff" and unicodedata.category(last) in {"So", "Sk", "Cn", "Co"})
