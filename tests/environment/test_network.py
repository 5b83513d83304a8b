"""The sheet of sheets: read in three languages, its bad rows named, nothing guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.environment.fanout import Member
from sheets_outreach.environment.network import Network, parse_network
from sheets_outreach.errors import RegisterError

ADDRESS = "https://docs.google.com/spreadsheets/d/1Abc/edit#gid=0"


@pytest.mark.parametrize(
    "titles",
    [
        ["Библиотека", "Ссылка", "Номер", "Пауза"],
        ["Bibliotek", " lenke", "NUMMER", "Pause"],
        ["", "Link", "Identity", "Paused"],
    ],
)
def test_it_reads_the_three_languages(titles: list[str]) -> None:
    """Titles in any case; an address or an id; a paused library is left out; no number means the first identity."""
    rows = [titles, ["№ 1", ADDRESS, "2", ""], ["№ 2", "2Def", "", ""], ["№ 3", "3Ghi", "1", "x"], [], ["№ 4"]]
    assert parse_network(rows) == Network((Member("1Abc", 2), Member("2Def", 1)), ())


@pytest.mark.parametrize(
    "row",
    [["https://example.org", "1"], ["1Abc", "0"], ["1Abc", "-1"], ["1Abc", "one"], ["1Abc", "٢"], ["1Abc", "1000"]],
)
def test_a_row_it_cannot_read_is_named_and_stops_no_other(row: list[str]) -> None:
    """The number of the row is the sheet's own."""
    assert parse_network([["Link", "Identity"], row, ["2Def", "1"]]) == Network((Member("2Def"),), (2,))


def test_a_workbook_listed_twice_is_taken_once() -> None:
    """The first row counts."""
    assert parse_network([["Link", "Identity"], ["1Abc", "2"], [ADDRESS, "3"]]).members == (Member("1Abc", 2),)


@pytest.mark.parametrize("rows", [[], [[]], [["Библиотека", "Адрес"]]])
def test_it_says_when_no_column_holds_addresses(rows: list[list[str]]) -> None:
    """Without that column there is no network to serve."""
    with pytest.raises(RegisterError, match="Ссылка"):
        parse_network(rows)


@given(st.lists(st.lists(st.text(), max_size=4), max_size=8))
def test_no_rows_make_it_fail(rows: list[list[str]]) -> None:
    """Whatever stands below the titles, every row is a workbook, left out, or named."""
    network = parse_network([["Link", "Identity", "Paused"], *rows])
    assert len(network.members) + len(network.unreadable) <= len(rows)
