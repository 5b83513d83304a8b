"""How a letter becomes a mail."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.delivery import build_message, message_id
from sheets_outreach.errors import DeliveryError
from tests.delivery.letters import KEY, NOW, envelope, letter, mail


def received(message: EmailMessage) -> EmailMessage:
    """Send a mail through bytes, as a server would."""
    parsed = message_from_bytes(message.as_bytes(), policy=default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def test_it_says_who_writes_to_whom_and_why_nobody_should_answer_automatically() -> None:
    """All headers a recipient and their server need arrive, readable."""
    names = {"sender_name": "Светловка", "recipient_name": "Анна Берг", "reply_to": "desk@library.example"}
    got = received(build_message(letter(), envelope(**names), KEY, NOW))
    assert str(got["From"]) == "Светловка <post@library.example>"
    assert str(got["To"]) == "Анна Берг <anna@library.example>"
    assert str(got["Reply-To"]) == "desk@library.example"
    assert str(got["Subject"]) == "Соседи: 3 дела"
    assert str(got["Auto-Submitted"]) == "auto-generated"
    assert str(got["List-Unsubscribe"]) == "<mailto:post@library.example?subject=unsubscribe>"
    assert str(got["Content-Language"]) == "ru"
    assert parsedate_to_datetime(str(got["Date"])) == NOW
    assert got["Precedence"] is None


def test_it_has_a_text_part_and_an_html_part_in_this_order() -> None:
    """A mail program takes the last part it can show; each arrives as it was written."""
    got = received(build_message(letter(text="Да\n" * 3, html="<p>Да</p>"), envelope(), KEY, NOW))
    assert got.get_content_type() == "multipart/alternative"
    text, html = got.iter_parts()
    assert isinstance(text, EmailMessage)
    assert isinstance(html, EmailMessage)
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().replace("\r\n", "\n") == "Да\nДа\nДа\n"
    assert html.get_content().strip() == "<p>Да</p>"


@pytest.mark.parametrize("text", ["plain words", "Здравствуйте, соседи! " * 200, "blåbær " * 3, "x" * 5000, "🎲 " * 50])
def test_it_never_sends_eight_bits_or_endless_lines(text: str) -> None:
    """Old relays break both, so everything is ASCII in lines of at most 998 characters (RFC 5322 §2.1.1)."""
    raw = build_message(letter(text=text, html=f"<p>{text}</p>"), envelope(), KEY, NOW).as_bytes()
    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998


def test_the_same_key_gives_the_same_message_id() -> None:
    """A second copy of a mail is recognisable; another period or recipient is another mail."""
    assert mail()["Message-ID"] == mail()["Message-ID"]
    assert mail(key="digest:2026-W49:3f9a0c")["Message-ID"] != mail()["Message-ID"]
    identity = message_id(KEY, "post@library.example")
    assert identity.startswith("<")
    assert identity.endswith("@library.example>")
    assert "3f9a0c" not in identity


@pytest.mark.parametrize("field", ["sender_name", "recipient_name"])
@pytest.mark.parametrize(
    "typed",
    ["Anna\r\nBcc: evil@x.example", "Anna\nX-Evil: 1", "Anna\u2028Bcc: evil@x.example", "Anna\x00\x0b\u202egnp", "A" * 50_000,
     'Anna" <evil@x.example>, "', "Anna, evil@x.example", "\ud800Anna"],
)  # fmt: skip
def test_a_hostile_name_adds_neither_a_header_nor_a_recipient(field: str, typed: str) -> None:
    """Whatever stands in a name, there is one recipient, and only our headers."""
    got = received(build_message(letter(), envelope(**{field: typed}), KEY, NOW))
    assert [address.addr_spec for address in got["To"].addresses] == ["anna@library.example"]
    assert [address.addr_spec for address in got["From"].addresses] == ["post@library.example"]
    assert set(got.keys()) == set(received(mail()).keys())


@given(st.text(max_size=120))
def test_any_subject_stays_one_harmless_line(subject: str) -> None:
    """Controls, line breaks and marks that turn the writing direction do not survive."""
    got = received(build_message(letter(subject=subject), envelope(), KEY, NOW))
    assert set(got.keys()) == set(received(mail()).keys())
    assert not set(str(got["Subject"])) & set(
        "\r\n\x00\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u2028"
    )


@pytest.mark.parametrize("field", ["sender", "recipient", "reply_to", "unsubscribe"])
def test_no_field_takes_two_addresses(field: str) -> None:
    """A comma in an address would quietly become a second recipient."""
    with pytest.raises(DeliveryError):
        build_message(letter(), envelope(**{field: "anna@library.example, evil@x.example"}), KEY, NOW)
