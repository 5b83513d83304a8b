"""What is public: everything named, importable, documented, and nothing besides."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import sheets_outreach

PAGE = Path(__file__).parents[1] / "docs" / "scripting.md"


@pytest.mark.parametrize("name", sheets_outreach.__all__)
def test_every_public_name_can_be_imported_and_has_a_docstring(name: str) -> None:
    """The list and the homes agree."""
    found = getattr(sheets_outreach, name)
    assert inspect.getdoc(found)
    assert name in dir(sheets_outreach)


@pytest.mark.parametrize("name", sheets_outreach.__all__)
def test_every_public_name_is_on_the_page_for_scripts(name: str) -> None:
    """What is not documented is not public."""
    assert f"`{name}" in PAGE.read_text(encoding="utf-8")


def test_the_list_is_sorted_and_names_nothing_twice() -> None:
    """One place each."""
    assert sheets_outreach.__all__ == sorted(set(sheets_outreach.__all__))
