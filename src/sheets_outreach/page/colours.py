"""Which conditional rules of a tab apply to a cell? The core keeps the rules, this works them out for the page.

Custom formulas are worked out by the local server's own formula engine; of the other kinds those about texts, numbers
and empty cells. Dates, ranges and colour scales are left uncoloured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    areas: tuple[Area, ...]
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


class Colours:
    """The conditional rules of one tab.

    Attributes:
        local: whether every rule looks only at its own row, so that an unchanged row keeps its colours.
    """

    def __init__(self, workbook: Workbook, sheet: Sheet, now: datetime, known: dict[tuple[Any, ...], bool]) -> None:
        self._sheet, self._known, self._locale = sheet, known, workbook.locale
        self._cells = _Effective(workbook, now)
        self._now = local_time(workbook, now)
        self._rules = list(_read_rules(sheet, self._locale))
        self.local = all(rule.local for rule in self._rules)

    @property
    def any(self) -> bool:
        """Whether there is a rule at all."""
        return bool(self._rules)

    def columns(self) -> list[int]:
        """The columns that a rule reaches, in order."""
        width = self._sheet.grid.column_count
        found = {
            column
            for rule in self._rules
            for place in rule.ranges
            for column in range(place.get("startColumnIndex", 0), min(place.get("endColumnIndex", width), width))
        }
        return sorted(found)

    def format(self, row: int, column: int, results: Results) -> JsonObject:
        """The format that rules give a cell, {} for none; the first rule that says something about a field wins."""
        merged: JsonObject = {}
        for rule in self._rules:
            if _reaches(rule, row, column) and self._applies(rule, row, column, results):
                merged = {**rule.format, **merged}
        return merged

    def _applies(self, rule: _Rule, row: int, column: int, results: Results) -> bool:
        if rule.kind != "CUSTOM_FORMULA":
            return TESTS[rule.kind](_value_at(self._sheet, row, column, results), rule.operands)
        formula = rule.operands[0]
        down, right = row - rule.top, column - rule.left
        if not rule.local:
            return self._work_out(translate_formula(formula, down, right, locale=self._locale), row, column)
        moved = translate_formula(formula, 0, right, locale=self._locale)
        seen = tuple(
            _value_at(self._sheet, row, at, results)
            for area in rule.areas
            for at in _columns_of(area, formula, moved, right)
        )
        # The same check text gives the same colours in every row: few formulas are really worked out.
        key = (moved, *seen)
        if key not in self._known:
            text = translate_formula(moved, down, 0, locale=self._locale)
            self._known[key] = self._work_out(text, row, column)
        return self._known[key]

    def _work_out(self, formula: str, row: int, column: int) -> bool:
        here = Position(self._sheet.title, row, column)
        value = evaluate(formula, self._cells, here=here, locale=self._locale, now=self._now)
        return bool(value.get("boolValue") or value.get("numberValue"))


def _columns_of(area: Area, formula: str, moved: str, right: int) -> range:
    """The columns an area of a row-local formula covers; where it moved along, all are taken to have."""
    shift = right if moved != formula else 0
    end = area.right if area.right is not None else area.left + 1
    return range(min(area.left, area.left + shift), max(end, end + shift))


def _value_at(sheet: Sheet, row: int, column: int, results: Results) -> Any:
    value = effective_value(sheet.grid.slot(row, column), results.at(row, column))
    return None if not value else next(iter(value.values())) if "errorValue" not in value else "#"


def _reaches(rule: _Rule, row: int, column: int) -> bool:
    return any(
        place.get("startRowIndex", 0) <= row < place.get("endRowIndex", row + 1)
        and place.get("startColumnIndex", 0) <= column < place.get("endColumnIndex", column + 1)
        for place in rule.ranges
    )


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
        areas: tuple[Area, ...] = ()
        local = True
        if kind == "CUSTOM_FORMULA":
            areas = references(operands[0], sheet=sheet.title, locale=locale)
            local = _is_local(operands[0], areas, sheet.title, locale, top)
        yield _Rule(ranges, kind, operands, boolean.get("format", {}), areas, local, top, left)


def _is_local(formula: str, areas: tuple[Area, ...], title: str, locale: str, top: int) -> bool:
    """Say whether a rule's formula looks at its own row only, wherever it is moved to."""
    if is_volatile(formula, locale=locale):
        return False
    below = references(translate_formula(formula, 1, 0, locale=locale), sheet=title, locale=locale)
    return len(areas) == len(below) and all(
        area.sheet.casefold() == title.casefold()
        and area.top == top
        and area.bottom == top + 1
        and other.top == top + 1
        for area, other in zip(areas, below, strict=True)
    )
