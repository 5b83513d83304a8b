"""The documentation of findings is complete and up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts import findings_page, generated_docs

from sheets_outreach.rules import RULES


def test_the_page_is_up_to_date() -> None:
    """What stands in the repository is what the table and the sentences say."""
    assert (generated_docs.ROOT / "docs/findings.md").read_text(encoding="utf-8") == findings_page.render()


@pytest.mark.parametrize("code", RULES)
def test_every_code_is_documented(code: str) -> None:
    """Every code has its entry with when it speaks, and its words in three languages."""
    _, _, entry = findings_page.render().partition(f"### {code}\n")
    lines = entry.partition("\n### ")[0].splitlines()
    assert findings_page.WHEN[code] in lines
    assert [line[:6] for line in lines if line[:6] in {"| ru |", "| nb |", "| en |"}] == ["| ru |", "| nb |", "| en |"]


def test_nothing_is_documented_that_does_not_exist() -> None:
    """No entry is left over from a rule that is gone."""
    assert findings_page.WHEN.keys() == RULES.keys()


def test_a_stale_page_fails_the_check_and_is_written_again(tmp_path: Path) -> None:
    """Check tells, writing mends, and then the check is content."""
    assert generated_docs.main(["--check"], tmp_path) == 1
    assert generated_docs.main([], tmp_path) == 0
    assert generated_docs.main(["--check"], tmp_path) == 0
    assert (tmp_path / "docs/findings.md").read_text(encoding="utf-8") == findings_page.render()
