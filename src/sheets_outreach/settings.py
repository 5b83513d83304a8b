"""What a library sets in its own sheet: limits, places, platforms; secrets and machines never stand there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sheets_outreach.links import Platform
from sheets_outreach.texts import Language


class Settings(BaseModel):
    """The Settings tab; every setting has a default, so an empty or missing tab is a valid one.

    Attributes:
        places: what is near the library: metro stations, districts, streets, parks.
        language: of everything written into the sheet; None means the language of its titles.
        paused: True stops every job before it writes or sends anything but this tab's own findings.
        allowed_platforms: the municipality's list; None allows all.
        restricted_platforms: platform → the warning to show.
        min_members: below it a community is small.
        likes_share: typical likes in percent of the members.
        walking_radius_km: how far people come on foot.
        driving_radius_km: how far people come by car.
        days_without_agreement: days between posts where nothing was agreed.
        hours_per_week: hours an employee has for all their communities; None where nobody said.
        own_sites: host names of the library's own sites.
        digest_weekday: ISO day of the weekly digest, Monday is 1.
        digest_hour: hour of the day in the sheet's time zone.
        retention_months: after so many months personal data is due for erasure; None keeps it.
    """

    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True, extra="forbid")

    library_name: str = ""
    places: tuple[str, ...] = ()
    language: Language | None = None
    paused: bool = False
    allowed_platforms: frozenset[Platform] | None = None
    restricted_platforms: Mapping[Platform, str] = Field(default_factory=dict)
    min_members: Annotated[int, Field(ge=0)] = 2000
    likes_share: Annotated[float, Field(ge=0, le=100)] = 5.0
    walking_radius_km: Annotated[float, Field(gt=0, le=100)] = 1.5
    driving_radius_km: Annotated[float, Field(gt=0, le=500)] = 5.0
    days_without_agreement: Annotated[int, Field(ge=1, le=365)] = 14
    hours_per_week: Annotated[float | None, Field(gt=0, le=80)] = None
    own_sites: tuple[str, ...] = ()
    digest_weekday: Annotated[int, Field(ge=1, le=7)] = 1
    digest_hour: Annotated[int, Field(ge=0, le=23)] = 9
    retention_months: Annotated[int | None, Field(ge=1, le=600)] = None
