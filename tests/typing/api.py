"""The public interface as a script uses it; this must type-check and is never run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import assert_type

from sheets_outreach import (
    Finding,
    NewPublication,
    OpenWorkbook,
    OutreachError,
    Register,
    Severity,
    WritePlan,
    open_workbook,
)

workbook = open_workbook("register.xlsx")
assert_type(workbook, OpenWorkbook)

register = workbook.read()
assert_type(register, Register)
for community in register.communities:
    assert_type(community.name, str)
    assert_type(community.members, int | None)
    assert_type(community.agreement.min_days, int | None)
for publication in register.publications:
    assert_type(publication.date, date | None)

report = workbook.check()
assert_type(report.findings, Sequence[Finding])
assert_type(report.sentences, Sequence[str])
errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
assert_type(errors[0].params, Mapping[str, object])

plan = workbook.posting_plan(date(2026, 11, 2))
assert_type(plan.first_day, date)
for post in plan.posts:
    assert_type(post.day, date)
    assert_type(post.community.name, str)

publication_added = NewPublication(date=date(2026, 11, 3), community="Neighbours", topic="Lecture", likes=3)
assert_type(workbook.add_publications([publication_added]), int)
assert_type(workbook.add_publications([{"date": date(2026, 11, 3), "community": "x", "topic": "y"}]), int)
assert_type(workbook.write(WritePlan()), Register)

try:
    open_workbook("nowhere")
except OutreachError as error:
    assert_type(error.permanent, bool)
