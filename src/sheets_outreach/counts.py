"""Numbers as people type them and as pages shorten them («2 500», "2,5k", «12 тыс.»); it never guesses a zero."""

from __future__ import annotations

import re
from typing import NamedTuple


class Count(NamedTuple):
    """A number read from text.

    Attributes:
        value: the whole number.
        exact: False where the text was rounded ("1.8K" may be 1,750 to 1,849) or says "about".
    """

    value: int
    exact: bool


_SCALES = {
    "k": 1_000, "к": 1_000, "тыс": 1_000, "тысяч": 1_000, "тысячи": 1_000, "тысяча": 1_000, "t": 1_000, "tusen": 1_000,
    "thousand": 1_000, "m": 1_000_000, "м": 1_000_000, "млн": 1_000_000, "миллион": 1_000_000, "миллиона": 1_000_000,
    "миллионов": 1_000_000, "mill": 1_000_000, "mln": 1_000_000, "million": 1_000_000, "millioner": 1_000_000,
    "b": 1_000_000_000, "mrd": 1_000_000_000, "млрд": 1_000_000_000,
}  # fmt: skip

# A thousands separator stands before exactly three digits, the same one throughout; a decimal mark only makes sense
# before a scale word.
_NUMBER = re.compile(
    r"""(?P<about>ca\.?|about|approx\.?|rundt|omtrent|примерно|около|~|≈)?\s*
        (?P<whole>[0-9]{1,3}(?P<mark>[\s.,'’])[0-9]{3}(?:(?P=mark)[0-9]{3})*|[0-9]{1,15})
        (?:[.,](?P<part>[0-9]{1,3}))?
        \s*(?P<scale>[a-zа-я]+)?\.?\s*(?P<more>\+)?""",
    re.VERBOSE,
)
_THOUSANDTHS = re.compile(r"(?P<whole>[0-9]{1,3})[.,](?P<part>[0-9]{3})")
_NOT_DIGIT = re.compile(r"[^0-9]")
_LARGEST = 10**12


def parse_count(text: str) -> Count | None:
    """Read a whole number of things.

    >>> parse_count("2 500"), parse_count("2,5k"), parse_count("12 тыс."), parse_count("about 300")
    (Count(value=2500, exact=True), Count(value=2500, exact=False), Count(value=12000, exact=False), \
Count(value=300, exact=False))
    >>> parse_count("1.5"), parse_count("-3"), parse_count("many")
    (None, None, None)

    Returns:
        The number, or None where the text is no count: a fraction of a thing, a negative number, words.
    """
    if text.isascii() and text.isdigit() and len(text) < 13:
        return Count(int(text), exact=True)
    match = _NUMBER.fullmatch(text.strip().casefold())
    if match is None:
        return None
    whole, part = match["whole"], match["part"]
    scale = _SCALES.get(match["scale"]) if match["scale"] else 1
    if scale is None or (part is not None and scale == 1):
        return None
    if scale > 1 and (thousandths := _THOUSANDTHS.fullmatch(whole)):
        # "1.234K" is one thousand and a bit; "1.234" alone is grouped.
        whole, part = thousandths["whole"], thousandths["part"]
    value = int(_NOT_DIGIT.sub("", whole)) * scale
    if part is not None:
        value += int(part) * scale // 10 ** len(part)
    if value > _LARGEST:
        return None
    return Count(value, exact=scale == 1 and not match["about"] and not match["more"])


def parse_number(text: str) -> float | None:
    """Read a measure, such as a distance: "1,5", "1.5 km", «1,5 км».

    >>> parse_number("1,5 км"), parse_number("near")
    (1.5, None)
    """
    match = re.fullmatch(r"\s*(?:ca\.?|~|≈)?\s*(\d{1,9})(?:[.,](\d{1,6}))?\s*(?:km|км|m|м)?\.?\s*", text.casefold())
    if match is None:
        return None
    value = float(f"{match[1]}.{match[2] or 0}")
    return value / 1000 if re.search(r"\d\s*[mм]\.?\s*$", text.casefold()) else value
