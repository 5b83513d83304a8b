"""Which metadata and which ranges do DataFilters choose?

https://developers.google.com/workspace/sheets/api/reference/rest/v4/DataFilter
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.regions import Region, region_of, resolve
from sheets_outreach.localsheets.model.sheet import Workbook

LOOKUP_FIELDS = ("metadataId", "metadataKey", "metadataValue", "visibility")


Chooser = Callable[[JsonObject], bool]


def matching_metadata(workbook: Workbook, filters: list[JsonObject]) -> list[JsonObject]:
    """The developer metadata that any of the filters chooses, each once, in the order it was made.

    Raises:
        ApiError: 400, a filter that says nothing or names no range.
    """
    choosers = [_chooser(workbook, one) for one in filters]
    return [item for item in workbook.developer_metadata if any(chooses(item) for chooses in choosers)]


def check_filter(one: JsonObject) -> None:
    """Refuse a DataFilter that says nothing or too much."""
    if len(one) != 1:
        raise invalid("Must specify exactly one filter in a DataFilter.")


def matching_regions(workbook: Workbook, one: JsonObject) -> Iterator[Region]:
    """The cells that a DataFilter chooses; metadata chooses the row, column or tab it stands on."""
    check_filter(one)
    if "a1Range" in one:
        yield resolve(workbook, one["a1Range"])
    elif "gridRange" in one:
        yield region_of(workbook, one["gridRange"], clamp=True)
    else:
        for item in matching_metadata(workbook, [one]):
            if not item["location"].get("spreadsheet"):
                yield location_region(workbook, item["location"])


def location_region(workbook: Workbook, location: JsonObject) -> Region:
    """The cells that a metadata location covers."""
    span = location.get("dimensionRange")
    if span is None:
        return region_of(workbook, {"sheetId": location.get("sheetId", 0)})
    start, end = (
        ("startRowIndex", "endRowIndex")
        if span["dimension"] == "ROWS"
        else (
            "startColumnIndex",
            "endColumnIndex",
        )
    )
    return region_of(
        workbook, {"sheetId": span.get("sheetId", 0), start: span["startIndex"], end: span["endIndex"]}, clamp=True
    )


def _chooser(workbook: Workbook, one: JsonObject) -> Chooser:
    check_filter(one)
    if "developerMetadataLookup" in one:
        return lambda item: _matches(workbook, one["developerMetadataLookup"], item)
    region = (
        resolve(workbook, one["a1Range"]) if "a1Range" in one else region_of(workbook, one["gridRange"], clamp=True)
    )

    def chooses(item: JsonObject) -> bool:
        location = item["location"]
        return not location.get("spreadsheet") and location_region(workbook, location).meets(region)

    return chooses


def _matches(workbook: Workbook, lookup: JsonObject, item: JsonObject) -> bool:
    if any(name in lookup and lookup[name] != item.get(name) for name in LOOKUP_FIELDS):
        return False
    kind, wanted = item["location"]["locationType"], lookup.get("locationType")
    place = lookup.get("metadataLocation")
    if place is None:
        return wanted in (None, kind)
    exact = lookup.get("locationMatchingStrategy") == "EXACT_LOCATION"
    if wanted not in (None, kind):
        return False
    return _same_place(place, item["location"]) if exact else _intersects(workbook, place, item["location"])


def _same_place(place: JsonObject, location: JsonObject) -> bool:
    if place.get("spreadsheet"):
        return bool(location.get("spreadsheet"))
    if "dimensionRange" in place:
        span: JsonObject = location.get("dimensionRange", {})
        return {"sheetId": 0, "startIndex": 0, **place["dimensionRange"]} == {"sheetId": 0, **span}
    return bool(location["locationType"] == "SHEET" and place.get("sheetId", 0) == location.get("sheetId", 0))


def _intersects(workbook: Workbook, place: JsonObject, location: JsonObject) -> bool:
    if place.get("spreadsheet") or location.get("spreadsheet"):
        return True
    return location_region(workbook, place).meets(location_region(workbook, location))
