"""The twelve fields of a community as a plain pydantic model: what anybody who uses pydantic would write.

Libraries without records of their own are measured with it, and so is the floor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, Field

from bench.comparison.task import TITLES


class Community(BaseModel):
    """A row of the register."""

    name: str = Field(alias=TITLES[0])
    link: str = Field(alias=TITLES[1])
    specialisation: str = Field(alias=TITLES[2])
    offer: str = Field(alias=TITLES[3])
    agreement: str = Field(alias=TITLES[4])
    admin: str = Field(alias=TITLES[5])
    admin_link: str = Field(alias=TITLES[6])
    status: str = Field(alias=TITLES[7])
    members: int = Field(alias=TITLES[8])
    place: str = Field(alias=TITLES[9])
    audience: str = Field(alias=TITLES[10])
    responsible: str = Field(alias=TITLES[11])


def as_communities(records: Sequence[Mapping[str, Any]]) -> list[Community]:
    """Make a model of each row, given as title → value."""
    return [Community.model_validate(record) for record in records]
