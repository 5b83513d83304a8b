"""The rows of a large answer, decoded a hundred or two at a time: a whole tab of objects would be most of our memory.

Follows the shape of ``GridData``
(https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/sheets#GridData); knows no cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import Any, overload

from pydantic_core import from_json

from sheets_outreach.errors import UnavailableError

CHUNK_BYTES = 64 * 1024
"""So much JSON is decoded at once: what becomes of it stays in the processor's cache until it is used."""

LARGE_BYTES = 16 * CHUNK_BYTES
"""A smaller answer is decoded at once."""

# Within a JSON string every quotation mark is escaped, so nobody can have typed either of these.
_ROWS = re.compile(rb'"rowData"\s*:\s*\[')
_ROW = re.compile(rb'\{\s*"values"\s*:')

Row = Sequence[Any]
Bounds = tuple[int, int]
"""Where some rows stand in an answer, from and up to which byte."""


class ChunkedRows(Sequence[Row]):
    """Rows that are decoded whenever they are looked at; looking raises `UnavailableError` where they are damaged.

    Args:
        content: the JSON they stand in.
        bounds: from where to where in it some rows stand, one piece after the other.
        rest: the rows after them, already decoded.
        skip: how many of the first rows to leave out.
    """

    def __init__(self, content: bytes, bounds: Sequence[Bounds], rest: Sequence[Row], skip: int = 0) -> None:
        self._content, self._bounds, self._rest, self._skip = content, bounds, rest, skip
        self._count: int | None = None

    def __len__(self) -> int:
        if self._count is None:
            self._count = sum(1 for _ in self)
        return self._count

    def __iter__(self) -> Iterator[Row]:
        count = 0
        decoded = chain.from_iterable(map(self._decode, self._bounds))
        for row in islice(chain(decoded, self._rest), self._skip, None):
            count += 1
            yield row
        self._count = count

    def _decode(self, bounds: Bounds) -> Iterator[Row]:
        piece = self._content[slice(*bounds)].rstrip(b" \t\r\n,")
        try:
            return map(row_cells, from_json(b"[" + piece + b"]"))
        except ValueError as error:
            raise UnavailableError("Google's answer was damaged on its way; try again in a minute.") from error

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            start, stop, step = index.start or 0, index.stop, index.step
            if stop is None and step is None and start >= 0:
                return ChunkedRows(self._content, self._bounds, self._rest, self._skip + start)
            if stop is None or min(start, stop) < 0:
                start, stop, step = index.indices(len(self))
            return list(islice(self, start, stop, step))
        number = range(len(self))[index]
        last = len(self) - number
        # What is asked for is nearly always the first row or the last.
        return self._rest[-last] if last <= len(self._rest) else next(islice(self, number, None))


def row_cells(row: object) -> Row:
    """Give the cells of a ``RowData``."""
    cells = row.get("values", ()) if isinstance(row, dict) else ()
    return cells if isinstance(cells, list) else ()


def cut_rows(
    content: bytes, chunk_bytes: int = CHUNK_BYTES, large_bytes: int = LARGE_BYTES
) -> tuple[bytes, list[list[Bounds]]]:
    """Take most rows out of a large answer.

    Args:
        content: JSON that holds nothing besides rows in which an object begins with ``values``.
        chunk_bytes: how much to decode at once, at least.
        large_bytes: up to this size nothing is taken out.

    Returns:
        The answer without them, and for each ``rowData`` in it where the rows stood that came before those left there.
    """
    places = [match.end() for match in _ROWS.finditer(content)] if len(content) > large_bytes else []
    kept, taken, kept_from = [], [], 0
    for start, end in pairwise([*places, len(content)]):
        bounds = list(_cut(content, start, end, chunk_bytes))
        taken.append(bounds)
        if bounds:
            kept.append(content[kept_from:start])
            kept_from = bounds[-1][1]
    kept.append(content[kept_from:])
    return b"".join(kept), taken


def _cut(content: bytes, start: int, end: int, chunk_bytes: int) -> Iterator[Bounds]:
    # What stands after the last cut stays: where the array ends, only decoding tells.
    while following := _ROW.search(content, start + chunk_bytes, end):
        yield start, following.start()
        start = following.start()
