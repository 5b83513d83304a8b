"""What does typed text mean, how do values look, and what do formulas come to, as Google Sheets has it?

A pure library: it reads no clock, no file and no network.
"""

from sheets_outreach.localsheets.values.entry import Entry, parse_entry
from sheets_outreach.localsheets.values.formulas import (
    SUPPORTED_FUNCTIONS,
    Area,
    Cells,
    CellsDeleted,
    CellsInserted,
    CellsMoved,
    Deleted,
    Edit,
    Inserted,
    Moved,
    Outcome,
    Position,
    SheetDeleted,
    SheetRenamed,
    calculate,
    canonical_formula,
    evaluate,
    is_volatile,
    recalculate,
    references,
    shift_area,
    shift_formula,
    translate_formula,
)
from sheets_outreach.localsheets.values.rendering import default_pattern, render
from sheets_outreach.localsheets.values.wire import ExtendedValue, NumberFormat

__all__ = [
    "SUPPORTED_FUNCTIONS",
    "Area",
    "Cells",
    "CellsDeleted",
    "CellsInserted",
    "CellsMoved",
    "Deleted",
    "Edit",
    "Entry",
    "ExtendedValue",
    "Inserted",
    "Moved",
    "NumberFormat",
    "Outcome",
    "Position",
    "SheetDeleted",
    "SheetRenamed",
    "calculate",
    "canonical_formula",
    "default_pattern",
    "evaluate",
    "is_volatile",
    "parse_entry",
    "recalculate",
    "references",
    "render",
    "shift_area",
    "shift_formula",
    "translate_formula",
]
