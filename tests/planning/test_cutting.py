"""How a text that is too long is cut: at a space, with an ellipsis, and never longer than it may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.planning.drafting import _cut

CUTS = [
    ("слово", 5, "слово"),
    ("словом", 5, "слов…"),
    ("одно слово", 10, "одно слово"),
    ("одно слово больше", 11, "одно слово…"),
    ("одно слово больше", 12, "одно слово…"),
    ("одно, слово", 8, "одно…"),
    ("а bcdefghijk", 8, "а bcdef…"),  # a space so early would leave next to nothing
]


@pytest.mark.parametrize(("text", "limit", "left"), CUTS)
def test_a_text_is_cut_at_its_last_space(text: str, limit: int, left: str) -> None:
    """A word without one is cut where the limit is; a comma before the ellipsis goes."""
    assert _cut(text, limit) == left


@given(st.text(min_size=1, max_size=60), st.integers(2, 40))
def test_what_is_cut_is_as_short_as_it_must_be(text: str, limit: int) -> None:
    """It begins like the text, and only what was cut has an ellipsis."""
    left = _cut(text, limit)
    assert len(left) <= limit
    assert left == text if len(text) <= limit else left.endswith("…") and text.startswith(left[:-1])
