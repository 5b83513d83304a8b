"""The page about the plan says what the table and the constants say."""

from __future__ import annotations

import re
from pathlib import Path

from sheets_outreach.planning import days
from sheets_outreach.planning.candidates import REPEATED_WITHIN
from sheets_outreach.planning.platforms import MANNERS

PAGE = Path(__file__).parents[2].joinpath("docs", "planning.md").read_text(encoding="utf-8")


def test_the_platform_table_is_the_code_s() -> None:
    """Every platform, its tone, length, links and hashtags."""
    rows = re.findall(r"^\| (\w+) \|[^|]*\| (\w+) \| (\d+) \| (yes|no) \| (\d+) \|$", PAGE, re.MULTILINE)
    written = {name: (tone, int(longest), links == "yes", int(tags)) for name, tone, longest, links, tags in rows}
    assert written == {
        platform.value: (manner.tone.value, manner.longest, manner.links, manner.hashtags)
        for platform, manner in MANNERS.items()
    }


def test_the_days_are_the_code_s() -> None:
    """Working days for the admin, days between posts and before events."""
    assert f"is {days.APPROVAL_WORKING_DAYS} working days" in PAGE
    assert f"at least {days.APART_DAYS} days after the first" in PAGE
    assert f"at most {days.EARLIEST_BEFORE_EVENT} and at least {days.LATEST_BEFORE_EVENT} days before" in PAGE
    assert f"within {REPEATED_WITHIN.days} days" in PAGE
