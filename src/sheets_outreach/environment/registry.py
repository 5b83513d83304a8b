"""Answers which workbook a request is about, and refuses one that nobody registered, whatever the request says.

Registered is what the environment lists, and what the network's sheet of sheets lists where there is one. That sheet is
kept for a while, so that being asked does not cost a request each time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from threading import Lock

from sheets_outreach.environment.fanout import Member
from sheets_outreach.environment.settings import Environment
from sheets_outreach.environment.variables import parse_workbook_id
from sheets_outreach.errors import EventError

GOOGLE = "https://docs.google.com"
NETWORK_LASTS = timedelta(minutes=15)
NETWORK_RETRY = timedelta(minutes=1)


def make_address(workbook: str, environment: Environment) -> str:
    """Make the address of a workbook, on Google's server or on the local one."""
    return f"{environment.sheets_url or GOOGLE}/spreadsheets/d/{workbook}"


@dataclass(slots=True)
class Registry:
    """The registered workbooks.

    Attributes:
        environment: lists some, and may name a sheet of sheets.
        read_network: reads the sheet of sheets at an address.
        clock: the moment, aware; it ages what was read.
    """

    environment: Environment
    read_network: Callable[[str], tuple[Member, ...]]
    clock: Callable[[], datetime]
    _network: dict[str, Member] = field(default_factory=dict)
    _read_at: datetime | None = None
    _lock: Lock = field(default_factory=Lock)

    def find(self, named: str | None) -> str:
        """Give the address of the registered workbook that a request names.

        Args:
            named: an id or an address, whose host is not looked at; None stands for the only registered workbook.

        Raises:
            EventError: with ``status`` 403 if it is not registered, 422 if none is named and there is not exactly one.
        """
        listed = self.environment.workbooks
        if named is None:
            if len(listed) != 1 or self.environment.network is not None:
                raise EventError("Say which workbook", status=HTTPStatus.UNPROCESSABLE_ENTITY)
            (workbook,) = listed
            return make_address(workbook, self.environment)
        workbook = parse_workbook_id(named) or ""
        if workbook not in listed and workbook not in self._members(looking_for=workbook):
            raise EventError("This workbook is not registered", status=HTTPStatus.FORBIDDEN)
        return make_address(workbook, self.environment)

    def members(self) -> tuple[Member, ...]:
        """All registered workbooks; one that only the environment lists belongs to the first identity."""
        listed = {workbook: Member(workbook) for workbook in sorted(self.environment.workbooks)}
        return tuple({**listed, **self._members(looking_for=None)}.values())

    def _members(self, looking_for: str | None) -> dict[str, Member]:
        """Give the network's workbooks, read anew if they are old, or lack one and are not quite fresh."""
        if self.environment.network is None:
            return {}
        with self._lock:
            now = self.clock()
            limit = NETWORK_LASTS if looking_for in self._network else NETWORK_RETRY
            if self._read_at is None or now - self._read_at >= limit:
                members = self.read_network(make_address(self.environment.network, self.environment))
                self._network, self._read_at = {member.workbook: member for member in members}, now
            return self._network
