"""The digest: from the records of one moment to what each person should know; nothing is read and nothing is sent.

`survey_register` once, then `compose_staff_digest` or `compose_admin_digest` for each person, then
`sheets_outreach.digest.render.render_digest`, which needs the ``mail`` extra and is therefore not imported here.
"""

from sheets_outreach.digest.admins import list_admins, may_write_to
from sheets_outreach.digest.compose import (
    Digest,
    Survey,
    compose_admin_digest,
    compose_staff_digest,
    nothing_new,
    survey_register,
)
from sheets_outreach.digest.fingerprint import fingerprint
from sheets_outreach.digest.letter import Letter
from sheets_outreach.digest.parts import Part
from sheets_outreach.digest.planned import Planned
from sheets_outreach.digest.schedule import due_period

__all__ = [
    "Digest",
    "Letter",
    "Part",
    "Planned",
    "Survey",
    "compose_admin_digest",
    "compose_staff_digest",
    "due_period",
    "fingerprint",
    "list_admins",
    "may_write_to",
    "nothing_new",
    "survey_register",
]
