"""What a file may be like to be opened at all: sizes, counts, the shape of its archive; it reads no cell."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import BinaryIO

from sheets_outreach.errors import FileError

LARGEST_BYTES = 50_000_000
LARGEST_UNPACKED_BYTES = 100_000_000
MOST_PARTS = 5_000
MOST_TABS = 100
MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_CELLS = 3_000_000

_SIGNS = (
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file; open it and save it as an ordinary .xlsx"),
    (b"<", "a web page or XML"),
    (b"{\\rtf", "a text document"),
)


def read_bytes(path: Path) -> bytes:
    """Read a file of sensible size.

    Raises:
        FileError: it is missing, unreadable, empty or too large.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise FileError(f"«{path.name}» is larger than {LARGEST_BYTES // 1_000_000} MB; a register never is.")
        content = path.read_bytes()
    except OSError as error:
        raise FileError(f"«{path}» cannot be opened: {error.strerror}.") from error
    if not content:
        raise FileError(f"«{path.name}» is empty.")
    return content


def open_archive(file: BinaryIO, name: str) -> zipfile.ZipFile:
    """Open a file that should be a zip archive of parts, as ``.xlsx`` and ``.ods`` are.

    The sizes an archive declares are enforced when a part is read: `zipfile` gives no more than was declared.

    Raises:
        FileError: it is something else, is cut or encrypted, or unpacks to more than any register holds.
    """
    start = file.read(8)
    file.seek(0)
    for sign, what in _SIGNS:
        if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(sign):
            raise FileError(f"«{name}» is not a spreadsheet, whatever its name says: it is {what}.")
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileError(f"«{name}» is damaged or cut, or no spreadsheet at all.") from error
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise FileError(f"«{name}» consists of {len(parts)} parts; a register never does.")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
        raise FileError(
            f"«{name}» unpacks to more than {LARGEST_UNPACKED_BYTES // 1_000_000} MB; a register never does."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise FileError(f"«{name}» is protected by a password; save it without one.")
    return archive


def check_tab_count(count: int, name: str) -> None:
    """Refuse a file with more tabs than people make.

    Raises:
        FileError: there are more than 100, or none.
    """
    if count > MOST_TABS:
        raise FileError(f"«{name}» has {count} tabs; keep those of the register (at most {MOST_TABS}) and try again.")
    if count == 0:
        raise FileError(f"«{name}» has no tab with cells.")


class Measure:
    """Counts what has been read of a file, and refuses what no register is.

    Args:
        name: the file's name, for the refusal.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells = 0

    def add_row(self, row: int, width: int) -> None:
        """Count a row.

        Args:
            row: its number, from 1.
            width: cells in it, up to the last filled one.

        Raises:
            FileError: too many rows, columns or cells.
        """
        self._cells += width
        self.check(row, width)
        if self._cells > MOST_CELLS:
            raise FileError(f"«{self._name}» has more than {MOST_CELLS:,} cells.")

    def check(self, row: int, width: int) -> None:
        """Refuse a row or column that no register has, without counting it.

        Raises:
            FileError: too many rows or columns.
        """
        if row > MOST_ROWS:
            raise FileError(f"«{self._name}» has more than {MOST_ROWS:,} rows.")
        if width > MOST_COLUMNS:
            raise FileError(f"«{self._name}» has more than {MOST_COLUMNS} columns.")
