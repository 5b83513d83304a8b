"""The plan in words: why a post, why none; for the Plan tab, the calendar and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sheets_outreach.cadence import word_day
from sheets_outreach.finding import Problem
from sheets_outreach.planning.plan import Omission, PlannedPost
from sheets_outreach.texts import Texts


def word_reasons(post: PlannedPost, texts: Texts) -> str:
    """Say why a post is planned there and then, and what to mind."""
    return " ".join(_word(reason, "plan.reason", post.day, texts, ask_by=post.ask_by) for reason in post.reasons)


def word_omission(omission: Omission, today: date, texts: Texts) -> str:
    """Say why an announcement is told nowhere, or a community has no post."""
    reason = _word(omission.reason, "plan.omission", today, texts)
    return texts.say("plan.due", reason=reason) if omission.due else reason


def _word(problem: Problem, section: str, near: date, texts: Texts, *, ask_by: date | None = None) -> str:
    params = _word_days(problem.params, near, texts)
    if "because" in params:
        params["because"] = texts.say(f"verdict.reason.{params['because']}", **params)
    if "what" in params:
        params["what"] = texts.say(f"plan.what.{params['what']}")
    if ask_by is not None:
        params["ask_by"] = word_day(ask_by, texts, near=near)
    return texts.say(f"{section}.{problem.code}", **params)


def _word_days(params: Mapping[str, object], near: date, texts: Texts) -> dict[str, object]:
    """Write out the days among the parameters; their names end in ``_on``."""
    return {
        name: word_day(date.fromisoformat(value), texts, near=near)
        if name.endswith("_on") and isinstance(value, str)
        else value
        for name, value in params.items()
    }
