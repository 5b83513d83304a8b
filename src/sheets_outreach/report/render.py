"""The report as one HTML file that needs nothing else: no script, no font, no picture, nothing fetched.

It decides nothing. Readable on a telephone, and on paper. Needs the ``mail`` extra for Jinja and Babel.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined

from sheets_outreach.report.facts import Comparison, Report
from sheets_outreach.report.voice import Voice
from sheets_outreach.texts import Language

MOST_LISTED = 20
"""So many communities are listed; the report is for reading, the sheet has all."""

_ENVIRONMENT = Environment(
    loader=PackageLoader("sheets_outreach.report"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render_report(report: Report, language: Language) -> str:
    """Render a report.

    Args:
        report: what it says.
        language: in which language.

    Returns:
        A whole HTML document.
    """
    voice = Voice(report, language)
    return _ENVIRONMENT.get_template("report.html").render(
        report=report,
        v=voice,
        most=MOST_LISTED,
        largest=largest,
        platform_names=list(map(voice.platform, report.seeking.platforms)),
        offer_names=list(map(voice.choice, report.seeking.offers)),
    )


def largest(sums: Iterable[Comparison]) -> int:
    """Give the most reactions of any line, at least 1: what the longest bar stands for."""
    both = [found.reactions or 0 for pair in sums for found in (pair.now, pair.before)]
    return max(both, default=0) or 1
