"""What may be a host, written without a scheme."""

from __future__ import annotations

import pytest

from sheets_outreach.links.hosts import could_be_host

HOSTS = [
    ("vk.com", True, True),
    ("svetlovka.ru", True, True),
    ("svetlovka.ru.", True, True),
    ("библиотека.рф", True, True),
    ("svetlovka.рф", True, True),
    ("xn--80aaf.xn--p1ai", True, True),
    ("vk.сом", False, True),  # Cyrillic letters where «com» is meant: told apart only where a host is certain
    ("библ.сом", False, False),
    ("plakat.pdf", False, True),
    ("12.05", False, False),
    ("a.b", False, False),
    ("vk..com", False, False),
    (".com", False, False),
    ("", False, False),
]


@pytest.mark.parametrize(("text", "anywhere", "surely"), HOSTS)
def test_a_text_may_be_a_host(text: str, anywhere: bool, surely: bool) -> None:
    """In prose only with a top-level domain that people use; where a link is certain, with any."""
    assert (could_be_host(text, sure=False), could_be_host(text, sure=True)) == (anywhere, surely)
