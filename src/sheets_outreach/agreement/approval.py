"""Whether the admin wants to see a post before it appears: yes, no, or not said.

"Agreed with the admin" in the past tense is how the agreement came about, not a wish to see every post.
"""

from __future__ import annotations

from typing import Final

from sheets_outreach.agreement.kinds import CONSUMED
from sheets_outreach.agreement.patterns import Pattern, kind_set

# «уточнить у админа частоту»: how often is yet to be settled, and no post waits for an answer
UNSETTLED: Final = "[ASK APPROVE][^.,;?\n]{0,3}FREQUENCY|FREQUENCY[^.,;?\n]{0,3}[ASK APPROVE]|ASK ROUGH_FREQUENCY"
_WORTH_A_LOOK: Final = kind_set(
    "APPROVALS REVIEW APPROVE APPROVED ASK SEND THROUGH AGREEMENT PUBLISHES MESSAGE STRAIGHT TEXT ABOUT ADMIN AFTER"
    " CHECKS CONTACT FIRST NEGOTIATE ALLOWED OURS"
)

# Without approval nothing may be posted: two noes.
_NOT_WITHOUT: Final = Pattern(
    "[NOT BANS NONE][^.,;?\n]{0,4}WITHOUT[^.;,?\n]{0,3}[APPROVALS ASK AGREEMENT APPROVE]"
    "|WITHOUT[^.;?\n]{0,3}[APPROVALS ASK AGREEMENT][^.;,?\n]{0,4}[NOT BANS NONE]"
)
_NOT_NEEDED: Final = Pattern(
    "WITHOUT[^.,;:?\n]{0,2}[APPROVALS ASK APPROVE REVIEW AGREEMENT]"
    "|NONE[^.,;:?\n]{0,1}[APPROVALS REVIEW]NEED|(?<!YET)NONE[APPROVAL REVIEW]CLAUSE_END"
    "|(?:[NOT NONE]LONGER?NEED|NEED[NOT NONE]|NOT HAVE TO)[^.,;:?\n]{0,3}[APPROVALS ASK APPROVE APPROVED SEND REVIEW]"
    "|[APPROVALS ASK APPROVE SEND REVIEW][^.,;:?\n]{0,3}(?:[NOT NONE]LONGER?NEED|NEED NOT|NOT APPROVE)"
    "|NOT[APPROVE ASK]|NOT CHECKS[^.,;:?\n]{0,2}[TEXT POSTS]|[TEXT POSTS][^.,;:?\n]{0,2}NOT CHECKS"
    "|[ALLOWED CAN][PUBLISH POSTS]*STRAIGHT|STRAIGHT[PUBLISH POSTS ALLOWED CAN]+"
)
_GRANTED: Final = Pattern(
    "[APPROVALS][^.,;:?\n]{0,2}[WAIT HAVE]|[APPROVALS][FOR POSTS PUBLISH OURS]{0,3}NOT HAVE"
    "|WAIT[^.,;:?\n]{0,2}[APPROVALS]"
    "|(?<!NEED)HAVE[^.,;:?\n]{0,2}[APPROVALS]"
    "|WITHDRAWN[^.,;:?\n]{0,2}[APPROVALS]|[APPROVALS][^.,;:?\n]{0,2}WITHDRAWN"
    # what nobody has yet: согласования пока нет, venter på å høre, må avtales på nytt
    "|[APPROVALS]YET NONE|NONE[APPROVALS]YET|YET NONE[APPROVALS]|WAIT[TO IN]?ASK|NEED APPROVE IN TOPIC CLAUSE_END"
    f"|{UNSETTLED}"
)
# «тексты смотрит Оля», "Per leser gjennom først", "she looks over every post"
_LOOKED_THROUGH: Final = (
    "(?<!ELSEWHERE)CHECKS[^.,;?\n]{0,3}(?:[TEXT FIRST BEFORE FIRST_PLACE]|EVERY(?:ONE|TIMES|[POSTS]))"
    "|(?:TEXT|[FIRST BEFORE FIRST_PLACE])[^.,;?\n]{0,2}CHECKS"
    "|[ADMIN NAME PERSON][^.,;?\n]{0,2}CHECKS[^.,;?\n]{0,2}[POSTS](?!CONSUMED)"
    "|[POSTS][^.,;?\n]{0,2}CHECKS[IN FROM BY]?[ADMIN NAME PERSON](?!CONSUMED)"
    "|[ADMIN NAME PERSON](?:[ALLOWED SEND]?THROUGH|SEND MORE?)[ALL EVERY]?[POSTS TEXT]"
)
# «перед каждым постом писать админу», "tell Ann first"
_TOLD_FIRST: Final = (
    "BEFORE[EVERY ARTICLE THIS OURS]*[POSTS PUBLISH][^.;?\n]{0,2}CONTACT"
    "|(?:CONTACT[^.;?\n]{0,4}|[PUBLISH POSTS]TILL?[ADMIN PERSON NAME]+)"
    "(?:BEFORE[EVERY ARTICLE THIS OURS]*[POSTS PUBLISH]|[FIRST FIRST_PLACE]|EVERY(?:TIMES|[POSTS]))"
    "|FIRST[^.;?\n]{0,1}CONTACT|EVERY(?:TIMES|[POSTS])[^.,;?\n]{0,1}CONTACT TO?[ADMIN PERSON NAME MESSAGE]"
)
_WANTED: Final = Pattern(
    "[APPROVALS]|APPROVE"
    "|(?:AFTER|THROUGH|FOR|BY|IN|UNTIL|NEED)[^.,;:?\n]{0,1}REVIEW"
    "|(?:NEED|TO|HAVE TO|ONLY|AFTER|BEFORE)[^.,;:?\n]{0,3}APPROVED|APPROVED[^.,;:?\n]{0,3}[BEFORE FIRST FIRST_PLACE]"
    "|[BY AFTER][FIRST UNKNOWN]?AGREEMENT"
    "|ASK[^.;?\n]{0,5}(?:[ADMIN PERSON FIRST BEFORE FIRST_PLACE MESSAGE]|EVERY(?:TIMES|[POSTS]))|ABOUT ALLOWED"
    "|ADMIN ASK|(?:[FIRST BEFORE]|EVERY(?:TIMES|[POSTS]))[^.;?\n]{0,3}ASK"
    "|SEND[^.;?\n]{0,5}[ADMIN PERSON MESSAGE TEXT NAME FIRST BEFORE]|[TEXT POSTS TOPIC ADMIN PERSON][^.;?\n,]{0,4}SEND"
    "|TEXT[^.;?\n,]{0,2}[ADMIN PERSON MESSAGE]|TEXT[^.;?\n,]{0,1}TO NAME|TEXT APPROVED"
    "|[MESSAGE POST_OR_TO_POST]ADMIN"
    "|THROUGH[^.;?\n,]{0,1}ADMIN"
    "|[ADMIN NAME PERSON][POSTS PUBLISH PUBLISHES]+[ALL PERSON EVERY THIS]?[FOR WITHIN]OURS"
    "|ALLOWED OR[NOT NONE]CLAUSE_END|EVERY(?:TIMES|[POSTS])[^.;?\n]{0,3}NEGOTIATE"
    "|NEGOTIATE[^.;?\n]{0,3}EVERY(?:TIMES|[POSTS])"
    "|PUBLISHES[SELF ONLY]?ADMIN|ADMIN SELF?PUBLISHES|SELF PUBLISHES|PUBLISHES SELF"
    "|" + _LOOKED_THROUGH + "|" + _TOLD_FIRST + "|AFTER ALLOWED|NEED(?:TO ADMIN|ADMIN ALLOWED)"
)
_SENT_SOMETHING_ELSE: Final = Pattern("SEND[^.;?\n TEXT POSTS]{0,3}[ELSEWHERE THING ADDRESS]")
_NOBODY_KNOWS: Final = Pattern("NONE[^.,;:?\n]{0,1}[APPROVALS]")  # none needed, or none given?
_ARRANGED_ONCE: Final = Pattern(
    "BY AGREEMENT[ADMIN NAME PERSON FROM UNKNOWN PUBLISH POSTS ALLOWED CAN]{0,4}" + CONSUMED
)


def read_approval(code: str) -> tuple[bool | None, list[tuple[int, int]]]:
    """Read whether approval is wanted.

    Args:
        code: the encoded text, in which every limit already read is marked as consumed.

    Returns:
        True, False, or None for not said; and the places that say it, or, beside None, the places that contradict each
        other.
    """
    if _WORTH_A_LOOK.isdisjoint(code):
        return None, []
    wanted = [match.span() for match in _NOT_WITHOUT.finditer(code)]
    code = _strike_out(code, wanted)
    once = [match.span() for match in _ARRANGED_ONCE.finditer(code)]
    code = _strike_out(code, [match.span() for match in _GRANTED.finditer(code)] + once)
    code = _strike_out(code, [match.span() for match in _SENT_SOMETHING_ELSE.finditer(code)])
    needless = [match.span() for match in _NOT_NEEDED.finditer(code)]
    code = _strike_out(code, needless)
    once += [match.span() for match in _NOBODY_KNOWS.finditer(code)]
    code = _strike_out(code, once)
    wanted += [match.span() for match in _WANTED.finditer(code)]
    if wanted and needless:
        return None, wanted + needless
    if wanted:
        return True, wanted
    return (False, needless) if needless else (None, once)


def _strike_out(code: str, places: list[tuple[int, int]]) -> str:
    for start, end in places:
        code = code[:start] + CONSUMED * (end - start) + code[end:]
    return code
