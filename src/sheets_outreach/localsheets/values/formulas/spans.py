"""Where does a stretch of rows or columns lie after others were inserted, deleted or moved?

A span is (first, last), both included; last is None where it has no end. The arithmetic is the same for rows and
columns, for references and for ranges.
"""

from typing import TypeAlias

Span: TypeAlias = tuple[int, int | None]


def insert_lines(span: Span, start: int, count: int) -> Span:
    """Push a span that lies behind `start`, widen one that `start` falls into."""
    first, last = span
    return (
        first + count if first >= start else first,
        last + count if last is not None and last >= start else last,
    )


def delete_lines(span: Span, start: int, count: int) -> Span | None:
    """Pull a span that lies behind the deleted lines, cut one that they touch; None where nothing is left."""
    first, last = span
    end = start + count
    if last is not None and start <= first and last < end:
        return None
    first = first - count if first >= end else min(first, start)
    if last is not None:
        last = last - count if last >= end else min(last, start - 1)
    return first, last


def move_lines(span: Span, start: int, count: int, destination: int) -> Span:
    """Follow lines that are moved before `destination` (counted before the move).

    What lies wholly in the moved lines goes along; anything else gives them up where they leave and takes them in where
    they arrive inside it.
    """
    first, last = span
    end = start + count
    if start <= destination <= end:
        return span
    arrival = destination if destination < start else destination - count
    if start <= first and last is not None and last < end:
        return first - start + arrival, last - start + arrival
    rest = delete_lines(span, start, count)
    return insert_lines(rest or span, arrival, count)
