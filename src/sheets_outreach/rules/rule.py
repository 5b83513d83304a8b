"""What a rule is and what it answers; which rules there are stands in `table`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sheets_outreach.community import Community
from sheets_outreach.finding import Severity
from sheets_outreach.publication import Publication
from sheets_outreach.register.columns import Tab
from sheets_outreach.rules.context import Context


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says about one record.

    Attributes:
        code: the rule's code.
        column: key of the column it is about, or "" for the whole row.
        params: what the sentence needs, texts and numbers only. ``variant`` chooses another sentence of the same code,
            ``suggestion`` is what was probably meant; a name ending in ``_on`` holds an ISO day.
        milder: whether the rule's milder severity applies.
    """

    code: str
    column: str
    params: Mapping[str, object] = field(default_factory=dict)
    milder: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A remark with its place, from a rule that looks at many records at once."""

    tab: Tab
    row: int
    remark: Remark


CommunityJudge = Callable[[Community, Context], Sequence[Remark]]
PublicationJudge = Callable[[Publication, Context], Sequence[Remark]]
Search = Callable[[Context], Iterable[Spot]]

SILENT: tuple[Remark, ...] = ()
"""What a judge answers about a record it has nothing to say about; it costs no object."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table.

    Attributes:
        code: what findings, sentences and documentation call it.
        severity: how much it matters.
        tab: the tab it speaks about; None is any.
        columns: keys of the columns it speaks about; it is silent where the sheet has none of them. () is any.
        milder: the severity of its milder cases, which the rule's documentation names.
        community: judges one community; rules with the same function are judged at once.
        publication: judges one publication.
        search: looks through the whole register.
    """

    code: str
    severity: Severity
    tab: Tab | None
    columns: tuple[str, ...] = ()
    milder: Severity | None = None
    community: CommunityJudge | None = None
    publication: PublicationJudge | None = None
    search: Search | None = None

    def severity_of(self, remark: Remark) -> Severity:
        """Give the severity of one remark."""
        return self.milder if remark.milder and self.milder is not None else self.severity


def remark(code: str, column: str, /, *, milder: bool = False, **params: Any) -> tuple[Remark]:
    """Answer with one remark."""
    return (Remark(code, column, params, milder),)
