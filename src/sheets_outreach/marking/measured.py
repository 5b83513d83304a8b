"""What the statistics say of a post or a community in a few words; it measures nothing and rounds nothing to zero."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sheets_outreach.cadence import DiaryIndex
from sheets_outreach.choices import Answer
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import OwnValue
from sheets_outreach.statistics import Basis, Figures, Source, pool_engagement
from sheets_outreach.texts import Language, Texts

Measurement = Mapping[str, object]
"""A row of the statistics as it was read: column key → value."""

_PARTS = (("likes", "♥"), ("comments", "💬"), ("shares", "↗"))


def latest_measurements(register: Register) -> dict[str, Measurement]:
    """Give each post's last measurement: the one for the latest due day."""
    latest: dict[str, Measurement] = {}
    for row in register.measurements:
        key = str(row.get("post_link", ""))
        if key not in latest or _day(row) >= _day(latest[key]):
            latest[key] = row
    return latest


def word_figures(register: Register, texts: Texts) -> dict[int, OwnValue]:
    """Word the diary's figures column, «12 ♥, 340 views, day 7», by row."""
    latest = latest_measurements(register)
    worded: dict[int, OwnValue] = {}
    for publication in register.publications:
        row = latest.get(publication.statistics_key)
        if row is not None:
            worded[publication.row] = _word_row(row, texts)
    return worded


def _word_row(row: Measurement, texts: Texts) -> str:
    parts = [f"{_number(row[key], texts)} {sign}" for key, sign in _PARTS if _count(row, key) is not None]
    views = _count(row, "views")
    if views is not None:
        parts.append(texts.say("figures.views", n=views, views=_number(views, texts)))
    if not parts:
        parts.append(texts.say("figures.unknown"))
    if day := _day(row):
        parts.append(texts.say("figures.day", day=day))
    return ", ".join(parts)


def word_engagement(register: Register, diary: DiaryIndex, texts: Texts) -> dict[int, OwnValue]:
    """Word the register's engagement column by row: the pooled rate of all measured posts, by views or by members."""
    latest = latest_measurements(register)
    worded: dict[int, OwnValue] = {}
    for row, posts in diary.posts_of.items():
        keys = [post.statistics_key for post in posts]
        figures = [as_figures(latest[key]) for key in keys if key in latest]
        rate = pool_engagement(figures, Basis.VIEWS) or pool_engagement(figures, Basis.MEMBERS)
        if rate is not None:
            percent = f"{rate.percent:.1f}"
            percent = percent if texts.language is Language.EN else percent.replace(".", ",")
            worded[row] = texts.say(f"figures.engagement-{rate.basis}", n=rate.posts, percent=percent)
    return worded


def as_figures(row: Measurement) -> Figures:
    """Take a measurement as figures again; when exactly it was taken is not kept, only the day."""
    return Figures(
        members=_count(row, "members"),
        likes=_count(row, "likes"),
        comments=_count(row, "comments"),
        shares=_count(row, "shares"),
        views=_count(row, "views"),
        exact=row.get("exact") is Answer.YES,
        source=_source(row),
        taken_at=datetime.min.replace(tzinfo=UTC),
    )


def _source(row: Measurement) -> Source:
    try:
        return Source(str(row.get("source", "")))
    except ValueError:
        # Somebody has typed into our column; by hand it is, then.
        return Source.MANUAL


def _count(row: Measurement, key: str) -> int | None:
    value = row.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _day(row: Measurement) -> int:
    """Give the due day; 0 where somebody has overwritten it."""
    return _count(row, "day") or 0


def _number(value: object, texts: Texts) -> str:
    """Write a count with the thousands separator of the language.

    >>> from sheets_outreach.texts import load_texts
    >>> _number(12345, load_texts(Language.EN))
    '12,345'
    """
    grouped = f"{value:,}"
    return grouped if texts.language is Language.EN else grouped.replace(",", "\u00a0")
