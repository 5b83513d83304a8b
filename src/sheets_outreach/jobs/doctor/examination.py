"""The whole examination, one part after another: what cannot be reached leaves the parts behind it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain

from sheets_outreach.errors import AccessError, OutreachError, RegisterError, WorkbookError
from sheets_outreach.jobs.doctor.access import diagnose_refusal
from sheets_outreach.jobs.doctor.claims_probe import probe_claims
from sheets_outreach.jobs.doctor.diagnosis import Diagnosis, Weight
from sheets_outreach.jobs.doctor.sheet import examine_columns, examine_looks, examine_settings, examine_tabs
from sheets_outreach.jobs.doctor.work import (
    examine_claims,
    examine_clock,
    examine_edits,
    examine_mail,
    examine_marks,
    examine_personal_data,
    examine_runs,
)
from sheets_outreach.jobs.setup.charts import CHARTS_SHEET
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.texts import Language, Texts, load_texts
from sheets_outreach.workbook.address import parse_address
from sheets_outreach.workbook.client import PatientClient
from sheets_outreach.workbook.contents import read_known_tabs
from sheets_outreach.workbook.gateway import Gateway, account_name
from sheets_outreach.workbook.opening import connect, open_gateway
from sheets_outreach.workbook.pace import Direction
from sheets_outreach.workbook.structure import read_structure

_PATIENCE_S = 20.0


@dataclass(slots=True)
class Part:
    """One part of the examination.

    Attributes:
        name: key of its name under ``doctor.part``.
        found: what is wrong; empty where all is well.
        params: what its name needs.
    """

    name: str
    found: list[Diagnosis] = field(default_factory=list)
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Examination:
    """What the doctor found.

    Attributes:
        language: of the sentences: the sheet's, English where it could not be read.
        parts: in the order they were looked at.
    """

    language: Language = Language.EN
    parts: list[Part] = field(default_factory=list)

    @property
    def found(self) -> list[Diagnosis]:
        """All that is wrong."""
        return [diagnosis for part in self.parts for diagnosis in part.found]

    @property
    def has_errors(self) -> bool:
        """Whether anything stops work."""
        return any(diagnosis.weight is Weight.ERROR for diagnosis in self.found)

    @property
    def texts(self) -> Texts:
        """The words to say it in."""
        return load_texts(self.language)

    def as_fields(self) -> dict[str, object]:
        """Give it as JSON."""
        return {
            "parts": [
                {
                    "part": part.name,
                    "found": [
                        {
                            "code": one.code,
                            "severity": one.weight.value,
                            "message": one.say(self.texts),
                            "mend": one.mend(self.texts),
                        }
                        for one in part.found
                    ],
                }
                for part in self.parts
            ]
        }

    def add(self, name: str, found: Iterable[Diagnosis], **params: object) -> None:
        """Add a part."""
        self.parts.append(Part(name, list(found), params))


def examine(
    workbook: str,
    environ: Mapping[str, str],
    client: PatientClient | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Examination:
    """Examine a workbook.

    1. Credentials, and whether the workbook lets us read it.
    2. The clock, against the ``Date`` of Google's answer.
    3. Tabs, titles, our columns, looks, settings.
    4. The work: marks, claims, last runs, mail.
    5. Whether Google refuses the second taker, by trying it; this is all the doctor writes, and it is taken away again.

    Args:
        workbook: a Google Sheets address or id, or an address on a local server.
        environ: the environment's variables.
        client: one's own client.
        clock: this machine's time, aware.

    Raises:
        AddressError: not such an address.
    """
    address, result = parse_address(workbook), Examination()
    if address.path is not None:
        open_gateway(address)
    try:
        client = client or connect(address, _PATIENCE_S)
    except AccessError as refusal:
        result.add("access", [diagnose_refusal(refusal, address, None)])
        return result
    gateway = open_gateway(address, client)
    try:
        _examine(gateway, result, environ, clock)
    except WorkbookError as refusal:
        result.add("access", [diagnose_refusal(refusal, address, client)])
    return result


def _examine(gateway: Gateway, result: Examination, environ: Mapping[str, str], clock: Callable[[], datetime]) -> None:
    structure = read_structure(gateway, [CHARTS_SHEET])
    now, ours = gateway.client.now(), clock()
    cells = {sheet_id: tab.rows for sheet_id, tab in structure.tabs.items()}
    tabs = read_known_tabs(structure.workbook, cells, now)
    result.language = tabs.language
    result.add("access", [], account=account_name(gateway.client))
    result.add("clock", examine_clock(now, ours))
    result.add("tabs", examine_tabs(structure, tabs))
    result.add("columns", examine_columns(structure, tabs))
    result.add("looks", examine_looks(structure, now) if Tab.REGISTER in tabs.tabs else [])
    result.add("settings", examine_settings(structure, tabs))
    try:
        register = gateway.read(tuple(Tab))
    except RegisterError:
        register = tabs
    else:
        result.add("marks", examine_marks(register))
    lines = _job_lines(register)
    runs = (examine_claims(register, now), examine_runs(register, lines, now), examine_edits(register, lines, now))
    result.add("runs", chain.from_iterable(runs))
    result.add("personal", examine_personal_data(register))
    result.add("mail", examine_mail(register, environ, gateway.address.id))
    sheet_id = _scratch_tab(register, structure.workbook.sheets[0].id)
    result.add("claims", _try_claims(gateway, sheet_id))
    counts = gateway.client.pace.counts
    result.add("quota", [], reads=counts[Direction.READ], writes=counts[Direction.WRITE])


def _scratch_tab(register: Register, first: int) -> int:
    jobs = register.tabs.get(Tab.JOBS)
    return jobs.layout.sheet.id if jobs is not None else first


def _try_claims(gateway: Gateway, sheet_id: int) -> Sequence[Diagnosis]:
    try:
        return list(probe_claims(gateway, sheet_id))
    except OutreachError as refusal:
        return [diagnose_refusal(refusal, gateway.address, gateway.client, writing=True)]


def _job_lines(register: Register) -> list[Mapping[str, str]]:
    jobs = register.tabs.get(Tab.JOBS)
    if jobs is None:
        return []
    columns = jobs.own.texts
    rows = sorted({row for texts in columns.values() for row in texts})
    return [{key: texts.get(row, "") for key, texts in columns.items()} for row in rows]
