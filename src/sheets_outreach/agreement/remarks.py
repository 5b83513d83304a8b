"""Which remarks in an encoded agreement change nothing: thanks and what for, and from what date it holds.

It knows such remarks by their build, from their first word to the end of the clause. A remark with any word in it that
may allow or forbid something is left where it is.
"""

from __future__ import annotations

from typing import Final

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.kinds import KINDS
from sheets_outreach.agreement.patterns import Pattern, kind_set

_MAY_BE_REMARKS: Final = kind_set("THANKS VALID FREE")
_REMARK: Final = Pattern(
    # спасибо Юле за помощь, takk til Kari for hjelpen
    "THANKS[UNKNOWN NAME ADMIN PERSON OURS TO TILL FOR WITHIN BY IN AND ALL ARTICLE]*CLAUSE_END"
    # действует с 1 марта, gjelder fra mars, valid from next week
    "|VALID FROM(?:[NUMBERS ORDINALS]?[MONTH_NAME BIG_NUMBER]+UNIT?|THIS[UNITS MONTH_NAME]|NOW)CLAUSE_END"
    # free for all: an invitation, not a topic
    r"|(?:^|(?<=[,.;\n~]))FREE FOR ALL(?=[,.;\n~]+[^,.;\n~])"
)
# The dot of «1. mars» ends no sentence.
_ORDINAL_DOT: Final = Pattern("(?<=NUMBER)STOP(?=MONTH_NAME)")


def strike_out_remarks(code: str) -> str:
    """Put commas in the place of remarks, keeping every place where it is."""
    if KINDS["MONTH_NAME"] in code:
        code = _ORDINAL_DOT.sub(KINDS["MONTH_NAME"], code)
    if _MAY_BE_REMARKS.isdisjoint(code):
        return code
    for match in _REMARK.finditer(code):
        code = code[: match.start()] + kinds.COMMA * len(match[0]) + code[match.end() :]
    return code.replace(KINDS["VALID"], KINDS["UNKNOWN"])
