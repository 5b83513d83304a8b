"""The panel beside the sheet: the jobs and their runs, the digest and the charts. What they come to is not its work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import partial
from typing import Any, TypeVar

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from sheets_outreach.errors import OutreachError
from sheets_outreach.jobs.due_measurements import TABS
from sheets_outreach.page.charts import draw_charts
from sheets_outreach.page.jobs import JOBS
from sheets_outreach.page.previews import Preview, preview_mails
from sheets_outreach.page.runs import RUNNING, RunEntry
from sheets_outreach.page.site import Site
from sheets_outreach.register.records import Register, find_zone
from sheets_outreach.texts import Texts

_ICONS = {"validate_rows": "fact_check", "append_statistics": "query_stats", "plan": "event", "setup": "auto_fix_high"}
_STATUS_ICONS = {
    "ok": "check_circle", "failed": "error", "partial": "warning", "skipped": "remove_circle_outline",
    "duplicate": "remove_circle_outline", "busy": "schedule", RUNNING: "sync",
}  # fmt: skip
_SHOWN = 6
T = TypeVar("T")


class Panel:
    """One browser's panel.

    Args:
        site: what is behind the page.
        identity: the workbook.
        texts: in which language.
    """

    def __init__(self, site: Site, identity: str, texts: Texts) -> None:
        self._site, self._identity, self._texts = site, identity, texts
        self._seen, self._shown = 0, False

    def build(self) -> None:
        """Put the panel beside the sheet."""
        say = self._texts.say
        # Quasar shows it where there is room, and as an overlay on a phone, closed.
        self._drawer = ui.right_drawer(value=None, fixed=True).classes("so-panel").props("width=330 breakpoint=900")
        self._drawer.props(f'role="complementary" aria-label="{say("page.panel")}"')
        with self._drawer:
            ui.element("h2").props["innerText"] = say("page.jobs")
            for job in JOBS:
                self._button(job, partial(self.start, job))
            self._button("digest", self._show_digest, "mail")
            self._button("charts", self._show_charts, "bar_chart")
            self._progress = ui.linear_progress(show_value=False).props("indeterminate").classes("so-progress")
            self._progress.props(f'aria-label="{say("page.working")}"').set_visibility(False)
            ui.element("h2").props["innerText"] = say("page.runs")
            self._runs = ui.element("ul").classes("so-runs").props('role="log" aria-live="polite"')
        self.show_runs()

    def _button(self, name: str, action: Callable[[], Any], icon: str = "") -> None:
        say = self._texts.say
        button = ui.button(say(f"page.job.{name}"), icon=icon or _ICONS[name], on_click=action)
        button.props("flat no-caps align=left color=inherit").classes("so-job").props(f"data-job={name}")
        with button:
            ui.tooltip(say(f"page.about.{name}")).props("anchor='center left' self='center right' max-width=260px")

    def toggle(self) -> None:
        """Open or close it."""
        self._drawer.toggle()

    def start(self, job: str) -> None:
        """Ask for a run."""
        self._site.start(self._identity, job)

    def show_runs(self) -> None:
        """Show the runs as they are now; those somebody asked for are also said when they end."""
        runs = self._site.runs(self._identity)
        entries = runs.entries
        self._progress.set_visibility(bool(runs.busy))
        self._runs.clear()
        with self._runs:
            if not entries:
                ui.element("li").props["innerText"] = self._texts.say("page.no-runs")
            for entry in entries[:_SHOWN]:
                self._run(entry)
        ended = next((entry for entry in entries if entry.status != RUNNING), None)
        if ended is not None and ended.number > self._seen:
            if self._shown and not ended.quiet:
                kind = "negative" if ended.status == "failed" else "positive" if ended.status == "ok" else "info"
                ui.notify(ended.message, type=kind, multi_line=True, timeout=6000)  # type: ignore[arg-type]
            self._seen = ended.number
        self._shown = True

    def _run(self, entry: RunEntry) -> None:
        say = self._texts.say
        local = entry.begun.astimezone(self._zone())
        with ui.element("li").classes(f"so-run so-run-{entry.status}"):
            ui.icon(_STATUS_ICONS[entry.status]).props("aria-hidden=true")
            with ui.element("div"):
                name = say("page.job.setup") if entry.job == "setup" else say(f"job.name.{entry.job}")
                status = say("page.working") if entry.status == RUNNING else say(f"job.status.{entry.status}")
                ui.label(f"{local:%H:%M:%S} · {name} · {status}").classes("so-run-head")
                if entry.message:
                    ui.label(entry.message)
                if entry.reads or entry.writes:
                    ui.label(say("page.requests", reads=entry.reads, writes=entry.writes)).classes("so-run-cost")

    def _zone(self) -> tzinfo:
        return find_zone(str(self._site.core.document(self._identity).workbook.properties.get("timeZone", "UTC")))

    async def _show_digest(self) -> None:
        gateway = self._site.gateway(self._identity)
        try:
            mails = await self._work(lambda: preview_mails(gateway))
        except ModuleNotFoundError:
            ui.notify(self._texts.say("page.mail-missing"), type="warning", multi_line=True)
            return
        if mails:
            self._open(self._texts.say("page.job.digest"), lambda: self._mails(mails))

    def _mails(self, mails: list[Preview]) -> None:
        say = self._texts.say
        ui.label(say("page.not-sent")).classes("so-hint")
        with ui.row().classes("so-choices"):
            readers = dict(enumerate(mail.reader for mail in mails))
            reader = ui.select(readers, value=0, label=say("page.reader")).classes("so-reader")
            form = ui.toggle({"html": say("page.as-mail"), "text": say("page.as-text")}, value="html")
            form.props("no-caps")
        subject = ui.element("h3").classes("so-subject")
        place = ui.element("div").classes("so-mail")

        def show() -> None:
            letter = mails[reader.value].letter
            subject.props["innerText"] = letter.subject
            place.clear()
            with place:
                if form.value == "text":
                    ui.element("pre").classes("so-letter").props["innerText"] = letter.text
                    return
                frame = ui.element("iframe").classes("so-letter")
                # No scripts and no origin: what cells say cannot do anything, even if the mail let it through.
                frame.props["sandbox"] = "allow-popups allow-popups-to-escape-sandbox"
                frame.props["title"] = letter.subject
                frame.props["srcdoc"] = letter.html

        reader.on_value_change(show)
        form.on_value_change(show)
        show()

    async def _show_charts(self) -> None:
        gateway = self._site.gateway(self._identity)
        dark = bool(await ui.run_javascript("document.body.classList.contains('body--dark')"))

        def draw() -> list[dict[str, Any]]:
            register: Register = gateway.read(TABS)
            return draw_charts(register, self._texts, dark=dark)

        charts = await self._work(draw)
        if charts is None:
            return
        self._open(self._texts.say("page.job.charts"), lambda: self._charts(charts))

    def _charts(self, charts: list[dict[str, Any]]) -> None:
        if not charts:
            ui.label(self._texts.say("page.no-figures")).classes("so-hint")
        with ui.element("div").classes("so-charts"):
            for options in charts:
                ui.echart(options).classes("so-chart").props(f'role=img aria-label="{options["title"]["text"]}"')

    def _open(self, title: str, fill: Callable[[], None]) -> None:
        with ui.dialog(value=True).props(f'maximized aria-label="{title}"') as dialog, ui.card().classes("so-dialog"):
            with ui.row().classes("so-dialog-head"):
                ui.element("h2").props["innerText"] = title
                close = ui.button(icon="close", on_click=dialog.close).props("flat round dense color=inherit")
                close.props(f'aria-label="{self._texts.say("page.close")}"')
            fill()
        dialog.on("hide", dialog.delete)

    async def _work(self, action: Callable[[], T]) -> T | None:
        """Do something slow beside the event loop; an error is said, and None given."""
        self._progress.set_visibility(True)
        try:
            return await run_in_threadpool(action)
        except OutreachError as error:
            ui.notify(str(error), type="negative", multi_line=True)
            return None
        finally:
            self._progress.set_visibility(bool(self._site.runs(self._identity).busy))
