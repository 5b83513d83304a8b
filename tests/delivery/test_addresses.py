"""Which texts of a sheet are mail addresses we dare to write to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.delivery import check_domain, parse_address
from sheets_outreach.errors import DeliveryError

PLAIN = [
    ("anna@library.example", "anna@library.example"),
    ("  anna@library.example\n", "anna@library.example"),
    ("Anna.Berg+sokol@Library.EXAMPLE", "Anna.Berg+sokol@library.example"),
    ("mailto:anna@library.example", "anna@library.example"),
    ("olav@bøker.example", "olav@xn--bker-gra.example"),
    ("a@sub.library.example", "a@sub.library.example"),
    ("o'hara@library.example", "o'hara@library.example"),
]

REFUSED = [
    "",
    "   ",
    "anna",
    "anna@",
    "@library.example",
    "anna@localhost",
    "anna@library.example, evil@x.example",
    "anna@library.example; evil@x.example",
    "anna@library.example evil@x.example",
    "Anna <anna@library.example>",
    "<anna@library.example>",
    "anna@library.example\r\nBcc: evil@x.example",
    "anna\r\nBcc:@library.example",
    '"anna@evil"@library.example',
    "anna(comment)@library.example",
    "anna@[127.0.0.1]",
    "anna@127.0.0.1",
    "anna@@library.example",
    "anna@library..example",
    ".anna@library.example",
    "anna.@library.example",
    "an..na@library.example",
    "анна@library.example",
    "anna\u202e@library.example",
    "anna\u200b@library.example",
    "anna\x00@library.example",
    "anna@-library.example",
    "anna@library.example:25",
    "anna@library.example?bcc=evil@x.example",
    "a" * 65 + "@library.example",
    "a@" + ".".join(["b" * 60] * 5) + ".example",
    "a" * 64 + "@" + ".".join(["b" * 60] * 3) + ".example",
    "a" * 50_000,
]


@pytest.mark.parametrize(("typed", "address"), PLAIN)
def test_it_takes_one_plain_address(typed: str, address: str) -> None:
    """What a colleague types as an address is taken, its domain in the form mail servers use."""
    assert parse_address(typed) == address


@pytest.mark.parametrize("typed", REFUSED)
def test_it_refuses_whatever_is_not_one_plain_address(typed: str) -> None:
    """Lists, display names, comments, controls and look-alikes are refused for good, without repeating them."""
    with pytest.raises(DeliveryError) as refused:
        parse_address(typed)
    assert refused.value.permanent
    assert not typed.strip() or typed not in str(refused.value)


@given(st.text(max_size=80))
def test_no_text_makes_it_fail_otherwise(typed: str) -> None:
    """Any text is either one address without spaces, commas, brackets and controls, or refused."""
    try:
        address = parse_address(typed)
    except DeliveryError:
        return
    assert address.count("@") == 1
    assert address.isascii()
    assert address.isprintable()
    assert not set(address) & set(' ,;<>()[]"\\:')


@pytest.mark.parametrize("domains", [{"library.example"}, {"LIBRARY.example"}, {"x.example", "library.example"}])
def test_an_allowed_domain_may_be_written_to(domains: set[str]) -> None:
    """The domain counts, whatever its case."""
    check_domain(parse_address("anna@library.example"), domains)


def test_an_allowed_domain_may_be_typed_in_its_own_letters() -> None:
    """A domain in Cyrillic or with ø is the same as its ASCII form."""
    check_domain(parse_address("anna@пример.рф"), {"пример.рф"})
    check_domain(parse_address("anna@xn--e1afmkfd.xn--p1ai"), {"пример.рф"})


@pytest.mark.parametrize(
    ("address", "domains"),
    [
        ("anna@elsewhere.example", {"library.example"}),
        ("anna@evil.library.example", {"library.example"}),
        ("anna@library.example.evil.example", {"library.example"}),
        ("anna@notlibrary.example", {"library.example"}),
        ("anna@libraгy.example", {"library.example"}),
        ("anna@library.example", set()),
        ("anna@library.example", {""}),
    ],
)
def test_another_domain_may_not_be_written_to(address: str, domains: set[str]) -> None:
    """Neither a subdomain nor a look-alike is the domain, and an empty list allows nobody."""
    with pytest.raises(DeliveryError) as refused:
        check_domain(parse_address(address), domains)
    assert refused.value.permanent
