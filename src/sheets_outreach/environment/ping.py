"""Tells a dead-man switch that a scheduled run came to an end, and nothing else about the run.

The address is one that raises an alarm when nobody calls it for too long, such as a check at Healthchecks.
"""

from __future__ import annotations

import logging
from urllib.parse import quote

import requests

TIMEOUT_S = 5
JOB = "{job}"

_log = logging.getLogger(__name__)


def ping(url: str, job: str) -> None:
    """Call the address of a dead-man switch; that it does not answer never harms a run.

    Args:
        url: the address; ``{job}`` in it becomes the job's name.
        job: which job has run.
    """
    try:
        requests.get(url.replace(JOB, quote(job, safe="")), timeout=TIMEOUT_S).raise_for_status()
    except requests.RequestException as error:
        _log.warning("The dead-man switch did not answer: %s", type(error).__name__)
