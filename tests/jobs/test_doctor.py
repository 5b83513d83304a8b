"""The doctor over the real wire: every fault is provoked, named with its mend, and the mend is tried."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import gspread
import pytest

from sheets_outreach.errors import AddressError
from sheets_outreach.jobs.doctor import Examination, Weight, examine
from sheets_outreach.jobs.origin import Origin
from sheets_outreach.jobs.setup import set_up
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.localsheets.http.faults import Fault
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.identifiers import derive_id
from sheets_outreach.texts import Language, load_texts
from sheets_outreach.workbook.claims import Claim
from sheets_outreach.workbook.client import PatientClient, local_session
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.retry import RetryPolicy
from tests.jobs.sheets import address_of, blank_workbook, people_do
from tests.workbooks import register_row

MAIL = {
    "OUTREACH_SMTP_HOST": "smtp.lib.example",
    "OUTREACH_MAIL_FROM": "library@lib.example",
    "OUTREACH_MAIL_DOMAINS": "lib.example",
}


@dataclass
class Case:
    """A healthy workbook, and the environment it is examined in."""

    server: LocalServer
    workbook: gspread.Spreadsheet
    gateway: Gateway
    environ: dict[str, str] = field(default_factory=dict)
    skew: timedelta = timedelta()
    client: PatientClient | None = None
    address: str = ""

    @property
    def register(self) -> gspread.Worksheet:
        """The register's tab."""
        return self.workbook.worksheet("Communities")

    def examine(self) -> Examination:
        """Let the doctor look."""
        client = self.client or impatient(self.server)
        address = self.address or address_of(self.server, self.workbook)
        return examine(address, self.environ, client, lambda: datetime.now(UTC) + self.skew)

    def codes(self) -> dict[str, Weight]:
        """Give what the doctor found."""
        return {one.code: one.weight for one in self.examine().found}


def impatient(server: LocalServer) -> PatientClient:
    """Make a client that gives up at once."""
    policy = RetryPolicy(timeout_s=10, patience_s=0.9)
    session = local_session(server.url)
    return PatientClient(None, session, policy=policy, share=1e6, sleep=lambda _: None, draw=lambda: 1.0)


@pytest.fixture
def case(server: LocalServer) -> Case:
    """A workbook in which nothing is wrong."""
    workbook, gateway = blank_workbook(server, "en_US")
    set_up(gateway)
    row = register_row("Neighbours of Sokol", link="https://vk.com/sokol_n", agreement="once a week")
    workbook.worksheet("Communities").update([row], "A2")
    validate_rows(gateway)
    return Case(server, workbook, gateway)


def change_sheet(case: Case, *requests: dict[str, Any]) -> None:
    """Let a person do something."""
    people_do(case.server, case.workbook, *requests)


def type_into(case: Case, tab: str, cell: str, text: str | float) -> None:
    """Let a person type."""
    case.workbook.worksheet(tab).update([[text]], cell, raw=False)


def refuse(message: str, status: int = 403) -> Callable[[Case], None]:
    """Make the server answer as Google does."""
    state = {403: "PERMISSION_DENIED", 404: "NOT_FOUND"}[status]
    body = json.dumps({"error": {"code": status, "message": message, "status": state}})

    def provoke(case: Case) -> None:
        case.server.faults.add(Fault(status=status, when="before", times=50, body=body))

    return provoke


def viewer_only(case: Case) -> None:
    body = json.dumps({"error": {"code": 403, "message": "The caller does not have permission", "status": "X"}})
    case.server.faults.add(Fault(status=403, when="before", times=50, path=":batchUpdate", body=body))


def end_faults(case: Case) -> None:
    case.server.faults.clear()


def unshare(case: Case) -> None:
    case.server.core.administer(case.workbook.id, lambda document: replace(document, shared=False))


def share(case: Case) -> None:
    case.server.core.administer(case.workbook.id, lambda document: replace(document, shared=True))


def run_setup(case: Case) -> None:
    set_up(case.gateway)


def run_check(case: Case) -> None:
    validate_rows(case.gateway)


def rename_column(case: Case) -> None:
    type_into(case, "Communities", "B1", "URL")


def name_column_back(case: Case) -> None:
    type_into(case, "Communities", "B1", "Link")
    run_check(case)


def second_register(case: Case) -> None:
    rows = [["Name", "Link", "Agreement", "Admin"], ["Old one", "https://vk.com/old", "", ""]]
    case.workbook.add_worksheet("Register 2024", 20, 6).update(rows, "A1")


def delete_second_register(case: Case) -> None:
    case.workbook.del_worksheet(case.workbook.worksheet("Register 2024"))


def delete_register(case: Case) -> None:
    case.workbook.del_worksheet(case.register)


def delete_tab(case: Case) -> None:
    case.workbook.del_worksheet(case.workbook.worksheet("Announcements"))


def protect_check(case: Case) -> None:
    place = {
        "sheetId": case.register.id,
        "startColumnIndex": check_column(case),
        "endColumnIndex": check_column(case) + 1,
    }
    change_sheet(case, {"addProtectedRange": {"protectedRange": {"protectedRangeId": 77, "range": place}}})


def unprotect_check(case: Case) -> None:
    change_sheet(case, {"deleteProtectedRange": {"protectedRangeId": 77}})


def check_column(case: Case) -> int:
    return case.register.row_values(1).index("Check")


def remove_warnings(case: Case) -> None:
    sheet = case.gateway.read((Tab.REGISTER,)).tabs[Tab.REGISTER].layout.sheet
    change_sheet(case, *({"deleteProtectedRange": {"protectedRangeId": one}} for one in sheet.protections))


def delete_check(case: Case) -> None:
    index = check_column(case)
    place = {"sheetId": case.register.id, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
    change_sheet(case, {"deleteDimension": {"range": place}})


def setup_and_check(case: Case) -> None:
    run_setup(case)
    run_check(case)


def skew(case: Case) -> None:
    case.skew = timedelta(minutes=9)


def unskew(case: Case) -> None:
    case.skew = timedelta()


def use_up_quota(case: Case) -> None:
    case.server.quota.set(reads=0, writes=0)


def refill_quota(case: Case) -> None:
    case.server.quota.set(reads=60, writes=60)


def stick_claim(case: Case) -> None:
    claim = Claim("statistics:2026-11-21", 1, "lost", datetime.now(UTC) + timedelta(days=3))
    case.gateway.apply([_protect_jobs(case, claim)])


def forget_claim(case: Case) -> None:
    claim = Claim("statistics:2026-11-21", 1, "lost", datetime.now(UTC))
    case.gateway.apply([_protect_jobs(case, claim)])


def _protect_jobs(case: Case, claim: Claim) -> dict[str, Any]:
    jobs = case.workbook.worksheet("Jobs").id
    protected = {
        "protectedRangeId": claim.id, "range": {"sheetId": jobs}, "description": claim.describe(), "warningOnly": True,
    }  # fmt: skip
    return {"addProtectedRange": {"protectedRange": protected}}


def delete_claim(case: Case) -> None:
    change_sheet(case, {"deleteProtectedRange": {"protectedRangeId": derive_id("claim", "statistics:2026-11-21", 1)}})


def double_title(case: Case) -> None:
    case.register.update([["Admin"]], "AH1")


def rename_double(case: Case) -> None:
    case.register.update([["Deputy admin"]], "AH1")


def title_of_ours(case: Case) -> None:
    case.register.update([["Check"]], "AH1")


def pause(case: Case) -> None:
    set_setting(case, "Paused", "yes")


def go_on(case: Case) -> None:
    set_setting(case, "Paused", "no")


def set_setting(case: Case, name: str, value: str | float) -> None:
    sheet = case.workbook.worksheet("Settings")
    type_into(case, "Settings", f"B{sheet.col_values(1).index(name) + 1}", value)


def half_mail(case: Case) -> None:
    case.environ = {"OUTREACH_MAIL_FROM": "library@lib.example"}


def whole_mail(case: Case) -> None:
    case.environ = dict(MAIL)


def wrong_port(case: Case) -> None:
    case.environ = {**MAIL, "OUTREACH_SMTP_PORT": "smtp"}


def foreign_recipient(case: Case) -> None:
    case.environ = dict(MAIL)
    case.workbook.worksheet("Recipients").update([["Olga", "olga@elsewhere.example"]], "A2")


def correct_recipient(case: Case) -> None:
    case.workbook.worksheet("Recipients").update([["Olga", "olga@lib.example"]], "A2")


def edit_row(case: Case) -> None:
    type_into(case, "Communities", "B2", "no link at all")


def delete_rules(case: Case) -> None:
    change_sheet(case, *[{"deleteConditionalFormatRule": {"sheetId": case.register.id, "index": 0}}] * 5)


def failed_run(case: Case) -> None:
    texts = load_texts(Language.EN)
    line = ["2026-11-20 09:00", "Digest", texts.say("job.status.failed"), "The mail server did not answer.", "digest:x"]
    case.workbook.worksheet("Jobs").append_row(line, table_range="A1")


def good_run(case: Case) -> None:
    line = [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        "Digest",
        load_texts(Language.EN).say("job.status.ok"),
        "",
        "digest:y",
    ]
    case.workbook.worksheet("Jobs").append_row(line, table_range="A1")


def long_silence(case: Case) -> None:
    sheet = case.workbook.worksheet("Jobs")
    for row in range(2, len(sheet.get_all_values()) + 1):
        sheet.update([["2025-01-01 09:00"]], f"A{row}")


def add_row(case: Case, origin: Origin) -> None:
    """Let a person add a community, and let the check come to it in this way."""
    number = len(case.register.col_values(1)) + 1
    row = register_row(f"Yard {number}", link=f"https://vk.com/yard_{number}", agreement="once a month")
    case.register.update([row], f"A{number}")
    validate_rows(case.gateway, origin=origin)


def age_lines(case: Case, days: int = 20) -> None:
    """Let days pass since everything that stands in the jobs tab."""
    sheet = case.workbook.worksheet("Jobs")
    then = f"{datetime.now(UTC) - timedelta(days=days):%Y-%m-%d %H:%M}"
    rows = len(sheet.get_all_values())
    sheet.update([[then]] * (rows - 1), f"A2:A{rows}")


def script_dies(case: Case) -> None:
    add_row(case, Origin.EDIT)
    age_lines(case)
    for _ in range(3):
        add_row(case, Origin.SCHEDULE)


def script_lives_again(case: Case) -> None:
    add_row(case, Origin.EDIT)


def default_zone(case: Case) -> None:
    case.workbook.update_timezone("Etc/GMT")


def own_zone(case: Case) -> None:
    case.workbook.update_timezone("Europe/Oslo")


def other_header(case: Case) -> None:
    case.workbook.worksheet("Diary").update([["bread", "milk"], ["x", "y"]], "A1")
    case.workbook.worksheet("Diary").batch_clear(["C1:AZ1"])


def header_back(case: Case) -> None:
    from sheets_outreach.register.tables import TABLES

    titles = [column.titles[Language.EN][0] for column in TABLES[Tab.DIARY].columns]
    case.workbook.worksheet("Diary").update([titles], "A1")
    setup_and_check(case)


FAULTS: Mapping[str, tuple[Callable[[Case], None], Callable[[Case], None], Weight]] = {
    "not-shared": (unshare, share, Weight.ERROR),
    "scope-missing": (refuse("Request had insufficient authentication scopes."), end_faults, Weight.ERROR),
    "api-disabled": (
        refuse("Google Sheets API has not been used in project 1 before or it is disabled."), end_faults, Weight.ERROR,
    ),
    "no-workbook": (refuse("Requested entity was not found.", 404), end_faults, Weight.ERROR),
    "not-editor": (viewer_only, end_faults, Weight.ERROR),
    "quota-exhausted": (use_up_quota, refill_quota, Weight.ERROR),
    "google-silent": (
        lambda case: case.server.faults.add(Fault(status=503, when="before", times=50)), end_faults, Weight.ERROR,
    ),
    "clock": (skew, unskew, Weight.ERROR),
    "column-renamed": (rename_column, name_column_back, Weight.ERROR),
    "two-registers": (second_register, delete_second_register, Weight.WARNING),
    "no-register": (delete_register, setup_and_check, Weight.ERROR),
    "tab-missing": (delete_tab, run_setup, Weight.WARNING),
    "header-missing": (other_header, header_back, Weight.ERROR),
    "hard-protection": (protect_check, unprotect_check, Weight.ERROR),
    "not-anchored": (remove_warnings, run_setup, Weight.WARNING),
    "our-column-missing": (delete_check, setup_and_check, Weight.WARNING),
    "title-twice": (double_title, rename_double, Weight.WARNING),
    "title-of-ours": (title_of_ours, rename_double, Weight.WARNING),
    "setup-open": (delete_rules, run_setup, Weight.REMARK),
    "paused": (pause, go_on, Weight.WARNING),
    "setting-unreadable": (
        lambda case: set_setting(case, "Digest hour", "tea time"), lambda case: set_setting(case, "Digest hour", 9),
        Weight.WARNING,
    ),
    "time-zone": (default_zone, own_zone, Weight.WARNING),
    "marks-old": (edit_row, run_check, Weight.WARNING),
    "claim-stuck": (stick_claim, delete_claim, Weight.ERROR),
    "run-failed": (failed_run, good_run, Weight.WARNING),
    "runs-old": (long_silence, good_run, Weight.WARNING),
    "edits-lost": (script_dies, script_lives_again, Weight.WARNING),
    "mail-incomplete": (half_mail, whole_mail, Weight.ERROR),
    "environment": (wrong_port, whole_mail, Weight.ERROR),
    "mail-domains": (foreign_recipient, correct_recipient, Weight.WARNING),
}  # fmt: skip
"""Diagnosis → how to provoke it, how to do what its mend says, and how much it matters."""


def test_a_healthy_workbook_has_nothing_wrong(case: Case) -> None:
    """Every part is looked at and none complains."""
    result = case.examine()
    assert result.found == []
    assert [part.name for part in result.parts] == [
        "access", "clock", "tabs", "columns", "looks", "settings", "marks", "runs", "personal", "mail", "claims", "quota",
    ]  # fmt: skip
    for part in result.parts:
        assert result.texts.say(f"doctor.part.{part.name}", **part.params)


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_each_fault_is_named_and_its_mend_mends_it(case: Case, code: str) -> None:
    """Provoke, examine, do what the doctor says, examine again."""
    provoke, mend, weight = FAULTS[code]
    provoke(case)
    result = case.examine()
    found = {one.code: one for one in result.found}
    assert code in found
    assert found[code].weight is weight
    assert found[code].say(result.texts)
    assert found[code].mend(result.texts)
    mend(case)
    assert code not in case.codes()


def never_relayed(case: Case) -> None:
    age_lines(case)
    for _ in range(4):
        add_row(case, Origin.SCHEDULE)


def relayed_last_week(case: Case) -> None:
    add_row(case, Origin.EDIT)
    age_lines(case, days=7)
    for _ in range(4):
        add_row(case, Origin.SCHEDULE)


def missed_twice(case: Case) -> None:
    add_row(case, Origin.EDIT)
    age_lines(case)
    for _ in range(2):
        add_row(case, Origin.SCHEDULE)


def nobody_typed(case: Case) -> None:
    """A quiet fortnight: rows change their marks, as they do when a day has passed, and none is new."""
    add_row(case, Origin.EDIT)
    age_lines(case)
    for agreement in ("once a week", "once a month", "twice a week"):
        type_into(case, "Communities", "E2", agreement)
        validate_rows(case.gateway, origin=Origin.SCHEDULE)


def checked_from_the_menu(case: Case) -> None:
    add_row(case, Origin.EDIT)
    age_lines(case)
    for _ in range(4):
        add_row(case, Origin.MENU)


@pytest.mark.parametrize(
    "happen", [never_relayed, relayed_last_week, missed_twice, nobody_typed, checked_from_the_menu]
)
def test_a_script_that_may_be_well_is_not_called_silent(case: Case, happen: Callable[[Case], None]) -> None:
    """Never installed, heard of last week, missed by chance, nothing to tell of, or asked by hand: no alarm."""
    happen(case)
    assert len(case.workbook.worksheet("Jobs").get_all_values()) > 3
    assert "edits-lost" not in case.codes()


def test_a_mend_leaves_nothing_else_behind(case: Case) -> None:
    """After the usual commands a workbook that had lost a tab and a column is healthy again."""
    delete_tab(case)
    delete_check(case)
    setup_and_check(case)
    assert case.examine().found == []


def test_the_doctor_writes_nothing_that_stays(case: Case) -> None:
    """Cells, marks and protections are the same before and after."""
    before = case.server.core.document(case.workbook.id).workbook
    case.examine()
    after = case.server.core.document(case.workbook.id).workbook
    assert [sheet.listed("protectedRanges") for sheet in after.sheets] == [
        sheet.listed("protectedRanges") for sheet in before.sheets
    ]
    assert after.developer_metadata == before.developer_metadata
    assert [list(sheet.grid.rows()) for sheet in after.sheets] == [list(sheet.grid.rows()) for sheet in before.sheets]


def test_it_notices_a_server_that_lets_two_runs_claim_the_same(case: Case) -> None:
    """Here the first claim is taken away behind the doctor's back, so that the second is accepted."""

    def take_away(request: Any) -> None:
        sheet = next(s for s in case.server.core.document(case.workbook.id).workbook.sheets if s.title == "Jobs")
        for one in sheet.listed("protectedRanges"):
            if "scratch" in one.get("description", ""):
                people_do(
                    case.server, case.workbook, {"deleteProtectedRange": {"protectedRangeId": one["protectedRangeId"]}}
                )

    case.server.core.before_request.append(take_away)
    found = case.codes()
    case.server.core.before_request.clear()
    assert found["claims-second-add"] is Weight.ERROR


def test_a_claim_left_behind_needs_no_hand(case: Case) -> None:
    """Its lease is over; the next run takes it over, and the doctor only remarks it."""
    forget_claim(case)
    result = examine(address_of(case.server, case.workbook), {}, impatient(case.server), lambda: datetime.now(UTC))
    assert "claim-stuck" not in {one.code for one in result.found}


def test_without_credentials_it_says_how_to_get_some(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """No request is sent; the mend names the command."""
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "nothing.json"))
    result = examine("1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg", {})
    assert [one.code for one in result.found] == ["credentials-missing"]
    assert "gcloud auth application-default login" in result.found[0].mend(result.texts)


def test_a_file_cannot_be_examined() -> None:
    """One sentence, and the exit code for "could not run"."""
    with pytest.raises(AddressError):
        examine("register.xlsx", {})


def test_the_account_to_share_with_is_named(case: Case) -> None:
    """A person must know whom to add."""
    unshare(case)
    result = case.examine()
    assert "the account these credentials belong to" in result.found[0].mend(result.texts)


@pytest.mark.parametrize("language", list(Language))
def test_every_diagnosis_is_worded_in_every_language(language: Language) -> None:
    """What is wrong, and what mends it."""
    texts = load_texts(language)
    for code in FAULTS:
        assert texts.has(f"doctor.{code}.says"), code
        assert texts.has(f"doctor.{code}.mend"), code
