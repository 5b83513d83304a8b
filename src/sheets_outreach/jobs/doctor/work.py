"""Whether the jobs do their work: marks up to date, claims, last runs, the clock, mail; purely from what was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from sheets_outreach.choices import Frequency
from sheets_outreach.environment import read_environment
from sheets_outreach.errors import SettingsError
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.doctor.diagnosis import Diagnosis, error, remark, warning
from sheets_outreach.jobs.erasing import find_overdue
from sheets_outreach.jobs.origin import Origin, read_origin
from sheets_outreach.marking import plan_marks
from sheets_outreach.register.records import Register
from sheets_outreach.rules import check_register
from sheets_outreach.texts import Language, load_texts
from sheets_outreach.workbook.claims import LEASE, standing_claims

_SKEW = timedelta(seconds=60)
_SILENCE = timedelta(days=14)
_UNANNOUNCED_RUNS = 3
_FAILED = "failed"


def examine_clock(google: datetime, ours: datetime) -> Iterator[Diagnosis]:
    """Compare our clock with Google's: signatures and tokens are only good for minutes."""
    if abs(google - ours) > _SKEW:
        yield error("clock", seconds=round(abs(google - ours).total_seconds()))


def examine_marks(register: Register) -> Iterator[Diagnosis]:
    """Look whether our columns say what they should: if not, no check has run since the last edit."""
    plans = plan_marks(register, check_register(register))
    cells = sum(len(plan.edits) for plan in plans.values())
    if cells and not register.settings.paused:
        yield warning("marks-old", n=cells)


def examine_claims(register: Register, now: datetime) -> Iterator[Diagnosis]:
    """Look for claims that nobody will use up."""
    for claim in standing_claims(register).values():
        if claim.until < now - LEASE:
            yield remark("claim-over", key=claim.key, until=f"{claim.until:%Y-%m-%d %H:%M}")
        elif claim.until > now + 4 * LEASE:
            yield error("claim-stuck", key=claim.key, until=f"{claim.until:%Y-%m-%d %H:%M}")


def examine_runs(register: Register, lines: list[Mapping[str, str]], now: datetime) -> Iterator[Diagnosis]:
    """Look at the last line of each job.

    Args:
        register: what was read.
        lines: the jobs tab, column key → text, from top to bottom.
        now: the moment, aware.
    """
    last: dict[str, Mapping[str, str]] = {line.get("job", ""): line for line in lines}
    for job, line in last.items():
        if _is_bad(line.get("status", "")):
            yield warning("run-failed", job=job, at=line.get("at", ""), message=line.get("message", ""))
    moments = [moment for line in lines if (moment := _parse_moment(line.get("at", ""))) is not None]
    if moments and now.replace(tzinfo=None) - max(moments) > _SILENCE and register.communities:
        yield warning("runs-old", at=f"{max(moments):%Y-%m-%d}")


def examine_edits(register: Register, lines: list[Mapping[str, str]], now: datetime) -> Iterator[Diagnosis]:
    """Look whether the sheet's script, which once told of edits, has fallen silent although people type.

    That is so where for two weeks only the schedule came upon new rows, several times. A quiet fortnight is no sign,
    nor are marks that change because a day has passed.

    Args:
        register: for its time zone.
        lines: as `examine_runs` takes them.
        now: the moment, aware.
    """
    since: datetime | None = None
    unannounced = 0
    for line in lines:
        match read_origin(line.get("key", "")):
            case Origin.EDIT:
                since, unannounced = _parse_moment(line.get("at", "")), 0
            case Origin.UNANNOUNCED:
                unannounced += 1
    today = now.astimezone(register.zone).replace(tzinfo=None)
    if since is not None and unannounced >= _UNANNOUNCED_RUNS and today - since > _SILENCE:
        yield warning("edits-lost", since=f"{since:%Y-%m-%d}", n=unannounced)


def _is_bad(status: str) -> bool:
    bad = (JobStatus.PARTIAL.value, _FAILED)
    return any(status == load_texts(language).say(f"job.status.{name}") for language in Language for name in bad)


def _parse_moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def examine_personal_data(register: Register) -> Iterator[Diagnosis]:
    """Look for personal data that is older than the settings allow."""
    overdue = find_overdue(register)
    if overdue:
        yield remark("retention-due", n=len(overdue), months=register.settings.retention_months)


def examine_mail(register: Register, environ: Mapping[str, str], workbook: str) -> Iterator[Diagnosis]:
    """Look whether a digest could be sent from here, and to whom it never will be.

    Args:
        register: for its recipients.
        environ: the environment's variables.
        workbook: the workbook's id.
    """
    wanted = [r for r in register.recipients if r.address and r.frequency is not Frequency.OFF]
    if not any(name.startswith(("OUTREACH_SMTP_", "OUTREACH_MAIL_")) for name in environ):
        if wanted:
            yield remark("mail-elsewhere", n=len(wanted))
        return
    stand_ins = {"OUTREACH_AUTH": "iam", "OUTREACH_WORKBOOKS": workbook}
    try:
        settings = read_environment({**stand_ins, **{name: text for name, text in environ.items() if text.strip()}})
    except SettingsError as refused:
        yield error("environment", message=refused.message)
        return
    missing = [
        name
        for name, value in (
            ("OUTREACH_SMTP_HOST", settings.smtp_host),
            ("OUTREACH_MAIL_FROM", settings.mail_from),
            ("OUTREACH_MAIL_DOMAINS", settings.mail_domains),
        )
        if not value
    ]
    if missing:
        yield error("mail-incomplete", names=", ".join(missing))
        return
    outside = [r for r in wanted if r.address.rpartition("@")[2].strip().casefold() not in settings.mail_domains]
    if outside:
        rows = ", ".join(str(recipient.row) for recipient in outside[:10])
        yield warning("mail-domains", rows=rows, domains=", ".join(sorted(settings.mail_domains)))
