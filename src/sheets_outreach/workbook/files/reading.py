"""A file's contents by what its name says it is; each kind has a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path

from sheets_outreach.errors import FileError
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.workbook.contents import Contents


def read_file(path: Path, now: datetime, wanted: Collection[Tab]) -> Register:
    """Read a table from a file.

    Args:
        path: an ``.xlsx``, ``.ods`` or ``.csv`` file.
        now: the moment, aware.
        wanted: the tabs to read.

    Raises:
        FileError: it cannot be read as a table.
        RegisterError: it has no register's header.
    """
    return read_file_contents(path).read(now, wanted)


def read_file_contents(path: Path) -> Contents:
    """Read all cells of a file.

    Raises:
        FileError: it cannot be read as a table.
    """
    reader = _READERS.get(path.suffix.casefold())
    if reader is None:
        raise FileError(f"«{path.name}» cannot be read: only {', '.join(_READERS)} files are known here.")
    return reader(path)


def _read_csv(path: Path) -> Contents:
    from sheets_outreach.workbook.files.csv_files import read_csv

    return read_csv(path)


def _read_xlsx(path: Path) -> Contents:
    try:
        from sheets_outreach.workbook.files.xlsx import read_xlsx
    except ImportError as error:
        raise missing_extra(path) from error
    return read_xlsx(path)


def _read_ods(path: Path) -> Contents:
    try:
        from sheets_outreach.workbook.files.ods import read_ods
    except ImportError as error:
        raise missing_extra(path) from error
    return read_ods(path)


def missing_extra(path: Path) -> FileError:
    """Say how to install what such files need."""
    return FileError(f"{path.suffix} files need two more libraries: pip install 'sheets-outreach[files]'.")


_READERS: Mapping[str, Callable[[Path], Contents]] = {".xlsx": _read_xlsx, ".ods": _read_ods, ".csv": _read_csv}
