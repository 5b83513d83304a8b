"""`sheets-outreach serve`: a local Sheets server with an example register in it."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

import click


@click.command("serve")
@click.option("--port", default=8787, show_default=True, help="Port on this machine.")
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), help="SQLite file; without it all is forgotten.")
def command(port: int, db: Path | None) -> None:
    """Run a local Sheets server on this machine only, until Ctrl-C."""
    from sheets_outreach.cli.example import create_example
    from sheets_outreach.errors import FileError
    from sheets_outreach.localsheets import LocalServer, LocalSheets

    with LocalSheets(db) as core:
        try:
            server = LocalServer(core, port=port)
        except OSError as error:
            raise FileError(f"Port {port} cannot be used: {error.strerror}. Choose another with --port.") from error
        with server:
            documents = core.documents()
            identity = documents[0].workbook.spreadsheet_id if documents else create_example(server.url)
            address = f"{server.url}/spreadsheets/d/{identity}/edit"
            click.echo(f"Local Sheets server at {server.url}")
            click.echo(f"Workbook: {address}")
            click.echo(f"Try:      sheets-outreach check {address} --write")
            click.echo("Ctrl-C ends it.")
            _wait_for_ctrl_c()


def _wait_for_ctrl_c() -> None:
    # Ctrl-C is how this command is meant to end.
    with suppress(KeyboardInterrupt):
        threading.Event().wait()
