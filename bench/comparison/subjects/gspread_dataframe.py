"""gspread-dataframe: https://gspread-dataframe.readthedocs.io/en/latest/.

Its guide reads with `get_as_dataframe` and writes with `set_with_dataframe`, at a row and a column of one's choice.
"""

from __future__ import annotations

import pandas as pd
from gspread_dataframe import get_as_dataframe, set_with_dataframe

from bench.comparison.subjects.gspread import open_tab
from bench.comparison.task import (
    APPENDED,
    CHECK,
    STATISTICS_TAB,
    STATISTICS_TITLES,
    TAB,
    TITLES,
    WORDING,
    Place,
    is_readable,
    statistics_rows,
)


def read(place: Place) -> pd.DataFrame:
    """Read the register."""
    return get_as_dataframe(open_tab(place, TAB))


def mark(place: Place) -> int:
    """Mark the rows whose link cannot be used."""
    tab = open_tab(place, TAB)
    frame = get_as_dataframe(tab)
    bad = ~frame[TITLES[1]].fillna("").map(is_readable)
    checks = frame[[CHECK]].astype(object).mask(bad, WORDING)
    set_with_dataframe(tab, checks, row=2, col=len(TITLES) + 1, include_column_header=False)
    return int(bad.sum())


def append(place: Place) -> int:
    """Append the statistics."""
    tab = open_tab(place, STATISTICS_TAB)
    first_free = len(get_as_dataframe(tab)) + 2
    rows = pd.DataFrame.from_records(list(statistics_rows()), columns=STATISTICS_TITLES)
    set_with_dataframe(tab, rows, row=first_free, include_column_header=False)
    return APPENDED
