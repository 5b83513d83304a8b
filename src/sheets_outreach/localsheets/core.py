"""Where do all documents live, and how do changes happen one after the other?

`LocalSheets` is the server without HTTP: committed documents are never changed, a change works on a copy and is made
durable before anybody sees it, and all changes stand in one order. Reads need no lock.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from sheets_outreach.localsheets.documents import Document
from sheets_outreach.localsheets.errors import JsonObject, forbidden, not_found
from sheets_outreach.localsheets.model.appearance import DEFAULT_FORMAT, DEFAULT_THEME
from sheets_outreach.localsheets.model.grid import Grid
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook
from sheets_outreach.localsheets.people import DEFAULT_PERSON, PersonEdit, edit, type_texts
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.storage import Store

T = TypeVar("T")

DEFAULT_CALLER = "caller@local-sheets.example"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"


@dataclass(frozen=True, slots=True)
class SeenRequest:
    """An API request at its boundary: before it is handled, or after its commit and before its answer is sent."""

    method: str
    path: str
    body: Any


Clock = Callable[[], datetime]
RequestHook = Callable[[SeenRequest], None]
PersonHook = Callable[[PersonEdit], None]


class LocalSheets:
    """All documents of one store.

    Args:
        path: the SQLite file; None keeps everything in memory only.
        caller: the address of whoever calls the API; it owns what it creates.
        clock: tells the time, aware.
    """

    def __init__(
        self, path: str | Path | None = None, *, caller: str = DEFAULT_CALLER, clock: Clock | None = None
    ) -> None:
        self.caller = caller
        self.clock: Clock = clock or (lambda: datetime.now(UTC))
        self.before_request: list[RequestHook] = []
        self.after_request: list[RequestHook] = []
        self.on_person_edit: list[PersonHook] = []
        # Held by whoever changes something; reads take what is committed and need no lock.
        self._lock = threading.RLock()
        self._store = Store(path)
        # None stands for "on disk, not read yet": a large store must not slow down the start.
        self._documents: dict[str, Document | None] = dict.fromkeys(self._store.identities())

    def close(self) -> None:
        """Close the store; what was answered is already durable."""
        with self._lock:
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def document(self, identity: str) -> Document:
        """A document as last committed.

        Raises:
            ApiError: 404.
        """
        if identity not in self._documents:
            raise not_found()
        found = self._documents[identity]
        if found is not None:
            return found
        with self._lock:
            # Somebody else may have read it while we waited.
            found = self._documents.get(identity)
            if found is None:
                found = self._documents[identity] = self._store.load(identity)
            return found

    def shared_document(self, identity: str) -> Document:
        """A document that the API's caller may see.

        Raises:
            ApiError: 404, or 403 where it is not shared with the caller.
        """
        found = self.document(identity)
        if not found.shared:
            raise forbidden()
        return found

    def documents(self) -> list[Document]:
        """All documents, newest first."""
        with self._lock:  # nothing may be deleted between its name and its content
            found = [self.document(identity) for identity in self._documents]
        return sorted(found, key=lambda document: (document.created, document.order), reverse=True)

    def reading(self, identity: str) -> Batch:
        """The committed state of a document, for reading."""
        document = self.shared_document(identity)
        return Batch(document.workbook, self.caller, document.owner, self.clock())

    def change(self, identity: str, action: Callable[[Batch], T], *, caller: str | None = None) -> T:
        """Do something to a spreadsheet, wholly or not at all.

        Args:
            identity: which.
            action: changes the batch's workbook; whatever it raises leaves everything as it was.
            caller: who does it; the API's caller if not given (who then must have the document shared).

        Returns:
            What `action` returns, once the change is durable.
        """
        with self._lock:
            old = self.shared_document(identity) if caller is None else self.document(identity)
            batch = Batch(old.workbook.copy(), caller or self.caller, old.owner, self.clock())
            result = action(batch)
            # Also where nothing changed: Google's version moves with every write it accepts.
            self._commit(old, old.changed(batch.now, workbook=batch.workbook))
            return result

    def change_document(self, identity: str, action: Callable[[Document], Document]) -> Document:
        """Change what Drive knows about a document."""
        with self._lock:
            old = self.shared_document(identity)
            new = action(old)
            self._commit(old, new)
            return new

    def administer(self, identity: str, action: Callable[[Document], Document]) -> Document:
        """Change whose a document is and whether the caller may see it; asks nobody's permission."""
        with self._lock:
            old = self.document(identity)
            new = action(old)
            self._commit(old, new)
            return new

    def create(
        self,
        title: str,
        *,
        locale: str = "en_US",
        time_zone: str = "Etc/GMT",
        owner: str | None = None,
        workbook: Callable[[str], Workbook] | None = None,
        parents: Sequence[str] = ("root",),
    ) -> str:
        """Make a spreadsheet with one empty tab (or with what `workbook` makes for the new id).

        Returns:
            Its id.
        """
        # As long and as spelled as Google's, which clients check with regular expressions.
        identity = "1" + "".join(secrets.choice(ALPHABET) for _ in range(43))
        made = workbook(identity) if workbook else new_workbook(identity, title, locale, time_zone)
        with self._lock:
            now = self.clock()
            order = 1 + max((document.order for document in self._loaded()), default=0)
            document = Document(made, owner or self.caller, now, now, parents=tuple(parents), order=order)
            self._commit(None, document)
        return identity

    def delete(self, identity: str) -> None:
        """Remove a document for good."""
        with self._lock:
            self._commit(self.shared_document(identity), None)

    def person_edits(
        self, identity: str, requests: list[JsonObject], *, person: str = DEFAULT_PERSON
    ) -> list[JsonObject]:
        """Do in a person's name what `batchUpdate` requests say, then tell the `on_person_edit` hooks, one event each.

        Returns:
            The replies, as of `batchUpdate`.
        """
        replies, events = self.change(identity, lambda batch: edit(batch, requests), caller=person)
        self._tell(events)
        return replies

    def person_types(self, identity: str, cells: str, rows: list[list[str]], *, person: str = DEFAULT_PERSON) -> None:
        """Type texts into cells from the top left of an A1 range on, then tell the `on_person_edit` hooks."""
        self._tell(self.change(identity, lambda batch: type_texts(batch, cells, rows), caller=person))

    def _tell(self, events: list[PersonEdit]) -> None:
        # Outside the lock: a trigger's handler may take its time, and may call the API.
        for told in events:
            for hook in list(self.on_person_edit):
                hook(told)

    def _loaded(self) -> list[Document]:
        return [document for document in self._documents.values() if document is not None]

    def _commit(self, old: Document | None, new: Document | None) -> None:
        # Durable first, visible second: nobody may act on what a crash could still take back.
        self._store.commit(old, new)
        if new is not None:
            self._documents[new.file_id] = new
        elif old is not None:
            del self._documents[old.file_id]


def new_workbook(identity: str, title: str, locale: str = "en_US", time_zone: str = "Etc/GMT") -> Workbook:
    """A fresh spreadsheet, as Google makes it (the same in all recorded conversations)."""
    properties: JsonObject = {
        "title": title,
        "locale": locale,
        "autoRecalc": "ON_CHANGE",
        "timeZone": time_zone,
        "defaultFormat": DEFAULT_FORMAT,
        "spreadsheetTheme": DEFAULT_THEME,
    }
    workbook = Workbook(identity, properties)
    workbook.sheets.append(Sheet(workbook.new_key(), 0, "Sheet1", Grid(1000, 26)))
    return workbook
