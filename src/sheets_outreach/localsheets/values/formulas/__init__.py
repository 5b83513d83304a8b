"""What do formulas come to, what do they depend on, and how do they follow the grid?"""

from sheets_outreach.localsheets.values.formulas.areas import Area, Cells, Outcome, Position
from sheets_outreach.localsheets.values.formulas.calculation import calculate, evaluate
from sheets_outreach.localsheets.values.formulas.edits import (
    CellsDeleted,
    CellsInserted,
    CellsMoved,
    Deleted,
    Edit,
    Inserted,
    Moved,
    SheetDeleted,
    SheetRenamed,
    shift_area,
)
from sheets_outreach.localsheets.values.formulas.functions import FUNCTIONS
from sheets_outreach.localsheets.values.formulas.recalculation import recalculate
from sheets_outreach.localsheets.values.formulas.rewriting import (
    canonical_formula,
    is_volatile,
    references,
    shift_formula,
    translate_formula,
)

SUPPORTED_FUNCTIONS: tuple[str, ...] = tuple(sorted(FUNCTIONS))
"""The names of all functions that are worked out; any other comes to #NAME?."""

__all__ = [
    "SUPPORTED_FUNCTIONS",
    "Area",
    "Cells",
    "CellsDeleted",
    "CellsInserted",
    "CellsMoved",
    "Deleted",
    "Edit",
    "Inserted",
    "Moved",
    "Outcome",
    "Position",
    "SheetDeleted",
    "SheetRenamed",
    "calculate",
    "canonical_formula",
    "evaluate",
    "is_volatile",
    "recalculate",
    "references",
    "shift_area",
    "shift_formula",
    "translate_formula",
]
