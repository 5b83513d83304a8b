"""Rules about the agreement of a community: it is there, and it was understood."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_outreach.choices import Status
from sheets_outreach.community import Community
from sheets_outreach.rules.context import Context
from sheets_outreach.rules.rule import SILENT, Remark, remark


def judge_agreement(community: Community, context: Context) -> Sequence[Remark]:
    """Judge whether there is an agreement where there should be one, and whether all of it was understood."""
    agreement = community.agreement
    if not agreement.text or agreement.none_yet:
        if community.status is not Status.AGREED or community in context.own_channels:
            return SILENT
        return remark("agreement-missing", "agreement", variant="none-yet" if agreement.none_yet else "")
    if agreement.ambiguous:
        return remark("agreement-unclear", "agreement", variant="ambiguous", text=agreement.text)
    if agreement.understood:
        return SILENT
    return remark("agreement-unclear", "agreement", text=" … ".join(agreement.not_understood) or agreement.text)
