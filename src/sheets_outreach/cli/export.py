"""`sheets-outreach export`: write a workbook to a file."""

from __future__ import annotations

from pathlib import Path

import click

from sheets_outreach.cli.workbook_argument import workbook_argument


@click.command("export")
@workbook_argument
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(workbook: str, file: Path) -> None:
    """Write all tabs to an .xlsx or .ods FILE, or the register to a .csv FILE."""
    from sheets_outreach.jobs.importing import export_workbook
    from sheets_outreach.texts import load_texts
    from sheets_outreach.workbook.opening import open_gateway

    rows, language = export_workbook(open_gateway(workbook), file)
    click.echo(load_texts(language).say("import.exported", n=rows, file=file.name))
