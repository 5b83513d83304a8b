"""Lists of words and hosts as tables write them: in one text, with spaces between."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, in order.

    >>> words("vk.com m.vk.com")
    ('vk.com', 'm.vk.com')
    """
    return tuple(text.split())
