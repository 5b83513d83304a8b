"""A tidy workbook gives no alarm, in whatever language it is kept."""

from __future__ import annotations

from types import ModuleType

import pytest

from sheets_outreach.cadence import judge
from sheets_outreach.register.columns import Tab
from sheets_outreach.rules import OK, check_register, check_text, visible
from sheets_outreach.texts import Language, load_texts
from tests.rules import tidy_en, tidy_nb, tidy_ru
from tests.rules.sheets import layout_of, make_register

WORKBOOKS = [(Language.RU, tidy_ru, "ru_RU"), (Language.NB, tidy_nb, "nb_NO"), (Language.EN, tidy_en, "en_GB")]


@pytest.mark.parametrize(("language", "workbook", "locale"), WORKBOOKS)
def test_a_tidy_workbook_gives_no_finding(language: Language, workbook: ModuleType, locale: str) -> None:
    """In sixty rows of near misses no rule speaks, not even with a hint."""
    register = make_register(
        workbook.COMMUNITIES, workbook.DIARY, settings=workbook.SETTINGS, language=language, locale=locale
    )
    assert len(register.communities) + len(register.publications) >= 60
    findings = check_register(register)
    assert [finding for finding in findings if finding in visible(findings, register)] == []
    expected = {(row, code) for row, code in workbook.ACCEPTED_OR_HINTED}
    assert {(finding.row, finding.code) for finding in findings} == expected


@pytest.mark.parametrize(("language", "workbook", "locale"), WORKBOOKS)
def test_every_row_of_a_tidy_workbook_gets_its_tick(language: Language, workbook: ModuleType, locale: str) -> None:
    """And every community its verdict."""
    register = make_register(
        workbook.COMMUNITIES, workbook.DIARY, settings=workbook.SETTINGS, language=language, locale=locale
    )
    shown = visible(check_register(register), register)
    for tab, records in ((Tab.REGISTER, register.communities), (Tab.DIARY, register.publications)):
        for record in records:
            found = [finding for finding in shown if (finding.tab, finding.row) == (tab, record.row)]
            assert check_text(found, load_texts(language), layout_of(register, tab)) == OK
    assert judge(register).keys() == {community.row for community in register.communities}
