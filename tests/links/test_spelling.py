"""How far two words are apart: as many slips of the hand as it takes to get from one to the other."""

from __future__ import annotations

import pytest

from sheets_outreach.links.spelling import distance

SLIPS = [
    ("vkontakte", "vkontakte", 0),
    ("kvontakte", "vkontakte", 1),  # swapped at the very beginning
    ("vkontaket", "vkontakte", 1),  # and at the very end
    ("vkotnakte", "vkontakte", 1),
    ("vkontakt", "vkontakte", 1),
    ("kontakte", "vkontakte", 1),
    ("vvkontakte", "vkontakte", 1),
    ("vkontskte", "vkontakte", 1),
    ("kvontakt", "vkontakte", 2),
    ("", "vk", 2),
    ("vk", "", 2),
    ("", "", 0),
    ("ca", "abc", 3),  # a swapped pair is not changed once more
]


@pytest.mark.parametrize(("typed", "meant", "slips"), SLIPS)
def test_slips_are_counted(typed: str, meant: str, slips: int) -> None:
    """Added, lost, changed or swapped letters count once each, wherever they are, and from both sides."""
    assert (distance(typed, meant), distance(meant, typed)) == (slips, slips)
