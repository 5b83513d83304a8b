"""Rules about the library's own choice of platforms: what a municipality allows, and what it warns of."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_outreach.cadence import is_forbidden
from sheets_outreach.community import Community
from sheets_outreach.rules.context import Context, is_settled
from sheets_outreach.rules.rule import SILENT, Remark, remark


def judge_platform(community: Community, context: Context) -> Sequence[Remark]:
    """Judge the community's platform by the settings."""
    settings = context.settings
    if settings.allowed_platforms is None and not settings.restricted_platforms:
        return SILENT
    if is_settled(community):
        return SILENT
    platform = community.platform
    if is_forbidden(platform, settings):
        return remark("platform-not-allowed", "link", platform=platform.value)
    warning = settings.restricted_platforms.get(platform)
    if warning is None:
        return SILENT
    variant = "warning" if warning else ""
    return remark("platform-restricted", "link", platform=platform.value, warning=warning, variant=variant)
