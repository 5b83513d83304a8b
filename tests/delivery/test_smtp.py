"""Mails to a real mail server on loopback that takes them, refuses, stalls, drops and lies."""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import socket
import socketserver
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from sheets_outreach.delivery import Security, SmtpMailer, SmtpServer, build_message
from sheets_outreach.errors import DeliveryError, SettingsError
from tests.delivery.letters import KEY, NOW, envelope, letter, mail

ACCEPTED = "250 OK"


@dataclass
class PostOffice:
    """What the server answers, word by word, and what it took.

    A reply may be the text to send, "drop" to break the connection, or "stall" to say nothing for long.
    """

    mail: list[str] = field(default_factory=list)
    rcpt: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    taken: list[bytes] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    connections: set[Any] = field(default_factory=set)

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        """Answer the sender."""
        self.connections.add(session.peer)
        reply = await self._reply(self.mail, server)
        if reply == ACCEPTED:
            envelope.mail_from = address
        return reply

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        """Answer a recipient."""
        reply = await self._reply(self.rcpt, server)
        if reply == ACCEPTED:
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Take the text, then answer."""
        if not self.data or self.data[0] in {ACCEPTED, "drop", "stall"}:
            # A server that drops after the final dot may well have kept the mail.
            self.taken.append(envelope.content)
            self.recipients.append(list(envelope.rcpt_tos))
        return await self._reply(self.data, server)

    async def _reply(self, script: list[str], server: Any) -> str:
        reply = script.pop(0) if script else ACCEPTED
        if reply == "drop":
            server.transport.abort()
        elif reply == "stall":
            await asyncio.sleep(30)
        return reply


@contextmanager
def running(office: PostOffice, **options: Any) -> Iterator[SmtpServer]:
    """Run the server on a free port; give how to reach it."""
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port, server_hostname="mail.test", **options)
    controller.start()
    try:
        yield SmtpServer("127.0.0.1", port, Security.NONE, timeout_s=5, hello="library.test")
    finally:
        controller.stop()


@pytest.fixture
def office() -> PostOffice:
    """A server that takes everything until told otherwise."""
    return PostOffice()


@dataclass(frozen=True)
class Certificates:
    """A server's certificate, and what trusts it."""

    server: ssl.SSLContext
    trusting: ssl.SSLContext


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """A certificate for 127.0.0.1 that only our own context trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.test")])
    begin = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begin)
        .not_valid_after(begin + dt.timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder: Path = tmp_path_factory.mktemp("certificates")
    chain, secret = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(chain, secret)
    trusting = ssl.create_default_context(cafile=str(chain))
    trusting.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return Certificates(server, trusting)


def refused(mailer: SmtpMailer, recipient: str = "anna@library.example") -> DeliveryError:
    """Hand over a mail that is not taken."""
    with pytest.raises(DeliveryError) as failure:
        mailer.send_message(mail(recipient))
    return failure.value


def test_it_hands_over_each_mail_to_its_one_recipient_over_one_connection(office: PostOffice) -> None:
    """Three mails arrive whole, each with one recipient, and the server saw one connection."""
    people = ["anna@library.example", "olav@library.example", "ida@library.example"]
    with running(office) as server, SmtpMailer(server) as mailer:
        for person in people:
            mailer.send_message(mail(person))
    assert office.recipients == [[person] for person in people]
    assert len(office.connections) == 1
    arrived = message_from_bytes(office.taken[0])
    assert arrived["Message-ID"] == mail()["Message-ID"]
    assert arrived["Auto-Submitted"] == "auto-generated"


def test_lines_that_begin_with_a_dot_arrive(office: PostOffice) -> None:
    """A line of one dot ends a mail in SMTP unless it is doubled."""
    message = build_message(letter(text="first\n.\n..second\n.third\n"), envelope(), KEY, NOW)
    with running(office) as server, SmtpMailer(server) as mailer:
        mailer.send_message(message)
    text = next(part for part in message_from_bytes(office.taken[0]).walk() if part.get_content_type() == "text/plain")
    assert text.get_payload(decode=True) == b"first\r\n.\r\n..second\r\n.third\r\n"


@pytest.mark.parametrize("place", ["rcpt", "data"])
@pytest.mark.parametrize(
    ("reply", "permanent"),
    [("450 4.2.1 busy", False), ("451 4.3.0 later", False), ("452 4.2.2 full", False),
     ("550 5.1.1 no such user", True), ("552 5.2.2 over quota", True), ("554 5.7.1 refused", True)],
)  # fmt: skip
def test_a_refusal_is_permanent_or_passing_and_the_next_mail_goes(
    office: PostOffice, place: str, reply: str, permanent: bool
) -> None:
    """5xx says never, 4xx says later; either way the others get their mail over the same connection."""
    setattr(office, place, [reply])
    with running(office) as server, SmtpMailer(server) as mailer:
        error = refused(mailer)
        mailer.send_message(mail("olav@library.example"))
    assert error.permanent is permanent
    assert error.where["code"] == int(reply[:3])
    assert reply.split(" ", 2)[2] in str(error.where["said"])
    assert not error.where.get("uncertain")
    assert office.recipients == [["olav@library.example"]]
    assert len(office.connections) == 1


def test_a_refused_sender_stops_the_run_and_blames_no_recipient(office: PostOffice) -> None:
    """Who may not send at all has a wrong setting; it is not Anna's fault."""
    office.mail = ["550 5.7.1 sender not allowed"]
    with running(office) as server, SmtpMailer(server) as mailer, pytest.raises(SettingsError):
        mailer.send_message(mail())
    assert office.taken == []


@pytest.mark.parametrize("farewell", ["drop", "421 4.4.2 too many messages"])
def test_a_connection_closed_between_two_mails_is_opened_again(office: PostOffice, farewell: str) -> None:
    """Servers close after so many mails; the second one goes over a new connection, once."""
    office.mail = [ACCEPTED, farewell]
    with running(office) as server, SmtpMailer(server) as mailer:
        mailer.send_message(mail())
        mailer.send_message(mail("olav@library.example"))
    assert office.recipients == [["anna@library.example"], ["olav@library.example"]]
    assert len(office.connections) == 2


@pytest.mark.parametrize("place", ["mail", "rcpt"])
@pytest.mark.parametrize("farewell", ["drop", "421 4.3.2 going down"])
def test_a_server_that_drops_at_once_is_a_passing_failure(office: PostOffice, place: str, farewell: str) -> None:
    """Nothing was taken, and a later run may try again."""
    setattr(office, place, [farewell])
    with running(office) as server, SmtpMailer(server) as mailer:
        error = refused(mailer)
    assert not error.permanent
    assert not error.where.get("uncertain")
    assert office.taken == []


def test_a_server_that_drops_twice_is_not_asked_a_third_time(office: PostOffice) -> None:
    """Opening again is for a connection that was good before."""
    office.mail = [ACCEPTED, "drop", "drop"]
    with running(office) as server, SmtpMailer(server) as mailer:
        mailer.send_message(mail())
        assert not refused(mailer, "olav@library.example").permanent
        mailer.send_message(mail("ida@library.example"))
    assert office.recipients == [["anna@library.example"], ["ida@library.example"]]


@pytest.mark.parametrize("silence", ["drop", "stall"])
def test_a_lost_answer_after_the_text_is_uncertain_and_not_repeated(office: PostOffice, silence: str) -> None:
    """The server may have kept the mail: handing it over again within the run could make two."""
    office.data = [silence]
    with running(office) as server, SmtpMailer(replace(server, timeout_s=0.3)) as mailer:
        error = refused(mailer)
    assert not error.permanent
    assert error.where["uncertain"] is True
    assert len(office.taken) == 1


def test_a_server_that_stalls_is_given_up_after_the_time_out(office: PostOffice) -> None:
    """A silent server does not hold the run; nothing was taken."""
    office.rcpt = ["stall"]
    with running(office) as server, SmtpMailer(replace(server, timeout_s=0.3)) as mailer:
        error = refused(mailer)
        assert not error.permanent
        mailer.send_message(mail("olav@library.example"))
    assert office.recipients == [["olav@library.example"]]


def test_a_server_that_is_not_there_is_a_passing_failure() -> None:
    """The error says that no mail at all can be handed over at the moment."""
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    with SmtpMailer(SmtpServer("127.0.0.1", port, Security.NONE, timeout_s=1)) as mailer:
        error = refused(mailer)
    assert not error.permanent
    assert error.where["stage"] == "connect"


def test_it_speaks_starttls_and_logs_in(office: PostOffice, certificates: Certificates) -> None:
    """The password goes only after the connection is protected."""
    seen: list[tuple[bytes, bytes, bool]] = []
    options = {"tls_context": certificates.server, "require_starttls": True, "authenticator": _record(seen)}
    with running(office, auth_required=True, **options) as server:
        known = replace(server, security=Security.STARTTLS, user="post", password="sesame 7", tls=certificates.trusting)
        with SmtpMailer(known) as mailer:
            mailer.send_message(mail())
    assert seen == [(b"post", b"sesame 7", True)]
    assert len(office.taken) == 1


def test_it_speaks_tls_from_the_first_byte(office: PostOffice, certificates: Certificates) -> None:
    """Port 465 is protected before the greeting."""
    with running(office, ssl_context=certificates.server) as server:
        known = replace(server, security=Security.TLS, tls=certificates.trusting)
        with SmtpMailer(known) as mailer:
            mailer.send_message(mail())
    assert len(office.taken) == 1


def _record(seen: list[tuple[bytes, bytes, bool]], *, success: bool = True) -> Callable[..., AuthResult]:
    def authenticate(server: Any, session: Any, envelope: Any, mechanism: str, login: LoginPassword) -> AuthResult:
        seen.append((login.login, login.password, session.ssl is not None))
        return AuthResult(success=success, handled=False)

    return authenticate


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_nobody_trusts_stops_the_run(
    office: PostOffice, certificates: Certificates, security: Security
) -> None:
    """The machine's own list of authorities decides where nothing else is given."""
    context = "ssl_context" if security is Security.TLS else "tls_context"
    with (
        running(office, **{context: certificates.server}) as server,
        SmtpMailer(replace(server, security=security)) as mailer,
        pytest.raises(SettingsError),
    ):
        mailer.send_message(mail())
    assert office.taken == []


def test_a_server_without_starttls_is_not_spoken_to_in_the_clear(office: PostOffice) -> None:
    """A protection that is asked for and not offered stops the run."""
    with (
        running(office) as server,
        SmtpMailer(replace(server, security=Security.STARTTLS)) as mailer,
        pytest.raises(SettingsError),
    ):
        mailer.send_message(mail())
    assert office.taken == []


def test_tls_to_a_plain_port_says_what_to_change(office: PostOffice) -> None:
    """A mixed-up port is the commonest mistake."""
    with (
        running(office) as server,
        SmtpMailer(replace(server, security=Security.TLS)) as mailer,
        pytest.raises(SettingsError, match="starttls"),
    ):
        mailer.send_message(mail())


def test_a_wrong_password_stops_the_run_and_is_not_repeated_in_the_error(office: PostOffice) -> None:
    """The account is at fault, not a recipient; secrets never stand in messages."""
    seen: list[tuple[bytes, bytes, bool]] = []
    with running(office, authenticator=_record(seen, success=False), auth_require_tls=False) as server:
        known = replace(server, user="post", password="sesame-7-secret")
        with SmtpMailer(known) as mailer, pytest.raises(SettingsError) as failure:
            mailer.send_message(mail())
    assert seen
    assert "sesame" not in str(failure.value)
    assert "sesame" not in repr(known)


@pytest.mark.parametrize(
    "server",
    [
        SmtpServer("mail.library.example", security=Security.NONE, user="post", password="secret"),
        SmtpServer("127.0.0.1", security=Security.NONE, user="почта", password="secret"),
        SmtpServer("127.0.0.1", security=Security.NONE, user="post", password="пароль"),
    ],
)
def test_settings_that_cannot_work_are_refused_before_any_connection(server: SmtpServer) -> None:
    """A password in the clear, or one that SMTP cannot carry, is never sent."""
    with SmtpMailer(server) as mailer, pytest.raises(SettingsError):
        mailer.send_message(mail())


class ScriptedServer(socketserver.StreamRequestHandler):
    """A server that answers each command as its class's script says, and closes where the script says nothing."""

    script: ClassVar[dict[str, str]] = {}
    heard: ClassVar[list[str]] = []

    def handle(self) -> None:
        """Greet, then answer command by command."""
        self._say(self.script.get("", "220 mail.test"))
        while line := self.rfile.readline().decode().strip():
            verb = line.split(maxsplit=1)[0].upper()
            self.heard.append(verb)
            if verb not in self.script:
                return
            self._say(self.script[verb])

    def _say(self, reply: str) -> None:
        self.wfile.write(f"{reply}\r\n".encode())


@contextmanager
def scripted(**replies: str) -> Iterator[tuple[SmtpServer, list[str]]]:
    """Run such a server; give how to reach it and what it has heard."""
    heard: list[str] = []
    script = {"EHLO": "250 mail.test", "MAIL": "250 OK", "RCPT": "250 OK", "QUIT": "221 bye"} | replies
    handler = type("Handler", (ScriptedServer,), {"script": script, "heard": heard})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as running_server:
        running_server.daemon_threads = True
        Thread(target=running_server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield (
                SmtpServer("127.0.0.1", running_server.server_address[1], Security.NONE, timeout_s=5, hello="me.test"),
                heard,
            )
        finally:
            running_server.shutdown()


@pytest.mark.parametrize(("reply", "permanent"), [("451 4.3.0 later", False), ("554 5.5.0 no", True)])
def test_a_server_that_refuses_to_begin_the_text_has_taken_nothing(reply: str, permanent: bool) -> None:
    """The word DATA itself is answered before any text goes out."""
    with scripted(DATA=reply, RSET="250 OK") as (server, heard), SmtpMailer(server) as mailer:
        error = refused(mailer)
    assert error.permanent is permanent
    assert "uncertain" not in error.where
    assert heard == ["EHLO", "MAIL", "RCPT", "DATA", "RSET", "QUIT"]


@pytest.mark.parametrize("reset", [{}, {"RSET": "502 unknown"}])
def test_a_connection_that_cannot_be_reset_is_not_used_again(reset: dict[str, str]) -> None:
    """The next mail opens a new one, and the refusal is still what it was."""
    with scripted(RCPT="550 no such user", **reset) as (server, heard), SmtpMailer(server) as mailer:
        assert refused(mailer).permanent
        assert refused(mailer).permanent
    assert heard.count("EHLO") == 2


@pytest.mark.parametrize(
    ("replies", "permanent"),
    [
        ({"": "554 go away"}, True),
        ({"": "421 too busy"}, False),
        ({"EHLO": "550 no", "HELO": "550 no"}, True),
        ({"": "good morning"}, False),
    ],
)
def test_a_server_that_does_not_let_us_in_concerns_every_mail(replies: dict[str, str], permanent: bool) -> None:
    """For good it is a wrong setting, for now it passes; in neither case a recipient's fault."""
    expected = SettingsError if permanent else DeliveryError
    with scripted(**replies) as (server, _), SmtpMailer(server) as mailer, pytest.raises(expected) as failure:
        mailer.send_message(mail())
    assert failure.value.permanent is permanent
    assert failure.value.where["stage"] == "connect"
