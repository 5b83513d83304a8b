"""The Settings tab becomes `Settings`: keys in three languages, every value typed and bounded, the rest a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from pydantic import ValidationError

from sheets_outreach.choices import Answer, parse_choice
from sheets_outreach.counts import parse_number
from sheets_outreach.finding import Problem
from sheets_outreach.links import Platform, parse_platform
from sheets_outreach.register.columns import normalise_title
from sheets_outreach.register.shapes import Value
from sheets_outreach.settings import Settings
from sheets_outreach.texts import Language

SETTING_TITLES: Mapping[str, tuple[str, str, str]] = {
    "library_name": ("Название библиотеки", "Bibliotekets navn", "Library name"),
    "places": ("Места рядом", "Steder i nærheten", "Places near it"),
    "language": ("Язык", "Språk", "Language"),
    "paused": ("Пауза", "Satt på pause", "Paused"),
    "allowed_platforms": ("Разрешённые платформы", "Tillatte plattformer", "Allowed platforms"),
    "restricted_platforms": ("Платформы с предупреждением", "Plattformer med advarsel", "Restricted platforms"),
    "min_members": ("Минимум участников", "Minste antall medlemmer", "Minimum members"),
    "likes_share": ("Доля лайков, %", "Andel likes, %", "Likes share, %"),
    "walking_radius_km": ("Радиус пешком, км", "Gangavstand, km", "Walking radius, km"),
    "driving_radius_km": ("Радиус на машине, км", "Kjøreavstand, km", "Driving radius, km"),
    "days_without_agreement": ("Дней без договорённости", "Dager uten avtale", "Days without agreement"),
    "hours_per_week": ("Часов в неделю у сотрудника", "Timer i uken per ansatt", "Hours a week an employee has"),
    "own_sites": ("Наши сайты", "Egne nettsider", "Own websites"),
    "digest_weekday": ("День рассылки", "Dag for oppsummering", "Digest day"),
    "digest_hour": ("Час рассылки", "Klokkeslett for oppsummering", "Digest hour"),
    "retention_months": ("Хранить персональные данные, мес.", "Oppbevar personopplysninger, md.",
                         "Keep personal data, months"),
}  # fmt: skip
"""Setting → what ``setup`` writes, in the order of `Language`."""

_WEEKDAYS = (
    ("пн", "понедельник", "man", "mandag", "måndag", "mon", "monday"),
    ("вт", "вторник", "tir", "tirsdag", "tysdag", "tue", "tuesday"),
    ("ср", "среда", "ons", "onsdag", "wed", "wednesday"),
    ("чт", "четверг", "tor", "torsdag", "thu", "thursday"),
    ("пт", "пятница", "fre", "fredag", "fri", "friday"),
    ("сб", "суббота", "lør", "lørdag", "laurdag", "sat", "saturday"),
    ("вс", "воскресенье", "søn", "søndag", "sundag", "sun", "sunday"),
)
_LIST = re.compile(r"[\n;,]")

Parsed = object
Parser = Callable[[str], Parsed | None]


def read_settings(rows: Iterable[tuple[int, Mapping[str, Value]]]) -> tuple[Settings, list[tuple[int, str, Problem]]]:
    """Read the Settings tab.

    Args:
        rows: (row number, {"key": …, "value": …}) in the sheet's order; the last value of a key counts.

    Returns:
        The settings, defaults where nothing readable stands, and problems as (row, column key, problem).
    """
    values: dict[str, object] = {}
    places: dict[str, int] = {}
    problems: list[tuple[int, str, Problem]] = []
    for number, row in rows:
        name = _setting_names().get(normalise_title(str(row.get("key", ""))))
        text = row.get("value")
        if name is None or text is None:
            continue
        parsed = _PARSERS[name](str(text).strip())
        if parsed is None:
            problems.append((number, "value", Problem("setting-unreadable", {"text": str(text)})))
            continue
        values[name], places[name] = parsed, number
    try:
        return Settings(**values), problems  # type: ignore[arg-type]
    except ValidationError as error:
        refused = {str(item["loc"][0]) for item in error.errors(include_url=False)}
    out_of_range = Problem("value-out-of-range", {})
    for name in sorted(refused):
        text = str(values.pop(name))
        problems.append((places[name], "value", Problem(out_of_range.code, {"text": text})))
    return Settings(**values), problems  # type: ignore[arg-type]


@cache
def _setting_names() -> dict[str, str]:
    return {normalise_title(title): name for name, titles in SETTING_TITLES.items() for title in titles}


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _LIST.split(text) if part.strip())


def _language(text: str) -> Language | None:
    return parse_choice(Language, text)


def _answer(text: str) -> bool | None:
    answer = parse_choice(Answer, text)
    return None if answer is None else answer is Answer.YES


def _whole(text: str) -> int | None:
    number = parse_number(text.replace(" ", "").replace("\u00a0", ""))
    return None if number is None or number != int(number) else int(number)


def _share(text: str) -> float | None:
    if text.endswith("%"):
        return parse_number(text[:-1])
    number = parse_number(text)
    # A cell formatted as percent holds 0.05 for "5 %".
    return number * 100 if number is not None and 0 < number < 1 else number


def _weekday(text: str) -> int | None:
    folded = text.casefold().strip(". ")
    named = next((day for day, names in enumerate(_WEEKDAYS, start=1) if folded in names), None)
    return named or _whole(text)


def _hour(text: str) -> int | None:
    match = re.fullmatch(r"(?:kl\.?\s*)?(\d{1,2})(?:[:.]\d{2}(?::\d{2})?)?", text.casefold())
    return int(match[1]) if match else None


def _platforms(text: str) -> frozenset[Platform] | None:
    found = [parse_platform(part) for part in _parts(text)]
    return None if None in found else frozenset(p for p in found if p is not None)


def _warnings(text: str) -> Mapping[Platform, str] | None:
    """Read "Facebook: the warning", one a line."""
    warnings: dict[Platform, str] = {}
    for line in filter(str.strip, text.splitlines()):
        name, _, warning = line.partition(":")
        platform = parse_platform(name)
        if platform is None:
            return None
        warnings[platform] = warning.strip()
    return warnings


def _sites(text: str) -> tuple[str, ...]:
    hosts: Sequence[str] = _parts(text)
    return tuple(host.split("://")[-1].split("/")[0].casefold() for host in hosts)


_PARSERS: Mapping[str, Parser] = {
    "library_name": str,
    "places": _parts,
    "language": _language,
    "paused": _answer,
    "allowed_platforms": _platforms,
    "restricted_platforms": _warnings,
    "min_members": _whole,
    "likes_share": _share,
    "walking_radius_km": parse_number,
    "driving_radius_km": parse_number,
    "days_without_agreement": _whole,
    "hours_per_week": parse_number,
    "own_sites": _sites,
    "digest_weekday": _weekday,
    "digest_hour": _hour,
    "retention_months": _whole,
}
