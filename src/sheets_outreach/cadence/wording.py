"""A verdict in the words of the sheet: «можно с 27.11 (пт), согласовать»; it decides nothing."""

from __future__ import annotations

from datetime import date

from sheets_outreach.cadence.verdict import State, Verdict
from sheets_outreach.texts import Texts

_DAY_KEYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def word_day(day: date, texts: Texts, *, near: date | None = None) -> str:
    """Write a day as the language does, with its weekday: «27.11 (пт)», "fre. 27.11.", "Fri 27 Nov".

    Args:
        day: the day.
        texts: the language.
        near: a day of the year that needs no saying; another year is written out, and so is every year without it.
    """
    key = "verdict.day" if near is not None and near.year == day.year else "verdict.day_and_year"
    return texts.say(
        key,
        day=f"{day.day:02}",
        day_number=day.day,
        month=f"{day.month:02}",
        month_name=texts.say(f"verdict.month.{day.month}"),
        year=day.year,
        weekday=texts.say(f"verdict.weekday.{_DAY_KEYS[day.weekday()]}"),
    )


def describe_verdict(verdict: Verdict, texts: Texts) -> str:
    """Say for the «next post» column when the library may post; the words change only when the verdict does."""
    near = verdict.last_post or verdict.may_post_from
    key, days = f"verdict.{verdict.state}", {}
    if verdict.state is State.REST and verdict.may_post_from is not None:
        days["from_day"] = word_day(verdict.may_post_from, texts, near=near)
        key += "_advice" if verdict.advice else ""
    elif verdict.state in _OPEN and verdict.due_by is not None and verdict.last_post is not None:
        days["due_day"] = word_day(verdict.due_by, texts, near=near)
        key += "_by"
    text = texts.say(key, **days)
    asks = verdict.ask_first and (verdict.state in _OPEN or verdict.state is State.REST)
    return texts.say("verdict.ask_first", text=text) if asks else text


_OPEN = frozenset({State.MAY_POST, State.DUE})


def explain_verdict(verdict: Verdict, texts: Texts) -> str:
    """Say why the verdict is as it is, in one sentence."""
    params = dict(verdict.reason.params)
    for name, value in verdict.reason.params.items():
        if name.endswith("_on") and isinstance(value, str):
            params[name] = word_day(date.fromisoformat(value), texts, near=verdict.may_post_from)
    return texts.say(f"verdict.reason.{verdict.reason.code}", **params)
