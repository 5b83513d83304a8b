"""One round of mails: each is sent and marked before the next; whom to write to and what was decided before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sheets_outreach.errors import DeliveryError, MovedError, SettingsError, UnavailableError
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.journal import job_line
from sheets_outreach.jobs.posting import Posting
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import OwnValue, TabPlan, WritePlan, plan_tab
from sheets_outreach.texts import load_texts
from sheets_outreach.workbook.claims import release, standing_claims, use_up
from sheets_outreach.workbook.client import UncertainWriteError
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.settling import ROUNDS, read_whole, settle

if TYPE_CHECKING:
    from sheets_outreach.delivery import Mailer
    from sheets_outreach.digest.compose import Digest

JOB = "send_digest"
_TABS = (Tab.JOBS, Tab.RECIPIENTS)
_MARK_ROUNDS = 2 * ROUNDS
"""A mail that is out must be noted: more patience than elsewhere, though less than a claim's lease."""

_UNNOTED = (
    "A mail was handled that could not be noted in the workbook; "
    "if it went out, the next run may send it again under the same Message-ID."
)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that is due.

    Attributes:
        key: of its claim and its line in the jobs tab; nobody's address can be read from it.
        stop_key: of the line that says that this address is not written to any more.
        address: as the sheet has it.
        name: whose it is.
        digest: what it says, or None where nothing is to be said.
        row: the recipient's row; None for a community's admin.
        nothing: key of the text that says why nothing is to be said.
    """

    key: str
    stop_key: str
    address: str
    name: str
    digest: Digest
    row: int | None = None
    nothing: str = ""


class MailRound:
    """Sends the mails of one run.

    Args:
        gateway: the workbook.
        register: the workbook as it was after the claims were taken.
        mailer: hands mails over.
        posting: from whom and to which domains.
        run: name of the run that holds the claims.
    """

    def __init__(self, gateway: Gateway, register: Register, mailer: Mailer, posting: Posting, run: str) -> None:
        self._gateway, self._mailer, self._posting, self._run = gateway, mailer, posting, run
        self._library = register.settings.library_name
        self._texts = load_texts(register.language)
        # Only these tabs are read back after each mark; the rest of the workbook would come along with every mail.
        self._register = replace(register, tabs={tab: register.tabs[tab] for tab in _TABS if tab in register.tabs})
        # By address: rows may have moved before the states are shown.
        self._states: dict[str, OwnValue] = {}
        self._open: set[str] = set()
        self.counts = {"sent": 0, "skipped": 0, "failed": 0, "later": 0}

    def handle(self, mails: Sequence[Mail], *, until: datetime) -> None:
        """Send one mail after the other, each marked before the next.

        Args:
            mails: what we hold claims on.
            until: when to stop, before the claims' lease is over.

        Raises:
            SettingsError: the mail server takes nothing from us, or the ``mail`` extra is missing.
        """
        self._open = {mail.key for mail in mails}
        with self._mailer:
            for number, mail in enumerate(mails):
                if self._gateway.client.now() > until or not self._handle_one(mail):
                    self.counts["later"] += len(mails) - number
                    return

    def _handle_one(self, mail: Mail) -> bool:
        """Send and mark one mail; False where no mail at all can go out at the moment."""
        if mail.nothing:
            self.counts["skipped"] += 1
            self._mark(mail, JobStatus.SKIPPED, self._texts.say(mail.nothing), mail.key)
            return True
        try:
            self._send(mail)
        except DeliveryError as error:
            return self._note_failure(mail, error)
        from sheets_outreach.digest.fingerprint import fingerprint

        self.counts["sent"] += 1
        self._show(mail, self._texts.say("mail.sent", day=self._register.today.isoformat()))
        note = f"{mail.key} {fingerprint(mail.digest.blocks)}"
        self._mark(mail, JobStatus.OK, self._texts.say("job.mail-sent"), note)
        return True

    def _send(self, mail: Mail) -> None:
        # Not at the top: what makes and carries a mail is of no use to a run that sends none.
        from sheets_outreach.delivery import Envelope, build_message, check_domain, parse_address

        try:
            from sheets_outreach.digest.render import render_digest
        except ModuleNotFoundError as error:
            raise SettingsError("Mail needs more packages: pip install 'sheets-outreach[mail]'.") from error
        address = parse_address(mail.address)
        if mail.row is not None:
            check_domain(address, self._posting.domains)
        sender = self._posting.sender
        envelope = Envelope(sender, address, sender_name=self._library, recipient_name=mail.name)
        # The same person may be written to about two libraries' sheets in one week: these are two mails.
        key = f"{self._gateway.address.id} {mail.key}"
        message = build_message(render_digest(mail.digest), envelope, key, self._gateway.client.now())
        self._mailer.send_message(message)

    def _note_failure(self, mail: Mail, error: DeliveryError) -> bool:
        if not error.permanent:
            self._show(mail, self._texts.say("mail.later"))
            if error.where.get("stage") == "connect":
                return False
            self.counts["later"] += 1
            return True
        self.counts["failed"] += 1
        if "said" in error.where:
            # The mail server will never take mail for this address: it is not tried again until the address changes.
            text, key = self._texts.say("mail.refused", said=error.where["said"]), mail.stop_key
        else:
            text, key = self._texts.say("mail.domain" if "domain" in error.where else "mail.bad-address"), mail.key
        self._show(mail, text)
        self._mark(mail, JobStatus.FAILED, text, key)
        return True

    def _show(self, mail: Mail, state: str) -> None:
        if mail.row is not None:
            self._states[_fold(mail.address)] = state

    def _mark(self, mail: Mail, status: JobStatus, message: str, key: str) -> None:
        """Write the line and use up the claim in one write; look before trying again at what may have been written."""
        self._open.discard(mail.key)
        name = key.split(" ", maxsplit=1)[0]
        for attempt in range(1, _MARK_ROUNDS + 1):
            claims = use_up(self._register, [mail.key], self._run)
            # Without a claim of anybody's (somebody took our protected range away) the mail must be noted all the more.
            replaced = not claims and mail.key in standing_claims(self._register)
            if name in self._register.job_notes or replaced:
                return
            line = job_line(self._register, self._gateway.client.now(), JOB, status, message, key)
            lines = {Tab.JOBS: plan_tab(self._register.tabs[Tab.JOBS], {}, appended=(line,))}
            plan = WritePlan(lines | self._plan_states(self._register), claims)
            self._register = self._write(plan, attempt)
        raise UnavailableError(_UNNOTED)

    def _write(self, plan: WritePlan, attempt: int) -> Register:
        """Write what marks a mail, and give the state after it, whether it was written or not."""
        try:
            try:
                after = self._gateway.write(plan, self._register, _TABS)
            except (MovedError, UncertainWriteError):
                self._gateway.client.pause(attempt)
                after = None
            return after if after is not None else read_whole(self._gateway, _TABS)
        except UnavailableError as error:
            raise UnavailableError(_UNNOTED) from error

    def give_back(self, mails: Sequence[Mail]) -> None:
        """Give back the claims on mails that were not sent, so that the next run need not wait for the lease to end."""
        keys = [mail.key for mail in mails if mail.key in self._open]
        if keys:
            release(self._gateway, _TABS, self._register, keys, self._run)

    def show_states(self) -> None:
        """See that the recipients tab says how things stand with each of them, on the right rows."""
        settle(self._gateway, _TABS, lambda found: WritePlan(self._plan_states(found)), start=self._register)

    def _plan_states(self, found: Register) -> dict[Tab, TabPlan]:
        records = found.tabs.get(Tab.RECIPIENTS)
        if not self._states or records is None:
            return {}
        states: dict[int, OwnValue] = {}
        for recipient in found.recipients:
            state = self._states.get(_fold(recipient.address)) or recipient.state
            if state:
                states[recipient.row] = state
        return {Tab.RECIPIENTS: plan_tab(records, {"state": states})}


def _fold(address: str) -> str:
    """Fold an address as the keys of mails do: one person may stand in two rows in two spellings."""
    return address.strip().casefold()
