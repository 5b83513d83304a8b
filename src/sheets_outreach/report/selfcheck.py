"""The self-check a library is asked to make, answered from its own sheet as far as that goes, and asked beyond.

The questions are those of the Norwegian guide: goals and target groups, channels and whom they reach, guidelines,
skills, access, who is responsible, whether there is time, whether statistics steer anything, and with whom one works
together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sheets_outreach.cadence import State, Verdict, is_forbidden
from sheets_outreach.community import Community, normalise_name
from sheets_outreach.finding import Finding, Problem
from sheets_outreach.links import Platform
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.report.facts import Channel, Employee, Question
from sheets_outreach.report.quarter import Quarters
from sheets_outreach.rules.people import HOURS_A_COMMUNITY

_OPEN = frozenset({State.MAY_POST, State.DUE, State.REST})
_MOST_AUDIENCES = 8
RULES = (
    "too-soon", "over-quota", "wrong-weekday", "posting-not-allowed", "not-agreed-yet", "approval-missing",
    "image-credit-missing", "too-often",
)  # fmt: skip
"""Findings about a post that say that a rule was not followed, in the order they are told."""


class SelfCheck:
    """The questions and what the sheet says about them.

    Args:
        register: the workbook.
        quarters: its posts.
        verdicts: where each community stands.
        findings: everything found in the workbook.
    """

    def __init__(
        self, register: Register, quarters: Quarters, verdicts: Mapping[int, Verdict], findings: Sequence[Finding]
    ) -> None:
        self._register, self._quarters, self._findings = register, quarters, findings
        self._open = [community for community in register.communities if verdicts[community.row].state in _OPEN]
        self.channels = tuple(_describe_channels(self._open))
        self.employees = tuple(_count_employees(register, self._open))

    def ask(self) -> tuple[Question, ...]:
        """Give the questions with their facts."""
        return (
            Question("goals", tuple(self._goals()), asked=True),
            Question("channels", (), asked=True),
            Question("guidelines", tuple(self._guidelines()), asked=True),
            Question("rules", tuple(self._rules()), asked=False),
            Question("responsible", tuple(self._responsible()), asked=False),
            Question("time", tuple(self._time()), asked=self._register.settings.hours_per_week is None),
            Question("statistics", tuple(self._statistics()), asked=True),
            Question("skills", (), asked=True),
            Question("access", tuple(self._access()), asked=True),
            Question("sharing", (), asked=True),
        )

    def _goals(self) -> Iterator[Problem]:
        yield self._written("goal", [community for community in self._open if community.goal.strip()])
        yield self._written("audience", [community for community in self._open if community.audience])

    def _written(self, column: str, found: Sequence[Community]) -> Problem:
        return Problem(f"{column}-written", {"n": len(found), "all": len(self._open)})

    def _guidelines(self) -> Iterator[Problem]:
        settings = self._register.settings
        if settings.allowed_platforms is None and not settings.restricted_platforms:
            yield Problem("no-guidelines")
            return
        outside = [c for c in self._register.communities if is_forbidden(c.platform, settings)]
        yield Problem("guidelines", {"n": len(outside)})
        if settings.restricted_platforms:
            yield Problem("restricted", {"n": len(settings.restricted_platforms)})

    def _rules(self) -> Iterator[Problem]:
        days = {entry.row: entry.date for entry in self._register.publications}
        counts = Counter(
            finding.code
            for finding in self._findings
            if finding.tab == Tab.DIARY.value and self._quarters.now.holds(days.get(finding.row))
        )
        broken = [Problem("broken", {"code": code, "n": counts[code]}) for code in RULES if counts[code]]
        yield from broken or [Problem("rules-kept", {"n": len(self._quarters.of_now())})]

    def _responsible(self) -> Iterator[Problem]:
        yield self._written("responsible", [community for community in self._open if community.responsible.strip()])
        yield Problem("employees", {"n": len(self.employees)})

    def _time(self) -> Iterator[Problem]:
        hours = self._register.settings.hours_per_week
        if hours is None:
            yield Problem("no-hours")
            return
        overworked = sum(employee.overworked for employee in self.employees)
        yield Problem("hours", {"hours": hours, "a_community": HOURS_A_COMMUNITY})
        yield Problem("overworked", {"n": overworked})

    def _statistics(self) -> Iterator[Problem]:
        posts = self._quarters.of_now()
        yield Problem("measured", {"n": sum(post.figures is not None for post in posts), "all": len(posts)})
        days = defaultdict(set)
        for row in self._register.measurements:
            days[str(row.get("post_link", ""))].add(row.get("day"))
        yield Problem("measurements", {"n": len(self._register.measurements), "posts": len(days)})

    def _access(self) -> Iterator[Problem]:
        yield self._written("account", [community for community in self._open if community.account.strip()])


def _describe_channels(open_ones: Sequence[Community]) -> Iterator[Channel]:
    """Say which platform reaches whom, most communities first."""
    groups: defaultdict[Platform, list[Community]] = defaultdict(list)
    for community in open_ones:
        groups[community.platform].append(community)
    for platform, found in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        members = [community.members for community in found if community.members is not None]
        named = {entry.casefold(): entry for community in found for entry in community.audience}
        yield Channel(
            platform=platform,
            communities=len(found),
            members=sum(members) if members else None,
            unknown_members=len(found) - len(members),
            audiences=tuple(named.values())[:_MOST_AUDIENCES],
        )


def _count_employees(register: Register, open_ones: Sequence[Community]) -> Iterator[Employee]:
    """Count the communities of each employee, most first; more than an hour a week each is too many."""
    groups: defaultdict[str, list[Community]] = defaultdict(list)
    for community in open_ones:
        if community.responsible.strip():
            groups[normalise_name(community.responsible)].append(community)
    hours = register.settings.hours_per_week
    for found in sorted(groups.values(), key=lambda found: (-len(found), found[0].row)):
        overworked = hours is not None and len(found) * HOURS_A_COMMUNITY > hours
        yield Employee(found[0].responsible, len(found), overworked)
