"""Who is compared, with which guide at hand, and what each of them does not do in the measured tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bench.comparison.environments import OURS, PEERS, PYDANTIC_GSHEETS
from bench.comparison.task import APPEND, MARK, READ

PLAIN, KEPT = "plain", "kept"
"""The workbook as people made it; the workbook after our first run, in which people have since broken 1 link of 10."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One line of the tables.

    Attributes:
        name: what it is called there.
        module: in `bench.comparison.subjects`; functions `read`, `mark` and `append`.
        environment: name of the environment it runs in.
        package: what its version is asked of.
        guide: address of the guide that the code follows.
        remarks: what it does and does not do, by task.
        impossible: why it has no figures, by task.
        workbooks: which workbook it works on, by task; a task not named is not its own.
        floor: name of the line its ratios are to.
    """

    name: str
    module: str
    environment: str = PEERS
    package: str = ""
    guide: str = ""
    remarks: Mapping[str, str] = field(default_factory=dict)
    impossible: Mapping[str, str] = field(default_factory=dict)
    workbooks: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys((READ, MARK, APPEND), PLAIN))
    floor: str = "floor"

    @property
    def is_ours(self) -> bool:
        """Whether it is what the others are compared with."""
        return self.module == "ours"


_WHOLE_JOB = (
    "Does the whole of `validate_rows`: links of 19 platforms and sentences about agreements understood, every rule, "
    "check cells with notes; then decides again on the answer to its own write. It reads all tabs it knows."
)
SUBJECTS = (
    Subject(
        "floor",
        "floor",
        environment=OURS,
        package="pydantic",
        guide="https://developers.google.com/workspace/sheets/api/reference/rest",
        remarks={
            READ: "requests, `from_json`, one pydantic model of 12 fields a row; knows tab and columns beforehand.",
            MARK: "The same, and one `values:batchUpdate`.",
            APPEND: "One `values:append`.",
        },
    ),
    Subject(
        "ours",
        "ours",
        environment=OURS,
        package="sheets-outreach",
        guide="docs/scripting.md",
        remarks={
            READ: "Finds tab, header and columns by itself, recognises two links and an agreement a row, 28 fields.",
            APPEND: "Reads the whole workbook first, and again in the answer to its write: that is how it knows what "
            "it did. The others append without looking.",
        },
        workbooks={READ: PLAIN, APPEND: KEPT},
    ),
    Subject(
        "ours, first run",
        "ours",
        environment=OURS,
        package="sheets-outreach",
        guide="docs/scripting.md",
        remarks={MARK: f"{_WHOLE_JOB} The first run also adds its columns and fills them for every row."},
        workbooks={MARK: PLAIN},
    ),
    Subject(
        "ours, a later run",
        "ours",
        environment=OURS,
        package="sheets-outreach",
        guide="docs/scripting.md",
        remarks={MARK: "The same job on the workbook it has marked before; 1 link of 10 was broken since."},
        workbooks={MARK: KEPT},
    ),
    Subject(
        "gspread",
        "gspread",
        package="gspread",
        guide="https://docs.gspread.org/en/v6.2.1/user-guide.html",
        remarks={
            READ: "`get_all_records`, then the floor's model of 12 fields a row.",
            MARK: "`batch_update` of single cells: one request.",
            APPEND: "`append_rows`: one request.",
        },
    ),
    Subject(
        "gspread-models",
        "gspread_models",
        package="gspread-models",
        guide="https://github.com/s2t2/gspread-models-py/blob/main/docs/queries.md",
        remarks={
            READ: "`Model.all()`: an object a row with its titles as attributes; no types but its own time stamps.",
            APPEND: "`create_all`: reads the tab for the next `id`, and adds `id` and `created_at` to each row.",
        },
        impossible={MARK: "it cannot change a row: it has `create`, `find`, `where`, `all` and `destroy_all` only"},
    ),
    Subject(
        "pydantic-gsheets",
        "pydantic_gsheets",
        environment=PYDANTIC_GSHEETS,
        package="pydantic-gsheets",
        guide="https://github.com/Youssefbenhammouda/pydantic-gsheets/blob/main/docs/worksheet.md",
        remarks={
            READ: "`rows()`: columns by position, the header is never read; asks for everything about every cell. "
            "With its `page_size` it takes less memory and more requests.",
            MARK: "`saveRows` of the changed rows. People's twelve columns are declared `GSReadonly`, as its guide "
            "has it; without that it writes whole rows.",
            APPEND: "`append_rows`: one sub-request a cell, 500 in a batch, so not whole or not at all. It needs "
            "free rows below; at the end of the grid it ends in an error.",
        },
        floor="floor, as pydantic-gsheets runs",
    ),
    Subject(
        "floor, as pydantic-gsheets runs",
        "floor",
        environment=PYDANTIC_GSHEETS,
        package="pydantic",
        guide="https://developers.google.com/workspace/sheets/api/reference/rest",
        remarks=dict.fromkeys((READ, MARK, APPEND), "The floor with the Python and the pydantic of that library."),
        floor="floor, as pydantic-gsheets runs",
    ),
    Subject(
        "pygsheets",
        "pygsheets",
        package="pygsheets",
        guide="https://pygsheets.readthedocs.io/en/stable/worksheet.html",
        remarks={
            READ: "`get_all_records`, then the floor's model of 12 fields a row. Opened by `Spreadsheet(client, "
            "id=…)`: the guide's `open_by_key` asks for `fields=*`, which by Google's reference, and on the local "
            "server, brings every cell along.",
            MARK: "`update_values_batch` of single cells: one request.",
            APPEND: "`append_table`: one request, and one for what the tab looks like then. Where the tab's title "
            "needs quotes, as a Cyrillic one does, it ends in an error after the rows have been added; the tab here is "
            "called Statistics.",
        },
    ),
    Subject(
        "gspread-dataframe",
        "gspread_dataframe",
        package="gspread-dataframe",
        guide="https://gspread-dataframe.readthedocs.io/en/latest/",
        remarks={
            READ: "`get_as_dataframe`: a type a column as pandas guesses it, no records.",
            MARK: "`set_with_dataframe` of the one column: writes the check cell of every row, not only of bad ones. "
            "It also sets the tab back to the size it had when it was opened.",
            APPEND: "No append: reads the tab for its length and writes below it, over whatever was added meanwhile.",
        },
    ),
)  # fmt: skip
BY_NAME = {subject.name: subject for subject in SUBJECTS}
