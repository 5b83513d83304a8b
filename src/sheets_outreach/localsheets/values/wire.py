"""What are the JSON shapes of cells that values are read from and written to?

Shapes only: nothing is computed here.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ExtendedValue
"""

from typing import Any, TypeAlias

ExtendedValue: TypeAlias = dict[str, Any]
"""One of numberValue, stringValue, boolValue, formulaValue, errorValue; empty for an empty cell."""

NumberFormat: TypeAlias = dict[str, str]
"""`type` (NUMBER, DATE …) and mostly `pattern`, as Google's NumberFormat."""
