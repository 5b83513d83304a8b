"""Answers what a line of text looks like without e-mail addresses and telephone numbers; names it cannot recognise."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")

# Too much is taken out rather than too little, but dates, ids and counts stay readable: a number counts as a
# telephone's when it begins with "+" or "00", has the eleven digits of a Russian one, or the eight of a Norwegian one
# in its usual groups.
_PHONE = re.compile(
    r"""(?<![\w-])(?:
        (?:\+|00)\d(?:[\s().-]*\d){6,14}
        | [78][\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}
        | (?:[3-9]\d|2[1-9])(?:\d{6} | (?:\ \d{2}){3} | \d\ \d{2}\ \d{3})
    )(?![\w-])""",
    re.VERBOSE,
)


def redact(text: str) -> str:
    """Put a word in the place of each e-mail address and telephone number.

    >>> redact("ask ola@example.org or +47 900 00 000")
    'ask [e-mail] or [phone]'
    """
    return _PHONE.sub("[phone]", _EMAIL.sub("[e-mail]", text))
