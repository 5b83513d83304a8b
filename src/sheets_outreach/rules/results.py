"""Rules about what came of a post: the figures that were never noted, and the people who never got an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sheets_outreach.publication import Publication
from sheets_outreach.rules.context import Context
from sheets_outreach.rules.rule import SILENT, Remark, remark

FIGURES_AFTER_DAYS = 7
FIGURES = ("likes", "comments", "shares", "views")


def judge_figures(entry: Publication, context: Context) -> Sequence[Remark]:
    """Judge whether anybody typed or fetched the figures of a post a week old."""
    if entry.likes is not None or entry.views is not None or entry.comments is not None or entry.shares is not None:
        return SILENT
    if entry.date is None or not entry.counts_as_post:
        return SILENT
    age_days = (context.today - entry.date).days
    if age_days < FIGURES_AFTER_DAYS or any(column in entry.unread for column in FIGURES):
        return SILENT
    if entry.post_link.canonical in context.measured or entry.row in context.diary.repeat_of:
        return SILENT
    return remark("figures-missing", context.figure_column, n=age_days)


def judge_wish(entry: Publication, context: Context) -> Sequence[Remark]:
    """Judge whether somebody who wrote has waited for more than a working day."""
    if entry.date is None or not entry.awaits_answer:
        return SILENT
    waited = count_working_days(entry.date, context.today)
    return remark("wish-unanswered", "answered_on", n=waited) if waited > 1 else SILENT


def count_working_days(after: date, until: date) -> int:
    """Count the working days after one day up to and with another; holidays are not known and count.

    >>> count_working_days(date(2026, 11, 20), date(2026, 11, 23))
    1
    """
    days = (until - after).days
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    return weeks * 5 + sum((after + timedelta(days=step)).isoweekday() < 6 for step in range(1, rest + 1))
