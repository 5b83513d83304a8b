"""How mails go out: from whom, to which domains, through which server; the sheet has no say in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sheets_outreach.environment.settings import Environment, read_environment
from sheets_outreach.errors import SettingsError
from sheets_outreach.jobs.contacts import Contacts, read_contacts

if TYPE_CHECKING:
    from sheets_outreach.delivery import SmtpMailer


@dataclass(frozen=True, slots=True)
class Posting:
    """How mails go out.

    Attributes:
        sender: address they come from.
        domains: where the library's own people may be; nobody else is written to, whatever the sheet says.
        cap: mails a run sends at most.
        only: the one address to write to; "" writes to everybody.
        contacts: admins' addresses that stand in no sheet.
    """

    sender: str
    domains: frozenset[str] = frozenset()
    cap: int = 200
    only: str = ""
    contacts: Contacts = field(default_factory=Contacts)


def plan_posting(environment: Environment, only: str = "") -> Posting:
    """Say from whom and to which domains mails go.

    Raises:
        SettingsError: the environment names no sender, or contacts that cannot be read.
    """
    if not environment.mail_from:
        raise SettingsError("OUTREACH_MAIL_FROM must be the address mails are sent from.")
    contacts = read_contacts(environment.contacts)
    return Posting(environment.mail_from, frozenset(environment.mail_domains), only=only, contacts=contacts)


def make_mailer(environment: Environment) -> SmtpMailer:
    """Make the mailer the environment describes; no connection is opened yet.

    Raises:
        SettingsError: the environment names no mail server.
    """
    if not environment.smtp_host:
        raise SettingsError("OUTREACH_SMTP_HOST must be the name of the mail server.")
    from sheets_outreach.delivery import Security, SmtpMailer, SmtpServer

    password = environment.smtp_password.get_secret_value() if environment.smtp_password else ""
    security = Security(environment.smtp_security.value)
    return SmtpMailer(
        SmtpServer(environment.smtp_host, environment.smtp_port, security, environment.smtp_user or "", password)
    )


def read_desk_environment(environ: Mapping[str, str], workbook_id: str) -> Environment:
    """Read the environment of somebody at the command line, who needs no door: they are in the room.

    Args:
        environ: ``os.environ`` or a stand-in.
        workbook_id: the workbook they named.

    Raises:
        SettingsError: a variable is unusable.
    """
    return read_environment({**environ, "OUTREACH_AUTH": "iam", "OUTREACH_WORKBOOKS": workbook_id})
