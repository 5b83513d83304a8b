"""`sheets-outreach report`: the quarter as one HTML file to read, print or pass on."""

from __future__ import annotations

from pathlib import Path

import click

from sheets_outreach.cli.workbook_argument import workbook_argument
from sheets_outreach.texts import Language, load_texts


@click.command("report")
@workbook_argument
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The HTML file to write.")
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    help="Language of the report; that of the sheet if left out.",
)
def command(workbook: str, *, out: Path, language: str | None) -> None:
    """Write the quarterly report: what worked, what came of it, and the self-check."""
    from sheets_outreach.jobs.reporting import write_report

    chosen = Language(language) if language else None
    register = write_report(workbook, out, chosen)
    click.echo(load_texts(chosen or register.language).say("report.written", file=out))
