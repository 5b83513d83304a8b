"""The one way from a cell's text to an `Agreement`: three languages, mixed as people mix them, never an exception."""

from __future__ import annotations

from typing import Final

from sheets_outreach.agreement.encoding import encode, quote
from sheets_outreach.agreement.model import Agreement
from sheets_outreach.agreement.reading import Reading, read_code

MOST_REMEMBERED: Final = 10_000
LONGEST_TEXT: Final = 5_000


class _Readings(dict[str, Reading]):
    """Readings by encoded text: sentences of the same build are read once. Bounded, for a column may hold anything."""

    def __missing__(self, code: str) -> Reading:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        reading = self[code] = read_code(code)
        return reading


_readings: Final = _Readings()


def parse_agreement(text: str) -> Agreement:
    """Read an agreement as people write it.

    A limit that is not certain is left out, and the words that may mean one are given in ``not_understood``. Only the
    first `LONGEST_TEXT` characters are read; when there are more, the rest counts as not understood.

    >>> agreement = parse_agreement("Раз в 2–3 недели, текст согласовать с админом")
    >>> agreement.min_days, agreement.max_days, agreement.approval
    (14, 21, True)
    """
    read, unread = text, ""
    if len(text) > LONGEST_TEXT:
        read = text[:LONGEST_TEXT].rpartition(" ")[0] or text[:LONGEST_TEXT]
        unread = text[len(read) :].strip()
    reading = _readings[encode(read)]
    topics = "; ".join(quote(read, *place) for place in reading.topics) if reading.topics else None
    not_understood = tuple(quote(read, *place) for place in reading.not_understood) if reading.not_understood else ()
    if unread:
        not_understood += (unread,)
    return Agreement(
        text,
        reading.min_days,
        reading.max_days,
        reading.per_period,
        reading.weekdays,
        reading.approval,
        topics,
        reading.restricts_topics,
        reading.allowed,
        reading.permitted,
        reading.unlimited,
        reading.none_yet,
        reading.ambiguous,
        not_understood,
    )
