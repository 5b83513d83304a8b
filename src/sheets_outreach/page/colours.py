"""Which conditional rules of a tab apply to a cell? The core keeps the rules, this works them out for the page.

Custom formulas are worked out by the local server's own formula engine; of the other kinds those about texts, numbers
and empty cells. Dates, ranges and colour scales are left uncoloured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.calculation import Results, WorkbookCells, local_time, outcomes_of
from sheets_outreach.localsheets.model.display import effective_value
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook
from sheets_outreach.localsheets.values import Area, Position, evaluate, is_volatile, references, translate_formula

Test = Callable[[Any, list[str]], bool]
"""Says of a cell's value (None if it is empty) whether it meets a condition with these operands."""


def _numbers(compare: Callable[[float, list[float]], bool]) -> Test:
    def test(value: Any, operands: list[str]) -> bool:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        try:
            return compare(value, [float(operand.replace(",", ".")) for operand in operands])
        except ValueError:
            return False

    return test


def _texts(compare: Callable[[str, str], bool]) -> Test:
    return lambda value, operands: compare("" if value is None else str(value).casefold(), operands[0].casefold())


TESTS: Mapping[str, Test] = {
    "BLANK": lambda value, _: value in (None, ""),
    "NOT_BLANK": lambda value, _: value not in (None, ""),
    "TEXT_CONTAINS": _texts(lambda text, part: part in text),
    "TEXT_NOT_CONTAINS": _texts(lambda text, part: part not in text),
    "TEXT_STARTS_WITH": _texts(str.startswith),
    "TEXT_ENDS_WITH": _texts(str.endswith),
    "TEXT_EQ": _texts(str.__eq__),
    "NUMBER_GREATER": _numbers(lambda number, given: number > given[0]),
    "NUMBER_GREATER_THAN_EQ": _numbers(lambda number, given: number >= given[0]),
    "NUMBER_LESS": _numbers(lambda number, given: number < given[0]),
    "NUMBER_LESS_THAN_EQ": _numbers(lambda number, given: number <= given[0]),
    "NUMBER_EQ": _numbers(lambda number, given: number == given[0]),
    "NUMBER_NOT_EQ": _numbers(lambda number, given: number != given[0]),
    "NUMBER_BETWEEN": _numbers(lambda number, given: given[0] <= number <= given[1]),
    "NUMBER_NOT_BETWEEN": _numbers(lambda number, given: not given[0] <= number <= given[1]),
}
"""Kinds of conditions worked out here, beside CUSTOM_FORMULA."""


@dataclass(frozen=True, slots=True)
class _Rule:
    ranges: tuple[JsonObject, ...]
    kind: str
    operands: list[str]
    format: JsonObject
    local: bool
    top: int
    left: int


class _Effective(WorkbookCells):
    """The cells of a workbook with what their formulas came to."""

    def __init__(self, workbook: Workbook, now: datetime) -> None:
        super().__init__(workbook)
        self._now = now

    def occupied(self, area: Area) -> Iterable[tuple[int, int, JsonObject]]:
        sheet = self.workbook.titled(area.sheet)
        found = {} if sheet is None else outcomes_of(self.workbook, sheet, self._now).rows
        for row, column, value in super().occupied(area):
            if column not in found.get(row, ()):
                yield row, column, value
        bottom = area.bottom if area.bottom is not None else max(found, default=-1) + 1
        right = area.right if area.right is not None else 1 << 20
        for row in [row for row in found if area.top <= row < bottom]:
            for column, outcome in found[row].items():
                if area.left <= column < right and outcome.value:
                    yield row, column, outcome.value


@dataclass(frozen=True, slots=True)
class _Reach:
    """A rule where it reaches one column: in which rows, with which formula there, looking at which columns."""

    rule: _Rule
    spans: tuple[tuple[int, int], ...]
    formula: str
    looks_at: tuple[int, ...]


class Colours:
    """The conditional rules of one tab.

    Args:
        workbook: the committed state.
        sheet: the tab.
        now: the moment, aware; formulas may ask for it.
        known: what row-local formulas came to, by formula and values looked at; it outlives this object.

    Attributes:
        local: whether every rule looks only at its own row, so that an unchanged row keeps its colours.
    """

    def __init__(self, workbook: Workbook, sheet: Sheet, now: datetime, known: dict[tuple[Any, ...], bool]) -> None:
        self._sheet, self._known, self._locale = sheet, known, workbook.locale
        self._cells = _Effective(workbook, now)
        self._now = local_time(workbook, now)
        rules = list(_read_rules(sheet, self._locale))
        self.local = all(rule.local for rule in rules)
        self._reaches: dict[int, list[_Reach]] = {}
        for rule in rules:
            for column, reach in _spread(rule, sheet, self._locale):
                self._reaches.setdefault(column, []).append(reach)

    def columns(self) -> list[int]:
        """The columns that a rule reaches, in order."""
        return sorted(self._reaches)

    def format(self, row: int, column: int, results: Results) -> JsonObject:
        """The format that rules give a cell, {} for none; the first rule that says something about a field wins."""
        merged: JsonObject = {}
        for reach in self._reaches.get(column, ()):
            if any(top <= row < bottom for top, bottom in reach.spans) and self._applies(reach, row, column, results):
                merged = {**reach.rule.format, **merged}
        return merged

    def _applies(self, reach: _Reach, row: int, column: int, results: Results) -> bool:
        rule = reach.rule
        if rule.kind != "CUSTOM_FORMULA":
            return TESTS[rule.kind](_value_at(self._sheet, row, column, results)[1], rule.operands)
        if not rule.local:
            return self._work_out(reach, row, column)
        # The same check text gives the same colours in every row: few formulas are really worked out.
        key = (reach.formula, *(_value_at(self._sheet, row, at, results) for at in reach.looks_at))
        if key not in self._known:
            self._known[key] = self._work_out(reach, row, column)
        return self._known[key]

    def _work_out(self, reach: _Reach, row: int, column: int) -> bool:
        formula = translate_formula(reach.formula, row - reach.rule.top, 0, locale=self._locale)
        here = Position(self._sheet.title, row, column)
        value = evaluate(formula, self._cells, here=here, locale=self._locale, now=self._now)
        return bool(value.get("boolValue") or value.get("numberValue"))


def _spread(rule: _Rule, sheet: Sheet, locale: str) -> Iterator[tuple[int, _Reach]]:
    """Give a rule for each column it reaches."""
    width, height = sheet.grid.column_count, sheet.grid.row_count
    spans: dict[int, list[tuple[int, int]]] = {}
    for place in rule.ranges:
        rows = (place.get("startRowIndex", 0), place.get("endRowIndex", height))
        for column in range(place.get("startColumnIndex", 0), min(place.get("endColumnIndex", width), width)):
            spans.setdefault(column, []).append(rows)
    for column, rows_there in spans.items():
        formula, looks_at = "", tuple[int, ...]()
        if rule.kind == "CUSTOM_FORMULA":
            formula = translate_formula(rule.operands[0], 0, column - rule.left, locale=locale)
            areas = references(formula, sheet=sheet.title, locale=locale)
            looks_at = tuple(
                at for area in areas for at in range(area.left, width if area.right is None else area.right)
            )
        yield column, _Reach(rule, tuple(rows_there), formula, looks_at)


def _value_at(sheet: Sheet, row: int, column: int, results: Results) -> tuple[str, Any]:
    """Give a cell's kind of value and its value: TRUE is not 1."""
    value = effective_value(sheet.grid.slot(row, column), results.at(row, column))
    if not value:
        return ("", None)
    [(kind, found)] = value.items()
    return (kind, "#" if kind == "errorValue" else found)


def _read_rules(sheet: Sheet, locale: str) -> Iterable[_Rule]:
    for found in sheet.listed("conditionalFormats"):
        boolean = found.get("booleanRule", {})
        condition = boolean.get("condition", {})
        kind = condition.get("type", "")
        operands = [str(value.get("userEnteredValue", "")) for value in condition.get("values", [])]
        if kind not in TESTS and (kind != "CUSTOM_FORMULA" or not operands):
            continue
        ranges = tuple(found["ranges"])
        top, left = (min(place.get(key, 0) for place in ranges) for key in ("startRowIndex", "startColumnIndex"))
        local = kind != "CUSTOM_FORMULA" or _is_local(operands[0], sheet.title, locale, top)
        yield _Rule(ranges, kind, operands, boolean.get("format", {}), local, top, left)


def _is_local(formula: str, title: str, locale: str, top: int) -> bool:
    """Say whether a rule's formula looks at its own row only, wherever it is moved to."""
    if is_volatile(formula, locale=locale):
        return False
    areas = references(formula, sheet=title, locale=locale)
    below = references(translate_formula(formula, 1, 0, locale=locale), sheet=title, locale=locale)
    return len(areas) == len(below) and all(
        area.sheet.casefold() == title.casefold()
        and area.top == top
        and area.bottom == top + 1
        and other.top == top + 1
        for area, other in zip(areas, below, strict=True)
    )
