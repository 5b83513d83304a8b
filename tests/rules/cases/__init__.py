"""Every rule from both sides: sheets in which it speaks, with the place, and near misses in which it must not."""

from __future__ import annotations

from tests.rules.cases.agreements import AGREEMENTS
from tests.rules.cases.case import Case
from tests.rules.cases.edges import EDGES
from tests.rules.cases.entries import ENTRIES
from tests.rules.cases.links import LINKS
from tests.rules.cases.people import PEOPLE
from tests.rules.cases.platforms import PLATFORMS
from tests.rules.cases.reading import READING
from tests.rules.cases.results import RESULTS
from tests.rules.cases.rhythm import RHYTHM
from tests.rules.cases.sections import SECTIONS
from tests.rules.cases.vetting import VETTING

CASES = [*AGREEMENTS, *EDGES, *ENTRIES, *LINKS, *PEOPLE, *PLATFORMS, *READING, *RESULTS, *RHYTHM, *SECTIONS, *VETTING]

__all__ = ["CASES", "Case"]
