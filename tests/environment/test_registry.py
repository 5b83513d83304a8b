"""The registry: only a registered workbook is touched, whatever the request says."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.environment.callers import BY_IAM, NOW, WORKBOOK, make_environment

from sheets_outreach.environment.fanout import Member
from sheets_outreach.environment.registry import Registry
from sheets_outreach.environment.settings import Environment
from sheets_outreach.errors import EventError

GOOGLE = f"https://docs.google.com/spreadsheets/d/{WORKBOOK}"


class SheetOfSheets:
    """A network's list that counts how often it is read."""

    def __init__(self, *members: Member) -> None:
        self.members = members
        self.addresses: list[str] = []

    def read(self, address: str) -> tuple[Member, ...]:
        """Give the members."""
        self.addresses.append(address)
        return self.members


class Hours:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """The moment."""
        return self.now

    def pass_minutes(self, minutes: int) -> None:
        """Move on."""
        self.now += timedelta(minutes=minutes)


def make_registry(environment: Environment, sheet: SheetOfSheets | None = None, hours: Hours | None = None) -> Registry:
    """A registry on this sheet of sheets, if there is one."""
    return Registry(environment, (sheet or SheetOfSheets()).read, hours or Hours())


@pytest.mark.parametrize(
    "named",
    [
        WORKBOOK,
        f" {WORKBOOK}\n",
        GOOGLE,
        f"{GOOGLE}/edit#gid=0",
        f"https://evil.example/spreadsheets/d/{WORKBOOK}",
        None,
    ],
)
def test_it_finds_the_registered_workbook(named: str | None) -> None:
    """By id, by address, or because there is only one; the host that a request names is never called."""
    assert make_registry(make_environment(BY_IAM)).find(named) == GOOGLE


def test_on_a_local_server_it_gives_the_address_there() -> None:
    """For development the same id is looked for on this machine."""
    environment = make_environment(BY_IAM, OUTREACH_SHEETS_URL="http://127.0.0.1:8787/")
    assert make_registry(environment).find(WORKBOOK) == f"http://127.0.0.1:8787/spreadsheets/d/{WORKBOOK}"


@pytest.mark.parametrize(
    "named", ["1SomebodyElsesSheet", WORKBOOK.lower(), WORKBOOK[:-1], "", "../" + WORKBOOK, "а" * 9]
)
def test_it_refuses_every_other_workbook(named: str) -> None:
    """A good signature does not open somebody else's sheet."""
    with pytest.raises(EventError) as caught:
        make_registry(make_environment(BY_IAM)).find(named)
    assert caught.value.where == {"status": 403}


@pytest.mark.parametrize("more", [{"OUTREACH_WORKBOOKS": "1a,2b"}, {"OUTREACH_NETWORK": "1Network"}])
def test_it_does_not_guess_between_several(more: dict[str, str]) -> None:
    """Where several are registered, the request must say which."""
    with pytest.raises(EventError) as caught:
        make_registry(make_environment(BY_IAM, **more)).find(None)
    assert caught.value.where == {"status": 422}


IN_A_NETWORK = {"OUTREACH_AUTH": "iam", "OUTREACH_NETWORK": "1Network"}


def test_a_network_registers_what_its_sheet_lists() -> None:
    """A member is let in, the sheet of sheets itself is not: it is nobody's register."""
    sheet = SheetOfSheets(Member("1Abc"))
    registry = make_registry(make_environment(IN_A_NETWORK), sheet)
    assert registry.find("1Abc").endswith("/1Abc")
    assert sheet.addresses == ["https://docs.google.com/spreadsheets/d/1Network"]
    with pytest.raises(EventError):
        registry.find("1Network")


def test_the_sheet_of_sheets_is_read_every_quarter_of_an_hour() -> None:
    """Being asked does not cost a request each time, and a library that left is out at last."""
    sheet, hours = SheetOfSheets(Member("1Abc")), Hours()
    registry = make_registry(make_environment(IN_A_NETWORK), sheet, hours)
    for _ in range(3):
        registry.find("1Abc")
        hours.pass_minutes(5)
    assert len(sheet.addresses) == 1
    sheet.members = ()
    with pytest.raises(EventError):
        registry.find("1Abc")


def test_a_library_that_joined_waits_for_a_minute_at_most() -> None:
    """An unknown workbook makes it look again, but strangers cannot make it look all the time."""
    sheet, hours = SheetOfSheets(), Hours()
    registry = make_registry(make_environment(IN_A_NETWORK), sheet, hours)
    for _ in range(5):
        with pytest.raises(EventError):
            registry.find("1Abc")
    assert len(sheet.addresses) == 1
    sheet.members = (Member("1Abc"),)
    hours.pass_minutes(1)
    assert registry.find("1Abc")


def test_members_are_those_of_both_lists() -> None:
    """What the sheet of sheets says of a workbook wins over the environment, which knows no identities."""
    sheet = SheetOfSheets(Member("2b", 3), Member("3c", 2))
    registry = make_registry(make_environment(IN_A_NETWORK, OUTREACH_WORKBOOKS="1a,2b"), sheet)
    assert set(registry.members()) == {Member("1a", 1), Member("2b", 3), Member("3c", 2)}
