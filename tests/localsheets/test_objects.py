"""What lies over cells: names, rules, drop-downs, filters, colours, charts, slicers, borders."""

from __future__ import annotations

from typing import Any

import pytest

from tests.localsheets.books import Book

AREA = {"startRowIndex": 0, "endRowIndex": 4, "startColumnIndex": 0, "endColumnIndex": 2}
WHITE = {"rgbColor": {"red": 1, "green": 1, "blue": 1}}


def rule(condition: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    bold = {"textFormat": {"bold": True}}
    return {"ranges": [AREA], "booleanRule": {"condition": condition or {"type": "NOT_BLANK"}, "format": bold}, **more}


def add_rule(found: dict[str, Any], index: int = 0) -> dict[str, Any]:
    return {"addConditionalFormatRule": {"rule": found, "index": index}}


def test_conditional_formats_keep_their_order(book: Book) -> None:
    """Added at an index, moved, replaced and deleted by index; the replies say what was there."""
    kinds = ["BLANK", "NOT_BLANK", "TEXT_IS_EMAIL"]
    for kind in kinds:
        book.batch(add_rule(rule({"type": kind})))

    def order() -> list[str]:
        found = book.sheet().get("conditionalFormats", [])
        return [one["booleanRule"]["condition"]["type"] for one in found]

    assert order() == ["TEXT_IS_EMAIL", "NOT_BLANK", "BLANK"]
    reply = book.batch({"updateConditionalFormatRule": {"sheetId": 0, "index": 2, "newIndex": 0}})["replies"][0]
    assert reply["updateConditionalFormatRule"]["oldIndex"] == 2
    assert order() == ["BLANK", "TEXT_IS_EMAIL", "NOT_BLANK"]
    new = rule({"type": "TEXT_IS_URL"})
    reply = book.batch({"updateConditionalFormatRule": {"index": 1, "rule": new}})["replies"][0]
    assert reply["updateConditionalFormatRule"]["oldRule"]["booleanRule"]["condition"]["type"] == "TEXT_IS_EMAIL"
    reply = book.batch({"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}})["replies"][0]
    assert reply["deleteConditionalFormatRule"]["rule"]["booleanRule"]["condition"]["type"] == "BLANK"
    assert order() == ["TEXT_IS_URL", "NOT_BLANK"]


@pytest.mark.parametrize(
    ("found", "message"),
    [
        # Observed sentences of Google for colour scales.
        ({"gradientRule": {"minpoint": {"type": "MIN"}}}, "No interpolationPointType specified."),
        ({"gradientRule": {"minpoint": {"type": "NUMBER"}, "maxpoint": {"type": "MAX"}}},
         "InterpolationPoint.value is required."),
        ({"booleanRule": {"format": {}}}, "Must specify a condition type."),
        ({"booleanRule": {"condition": {"type": "NUMBER_BETWEEN", "values": [{"userEnteredValue": "1"}]}}},
         "Condition type NUMBER_BETWEEN requires 2 value(s), but got 1."),
    ],
)  # fmt: skip
def test_a_rule_that_says_nothing_is_refused(book: Book, found: dict[str, Any], message: str) -> None:
    """Points need a kind, conditions the right number of values."""
    refused = book.refused(add_rule({"ranges": [AREA], **found}))
    assert refused == f"Invalid requests[0].addConditionalFormatRule: {message}"


def test_the_ends_of_a_colour_scale_lose_a_value(book: Book) -> None:
    """Observed: MIN and MAX keep their colour only."""
    scale = {
        "minpoint": {"type": "MIN", "value": "2", "colorStyle": WHITE},
        "maxpoint": {"type": "MAX", "colorStyle": WHITE},
    }
    book.batch(add_rule({"ranges": [AREA], "gradientRule": scale}))
    found = book.sheet()["conditionalFormats"][0]["gradientRule"]["minpoint"]
    assert found == {"type": "MIN", "color": WHITE["rgbColor"], "colorStyle": WHITE}


def test_a_drop_down_is_on_every_cell_of_its_range(book: Book) -> None:
    """Set, read back with the cells, taken away without a rule; the values are not touched."""
    book.put("A1", [["x"]])
    options = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "да"}, {"userEnteredValue": "нет"}]},
               "showCustomUi": True, "strict": False}  # fmt: skip
    book.batch({"setDataValidation": {"range": AREA, "rule": options}})
    cells = book.cells("Sheet1", "dataValidation,formattedValue")
    assert [len(row) for row in cells] == [2, 2, 2, 2]
    assert cells[0][0] == {
        "formattedValue": "x",
        "dataValidation": {key: options[key] for key in ("condition", "showCustomUi")},
    }
    book.batch({"setDataValidation": {"range": AREA}})
    assert book.cells("Sheet1", "dataValidation,formattedValue") == [[{"formattedValue": "x"}]]


def test_a_filter_hides_rows_and_moves_nothing(book: Book) -> None:
    """By hidden values and by conditions, below the header; without the filter all rows show."""
    book.put("A1:B4", [["head", "n"], ["a", 1], ["b", 5], ["c", 9]])
    specs = [{"columnIndex": 0, "filterCriteria": {"hiddenValues": ["a"]}},
             {"columnIndex": 1, "filterCriteria": {"condition": {
                 "type": "NUMBER_LESS", "values": [{"userEnteredValue": "6"}]}}}]  # fmt: skip
    book.batch({"setBasicFilter": {"filter": {"range": AREA, "filterSpecs": specs}}})

    def hidden() -> list[bool]:
        rows = book.get(fields="sheets.data.rowMetadata.hiddenByFilter", ranges="A1:A4")
        return [row.get("hiddenByFilter", False) for row in rows["sheets"][0]["data"][0]["rowMetadata"]]

    assert hidden() == [False, True, False, True]
    assert len(book.values()) == 4
    book.batch({"clearBasicFilter": {"sheetId": 0}})
    assert hidden() == [False] * 4
    assert "basicFilter" not in book.sheet()


def test_filter_views_are_kept_beside_each_other(book: Book) -> None:
    """Added, changed by mask, copied and removed; nothing is hidden by them."""
    reply = book.batch({"addFilterView": {"filter": {"title": "Mine", "range": AREA}}})["replies"][0]
    identity = reply["addFilterView"]["filter"]["filterViewId"]
    book.batch({"updateFilterView": {"filter": {"filterViewId": identity, "title": "Ours"}, "fields": "title"}},
               {"duplicateFilterView": {"filterId": identity}})  # fmt: skip
    assert [view["title"] for view in book.sheet()["filterViews"]] == ["Ours", "Copy of Ours"]
    book.batch({"deleteFilterView": {"filterId": identity}})
    assert [view["title"] for view in book.sheet()["filterViews"]] == ["Copy of Ours"]


def test_bands_are_kept_and_do_not_overlap(book: Book) -> None:
    """A range is banded once; a band needs its two colours."""
    colours = {"headerColor": {"blue": 1}, "firstBandColor": {"red": 1}, "secondBandColor": {}}
    add = {"addBanding": {"bandedRange": {"bandedRangeId": 3, "range": AREA, "rowProperties": colours}}}
    book.batch(add)
    [band] = book.sheet()["bandedRanges"]
    assert band["rowProperties"]["headerColorStyle"] == {"rgbColor": {"blue": 1}}
    elsewhere = {"bandedRange": {"range": AREA, "rowProperties": colours}}
    assert "already has" in book.refused({"addBanding": elsewhere}) or "already have" in book.refused(
        {"addBanding": elsewhere}
    )
    book.batch({"updateBanding": {"bandedRange": {"bandedRangeId": 3, "columnProperties": colours},
                                  "fields": "rowProperties,columnProperties"}})  # fmt: skip
    assert "rowProperties" not in book.sheet()["bandedRanges"][0]
    book.batch({"deleteBanding": {"bandedRangeId": 3}})
    assert "bandedRanges" not in book.sheet()


def test_charts_are_kept_and_given_back(book: Book) -> None:
    """Not drawn; their place, their specification and their border change as asked."""
    spec = {"title": "Охват", "basicChart": {"chartType": "LINE", "series": [
        {"series": {"sourceRange": {"sources": [AREA]}}}]}}  # fmt: skip
    chart = {"spec": spec, "position": {"overlayPosition": {"anchorCell": {"rowIndex": 2, "columnIndex": 3}}}}
    reply = book.batch({"addChart": {"chart": chart}})["replies"][0]["addChart"]["chart"]
    assert reply["spec"]["basicChart"] == spec["basicChart"]
    overlay = reply["position"]["overlayPosition"]
    assert (overlay["widthPixels"], overlay["heightPixels"]) == (600, 371)
    identity = reply["chartId"]
    book.batch(
        {"updateChartSpec": {"chartId": identity, "spec": {"pieChart": {"legendPosition": "RIGHT_LEGEND"}}}},
        {"updateEmbeddedObjectPosition": {"objectId": identity, "fields": "anchorCell", "newPosition": {
            "overlayPosition": {"anchorCell": {"rowIndex": 7}}}}},
        {"updateEmbeddedObjectBorder": {"objectId": identity, "fields": "color", "border": {"color": {"red": 1}}}},
    )  # fmt: skip
    [found] = book.sheet()["charts"]
    assert found["spec"] == {"pieChart": {"legendPosition": "RIGHT_LEGEND"}}
    assert found["position"]["overlayPosition"]["anchorCell"] == {"rowIndex": 7}
    assert found["border"]["colorStyle"] == {"rgbColor": {"red": 1}}
    assert book.refused({"addChart": {"chart": {"spec": {}, "position": chart["position"]}}}) == (
        "Invalid requests[0].addChart: One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or "
        "orgChart must be set on chartSpec."
    )
    book.batch({"deleteEmbeddedObject": {"objectId": identity}})
    assert "charts" not in book.sheet()


def test_slicers_are_kept_and_given_back(book: Book) -> None:
    """Their specification changes by mask; they are removed like a chart."""
    slicer = {"spec": {"dataRange": AREA, "columnIndex": 1}, "position": {"overlayPosition": {"anchorCell": {}}}}
    identity = book.batch({"addSlicer": {"slicer": slicer}})["replies"][0]["addSlicer"]["slicer"]["slicerId"]
    book.batch({"updateSlicerSpec": {"slicerId": identity, "spec": {"title": "T"}, "fields": "title"}})
    [found] = book.sheet()["slicers"]
    assert (found["spec"]["title"], found["spec"]["columnIndex"]) == ("T", 1)
    book.batch({"deleteEmbeddedObject": {"objectId": identity}})
    assert "slicers" not in book.sheet()


def test_borders_are_drawn_around_and_within(book: Book) -> None:
    """Sides that are not named stay as they are; NONE clears."""
    two = {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 1}
    solid, thick = {"style": "SOLID"}, {"style": "SOLID_THICK", "color": {"red": 1}}
    book.batch({"updateBorders": {"range": two, "top": solid, "innerHorizontal": thick}})

    def sides() -> list[dict[str, str]]:
        cells = book.cells("A1:A2", "userEnteredFormat.borders")
        return [{side: border["style"] for side, border in row[0]["userEnteredFormat"].get("borders", {}).items()}
                for row in cells]  # fmt: skip

    assert sides() == [{"top": "SOLID", "bottom": "SOLID_THICK"}, {"top": "SOLID_THICK"}]
    book.batch({"updateBorders": {"range": two, "innerHorizontal": {"style": "NONE"}, "left": solid}})
    assert sides() == [{"top": "SOLID", "left": "SOLID"}, {"left": "SOLID"}]


@pytest.mark.parametrize("name", ["A1", "R1C1", "two words", "1st", "", "true", "x" * 251])
def test_a_name_that_means_something_else_is_refused(book: Book, name: str) -> None:
    """Cells, numbers, spaces."""
    refused = book.refused({"addNamedRange": {"namedRange": {"name": name, "range": AREA}}})
    assert refused.startswith("Invalid requests[0].addNamedRange: The name ")


def test_a_named_range_is_changed_by_its_mask(book: Book) -> None:
    """Its name, or where it lies."""
    book.batch({"addNamedRange": {"namedRange": {"namedRangeId": "n", "name": "old", "range": AREA}}})
    changes = {"namedRangeId": "n", "name": "новое", "range": {"startRowIndex": 7, "endRowIndex": 8}}
    book.batch({"updateNamedRange": {"namedRange": changes, "fields": "name"}})
    assert book.get(fields="namedRanges")["namedRanges"] == [{"namedRangeId": "n", "name": "новое", "range": AREA}]
    book.batch({"updateNamedRange": {"namedRange": changes, "fields": "range"}})
    assert book.get(fields="namedRanges.range")["namedRanges"] == [{"range": {"startRowIndex": 7, "endRowIndex": 8}}]


def test_a_filter_that_sorts_sorts_the_rows_below_its_header(book: Book) -> None:
    """And both spellings of its criteria are given back (documented)."""
    book.put("A1:B4", [["head", "n"], ["b", 1], ["a", 2], ["c", 3]])
    given = {"range": AREA, "sortSpecs": [{"dimensionIndex": 0}], "criteria": {"1": {"hiddenValues": ["3"]}}}
    book.batch({"setBasicFilter": {"filter": given}})
    assert [row[0] for row in book.values()] == ["head", "a", "b", "c"]
    found = book.sheet()["basicFilter"]
    assert found["filterSpecs"] == [{"columnIndex": 1, "filterCriteria": {"hiddenValues": ["3"]}}]
    assert found["criteria"] == {"1": {"hiddenValues": ["3"]}}


@pytest.mark.parametrize(
    ("condition", "visible"),
    [
        ({"type": "TEXT_CONTAINS", "values": [{"userEnteredValue": "AN"}]}, ["Anna"]),
        ({"type": "NOT_BLANK"}, ["Anna", "Bo", "7"]),
        ({"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "5"}]}, ["7"]),
        ({"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "many"}]}, []),
    ],
)
def test_a_filter_lets_through_what_its_condition_says(
    book: Book, condition: dict[str, Any], visible: list[str]
) -> None:
    """Texts without regard to case, numbers by what they are."""
    book.put("A1:A5", [["head"], ["Anna"], ["Bo"], [7], [""]])
    span = {"startRowIndex": 0, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 1}
    specs = [{"columnIndex": 0, "filterCriteria": {"condition": condition}}]
    book.batch({"setBasicFilter": {"filter": {"range": span, "filterSpecs": specs}}})
    rows = book.get(fields="sheets.data.rowMetadata.hiddenByFilter", ranges="A2:A4")["sheets"][0]["data"][0][
        "rowMetadata"
    ]
    texts = ["Anna", "Bo", "7"]
    assert [text for text, row in zip(texts, rows, strict=True) if not row.get("hiddenByFilter")] == visible


def test_a_chart_keeps_its_border(book: Book) -> None:
    """Given with the chart, shown in both spellings."""
    chart = {
        "spec": {"pieChart": {}},
        "position": {"overlayPosition": {"anchorCell": {}}},
        "border": {"color": {"red": 1}},
    }
    book.batch({"addChart": {"chart": chart}})
    assert book.sheet()["charts"][0]["border"]["colorStyle"] == {"rgbColor": {"red": 1}}
