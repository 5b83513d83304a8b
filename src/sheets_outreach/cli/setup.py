"""`sheets-outreach setup`: make a workbook complete, or say what it lacks."""

from __future__ import annotations

import json

import click

from sheets_outreach.cli.workbook_argument import workbook_argument


@click.command("setup")
@workbook_argument
@click.option("--language", type=click.Choice(["ru", "nb", "en"]), help="Of titles and drop-downs; else the sheet's.")
@click.option("--columns", is_flag=True, help="Also add people's columns that an existing tab lacks.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and what differs; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout and nothing else.")
def command(workbook: str, language: str | None, *, columns: bool, dry_run: bool, as_json: bool) -> None:
    """Create the tabs, titles, drop-downs, colours and charts that are missing; safe to repeat."""
    from sheets_outreach.jobs.setup import Wishes, set_up
    from sheets_outreach.texts import Language, load_texts
    from sheets_outreach.workbook.opening import open_gateway

    wishes = Wishes(Language(language) if language else None, all_columns=columns)
    report = set_up(open_gateway(workbook), wishes, dry_run=dry_run)
    if as_json:
        click.echo(json.dumps(report.as_fields(), ensure_ascii=False, indent=1))
        return
    texts = load_texts(report.language)
    if report.steps:
        click.secho(texts.say("setup.plan" if dry_run else "setup.done"), bold=True)
    else:
        click.echo(texts.say("setup.nothing"))
    for step in report.steps:
        click.echo(f"  + {step}")
    if report.remarks:
        click.secho(texts.say("setup.remarks"), bold=True)
    for remark in report.remarks:
        click.echo(f"  · {remark}")
