"""How far two words are apart, counted in slips of the hand."""

from __future__ import annotations


def distance(typed: str, meant: str) -> int:
    """Return the least number of letters added, lost, changed or swapped (optimal string alignment).

    >>> distance("facebok", "facebook"), distance("teelgram", "telegram"), distance("vk", "ok")
    (1, 1, 1)
    """
    before: list[int] = []
    above = list(range(len(meant) + 1))
    for row, letter in enumerate(typed, 1):
        current = [row]
        for column, other in enumerate(meant, 1):
            cost = min(above[column] + 1, current[column - 1] + 1, above[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == meant[column - 2] and typed[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, above = above, current
    return above[-1]
