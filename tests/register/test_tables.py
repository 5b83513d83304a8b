"""The columns of a tab are the fields of its records."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from sheets_outreach.announcement import Announcement, Recipient
from sheets_outreach.community import Community
from sheets_outreach.publication import Publication
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.tables import TABLES


@pytest.mark.parametrize(
    ("tab", "record"),
    [
        (Tab.REGISTER, Community),
        (Tab.DIARY, Publication),
        (Tab.ANNOUNCEMENTS, Announcement),
        (Tab.RECIPIENTS, Recipient),
    ],
)
def test_every_column_of_peoples_is_a_field(tab: Tab, record: type[BaseModel]) -> None:
    """A community ignores what it has no field for: a misspelt key would lose a column without a word."""
    theirs = {column.key for column in TABLES[tab].columns if not column.ours}
    assert theirs - record.model_fields.keys() == set()
