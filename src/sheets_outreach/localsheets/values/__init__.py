"""What does typed text mean, how do values look, and what do formulas come to, as Google Sheets has it?

A pure library: it reads no clock, no file and no network.
"""

from .entry import Entry, parse_entry
from .formulas import (
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
from .rendering import default_pattern, render
from .wire import ExtendedValue, NumberFormat

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
