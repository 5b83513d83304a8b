"""What Google's JSON reader takes and what it refuses, in its own words."""

from __future__ import annotations

from typing import Any

import pytest

from sheets_outreach.localsheets.errors import ApiError
from sheets_outreach.localsheets.schema import messages, parse_message
from tests.localsheets.discovery import message_table

BATCH = "BatchUpdateSpreadsheetRequest"


def test_the_messages_are_those_of_the_discovery_document() -> None:
    """No field and no kind of value is ours."""
    assert messages() == message_table()


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({"requests": None}, {}),
        ({"include_spreadsheet_in_response": True}, {"includeSpreadsheetInResponse": True}),
        ({"requests": [{"delete_sheet": {"sheet_id": "7"}}]}, {"requests": [{"deleteSheet": {"sheetId": 7}}]}),
        ({"requests": [{"deleteSheet": {"sheetId": 7.0}}]}, {"requests": [{"deleteSheet": {"sheetId": 7}}]}),
        ({"requests": {"deleteSheet": {}}}, {"requests": [{"deleteSheet": {}}]}),
        (
            {"requests": [{"insertDimension": {"range": {"dimension": 1}}}]},
            {"requests": [{"insertDimension": {"range": {"dimension": "ROWS"}}}]},
        ),
        (
            {"requests": [{"setBasicFilter": {"filter": {"criteria": {"0": {"hiddenValues": ["x"]}}}}}]},
            {"requests": [{"setBasicFilter": {"filter": {"criteria": {"0": {"hiddenValues": ["x"]}}}}}]},
        ),
    ],
)
def test_json_is_read_as_protocol_buffers_read_it(given: Any, read: Any) -> None:
    """Null is unset, both spellings of a name count, numbers may be texts."""
    assert parse_message(BATCH, given) == read


@pytest.mark.parametrize(
    ("message", "given", "sentence"),
    [
        # Reproduced texts of Google.
        (BATCH, {"requests": [{"frobnicate": {}}]},
         "Invalid JSON payload received. Unknown name \"frobnicate\" at 'requests[0]': Cannot find field."),
        (BATCH, {"requests": ["repeatCell"]},
         ("Invalid value at 'requests[0]' "
          '(type.googleapis.com/google.apps.sheets.v4.BatchUpdateSpreadsheetRequest.Request), "repeatCell"')),
        (BATCH, {"data": 1}, 'Invalid JSON payload received. Unknown name "data": Cannot find field.'),
        ("ValueRange", {"values": "X"},
         "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\""),
        ("ValueRange", {"values": ["x"]},
         "Invalid value at 'data.values[0]' (type.googleapis.com/google.protobuf.ListValue), \"x\""),
        (BATCH, {"requests": [{"addConditionalFormatRule": {"rule": {"booleanRule": {}, "gradientRule": {}}}}]},
         ("Invalid value at 'requests[0].add_conditional_format_rule.rule' (oneof), oneof field 'rule' is already set. "
          "Cannot set 'gradientRule'")),
        (BATCH, {"requests": [{"deleteSheet": {"sheetId": "x"}}]},
         "Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), \"x\""),
        (BATCH, {"requests": [{"deleteSheet": {"sheetId": 2**31}}]},
         "Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), 2147483648"),
        (BATCH, {"requests": [{"deleteSheet": {"sheetId": True}}]},
         "Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), true"),
        (BATCH, {"includeSpreadsheetInResponse": "yes"},
         "Invalid value at 'include_spreadsheet_in_response' (TYPE_BOOL), \"yes\""),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_googles_words(message: str, given: Any, sentence: str) -> None:
    """The sentence names the place in proto spelling, and so does the violation."""
    with pytest.raises(ApiError) as refusal:
        parse_message(message, given, "data" if message == "ValueRange" else "")
    assert refusal.value.status == 400
    assert refusal.value.message == sentence
    assert refusal.value.details is not None
    assert refusal.value.details[0]["fieldViolations"][0]["description"] == sentence


def test_every_wrong_field_is_named() -> None:
    """One refusal tells them all, a line each."""
    with pytest.raises(ApiError) as refusal:
        parse_message(BATCH, {"one": 1, "requests": [{"two": 2}]})
    assert [line.split('"')[1] for line in refusal.value.message.split("\n")] == ["one", "two"]
