"""`sheets-outreach serve`: a local Sheets server with an example register in it, and the page to look at it."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

import click

from sheets_outreach.localsheets import LocalServer, LocalSheets, StoreError

_GET_PAGE = 'To see and edit it in a browser: pip install "sheets-outreach[local]", then start again.'


@click.command("serve")
@click.option("--port", default=8787, show_default=True, help="Port on this machine.")
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), help="SQLite file; without it all is forgotten.")
@click.option("--no-page", is_flag=True, help="Only the API, without the page for a browser.")
def command(port: int, db: Path | None, no_page: bool) -> None:
    """Run a local Sheets server on this machine only, until Ctrl-C."""
    from sheets_outreach.cli.example import create_example
    from sheets_outreach.errors import FileError

    with _open_store(db) as core:
        try:
            server, has_page = _make_server(core, port, wants_page=not no_page)
        except OSError as error:
            raise FileError(f"Port {port} cannot be used: {error.strerror}. Choose another with --port.") from error
        with server:
            documents = core.documents()
            identity = documents[0].workbook.spreadsheet_id if documents else create_example(server.url)
            address = f"{server.url}/spreadsheets/d/{identity}/edit"
            if has_page and not documents:
                _prepare(address)
            click.echo(f"Local Sheets server at {server.url}")
            click.echo(f"Workbook: {address}" + ("  (open it in a browser)" if has_page else ""))
            click.echo(f"Try:      sheets-outreach check {address} --write")
            if not has_page and not no_page:
                click.echo(_GET_PAGE)
            click.echo("Ctrl-C ends it.")
            _wait_for_ctrl_c()


def _open_store(db: Path | None) -> LocalSheets:
    from sheets_outreach.errors import FileError

    try:
        return LocalSheets(db)
    except StoreError as error:
        raise FileError(f"«{db}» cannot be used: {error}") from error


def _make_server(core: LocalSheets, port: int, *, wants_page: bool) -> tuple[LocalServer, bool]:
    """Make the server; says whether it has the page: everything else works without the ``local`` extra."""
    if wants_page:
        try:
            from sheets_outreach.page.server import PageServer
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] not in {"nicegui", "fastapi", "wsproto"}:
                raise
        else:
            return PageServer(core, port=port), True
    return LocalServer(core, port=port), False


def _prepare(address: str) -> None:
    """Give the example its tabs, drop-downs and colours, and mark its rows: the page shows what the jobs do."""
    from sheets_outreach.jobs.setup.running import set_up
    from sheets_outreach.jobs.validate_rows import validate_rows
    from sheets_outreach.workbook.opening import open_gateway

    set_up(open_gateway(address))
    validate_rows(open_gateway(address))


def _wait_for_ctrl_c() -> None:
    # Ctrl-C is how this command is meant to end.
    with suppress(KeyboardInterrupt):
        threading.Event().wait()
