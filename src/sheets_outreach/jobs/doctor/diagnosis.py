"""One thing the doctor found: a code and parameters; the sentences stand under ``doctor.<code>``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sheets_outreach.texts import Texts


class Weight(StrEnum):
    """How much it matters: an error stops work, a warning will sooner or later, a remark is good to know."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong.

    Attributes:
        code: key of its sentences.
        weight: how much it matters.
        params: what the sentences need.
    """

    code: str
    weight: Weight
    params: Mapping[str, object] = field(default_factory=dict)

    def say(self, texts: Texts) -> str:
        """Say what is wrong."""
        return texts.say(f"doctor.{self.code}.says", **self.params)

    def mend(self, texts: Texts) -> str:
        """Say the one thing to do about it."""
        return texts.say(f"doctor.{self.code}.mend", **self.params)


def error(code: str, **params: object) -> Diagnosis:
    """Make a diagnosis that stops work."""
    return Diagnosis(code, Weight.ERROR, params)


def warning(code: str, **params: object) -> Diagnosis:
    """Make a diagnosis that will matter sooner or later."""
    return Diagnosis(code, Weight.WARNING, params)


def remark(code: str, **params: object) -> Diagnosis:
    """Make a diagnosis that is good to know."""
    return Diagnosis(code, Weight.REMARK, params)
