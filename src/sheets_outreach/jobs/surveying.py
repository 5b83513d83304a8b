"""What all digests of a run share: the findings, the verdicts, the plan of the coming two weeks; pure."""

from __future__ import annotations

from sheets_outreach.cadence import index_diary, judge
from sheets_outreach.digest.compose import Survey, survey_register
from sheets_outreach.digest.planned import Planned
from sheets_outreach.planning import plan_posts
from sheets_outreach.register.records import Register
from sheets_outreach.rules import check_register


def survey_for(register: Register, workbook: str) -> Survey:
    """Prepare the digests of a run.

    Args:
        register: the workbook.
        workbook: its address, for links to its cells.
    """
    diary = index_diary(register)
    planned = [
        Planned(post.row, post.day, post.titles, post.draft, post.tagged_links, post.ask_by)
        for post in plan_posts(register, register.today).posts
    ]
    verdicts = judge(register, diary)
    return survey_register(
        register, check_register(register), verdicts, workbook=workbook, planned=planned, diary=diary
    )
