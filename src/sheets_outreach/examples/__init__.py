"""Example tables: the original register as a library keeps it, and further rows in three languages, good and bad.

Names, addresses and ids of the further rows are invented; the look-alike letter and the other mistakes are on purpose.
"""

from __future__ import annotations

import csv
from importlib.resources import files


def read_example(name: str) -> list[list[str]]:
    """Give an example table as rows × cells, its header included if it has one.

    Args:
        name: ``original`` or ``further_rows``.
    """
    text = files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines(keepends=True)))
