"""What is behind the page of one server: its views, its runs, and who is told of edits. It knows no browser library."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import requests

from sheets_outreach.errors import UnavailableError
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.localsheets import ApiError, LocalSheets, PersonEdit
from sheets_outreach.page.edits import Gesture, carry_out
from sheets_outreach.page.jobs import JOBS, Collectors, collectors_of_environment
from sheets_outreach.page.relay import FunctionAddress, Relay
from sheets_outreach.page.runs import Runs
from sheets_outreach.page.views import Views
from sheets_outreach.texts import Language
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.opening import open_gateway

VALIDATE = "validate_rows"
_LANGUAGES = {"ru": Language.RU, "nb": Language.NB, "nn": Language.NB, "no": Language.NB}
_WORKING_S = 60.0


class Site:
    """What all browsers of one server share.

    Args:
        core: the documents.
        url: the server's own address, at which the jobs call it as they would call Google.
        function: a function that is told of edits instead of running the job in this process.
        collectors: how the statistics reach the platforms.

    Attributes:
        views: what browsers see.
    """

    def __init__(
        self,
        core: LocalSheets,
        url: str,
        *,
        function: FunctionAddress | None = None,
        collectors: Collectors = collectors_of_environment,
    ) -> None:
        self.core, self.views = core, Views(core)
        self._url, self._function, self._collectors = url, function, collectors
        self._runs: dict[str, Runs] = {}
        self._lock = threading.Lock()
        self._relay = Relay(self._tell)
        core.on_person_edit.append(self._relay)

    def close(self) -> None:
        """Start nothing more; a run that is going on is waited for."""
        self._relay.close()
        self.core.on_person_edit.remove(self._relay)
        for runs in self._runs.values():
            runs.close()

    def runs(self, identity: str) -> Runs:
        """The runs on a workbook."""
        with self._lock:
            if identity not in self._runs:
                self._runs[identity] = Runs(now)
            return self._runs[identity]

    def address(self, identity: str) -> str:
        """Where a person opens a workbook."""
        return f"{self._url}/spreadsheets/d/{identity}/edit"

    def gateway(self, identity: str) -> Gateway:
        """Open a workbook's door, over HTTP as the jobs in the cloud do."""
        return open_gateway(self.address(identity), patience_s=_WORKING_S)

    def knows(self, identity: str) -> bool:
        """Whether there is such a workbook and it may be seen."""
        try:
            self.core.shared_document(identity)
        except ApiError:
            return False
        return True

    def language(self, identity: str) -> Language:
        """Guess a workbook's language from its locale, before anything of it is read."""
        return _LANGUAGES.get(self.core.document(identity).workbook.locale[:2].lower(), Language.EN)

    def edit(self, identity: str, gesture: Gesture) -> None:
        """Do what a person did, to the row they meant even if it has moved meanwhile.

        Raises:
            ApiError: the core refuses.
        """
        row = self.views.follow(identity, gesture.tab, gesture.known, gesture.row)
        carry_out(self.core, identity, gesture, row)

    def start(self, identity: str, job: str, *, quiet: bool = False) -> bool:
        """Ask for a run of a job; says whether it will happen."""
        run = JOBS[job]
        return self.runs(identity).start(job, lambda: run(self.gateway(identity), self._collectors), quiet=quiet)

    def _tell(self, edit: PersonEdit) -> None:
        function = self._function
        if function is None:
            self.start(edit.spreadsheet_id, VALIDATE, quiet=True)
            return

        def send() -> JobOutcome:
            try:
                return JobOutcome(VALIDATE, JobStatus.OK, function.send(edit, now()))
            except requests.RequestException as error:
                raise UnavailableError(f"The function at {function.url} did not take the event.") from error

        self.runs(edit.spreadsheet_id).start(VALIDATE, send, quiet=True)


def now() -> datetime:
    """The moment; the page is an edge and may look at the clock."""
    return datetime.now(UTC)  # noqa: TID251 - see above
