"""What does a person see: the sheet, and beside it what the jobs can do? NiceGUI's elements and their events.

It decides nothing about cells or jobs: the sheet is the component in ``static/``, fed by `views`; gestures go to
`edits`, jobs to `runs`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from nicegui import ui
from nicegui.element import Element
from nicegui.elements import aggrid as _aggrid  # noqa: F401 - makes AG Grid's module known to the browser
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp

from sheets_outreach.localsheets import ApiError
from sheets_outreach.page.edits import GESTURES
from sheets_outreach.page.panel import Panel
from sheets_outreach.page.site import Site
from sheets_outreach.texts import Language, Texts, load_texts

SITE = "sheets_outreach.site"
"""Where a request's scope says which site is asked."""

LANGUAGES: Mapping[Language, str] = {Language.RU: "ru", Language.NB: "nb-NO", Language.EN: "en-US"}
"""Our languages as Quasar names them."""

_STATIC = Path(__file__).parent / "static"
_LOOK_S = 0.2
_GREEN = "#1f6f54"
_GRID_TEXTS = (
    "sheet", "tabs", "row", "insert-above", "insert-below", "delete-row", "sort-up", "sort-down", "contents", "note",
    "open-link", "guarded", "place", "lost",
)  # fmt: skip


class SheetGrid(Element, component="static/sheet_grid.js", esm={"sheets-outreach-page": "static"}):
    """The sheet: tabs, cells and the line above them; emits ``gesture`` with what a person did."""

    def __init__(self, source: str, texts: Texts) -> None:
        super().__init__()
        self._props["source"] = source
        said = {name: texts.say(f"page.grid.{name}") for name in _GRID_TEXTS}
        # The browser puts the place in.
        self._props["texts"] = said | {"cell-of": texts.say("page.grid.cell-of", place="{place}")}
        self._props["language"] = texts.language.value

    def look(self) -> None:
        """Let the browser look what has changed."""
        self.run_method("look")


@cache
def screen_application() -> ASGIApp:
    """Make the NiceGUI application of this process: one page in three languages."""
    for language in LANGUAGES:
        _register(language)
    outer = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    ui.run_with(
        outer,
        title="Sheets Outreach",
        dark=None,
        tailwind=False,
        show_welcome_message=False,
        reconnect_timeout=20.0,
        message_history_length=100,
        binding_refresh_interval=None,
        gzip_middleware_factory=None,
        favicon=_STATIC / "favicon.svg",
    )
    return outer


def page_path(language: Language, identity: str) -> str:
    """Name the inner address of a workbook's page."""
    return f"/sheet_page/{language.value}/{identity}"


def _register(language: Language) -> None:
    texts = load_texts(language)

    @ui.page(
        page_path(language, "{identity}"),
        language=LANGUAGES[language],  # type: ignore[arg-type]
        viewport="width=device-width, initial-scale=1",
        response_timeout=20.0,
    )
    def show(request: Request, identity: str) -> None:
        site = request.scope[SITE]
        assert isinstance(site, Site)
        _build(site, identity, texts)


def _build(site: Site, identity: str, texts: Texts) -> None:
    title = str(site.core.document(identity).workbook.properties.get("title", ""))
    ui.page_title(title)
    ui.add_css(_STATIC / "page.css")
    ui.colors(primary=_GREEN)
    dark = ui.dark_mode(None)
    panel = Panel(site, identity, texts)

    async def turn() -> None:
        # "As the system has it" may be either; only the browser knows.
        dark.set_value(not await ui.run_javascript("document.body.classList.contains('body--dark')"))

    with ui.header().classes("so-header"):
        ui.element("h1").classes("so-title").props["innerText"] = title
        _icon("fact_check", texts.say("page.check-now"), lambda: panel.start("validate_rows"))
        _icon("contrast", texts.say("page.dark"), turn)
        _icon("menu_open", texts.say("page.panel"), panel.toggle)
    panel.build()
    grid = SheetGrid(f"/spreadsheets/d/{identity}/rows", texts).classes("so-sheet")

    async def take(event: Any) -> None:
        try:
            gesture = GESTURES.validate_python(event.args)
            await run_in_threadpool(site.edit, identity, gesture)
        except ValidationError:
            ui.notify(texts.say("page.not-understood"), type="negative")
        except ApiError as refusal:
            ui.notify(texts.say("page.refused", reason=refusal.message), type="negative")
        grid.look()

    grid.on("gesture", take)
    _watch(site, identity, grid, panel)


def _watch(site: Site, identity: str, grid: SheetGrid, panel: Panel) -> None:
    """Tell the browser whenever the document or the runs have changed, whoever changed them."""
    seen: list[object] = [site.core.document(identity), -1]

    def look() -> None:
        if not site.knows(identity):
            return
        document = site.core.document(identity)
        if document is not seen[0]:
            seen[0] = document
            grid.look()
        version = site.runs(identity).version
        if version != seen[1]:
            seen[1] = version
            panel.show_runs()

    ui.timer(_LOOK_S, look)


def _icon(name: str, label: str, action: Callable[[], object]) -> None:
    with ui.button(icon=name, on_click=action).props("flat round dense color=inherit").props(f'aria-label="{label}"'):
        ui.tooltip(label)
