"""Every rule speaks where it should and nowhere near."""

from __future__ import annotations

import pytest

from sheets_outreach.rules import RULES
from tests.rules.cases import CASES, Case
from tests.rules.sheets import found, make_register

FIRES = [case for case in CASES if case.place]
SILENT = [case for case in CASES if case.place is None]


@pytest.mark.parametrize("case", FIRES, ids=lambda case: case.name)
def test_it_speaks_once_and_at_the_right_cell(case: Case) -> None:
    """A rule finds what it is for, in the right row and column and with its severity, and names what it found."""
    findings = found(make_register(**case.sheet), case.code)
    assert [(finding.row, finding.column, finding.severity) for finding in findings] == [case.place]
    assert findings[0].params.items() >= case.params.items()


@pytest.mark.parametrize("case", SILENT, ids=lambda case: case.name)
def test_it_stays_silent_at_a_near_miss(case: Case) -> None:
    """A rule says nothing about what only looks like its business."""
    assert found(make_register(**case.sheet), case.code) == []


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_tested_from_both_sides(code: str) -> None:
    """No rule is without a case in which it speaks and one in which it does not."""
    assert {bool(case.place) for case in CASES if case.code == code} == {True, False}
