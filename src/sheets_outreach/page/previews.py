"""What would the digest say today, and to whom? Mails are composed as the job composes them, and nothing is sent.

Unlike the job it asks neither whether a mail is due nor whether it was sent: it shows what there is to say now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sheets_outreach.announcement import Recipient
from sheets_outreach.digest.compose import Digest, compose_admin_digest, compose_staff_digest
from sheets_outreach.digest.consent import list_admins
from sheets_outreach.digest.letter import Letter
from sheets_outreach.jobs.send_digest import TABS
from sheets_outreach.jobs.surveying import survey_for
from sheets_outreach.register.records import Register
from sheets_outreach.texts import load_texts
from sheets_outreach.workbook.gateway import Gateway

_MOST = 30
"""Mails shown at most; a register with more recipients shows its first."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A mail that could be sent.

    Attributes:
        reader: whose it would be, as one line.
        letter: the mail.
    """

    reader: str
    letter: Letter


def preview_mails(gateway: Gateway) -> list[Preview]:
    """Compose the mails of today.

    Args:
        gateway: the workbook; it is only read.

    Raises:
        OutreachError: it cannot be read or has no register.
        ModuleNotFoundError: the ``mail`` extra is missing.
    """
    from sheets_outreach.digest.render import render_digest

    register = gateway.read(TABS)
    return [Preview(reader, render_digest(digest)) for reader, digest in _digests(register, gateway.address.url)]


def _digests(register: Register, workbook: str) -> Iterator[tuple[str, Digest]]:
    survey = survey_for(register, workbook)
    texts = load_texts(register.language)
    # Without anybody in the list the page still shows what a member of staff would get.
    somebody = Recipient(row=0, name=texts.say("page.somebody"), language=register.language)
    for recipient in list(register.recipients)[:_MOST] or [somebody]:
        yield recipient.name or recipient.address, compose_staff_digest(survey, recipient)
    for community in list_admins(register)[:_MOST]:
        reader = texts.say("page.admin-of", community=community.name)
        yield reader, compose_admin_digest(survey, community)
