"""What is wrong with a workbook, and the words for it; pure, from records to findings to the check column."""

from sheets_outreach.rules.checking import check_register
from sheets_outreach.rules.rule import Rule
from sheets_outreach.rules.showing import OK, check_text, column_label, note_text, visible
from sheets_outreach.rules.table import RULES
from sheets_outreach.rules.wording import advise, say, say_problem, title

__all__ = [
    "OK",
    "RULES",
    "Rule",
    "advise",
    "check_register",
    "check_text",
    "column_label",
    "note_text",
    "say",
    "say_problem",
    "title",
    "visible",
]
