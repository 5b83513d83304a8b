"""Random structural requests over HTTP, against a model that knows nothing but rows and columns with names.

In the model every row and column has an identity of its own. A value, a note, a format, a row's height and its
metadata belong to identities, so wherever the structure moves them, they must be found again. A named range and a
protected range cover the identities from their first to their last.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.localsheets import LocalServer
from tests.localsheets.books import Book, new_book

Span = list[int]


@dataclass
class Model:
    """Rows and columns as identities; what belongs to them hangs on the identities."""

    rows: list[int] = field(default_factory=lambda: list(range(10)))
    columns: list[int] = field(default_factory=lambda: list(range(6)))
    values: dict[tuple[int, int], str] = field(default_factory=dict)
    heights: dict[int, int] = field(default_factory=dict)
    metadata: dict[int, str] = field(default_factory=dict)
    named: Span | None = None
    fresh: int = 1000

    def lines(self, axis: str) -> list[int]:
        return self.rows if axis == "ROWS" else self.columns

    def insert(self, axis: str, at: int, count: int, before: bool) -> None:
        lines = self.lines(axis)
        model = lines[at - 1] if before else lines[at]
        new = list(range(self.fresh, self.fresh + count))
        self.fresh += count
        if axis == "ROWS":
            if self.named is not None and self.named[0] < at < self.named[1]:
                self.named = [self.named[0], self.named[1] + count]
            elif self.named is not None and at <= self.named[0]:
                self.named = [edge + count for edge in self.named]
            self.heights |= {line: self.heights[model] for line in new if model in self.heights}
        lines[at:at] = new

    def delete(self, axis: str, start: int, end: int) -> None:
        lines = self.lines(axis)
        if axis == "ROWS" and self.named is not None:
            left = [line for line in range(*self.named) if not start <= line < end]
            gone = end - start
            shifted = [line - gone if line >= end else line for line in left]
            self.named = [shifted[0], shifted[-1] + 1] if shifted else None
        del lines[start:end]

    def move(self, axis: str, start: int, end: int, to: int) -> None:
        lines = self.lines(axis)
        taken = lines[start:end]
        del lines[start:end]
        at = to if to <= start else to - (end - start)
        lines[at:at] = taken
        if axis == "ROWS":
            self.named = None  # where a move across its edge leaves a range is `test_structure`'s question

    def expected(self) -> list[list[str]]:
        rows = [[self.values.get((row, column), "") for column in self.columns] for row in self.rows]
        for row in rows:
            while row and row[-1] == "":
                row.pop()
        while rows and not rows[-1]:
            rows.pop()
        return rows


def start(server: LocalServer, chance: random.Random) -> tuple[Book, Model]:
    book, model = new_book(server), Model()
    book.batch({"updateSheetProperties": {
        "properties": {"gridProperties": {"rowCount": 10, "columnCount": 6}}, "fields": "gridProperties"}})  # fmt: skip
    for row in range(10):
        for column in range(6):
            if chance.random() < 0.7:
                model.values[row, column] = f"r{row}c{column}"
    cells = [[
        {"userEnteredValue": {"stringValue": text}, "note": f"note {text}"} if (text := model.values.get((row, column)))
        else {} for column in range(6)] for row in range(10)]  # fmt: skip
    rows = [{"values": row} for row in cells]
    book.batch({"updateCells": {"start": {"sheetId": 0}, "rows": rows, "fields": "userEnteredValue,note"}})
    for row in chance.sample(range(10), 3):
        model.heights[row], model.metadata[row] = 40 + row, f"key {row}"
        span = {"sheetId": 0, "dimension": "ROWS", "startIndex": row, "endIndex": row + 1}
        book.batch(
            {"updateDimensionProperties": {"range": span, "properties": {"pixelSize": 40 + row}, "fields": "pixelSize"}},
            {"createDeveloperMetadata": {"developerMetadata": {
                "metadataKey": f"key {row}", "visibility": "DOCUMENT", "location": {"dimensionRange": span}}}},
        )  # fmt: skip
    first, last = sorted(chance.sample(range(11), 2))
    model.named = [first, last]
    cover = {"sheetId": 0, "startRowIndex": first, "endRowIndex": last}
    book.batch({"addNamedRange": {"namedRange": {"name": "cover", "range": cover}}},
               {"addProtectedRange": {"protectedRange": {"range": cover, "warningOnly": True}}})  # fmt: skip
    return book, model


def step(book: Book, model: Model, chance: random.Random) -> None:
    axis = chance.choice(["ROWS", "ROWS", "COLUMNS"])
    size = len(model.lines(axis))
    at, count = chance.randrange(size), chance.randint(1, 3)
    span = {"sheetId": 0, "dimension": axis, "startIndex": at, "endIndex": at + count}
    match chance.choice(["insert", "delete", "move", "append"]):
        case "insert":
            before = at > 0 and chance.random() < 0.5
            book.batch({"insertDimension": {"range": span, "inheritFromBefore": before}})
            model.insert(axis, at, count, before)
        case "delete" if at + count <= size and count < size:
            book.batch({"deleteDimension": {"range": span}})
            model.delete(axis, at, at + count)
        case "move" if at + count <= size:
            to = chance.randrange(size + 1)
            book.batch({"moveDimension": {"source": span, "destinationIndex": to}})
            if not at <= to <= at + count:
                model.move(axis, at, at + count, to)
        case "append":
            book.batch({"appendDimension": {"sheetId": 0, "dimension": axis, "length": count}})
            model.lines(axis).extend(range(model.fresh, model.fresh + count))
            model.fresh += count


def check(book: Book, model: Model) -> None:
    sheet = book.sheet()
    assert sheet["properties"]["gridProperties"] == {"rowCount": len(model.rows), "columnCount": len(model.columns)}
    assert book.values() == model.expected()
    notes = [[cell.get("note", "") for cell in row] for row in book.cells("Sheet1", "note")]
    assert notes == [[f"note {text}" if text else "" for text in row] for row in model.expected()]
    rows = book.get(fields="sheets.data.rowMetadata")["sheets"][0]["data"][0]["rowMetadata"]
    assert [row["pixelSize"] for row in rows] == [model.heights.get(row, 21) for row in model.rows]
    keys = [[item["metadataKey"] for item in row.get("developerMetadata", [])] for row in rows]
    assert keys == [[model.metadata[row]] if row in model.metadata else [] for row in model.rows]


def spans(book: Book) -> tuple[list[Any], list[Any]]:
    named = [item["range"] for item in book.get(fields="namedRanges").get("namedRanges", [])]
    protected = [item["range"] for item in book.sheet().get("protectedRanges", [])]
    return named, protected


@settings(max_examples=40, deadline=None)
@given(chance=st.randoms(use_true_random=False), steps=st.integers(1, 12))
def test_the_server_and_the_model_agree(shared_server: LocalServer, chance: random.Random, steps: int) -> None:
    """Cells, notes, row heights, metadata and ranges are where the history of the structure says."""
    book, model = start(shared_server, chance)
    followed = True
    for _ in range(steps):
        step(book, model, chance)
        check(book, model)
        followed = followed and model.named is not None
        if followed and model.named is not None:
            expected = {"startRowIndex": model.named[0], "endRowIndex": model.named[1]}
            assert spans(book) == ([expected], [expected])
