"""Rows decoded bit by bit are the rows that decoding at once gives, whatever people typed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.errors import UnavailableError
from sheets_outreach.workbook.row_chunks import ChunkedRows, cut_rows, row_cells

TRICKY = ('{"values":[{}]}', '"rowData":[', '\\"rowData\\": [', "},{", "]", "\\", '{ "values" : ', "ё\n\t", "\u2028")
CELL = st.one_of(
    st.just({}),
    st.builds(lambda text: {"effectiveValue": {"stringValue": text}}, st.sampled_from(TRICKY) | st.text()),
    st.builds(lambda text: {"note": text, "effectiveValue": {"numberValue": 1}}, st.sampled_from(TRICKY)),
)
ROW = st.one_of(st.just({}), st.builds(lambda cells: {"values": cells}, st.lists(CELL, max_size=3)))
DATA = st.one_of(
    st.just({}),
    st.builds(lambda rows: {"startRow": 3, "rowData": rows, "rowMetadata": [{}]}, st.lists(ROW, max_size=9)),
)
ANSWER = st.builds(
    lambda sheets: {"properties": {"locale": "ru_RU"}, "sheets": [{"data": some, "x": "{}"} for some in sheets]},
    st.lists(st.lists(DATA, max_size=2), max_size=3),
)


def put_together(content: bytes) -> list[list[Any]]:
    """Give the rows of each ``rowData``, by way of cutting them out and decoding them later."""
    skeleton, taken = cut_rows(content, chunk_bytes=40, large_bytes=0)
    waiting = iter(taken)
    return [
        list(ChunkedRows(content, next(waiting), [row_cells(row) for row in data["rowData"]]))
        for sheet in json.loads(skeleton)["sheets"]
        for data in sheet["data"]
        if "rowData" in data
    ]


@settings(deadline=None)
@given(ANSWER, st.sampled_from([None, 2]), st.booleans())
def test_rows_are_the_same_as_decoded_at_once(answer: Any, indent: int | None, ascii_only: bool) -> None:
    """Compact as the local server writes, or indented as Google does by default."""
    content = json.dumps(answer, ensure_ascii=ascii_only, indent=indent).encode(errors="replace")
    wanted = [
        [row.get("values", ()) for row in data["rowData"]]
        for sheet in json.loads(content)["sheets"]
        for data in sheet["data"]
        if "rowData" in data
    ]
    assert [[list(row) for row in rows] for rows in put_together(content)] == [
        [list(r) for r in rows] for rows in wanted
    ]


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 3))
def test_it_behaves_like_a_list(count: int, kept: int, skip: int) -> None:
    """Counting, indexing from both ends, and cutting the beginning off."""
    rows = [[{"n": number}] for number in range(count)]
    content, bounds = b"", []
    for row in rows[: max(count - kept, 0)]:
        start, content = len(content), content + json.dumps({"values": row}).encode() + b",\n"
        bounds.append((start, len(content)))
    found: Any = ChunkedRows(content, bounds, rows[max(count - kept, 0) :])
    assert list(found) == rows
    assert len(found) == count
    assert [found[number] for number in range(-count, count)] == [rows[number] for number in range(-count, count)]
    assert list(found[skip:]) == rows[skip:]
    assert found[skip:5] == rows[skip:5]
    assert list(found[:-1]) == rows[:-1]
    with pytest.raises(IndexError):
        found[count]


def test_a_large_answer_is_cut() -> None:
    """And a small one is not: what is left to decode at once is little."""
    rows = [{"values": [{"effectiveValue": {"stringValue": f"Соседи {n}"}}] * 12} for n in range(5_000)]
    large, small = (json.dumps({"sheets": [{"data": [{"rowData": some}]}]}).encode() for some in (rows, rows[:50]))
    skeleton, taken = cut_rows(large)
    assert len(skeleton) < len(large) / 10
    assert len(taken[0]) > 10
    assert cut_rows(small) == (small, [])


def test_damage_within_is_an_error_of_ours() -> None:
    """What is decoded late must not end a job with a traceback."""
    rows = [{"values": [{"effectiveValue": {"stringValue": "Соседи"}}]}] * 9
    content = json.dumps({"sheets": [{"data": [{"rowData": rows}]}]}).encode()
    at = content.index(b"Value", len(content) // 3)
    with pytest.raises(UnavailableError, match="damaged"):
        put_together(content[:at] + b'"' + content[at + 1 :])
