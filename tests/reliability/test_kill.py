"""Deaths at random moments; `python -m tests.reliability.kill` does it five hundred times."""

from __future__ import annotations

from pathlib import Path

from tests.reliability.kill import kill_often


def test_nothing_acknowledged_is_lost_and_no_claim_is_stuck(tmp_path: Path) -> None:
    """Ten deaths of the jobs and of the server, in processes of their own; the next runs make everything whole."""
    killed, damages, _ = kill_often(10, 7, tmp_path)
    assert killed.total() >= 10
    assert not damages
