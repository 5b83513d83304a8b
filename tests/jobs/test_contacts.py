"""Admins' addresses in a file: a register without personal data still gets its admins their mail, and nobody else's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sheets_outreach.delivery import FolderMailer
from sheets_outreach.digest.consent import list_admins
from sheets_outreach.environment import read_environment
from sheets_outreach.errors import SettingsError
from sheets_outreach.jobs.contacts import Contacts, read_contacts
from sheets_outreach.jobs.posting import plan_posting
from sheets_outreach.jobs.previewing import list_mails, preview_mails
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.register.records import Register
from tests.cells import read
from tests.workbooks import TITLES, create_workbook, open_workbook_of, register_row, register_rows

LINK = "https://vk.com/sokol"


def write(folder: Path, *lines: str, name: str = "contacts.csv") -> str:
    """Write a file of contacts."""
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def register(*rows: list[str]) -> Register:
    """Read a register; agreed admins, nobody's address."""
    return read(("Сообщества", [[*TITLES, "Статус"], *([*row, "договорились"] for row in rows)]))


def mailed(contacts: Contacts, found: Register) -> dict[str, str]:
    """Give whom a digest would be written to: row's name → address."""
    return {community.name: community.admin_email for community in list_admins(contacts.complete(found))}


@pytest.mark.parametrize(
    "lines",
    [
        ("Название,Ссылка,Админ,Почта админа,Согласие на рассылку", f"?,{LINK},Олег,o@home.example,01.10.2026"),
        ("Navn;Lenke;Administrator;E-post til admin;Samtykke", f";{LINK};Ole;o@home.example;01.10.2026"),
        ("Link,Admin e-mail,Digest consent", f"{LINK},o@home.example,2026-10-01"),
        ("Admin e-mail,Digest consent,Name", "o@home.example,2026-10-01,«Сокол»"),
    ],
    ids=["ru", "nb", "en", "by name"],
)
def test_an_address_is_found_by_link_or_name(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """In the register's own titles, in any language and order."""
    contacts = read_contacts(write(tmp_path, *lines))
    assert mailed(contacts, register(register_row("Сокол", LINK), register_row("Двор"))) == {"Сокол": "o@home.example"}


def test_without_a_consent_nobody_is_written_to(tmp_path: Path) -> None:
    """An empty cell, and a day that is still to come."""
    title = "Link,Admin e-mail,Digest consent"
    for consent in ("", "2027-01-01"):
        contacts = read_contacts(write(tmp_path, title, f"{LINK},o@home.example,{consent}"))
        assert not mailed(contacts, register(register_row("Сокол", LINK)))


def test_a_name_that_stands_there_twice_is_nobodys(tmp_path: Path) -> None:
    """Of two «Соседи» one must not learn the other's plans; by its link each is found."""
    contacts = read_contacts(write(tmp_path, "Name,Admin e-mail,Digest consent", "Соседи,o@home.example,2026-10-01"))
    twins = (register_row("Соседи", "https://vk.com/a1"), register_row("соседи", "https://vk.com/a2"))
    assert not mailed(contacts, register(*twins))
    assert mailed(contacts, register(twins[0])) == {"Соседи": "o@home.example"}


def test_the_file_goes_before_the_sheet_and_leaves_others_alone(tmp_path: Path) -> None:
    """Who withdrew a consent there is not written to because the sheet still has an old one."""
    titles = [*TITLES, "Статус", "Почта админа", "Согласие на рассылку"]
    old = ["договорились", "old@home.example", "01.01.2025"]
    both = [[*register_row("Сокол", LINK), *old], [*register_row("Двор", "https://vk.com/dvor"), *old]]
    found = read(("Сообщества", [titles, *both]))
    newer = read_contacts(
        write(tmp_path, "Link,Admin e-mail,Digest consent", f"{LINK},new@home.example,2026-10-01", name="a.csv")
    )
    assert mailed(newer, found) == {"Сокол": "new@home.example", "Двор": "old@home.example"}
    assert newer.complete(found).communities[0].admin == "Анна К."
    withdrawn = read_contacts(write(tmp_path, "Link,Admin e-mail", f"{LINK},old@home.example", name="b.csv"))
    assert mailed(withdrawn, found) == {"Двор": "old@home.example"}


@pytest.mark.parametrize(
    "lines",
    [("Name,Telephone", "Соседи,+7 900 SECRET"), ("Anna SECRET", "oleg"), ("Admin e-mail", "secret@home.example"), ()],
)
def test_a_file_that_is_no_table_of_contacts_is_refused_without_quoting_it(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    """The sentence names the variable."""
    with pytest.raises(SettingsError, match="OUTREACH_CONTACTS") as refusal:
        read_contacts(write(tmp_path, *lines))
    assert "secret" not in str(refusal.value).casefold()


def test_a_file_that_is_not_there_is_named_by_its_variable() -> None:
    """A mail run must not go on as if nobody had consented."""
    with pytest.raises(SettingsError, match="OUTREACH_CONTACTS"):
        read_contacts("/nowhere/contacts.csv")


def test_no_file_changes_nothing() -> None:
    """The usual case."""
    found = register(register_row("Сокол", LINK))
    assert read_contacts(None).complete(found) is found
    assert read_contacts("").complete(found) is found


def test_the_environment_names_the_file(tmp_path: Path) -> None:
    """As a run in the cloud has it."""
    path = write(tmp_path, "Link,Admin e-mail,Digest consent", f"{LINK},o@home.example,2026-10-01")
    variables = {"OUTREACH_AUTH": "iam", "OUTREACH_WORKBOOKS": "abc", "OUTREACH_MAIL_FROM": "a@library.example"}
    posting = plan_posting(read_environment({**variables, "OUTREACH_CONTACTS": path}))
    assert [one["digest_consent"] for one in posting.contacts.by_link.values()] == [date(2026, 10, 1)]
    assert plan_posting(read_environment(variables)).contacts == Contacts()


def test_a_register_without_addresses_mails_its_admin(server: LocalServer, tmp_path: Path) -> None:
    """Seen as a preview: the mail is there, and the sheet still holds no address."""
    titles = [*register_rows([])[0], "Статус"]
    workbook = create_workbook(server, [titles, [*register_row("Сокол", LINK), "договорились"]], title="Сообщества")
    tab = workbook.add_worksheet("Настройки", 5, 2)
    tab.update([["Настройка", "Значение"], ["День рассылки", "понедельник"], ["Час рассылки", "0"]], "A1")
    contacts = read_contacts(
        write(tmp_path, "Link,Admin,Admin e-mail,Digest consent", f"{LINK},Олег,o@home.example,2020-10-01")
    )
    gateway = open_workbook_of(server, workbook.id)
    assert [line.split(":")[0] for line in list_mails(gateway, contacts=contacts)] == ["o@home.example"]
    assert preview_mails(gateway, FolderMailer(tmp_path / "mails"), contacts=contacts) == 1
    assert "home.example" not in str(workbook.sheet1.get_all_values())
