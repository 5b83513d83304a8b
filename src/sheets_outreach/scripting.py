"""A workbook for scripts: typed records from one call, rows added by another; every promise of the jobs holds here too.

Nothing is read before it is asked for, and nothing is written but by `add_publications` and `write`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from sheets_outreach.choices import PostKind, choice_words
from sheets_outreach.errors import AddressError, FileError
from sheets_outreach.jobs.checking import Report, report
from sheets_outreach.jobs.importing import Source, import_contents
from sheets_outreach.planning import Plan, plan_posts
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Sheet
from sheets_outreach.register.reading import Workbook as Tabs
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from sheets_outreach.register.writing import WritePlan
from sheets_outreach.texts import Language
from sheets_outreach.workbook.address import Address, parse_address
from sheets_outreach.workbook.client import PatientClient
from sheets_outreach.workbook.contents import Contents, TabContents
from sheets_outreach.workbook.files import read_file
from sheets_outreach.workbook.files.cells import Value, make_cell
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.opening import open_gateway

_ALL = tuple(Tab)


class NewPublication(BaseModel):
    """A publication to be added to the diary; the fields are the diary's columns.

    Attributes:
        date: the day it was posted, in the sheet's own time zone.
        community: name or link of the community, as the register has it.
        topic: what it was about.
    """

    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True, extra="forbid")

    date: dt.date
    community: str
    topic: str
    post_link: str = ""
    kind: PostKind | None = None
    author: str = ""
    text: str = ""
    image_credit: str = ""
    approval_asked_on: dt.date | None = None
    approved_on: dt.date | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    views: int | None = None
    note: str = ""


@dataclass(slots=True)
class OpenWorkbook:
    """A workbook that has been opened; make one with `open_workbook`.

    Attributes:
        address: where it is.
    """

    address: Address
    _gateway: Gateway | None
    _seen: Register | None = None

    def read(self) -> Register:
        """Read everything: communities, publications, announcements, recipients, settings, measurements.

        Raises:
            RegisterError: there is no register in it.
            WorkbookError: it cannot be read.
            FileError: the file cannot be read.
        """
        if self._gateway is None:
            assert self.address.path is not None
            now = dt.datetime.now(dt.UTC)  # noqa: TID251 - a script stands where a job does
            return read_file(self.address.path, now, _ALL)
        self._seen = self._gateway.read(_ALL)
        return self._seen

    def check(self) -> Report:
        """Read everything and judge it: findings, and the same as sentences in the language of the sheet.

        Raises:
            OutreachError: as `read`.
        """
        return report(self.read())

    def posting_plan(self, today: dt.date | None = None) -> Plan:
        """Plan the posts of the coming two weeks; nothing is written.

        Args:
            today: the first day to plan for; the day in the sheet's time zone where it is left out.

        Raises:
            OutreachError: the workbook cannot be read or has no register.
        """
        register = self.read()
        return plan_posts(register, today or register.today)

    def add_publications(self, publications: Iterable[NewPublication | Mapping[str, object]]) -> int:
        """Append rows to the diary.

        A publication that stands there already (the same post link; without one the same community, day and topic) is
        not added again, so that a script may be run twice.

        Args:
            publications: records, or mappings of their fields.

        Returns:
            How many rows were added.

        Raises:
            FileError: one of them lacks a field, has one that is not known, or of another type.
            RegisterError: the workbook has no register yet.
            WorkbookError: it cannot be written; files never can.
        """
        gateway = self._door()
        records = [_as_record(number, one) for number, one in enumerate(publications, start=1)]
        if not records:
            return 0
        language = gateway.read({Tab.REGISTER, Tab.SETTINGS}).language
        found = import_contents(gateway, Source(_as_contents(records, language), "add_publications"))
        return sum(counts.new for counts in found.tabs)

    def write(self, plan: WritePlan) -> Register:
        """Carry out a plan that was made on what was read last, whole or not at all.

        Returns:
            The workbook after it.

        Raises:
            MovedError: somebody has moved what the plan is about; read and decide again.
            WorkbookError: it cannot be written; files never can.
        """
        gateway = self._door()
        before = self._seen if self._seen is not None else self.read()
        after = gateway.write(plan, before, _ALL) if plan else before
        self._seen = after if after is not None else gateway.read(_ALL)
        return self._seen

    def _door(self) -> Gateway:
        if self._gateway is None:
            raise AddressError(f"«{self.address.path}» is a file: it can be read, but nothing can be written to it.")
        return self._gateway


def open_workbook(address: str, client: PatientClient | None = None) -> OpenWorkbook:
    """Open a workbook; nothing is read yet.

    Args:
        address: a Google Sheets address or id, an address on a local server, or an ``.xlsx``, ``.ods`` or ``.csv``
            file.
        client: one's own client; else Google's application default credentials are used.

    Raises:
        AddressError: not such an address.
        AccessError: there are no credentials.
    """
    parsed = parse_address(address)
    return OpenWorkbook(parsed, None if parsed.path is not None else open_gateway(parsed, client))


def _as_record(number: int, given: NewPublication | Mapping[str, object]) -> NewPublication:
    if isinstance(given, NewPublication):
        return given
    try:
        return NewPublication.model_validate(dict(given))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise FileError(f"Publication {number}: «{field}» cannot be used: {first['msg'].lower()}.") from error


def _as_contents(records: list[NewPublication], language: Language) -> Contents:
    """Put the records into a diary of their own, as if they came from a file."""
    table = TABLES[Tab.DIARY]
    used = [name for name in NewPublication.model_fields if any(getattr(record, name) for record in records)]
    titles = [make_cell(table.column(name).titles[language][0]) for name in used]
    rows = [[make_cell(_value(getattr(record, name), language)) for name in used] for record in records]
    sheet = Sheet(0, table.titles[language][0], len(rows) + 1, len(used))
    return Contents(Tabs("", "UTC", (sheet,)), {0: TabContents(sheet, [titles, *rows])})


def _value(value: object, language: Language) -> Value:
    if isinstance(value, PostKind):
        return choice_words(PostKind, language)[list(PostKind).index(value)]
    assert value is None or isinstance(value, str | int | dt.date)
    return value
