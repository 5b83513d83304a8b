"""What counts as understood: any one thing that was read, and nothing left over that may be a limit."""

from __future__ import annotations

import pytest

from sheets_outreach.agreement import Agreement, Period, PerPeriod, parse_agreement

LIMITS = [
    Agreement(min_days=7),
    Agreement(max_days=7),
    Agreement(per_period=PerPeriod(2, Period.MONTH)),
    Agreement(weekdays=(5,)),
]
OTHERS = [
    Agreement(approval=True),
    Agreement(approval=False),
    Agreement(topics="лекции"),
    Agreement(allowed=False),
    Agreement(permitted=True),
    Agreement(unlimited=True),
    Agreement(none_yet=True),
]


@pytest.mark.parametrize("agreement", [*LIMITS, *OTHERS], ids=repr)
def test_one_thing_that_was_read_is_enough(agreement: Agreement) -> None:
    """A day, a number, an approval, a topic, a refusal, a permission, no limit, nothing yet."""
    assert agreement.understood
    assert agreement.limits_posting is (agreement in LIMITS)
    assert agreement.says_something_else is (agreement in OTHERS)


@pytest.mark.parametrize("agreement", [*LIMITS, *OTHERS], ids=repr)
def test_something_left_over_is_not_understood(agreement: Agreement) -> None:
    """It may be a limit."""
    assert not agreement._replace(not_understood=("по чётным",)).understood


def test_nothing_is_nothing() -> None:
    """An empty cell is not an agreement."""
    assert not Agreement().understood
    assert not Agreement(text="?").understood


@pytest.mark.parametrize(
    ("text", "days"), [("раз в полмесяца", 15), ("раз в две недели", 14), ("en gang i kvartalet", 91), ("yearly", 365)]
)
def test_units_have_their_length(text: str, days: int) -> None:
    """Half a month is fifteen days and a fortnight fourteen."""
    assert parse_agreement(text).min_days == days


@pytest.mark.parametrize("text", ["нельзя, раз в неделю", "запрещено. раз в неделю", "нельзя; текст согласовать"])
def test_a_text_that_contradicts_itself_is_no_refusal(text: str) -> None:
    """Beside a limit or an approval the refusal is about something that was not read, and is shown as that."""
    agreement = parse_agreement(text)
    assert agreement.allowed
    assert any("нельзя" in left or "запрещено" in left for left in agreement.not_understood)


@pytest.mark.parametrize("text", ["нельзя", "запрещено", "публиковать нельзя"])
def test_a_refusal_alone_is_one(text: str) -> None:
    """Nothing else is said."""
    assert not parse_agreement(text).allowed
