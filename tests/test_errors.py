"""An error says in one sentence what stopped the job, where, and whether trying again can help."""

from __future__ import annotations

import pytest

from sheets_outreach.errors import (
    AccessError,
    AddressError,
    CollectorError,
    DeliveryError,
    EventError,
    FileError,
    MovedError,
    OutreachError,
    ProtectedError,
    RegisterError,
    SettingsError,
    UnavailableError,
    WorkbookError,
)

PERMANENT = [
    OutreachError, RegisterError, WorkbookError, AddressError, AccessError, ProtectedError, SettingsError, EventError, FileError,
]  # fmt: skip
PASSING = [MovedError, UnavailableError, DeliveryError, CollectorError]


def raised(error: OutreachError, cause: Exception) -> OutreachError:
    """Raise an error from what lay underneath, and catch it."""
    with pytest.raises(type(error)) as caught:
        raise error from cause
    return caught.value


def test_it_prints_its_sentence() -> None:
    """Nothing is added where nothing more is known."""
    assert str(RegisterError("No tab has a header.")) == "No tab has a header."


def test_it_prints_where_it_happened() -> None:
    """In the order in which it was told, and kept for programs."""
    error = ProtectedError("The column is protected.", tab="Дневник", row=7)
    assert str(error) == "The column is protected. (tab: Дневник, row: 7)"
    assert error.where == {"tab": "Дневник", "row": 7}
    assert error.message == "The column is protected."


def test_it_names_the_kind_of_what_lay_underneath() -> None:
    """Its kind only: what a foreign error says may hold an address or a key."""
    error = raised(UnavailableError("Google did not answer.", tab="Дневник"), TimeoutError("https://sheets/secret"))
    assert str(error) == "Google did not answer. (tab: Дневник) [TimeoutError]"


def test_it_does_not_name_an_error_of_our_own_underneath() -> None:
    """Ours have said what is to be said."""
    assert str(raised(AccessError("Not shared with us."), MovedError("A row moved."))) == "Not shared with us."


@pytest.mark.parametrize("kind", PERMANENT)
def test_trying_again_does_not_help_against_what_somebody_has_to_change(kind: type[OutreachError]) -> None:
    """Unless whoever raises it knows better."""
    assert kind("So it is.").permanent
    assert not kind("So it is.", permanent=False).permanent


@pytest.mark.parametrize("kind", PASSING)
def test_trying_again_helps_against_what_passes(kind: type[OutreachError]) -> None:
    """Unless whoever raises it knows better."""
    assert not kind("Busy.").permanent
    assert kind("Busy.", permanent=True).permanent
