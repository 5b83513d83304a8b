"""Judges a workbook at rest: every mark beside the row it is about, by what the row itself says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sheets_outreach.localsheets import LocalSheets
from tests.reliability.judges import measured, places_of_ours, texts
from tests.reliability.library import DIARY, REGISTER

_RHYTHM = re.compile(r"раз в (\d+) дней")
_POST = re.compile(r"wall-(\d+)_(\d+)")


_PEOPLES = frozenset({"Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Статус"})


def displaced_marks(core: LocalSheets, identity: str) -> list[str]:
    """Name the marks that are missing or beside a wrong row."""
    register = _register(texts(core, identity, REGISTER), places_of_ours(core, identity, REGISTER))
    diary = _diary(texts(core, identity, DIARY), places_of_ours(core, identity, DIARY))
    return [*register, *diary]


def _register(rows: list[list[str]], ours: Mapping[str, int]) -> Iterator[str]:
    head = next(index for index, row in enumerate(rows) if "Название" in row and "Договоренности" in row)
    titles = rows[head]
    if not {"check", "understood"} <= ours.keys():
        yield "a column of ours is missing"
        return
    peoples = [index for index, title in enumerate(titles) if title in _PEOPLES and index not in ours.values()]
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        said = {key: row[titles.index(title)] for key, title in _READ.items()}
        check, understood = row[ours["check"]], row[ours["understood"]]
        for wrong in _wrong_in_row(said, check, understood, filled=any(row[index] for index in peoples)):
            yield f"register row {number}: {wrong}"


_READ = {"name": "Название", "agreement": "Договоренности", "link": "Ссылка"}


def _wrong_in_row(said: Mapping[str, str], check: str, understood: str, *, filled: bool) -> Iterator[str]:
    rhythm = _RHYTHM.fullmatch(said["agreement"])
    if rhythm and rhythm[1] not in re.findall(r"\d+", understood):
        yield f"«{understood}» beside «{said['agreement']}»"
    if not said["agreement"] and understood:
        yield f"«{understood}» beside no agreement"
    if said["name"] and said["link"] and not check:
        yield f"no check beside «{said['name']}»"
    if said["link"].startswith("нет связи") and not check.startswith("Ссылка"):
        yield f"«{check}» beside «{said['link']}»"
    if check and not filled:
        yield f"«{check}» beside nothing"


def _diary(rows: list[list[str]], ours: Mapping[str, int]) -> Iterator[str]:
    head = next((index for index, row in enumerate(rows) if {"Дата", "Ссылка на пост"} <= set(row)), None)
    if head is None:
        return
    link, day = rows[head].index("Ссылка на пост"), rows[head].index("Дата")
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        if "check" in ours and row[link] and row[day] and not row[ours["check"]]:
            yield f"diary row {number}: no check beside «{row[link]}»"
        figures, post = row[ours["figures"]] if "figures" in ours else "", _POST.search(row[link])
        if figures and (post is None or not figures.startswith(f"{likes_of(post[1] + post[2])} ♥")):
            yield f"diary row {number}: «{figures}» beside «{row[link]}»"


def unmeasured(core: LocalSheets, identity: str) -> list[str]:
    """Name the posts of the diary that are four days old and have no row for day 3 in the statistics."""
    rows = texts(core, identity, DIARY)
    head = next(index for index, row in enumerate(rows) if {"Дата", "Ссылка на пост"} <= set(row))
    link, day = rows[head].index("Ссылка на пост"), rows[head].index("Дата")
    have = {post for post, due in measured(core, identity) if float(due) == 3}
    return [row[link] for row in rows[head + 1 :] if row[day] and _POST.search(row[link]) and row[link] not in have]


def likes_of(digits: str) -> int:
    """Give the likes that `library.Vk` says a post has."""
    return int(digits) % 1000
