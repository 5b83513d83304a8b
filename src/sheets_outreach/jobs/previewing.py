"""The digests as they would be now, for somebody to look at: nothing is claimed, sent or marked."""

from __future__ import annotations

from dataclasses import replace

from sheets_outreach.choices import Frequency
from sheets_outreach.delivery import Envelope, Mailer, build_message, parse_address
from sheets_outreach.errors import DeliveryError
from sheets_outreach.jobs.contacts import Contacts
from sheets_outreach.jobs.send_digest import NO_CONTACTS, TABS, find_mails
from sheets_outreach.register.records import Register
from sheets_outreach.texts import load_texts
from sheets_outreach.workbook.gateway import Gateway

_SENDER = "preview@sheets-outreach.invalid"


def list_mails(gateway: Gateway, only: str = "", contacts: Contacts = NO_CONTACTS) -> list[str]:
    """Say for each recipient what a run would do now."""
    register = gateway.read(TABS)
    texts = load_texts(register.language)
    mails = find_mails(register, gateway.client.now(), gateway.address.url, only, contacts)
    if not mails:
        return [texts.say("job.no-mail-due")]
    return [
        f"{mail.address}: {texts.say(mail.nothing) if mail.nothing else texts.say('job.mail-due')}" for mail in mails
    ]


def preview_mails(gateway: Gateway, mailer: Mailer, only: str = "", contacts: Contacts = NO_CONTACTS) -> int:
    """Write everybody's mail as it would be now, whether it is due or not.

    Args:
        gateway: the workbook.
        mailer: where the mails go, usually a folder.
        only: the one address to write for; "" writes for everybody.
        contacts: admins' addresses that stand in no sheet.

    Returns:
        How many mails there are.
    """
    from sheets_outreach.digest.render import render_digest

    register = _as_if_due(gateway.read(TABS))
    written = 0
    with mailer:
        for mail in find_mails(register, gateway.client.now(), gateway.address.url, only, contacts):
            try:
                envelope = Envelope(_SENDER, parse_address(mail.address), recipient_name=mail.name)
            except DeliveryError:
                # An address that cannot be written to has no mail to look at; `digest` without options says so.
                continue
            mailer.send_message(build_message(render_digest(mail.digest), envelope, mail.key, gateway.client.now()))
            written += 1
    return written


def _as_if_due(register: Register) -> Register:
    """Forget what was sent already, and take every recipient as due now."""
    settings = register.settings.model_copy(update={"digest_weekday": 1, "digest_hour": 0})
    recipients = [
        recipient.model_copy(update={"frequency": Frequency.WEEKLY})
        if recipient.frequency is Frequency.DAILY
        else recipient
        for recipient in register.recipients
    ]
    return replace(register, settings=settings, recipients=recipients, job_notes={})
