"""The digest job over two real wires, Sheets and SMTP: nobody gets a mail twice, and nobody gets one for nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import gspread
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from sheets_outreach.delivery import Security, SmtpMailer, SmtpServer
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.jobs.posting import Posting
from sheets_outreach.jobs.send_digest import send_digest
from sheets_outreach.localsheets import LocalServer, SeenRequest
from sheets_outreach.localsheets.http.faults import Fault
from sheets_outreach.workbook.gateway import Gateway
from tests.workbooks import create_workbook, open_workbook_of, register_row, register_rows

POSTING = Posting("outreach@library.example", frozenset({"library.example"}))


class PostOffice:
    """Takes mail over SMTP; may be told to answer somebody differently."""

    def __init__(self) -> None:
        self.port = 0
        self.mails: list[EmailMessage] = []
        self.answers: dict[str, str] = {}
        self.on_mail: Callable[[], None] = lambda: None

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Answer to a recipient."""
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a mail."""
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.mails.append(message)
        self.on_mail()
        return "250 OK"

    @property
    def recipients(self) -> list[str]:
        """Who got mail, sorted."""
        return sorted(str(mail["To"]) for mail in self.mails)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server on loopback."""
    handler = PostOffice()
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        handler.port = chosen.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


def mailer_to(office: PostOffice) -> SmtpMailer:
    """Make a mailer to the office."""
    return SmtpMailer(SmtpServer("127.0.0.1", office.port, Security.NONE, timeout_s=5))


def make_workbook(
    server: LocalServer,
    recipients: Sequence[Sequence[str]],
    *,
    wrong: bool = True,
    settings: Sequence[Sequence[str]] = (),
) -> gspread.Spreadsheet:
    """Make a register with something to correct, or nothing, and its recipients. Mails are due at any hour of any day."""
    rows = [register_row("Сокол", "нет")] if wrong else []
    workbook = create_workbook(server, register_rows(rows), title="Сообщества")
    tab = workbook.add_worksheet("Получатели", 20, 6)
    tab.update(
        [["Имя", "Адрес", "Язык", "Частота", "Что присылать", "Состояние"], *map(list, recipients)], "A1", raw=True
    )
    tab = workbook.add_worksheet("Настройки", 20, 2)
    always = [["Настройка", "Значение"], ["День рассылки", "понедельник"], ["Час рассылки", "0"]]
    tab.update([*always, *map(list, settings)], "A1", raw=True)
    return workbook


STAFF = [["Анна", "anna@library.example", "", "еженедельно"], ["Kari", "kari@library.example", "norsk", "ukentlig"]]


def send(server: LocalServer, workbook: gspread.Spreadsheet, office: PostOffice) -> JobOutcome:
    """Run the job once."""
    return send_digest(open_workbook_of(server, workbook.id), mailer_to(office), POSTING)


def job_lines(workbook: gspread.Spreadsheet) -> list[dict[str, Any]]:
    """Give the lines of the jobs tab."""
    return workbook.worksheet("Журнал").get_all_records()


def test_each_recipient_gets_one_mail_a_period(server: LocalServer, office: PostOffice) -> None:
    """Started again the job finds nothing due; the tabs say how things stand, without an address in the jobs tab."""
    workbook = make_workbook(server, STAFF)
    outcome = send(server, workbook, office)
    assert outcome.counts == {"due": 2, "sent": 2, "skipped": 0, "failed": 0, "later": 0}
    assert office.recipients == ["Kari <kari@library.example>", "Анна <anna@library.example>"]
    assert send(server, workbook, office).status is JobStatus.SKIPPED
    assert len(office.mails) == 2
    states = workbook.worksheet("Получатели").col_values(6)[1:]
    assert all(datetime.now(UTC).date().isoformat() in str(state) for state in states)
    assert len(states) == 2
    assert "library.example" not in str(workbook.worksheet("Журнал").get_all_values())


def test_a_run_costs_two_reads_a_claim_and_a_write_a_mail(server: LocalServer, office: PostOffice) -> None:
    """As design §11 has it, once the jobs tab is there."""
    workbook = make_workbook(server, STAFF[:1])
    send(server, workbook, office)
    workbook.worksheet("Получатели").append_rows([STAFF[1], ["Per", "per@library.example"]], table_range="A1")
    server.requests.clear()
    outcome = send(server, workbook, office)
    assert outcome.counts["sent"] == 2
    assert [method for method, _ in server.requests] == ["GET", "GET", "POST", "POST", "POST"]


def test_nothing_new_sends_nothing_and_says_why(server: LocalServer, office: PostOffice) -> None:
    """One line with the reason, and no more of them this period."""
    workbook = make_workbook(server, STAFF[:1], wrong=False)
    outcome = send(server, workbook, office)
    assert outcome.counts["skipped"] == 1
    assert not office.mails
    [line] = job_lines(workbook)
    assert line["Состояние"] == "пропущено"
    assert send(server, workbook, office).status is JobStatus.SKIPPED
    assert len(job_lines(workbook)) == 1


def test_who_has_nothing_to_read_keeps_nobody_from_their_mail(server: LocalServer, office: PostOffice) -> None:
    """The first asked for wishes only, and there are none; the second is told what to correct."""
    first = [*STAFF[0], "пожелания"]
    outcome = send(server, make_workbook(server, [first, STAFF[1]]), office)
    assert (outcome.counts["skipped"], outcome.counts["sent"]) == (1, 1)
    assert office.recipients == ["Kari <kari@library.example>"]


def test_recipients_that_are_gone_when_the_mails_are_out_stop_nothing(server: LocalServer, office: PostOffice) -> None:
    """Somebody deletes the tab while we send: there is nowhere left to note it, and the jobs tab knows."""
    workbook = make_workbook(server, STAFF)
    tab = workbook.worksheet("Получатели")

    def delete(_request: SeenRequest) -> None:
        if len(office.mails) == len(STAFF):
            server.core.before_request.clear()
            server.core.person_edits(workbook.id, [{"deleteSheet": {"sheetId": tab.id}}])

    server.core.before_request.append(delete)
    outcome = send(server, workbook, office)
    assert (outcome.status, outcome.counts["sent"]) == (JobStatus.OK, 2)
    assert len(job_lines(workbook)) == 2


def test_a_paused_workbook_sends_nothing(server: LocalServer, office: PostOffice) -> None:
    """And writes nothing."""
    workbook = make_workbook(server, STAFF, settings=[["Пауза", "да"]])
    server.requests.clear()
    assert send(server, workbook, office).status is JobStatus.SKIPPED
    assert not office.mails
    assert "POST" not in [method for method, _ in server.requests]


def test_nobody_outside_the_allowed_domains_is_written_to(server: LocalServer, office: PostOffice) -> None:
    """Whoever may edit the sheet can add a recipient; the environment decides where mail may go."""
    people = [["Чужой", "x@evil.example", "", ""], ["Двое", "a@library.example, b@evil.example"], *STAFF[:1]]
    workbook = make_workbook(server, people)
    outcome = send(server, workbook, office)
    assert (outcome.counts["sent"], outcome.counts["failed"]) == (1, 2)
    assert office.recipients == ["Анна <anna@library.example>"]


def test_a_refused_address_is_stopped_and_the_others_go_on(server: LocalServer, office: PostOffice) -> None:
    """It is not tried again in the next period either; the recipients tab says why."""
    workbook = make_workbook(server, STAFF)
    office.answers["anna@library.example"] = "550 5.1.1 No such user"
    outcome = send(server, workbook, office)
    assert (outcome.counts["sent"], outcome.counts["failed"]) == (1, 1)
    assert "No such user" in str(workbook.worksheet("Получатели").acell("F2").value)
    office.answers.clear()
    server.clock_skew = timedelta(days=7)
    send(server, workbook, office)
    assert office.recipients == ["Kari <kari@library.example>"] * 2


def test_a_passing_refusal_is_tried_again_in_the_next_run(server: LocalServer, office: PostOffice) -> None:
    """The claim is given back at once."""
    workbook = make_workbook(server, STAFF[:1])
    office.answers["anna@library.example"] = "451 4.7.1 Greylisted"
    assert send(server, workbook, office).counts["later"] == 1
    office.answers.clear()
    assert send(server, workbook, office).counts["sent"] == 1
    assert len(office.mails) == 1


def test_a_mail_server_that_is_not_there_puts_all_mails_off(server: LocalServer, office: PostOffice) -> None:
    """Nothing is lost and nothing is marked as sent."""
    workbook = make_workbook(server, STAFF)
    dead = SmtpMailer(SmtpServer("127.0.0.1", 9, Security.NONE, timeout_s=2))
    outcome = send_digest(open_workbook_of(server, workbook.id), dead, POSTING)
    assert (outcome.status, outcome.counts["later"]) == (JobStatus.PARTIAL, 2)
    assert send(server, workbook, office).counts["sent"] == 2


def test_runs_started_together_send_each_mail_once(server: LocalServer, office: PostOffice) -> None:
    """Four at once."""
    workbook = make_workbook(server, [[f"Кто {n}", f"p{n}@library.example"] for n in range(5)])
    threads = [threading.Thread(target=send, args=(server, workbook, office)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(office.mails) == len(set(office.recipients)) == 5


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("broken", [5, 6, 7])
def test_a_mail_is_marked_after_many_broken_answers_in_a_row(
    server: LocalServer, office: PostOffice, broken: int, when: str
) -> None:
    """It is out and must be noted: five broken answers once made the next run send it again."""
    workbook = make_workbook(server, STAFF[:1])
    office.on_mail = lambda: server.faults.add(Fault(when=when, cut=30, path=":batchUpdate", times=broken))
    assert send(server, workbook, office).counts["sent"] == 1
    server.faults.clear()
    server.clock_skew = timedelta(minutes=16)
    assert send(server, workbook, office).status is JobStatus.SKIPPED
    assert len(office.mails) == 1
    assert [line["Состояние"] for line in job_lines(workbook)] == ["готово"]


def test_an_address_in_two_rows_is_one_person(server: LocalServer, office: PostOffice) -> None:
    """In whatever case it is written: one mail, and both rows say so."""
    workbook = make_workbook(server, [*STAFF, ["Анна ещё раз", "Anna@Library.example ", "", "еженедельно"]])
    assert send(server, workbook, office).counts["sent"] == 2
    assert len(office.mails) == 2
    states = workbook.worksheet("Получатели").col_values(6)[1:]
    assert len(states) == 3
    assert len({str(state) for state in states}) == 1


def test_two_workbooks_send_two_mails(server: LocalServer, office: PostOffice) -> None:
    """Somebody in two libraries' sheets gets both: with one Message-ID a mail server may drop the second."""
    for _ in range(2):
        send(server, make_workbook(server, STAFF[:1]), office)
    assert len({str(mail["Message-ID"]) for mail in office.mails}) == len(office.mails) == 2


class KilledError(Exception):
    """The process died here."""


def kill_at(gateway: Gateway, number: int, *, after: bool) -> None:
    """Let the process die at its so-many-th request to Google."""
    send_request = gateway.client.session.request
    count = 0

    def request(*args: Any, **kwargs: Any) -> Any:
        nonlocal count
        count += 1
        if count == number and not after:
            raise KilledError
        answer = send_request(*args, **kwargs)
        if count == number:
            raise KilledError
        return answer

    gateway.client.session.request = request  # type: ignore[method-assign]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", range(1, 10))
def test_killed_anywhere_a_second_mail_has_the_first_ones_id(
    server: LocalServer, office: PostOffice, number: int, *, after: bool
) -> None:
    """Everybody gets their mail; a second copy only after a crash between the server's answer and the mark."""
    workbook = make_workbook(server, STAFF)
    gateway = open_workbook_of(server, workbook.id)
    kill_at(gateway, number, after=after)
    with suppress(KilledError):
        send_digest(gateway, mailer_to(office), POSTING)
    server.clock_skew = timedelta(minutes=16)
    send(server, workbook, office)
    assert set(office.recipients) == {"Kari <kari@library.example>", "Анна <anna@library.example>"}
    assert len({str(mail["Message-ID"]) for mail in office.mails}) == 2
    assert len(office.mails) <= 3


def test_an_admin_gets_mail_with_consent_only(server: LocalServer, office: PostOffice) -> None:
    """What is planned in that community, and nothing of any other."""
    titles = [*register_rows([])[0], "Статус", "Почта админа", "Согласие на рассылку"]
    rows = [
        [*register_row("Сокол", "https://vk.com/sokol"), "договорились", "oleg@home.example", "01.10.2026"],
        [*register_row("Аэропорт", "https://vk.com/aero"), "договорились", "vera@home.example", ""],
    ]
    workbook = create_workbook(server, [titles, *rows], title="Сообщества")
    tab = workbook.add_worksheet("Анонсы", 5, 8)
    day = (datetime.now(UTC).date() + timedelta(days=9)).strftime("%d.%m.%Y")
    tab.update(
        [["Дата события", "Название", "Текст", "Предложение"], [day, "Вечер поэзии", "Приходите", "Анонсы"]],
        "A1",
        raw=True,
    )
    tab = workbook.add_worksheet("Настройки", 20, 2)
    tab.update([["Настройка", "Значение"], ["День рассылки", "понедельник"], ["Час рассылки", "0"]], "A1", raw=True)
    send(server, workbook, office)
    assert [str(mail["To"]).rpartition("<")[2] for mail in office.mails] == ["oleg@home.example>"]
    body = office.mails[0].get_body(("plain",))
    assert body is not None
    assert "Вечер поэзии" in body.get_content()
    assert "Аэропорт" not in body.get_content()
