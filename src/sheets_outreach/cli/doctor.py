"""`sheets-outreach doctor`: what is wrong with a workbook and everything around it, and how to mend it."""

from __future__ import annotations

import json
import os

import click

from sheets_outreach.cli.workbook_argument import workbook_argument


@click.command("doctor")
@workbook_argument
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout and nothing else.")
def command(workbook: str, *, as_json: bool) -> None:
    """Examine access, sheet, clock, claims, mail and last runs; say what is wrong and the one thing that mends it."""
    from sheets_outreach.jobs.doctor import Examination, Weight, examine

    result: Examination = examine(workbook, os.environ)
    if as_json:
        click.echo(json.dumps(result.as_fields(), ensure_ascii=False, indent=1))
    else:
        colours = {Weight.ERROR: "red", Weight.WARNING: "yellow", Weight.REMARK: "blue"}
        signs = {Weight.ERROR: "✗", Weight.WARNING: "!", Weight.REMARK: "·"}
        for part in result.parts:
            name = result.texts.say(f"doctor.part.{part.name}", **part.params) if not part.found else ""
            if name:
                click.secho(f"✓ {name}", fg="green")
            for one in part.found:
                click.secho(f"{signs[one.weight]} {one.say(result.texts)}", fg=colours[one.weight])
                click.echo(f"    → {one.mend(result.texts)}")
    if result.has_errors:
        raise click.exceptions.Exit(1)
