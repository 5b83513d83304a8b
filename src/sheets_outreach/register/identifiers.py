"""Ids of our own choosing for what we put into a workbook: the same in every run, so that a second one is refused."""

from __future__ import annotations

import hashlib

from sheets_outreach.register.columns import Tab


def derive_id(*parts: object) -> int:
    """Derive a positive 31-bit id from what it stands for, the same in every run."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:4], "big") % (2**31 - 1) + 1


def tab_id(tab: Tab) -> int:
    """Give the sheet id of a tab that a job made; it survives renaming."""
    return derive_id("tab", tab)
