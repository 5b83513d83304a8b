"""What makes two digests say the same, whatever the day: numbers of days waited and rows that moved do not count."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sheets_outreach.digest.blocks import Block, Correction
from sheets_outreach.digest.parts import Part


def _findings(corrections: Sequence[Correction]) -> list[object]:
    return [(one.finding.code, one.finding.tab, one.finding.column, one.about) for one in corrections]


# By part: the block as plain values, without dates that pass and without the sheet's row numbers.
_SUBSTANCE: Mapping[Part, Callable[[Any], object]] = {
    Part.CORRECTIONS: lambda b: (_findings(b.errors), _findings(b.warnings), b.error_count, b.warning_count),
    Part.POSTING: lambda b: ([(t.community.key, t.verdict.state) for t in b.may], b.may_count, b.rest_count),
    Part.APPROVALS: lambda b: ([(w.community, w.publication.topic) for w in b.waiting], b.total),
    Part.WISHES: lambda b: ([(c.community, c.count) for c in b.counts], b.total),
    Part.FIGURES: lambda b: ([(p.place, p.publication.topic, p.publication.date) for p in b.posts], b.total),
    Part.TOTALS: lambda b: (b.first_day, b.platforms),
    Part.BEST: lambda b: [(p.post.place, p.post.publication.topic) for posts in b.platforms.values() for p in posts],
    Part.FADED: lambda b: ([fade.community.key for fade in b.fades], b.total),
    Part.CANDIDATES: lambda b: ([community.key for community in b.communities], b.total),
    Part.MESSAGES: lambda b: ([(m.community.key, [(p.day, p.draft) for p in m.planned]) for m in b.messages], b.total),
    Part.HINTS: lambda b: (_findings(b.hints), b.total),
    Part.PLANNED: lambda b: [(post.day, post.titles, post.draft) for post in b.planned],
    Part.LAST_POSTS: lambda b: [(p.place, p.publication.topic, p.publication.date) for p in b.posts],
}


def fingerprint(blocks: Sequence[Block]) -> str:
    """Give 16 letters that change when, and only when, the blocks say something else."""
    said = repr([(block.part.value, _SUBSTANCE[block.part](block)) for block in blocks])
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:16]
