"""`sheets-outreach import`: take the rows of a file into a workbook."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sheets_outreach.cli.workbook_argument import workbook_argument


@click.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@workbook_argument
@click.option("--update", is_flag=True, help="Also change cells that say something else than the file.")
@click.option("--dry-run", is_flag=True, help="Only count what would be done; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout and nothing else.")
def command(file: Path, workbook: str, *, update: bool, dry_run: bool, as_json: bool) -> None:
    """Take the rows of an .xlsx, .ods or .csv FILE into a workbook: what is missing is added, nothing overwritten."""
    from sheets_outreach.jobs.importing import import_file
    from sheets_outreach.texts import load_texts
    from sheets_outreach.workbook.opening import open_gateway

    report = import_file(open_gateway(workbook), file, dry_run=dry_run, update=update)
    if as_json:
        click.echo(json.dumps(report.as_fields(), ensure_ascii=False, indent=1))
        return
    texts = load_texts(report.language)
    click.secho(texts.say("import.plan" if dry_run else "import.done"), bold=True)
    for sentence in (*report.sentences, *report.remarks):
        click.echo(f"  {sentence}")
