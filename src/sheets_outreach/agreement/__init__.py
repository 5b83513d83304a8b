"""What was agreed with a community, read from the words people typed, and said back in the language of the sheet."""

from __future__ import annotations

from sheets_outreach.agreement.model import Agreement, Period, PerPeriod
from sheets_outreach.agreement.parsing import parse_agreement
from sheets_outreach.agreement.wording import describe_agreement

__all__ = ["Agreement", "PerPeriod", "Period", "describe_agreement", "parse_agreement"]
