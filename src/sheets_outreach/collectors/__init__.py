"""Fetches figures from the platforms that give them; `statistics` says what they mean, a job decides what is wanted.

    settings → registry → a collector a platform → gathering → Gathered

`registry.build_collectors` is not imported here: it brings every platform along, and a run that measures nothing needs
none. Only `http` talks to anybody. How to add a collector of one's own stands in docs/collectors.md.
"""

from sheets_outreach.collectors.collector import Answer, Collector, Kind, Limits, NotAsked, Unanswered, Wanted
from sheets_outreach.collectors.failure import Reason, failure
from sheets_outreach.collectors.gathering import Gathered, Outcome, collect_figures

__all__ = [
    "Answer",
    "Collector",
    "Gathered",
    "Kind",
    "Limits",
    "NotAsked",
    "Outcome",
    "Reason",
    "Unanswered",
    "Wanted",
    "collect_figures",
    "failure",
]
