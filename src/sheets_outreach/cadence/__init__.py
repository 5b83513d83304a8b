"""Where the library may post and when, from agreement, diary and status; pure, and it writes nothing."""

from sheets_outreach.cadence.allowance import earliest_allowed, is_allowed
from sheets_outreach.cadence.channels import OwnChannels
from sheets_outreach.cadence.diary import DiaryIndex, Repeat, index_diary
from sheets_outreach.cadence.directory import Directory
from sheets_outreach.cadence.verdict import State, Verdict, is_forbidden, judge, judge_each
from sheets_outreach.cadence.wording import describe_verdict, explain_verdict, word_day

__all__ = [
    "DiaryIndex",
    "Directory",
    "OwnChannels",
    "Repeat",
    "State",
    "Verdict",
    "describe_verdict",
    "earliest_allowed",
    "explain_verdict",
    "index_diary",
    "is_allowed",
    "is_forbidden",
    "judge",
    "judge_each",
    "word_day",
]
