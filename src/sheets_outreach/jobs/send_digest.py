"""Sends each person the few things they must do, once a period, and nothing where there is nothing.

The order that keeps a mail from going out twice: claim all recipients in one batch, send, mark each in a write that
uses up its claim. A crash between the mail server's answer and the mark is the one window left; the Message-ID is
derived from the key, so a second copy is recognisable as one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sheets_outreach.choices import Frequency
from sheets_outreach.digest.consent import list_admins
from sheets_outreach.digest.schedule import due_period
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.contacts import Contacts
from sheets_outreach.jobs.mail_round import Mail, MailRound
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.jobs.posting import Posting
from sheets_outreach.jobs.run import Run
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.texts import load_texts
from sheets_outreach.workbook.claims import Standing, claim_work, standing_claims
from sheets_outreach.workbook.gateway import Gateway

if TYPE_CHECKING:
    from sheets_outreach.delivery import Mailer
    from sheets_outreach.digest.compose import Survey

JOB = "send_digest"
TABS = tuple(tab for tab in Tab if tab not in {Tab.PLAN, Tab.SEARCH})
_LAST_MOMENT = timedelta(minutes=2)
"""So long before its lease ends a run sends no more: the mark must still find the claim."""


NO_CONTACTS = Contacts()


def find_mails(
    register: Register, now: datetime, workbook: str, only: str = "", contacts: Contacts = NO_CONTACTS
) -> list[Mail]:
    """Find the mails that are due and not yet sent, with what they say; pure.

    Args:
        register: the workbook.
        now: the moment, aware.
        workbook: its address, for links to its cells.
        only: the one address to consider; "" considers all.
        contacts: admins' addresses that stand in no sheet.
    """
    register = contacts.complete(register)
    local = now.astimezone(register.zone)
    survey: Survey | None = None
    found: dict[str, Mail] = {}
    for due in _due(register, local):
        if (only and due.address.casefold() != only.casefold()) or due.stop_key in register.job_notes:
            continue
        # An address that stands in two rows is one person, who gets one mail.
        if due.key in register.job_notes or due.key in found:
            continue
        if survey is None:
            # Not at the top: where nobody's mail is due, nothing of what one is made from is needed.
            from sheets_outreach.jobs.surveying import survey_for

            survey = survey_for(register, workbook)
        found[due.key] = _compose(due, survey, register)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Due:
    key: str
    stop_key: str
    address: str
    index: int
    is_admin: bool
    daily: bool


def _due(register: Register, local: datetime) -> Iterator[_Due]:
    for index, recipient in enumerate(register.recipients):
        period = due_period(recipient.frequency, register.settings, local)
        if period and recipient.address:
            person = digest_of(recipient.address)
            daily = recipient.frequency is Frequency.DAILY
            yield _Due(f"digest:{period}:{person}", f"stopped:{person}", recipient.address, index, False, daily)  # noqa: FBT003
    period = due_period(Frequency.WEEKLY, register.settings, local)
    for index, community in enumerate(list_admins(register) if period else ()):
        person = digest_of("\n".join((*community.key, community.admin_email)))
        yield _Due(f"digest:{period}:{person}", f"stopped:{person}", community.admin_email, index, True, False)  # noqa: FBT003


def digest_of(text: str) -> str:
    """Give a short hash that stands for a person, so that keys hold no address.

    >>> digest_of(" Anna@Library.example") == digest_of("anna@library.example")
    True
    """
    return hashlib.sha256(text.strip().casefold().encode()).hexdigest()[:16]


def _compose(due: _Due, survey: Survey, register: Register) -> Mail:
    from sheets_outreach.digest.compose import compose_admin_digest, compose_staff_digest, nothing_new

    if due.is_admin:
        community = list_admins(register)[due.index]
        digest, name, row = compose_admin_digest(survey, community), community.admin, None
    else:
        recipient = register.recipients[due.index]
        digest, name, row = compose_staff_digest(survey, recipient), recipient.name, recipient.row
    last = _last_fingerprint(register, due.key) if due.daily else ""
    return Mail(due.key, due.stop_key, due.address, name, digest, row, nothing_new(digest, last) or "")


def _last_fingerprint(register: Register, key: str) -> str:
    """Give what the last mail to the same person noted about what it said."""
    person = key.rpartition(":")[2]
    notes = [note for other, note in register.job_notes.items() if other.startswith("digest:") and person in other]
    return notes[-1] if notes else ""


def send_digest(gateway: Gateway, mailer: Mailer, posting: Posting) -> JobOutcome:
    """Send what is due.

    1. Read, and compose; where nothing is due, end.
    2. Claim the mails, all in one batch.
    3. Send one after the other, and mark each before the next: sent, or stopped for good, or nothing to say.
    4. Give back the claims on what could not be sent now, and say in the recipients tab how things stand.

    Args:
        gateway: the workbook.
        mailer: hands mails over.
        posting: from whom, to which domains, how many.

    Raises:
        SettingsError: the mail server takes nothing from us.
        OutreachError: the workbook cannot be read or written.
    """
    run = Run(JOB, gateway)
    client, address = gateway.client, gateway.address.url

    def due_keys(register: Register) -> Sequence[str]:
        if register.settings.paused:
            return ()
        mails = find_mails(register, client.now(), address, posting.only, posting.contacts)
        return [mail.key for mail in mails][: posting.cap]

    register, standings = claim_work(gateway, TABS, due_keys, run.name)
    texts = load_texts(register.language)
    if register.settings.paused:
        return run.end(JobStatus.SKIPPED, texts.say("job.paused"))
    if not standings:
        return run.end(JobStatus.SKIPPED, texts.say("job.no-mail-due"))
    ours = {key for key, standing in standings.items() if standing is Standing.OURS}
    due = find_mails(register, client.now(), address, posting.only, posting.contacts)
    mails = [mail for mail in due if mail.key in ours]
    if not mails:
        return run.end(JobStatus.BUSY, texts.say("job.busy"))
    lease_ends = min(claim.until for key, claim in standing_claims(register).items() if key in ours)
    round_ = MailRound(gateway, register, mailer, posting, run.name)
    try:
        round_.handle(mails, until=lease_ends - _LAST_MOMENT)
    finally:
        round_.give_back(mails)
    round_.show_states()
    counts = {"due": len(mails), **round_.counts}
    status = JobStatus.PARTIAL if counts["failed"] or counts["later"] else JobStatus.OK
    return run.end(status, texts.say("job.mailed", **counts), counts)
