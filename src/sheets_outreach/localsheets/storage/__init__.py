"""How do documents survive the process? One SQLite file in WAL mode.

Every commit is one transaction that holds the blocks of rows that are new, and the records that differ. A temporary
store lives in memory. Why blocks: docs/decisions/local-server-storage.md.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sheets_outreach.localsheets.documents import Document
from sheets_outreach.localsheets.errors import StoreError
from sheets_outreach.localsheets.model.blocks import Block, reserve_block_keys
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook
from sheets_outreach.localsheets.storage import records

FORMAT_VERSION = 1

TABLES = """
CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sheet (
    document TEXT NOT NULL, key INTEGER NOT NULL, record TEXT NOT NULL, blocks TEXT NOT NULL,
    PRIMARY KEY (document, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS block (
    key INTEGER PRIMARY KEY, document TEXT NOT NULL, sheet INTEGER NOT NULL, rows TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS block_by_sheet ON block (document, sheet);
"""


class Store:
    """Documents on disk. Not thread-safe: its owner holds a lock while it calls.

    Args:
        path: the SQLite file; None keeps everything in memory.

    Raises:
        StoreError: a file that cannot be used.
    """

    def __init__(self, path: str | Path | None) -> None:
        try:
            self.connection = _open(path)
        except sqlite3.Error as error:
            raise StoreError(f"{path} cannot be used as a store of sheets: {error}.") from error

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def identities(self) -> list[str]:
        """The ids of all documents."""
        return [row[0] for row in self.connection.execute("SELECT id FROM document")]

    def load(self, identity: str) -> Document:
        """Read one document with all its cells."""
        (text,) = self.connection.execute("SELECT record FROM document WHERE id = ?", (identity,)).fetchone()
        document, keys = records.read_document(identity, text)
        document.workbook.sheets.extend(self._load_sheet(identity, key) for key in keys)
        return document

    def _load_sheet(self, identity: str, key: int) -> Sheet:
        record, order = self.connection.execute(
            "SELECT record, blocks FROM sheet WHERE document = ? AND key = ?", (identity, key)
        ).fetchone()
        texts = dict(
            self.connection.execute("SELECT key, rows FROM block WHERE document = ? AND sheet = ?", (identity, key))
        )
        blocks = [Block(records.read_rows(texts[block]), block) for block in records.read_order(order)]
        return records.read_sheet(key, record, blocks)

    def commit(self, old: Document | None, new: Document | None) -> None:
        """Make a change durable: `old` became `new`; None stands for "does not exist"."""
        with_changes = self.connection
        with_changes.execute("BEGIN IMMEDIATE")
        try:
            self._write(old, new)
        except BaseException:
            with_changes.execute("ROLLBACK")
            raise
        with_changes.execute("COMMIT")

    def _write(self, old: Document | None, new: Document | None) -> None:
        if new is None:
            assert old is not None
            for table, column in (("document", "id"), ("sheet", "document"), ("block", "document")):
                self.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (old.file_id,))  # noqa: S608
            return
        self.connection.execute(
            "INSERT OR REPLACE INTO document VALUES (?, ?)", (new.file_id, records.write_document(new))
        )
        before = {sheet.key: sheet for sheet in old.workbook.sheets} if old else {}
        for sheet in new.workbook.sheets:
            self._write_sheet(new.workbook, before.pop(sheet.key, None), sheet)
        for key in before:
            self.connection.execute("DELETE FROM sheet WHERE document = ? AND key = ?", (new.file_id, key))
            self.connection.execute("DELETE FROM block WHERE document = ? AND sheet = ?", (new.file_id, key))

    def _write_sheet(self, workbook: Workbook, old: Sheet | None, new: Sheet) -> None:
        identity, blocks = workbook.spreadsheet_id, new.grid.blocks
        known = {block.key: block for block in old.grid.blocks} if old else {}
        # A changed block is another object under the same key, see `model.blocks`.
        fresh = [block for block in blocks if known.get(block.key) is not block]
        self.connection.executemany(
            "INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?)",
            [(block.key, identity, new.key, records.write_rows(block.rows)) for block in fresh],
        )
        same_order = (
            old is not None
            and len(known) == len(blocks)
            and all(one.key == other.key for one, other in zip(old.grid.blocks, blocks, strict=True))
        )
        if not same_order:
            gone = known.keys() - {block.key for block in blocks}
            self.connection.executemany("DELETE FROM block WHERE key = ?", [(key,) for key in gone])
            self.connection.execute(
                "INSERT OR REPLACE INTO sheet VALUES (?, ?, ?, ?)",
                (identity, new.key, records.write_sheet(new), records.write_order(blocks)),
            )
        elif old is None or not records.same_record(old, new):
            self.connection.execute(
                "UPDATE sheet SET record = ? WHERE document = ? AND key = ?",
                (records.write_sheet(new), identity, new.key),
            )


def _open(path: str | Path | None) -> sqlite3.Connection:
    name = ":memory:" if path is None else str(path)
    connection = sqlite3.connect(name, check_same_thread=False, isolation_level=None, timeout=1)
    try:
        # Exclusive: committed states are kept in memory, so a second process would write over what it never saw.
        # Known infidelity (power-cut): NORMAL survives the death of the process, but not always of the machine.
        connection.executescript("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
        _check_format(connection, name)
        connection.executescript(TABLES + f"PRAGMA user_version={FORMAT_VERSION};")
        reserve_block_keys(connection.execute("SELECT coalesce(max(key), 0) FROM block").fetchone()[0])
    except BaseException:
        connection.close()
        raise
    return connection


def _check_format(connection: sqlite3.Connection, name: str) -> None:
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found not in (0, FORMAT_VERSION):
        raise StoreError(f"{name} was written by another version of the local server (format {found}).")
