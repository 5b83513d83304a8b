"""What a plan of ``setup`` consists of: requests, and the steps and remarks a person reads before they are sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sheets_outreach.register.layout import Layout
from sheets_outreach.texts import Language, Texts
from sheets_outreach.workbook.marks import Request
from sheets_outreach.workbook.structure import TabStructure


@dataclass(frozen=True, slots=True)
class Step:
    """Something ``setup`` does, or a remark on something it leaves alone.

    Attributes:
        code: key of its sentence under ``setup.step`` or ``setup.remark``.
        params: what the sentence needs.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=dict)

    def say(self, texts: Texts, kind: str = "step") -> str:
        """Word it."""
        return texts.say(f"setup.{kind}.{self.code}", **self.params)


class TabState(StrEnum):
    """How a tab was found."""

    NEW = "new"  # the plan creates it
    BLANK = "blank"  # it is there without a single cell; the plan writes its titles
    THERE = "there"


@dataclass(frozen=True, slots=True)
class PlannedTab:
    """A tab as it will be.

    Attributes:
        layout: where its columns will be.
        state: how it was found.
        before: what is in it now; None for a new one.
        new: keys of the columns this plan adds.
    """

    layout: Layout
    state: TabState
    before: TabStructure | None
    new: frozenset[str]

    def is_fresh(self, key: str) -> bool:
        """Whether nobody has had a chance to put anything into that column."""
        return self.state is not TabState.THERE or key in self.new


@dataclass(frozen=True, slots=True)
class Speech:
    """In which words to write.

    Attributes:
        language: of new titles and drop-downs.
        labels: of the check column, by which the colour rules know a cell; the texts the jobs write with.
        separator: between a formula's arguments in the workbook's locale.
    """

    language: Language
    labels: Texts
    separator: str


@dataclass(slots=True)
class SetupPlan:
    """What ``setup`` wants sent, whole or not at all.

    Attributes:
        language: in which it is worded.
        requests: of one batch.
        steps: what they do.
        remarks: what differs from the model and is left alone.
    """

    language: Language
    requests: list[Request] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    remarks: list[Step] = field(default_factory=list)

    def do(self, step: Step, *requests: Request) -> None:
        """Add a step with its requests."""
        self.steps.append(step)
        self.requests.extend(requests)

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(self.requests)
