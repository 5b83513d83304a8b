"""`sheets-outreach erase`: remove a person from a workbook."""

from __future__ import annotations

import json

import click

from sheets_outreach.cli.workbook_argument import workbook_argument


@click.command("erase")
@workbook_argument
@click.option("--person", required=True, help="The name or e-mail address as it stands in the workbook.")
@click.option("--yes", is_flag=True, help="Really erase; without it only the cells are named.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout and nothing else.")
def command(workbook: str, person: str, *, yes: bool, as_json: bool) -> None:
    """Empty every cell that is about a person, and name the texts that mention them."""
    from sheets_outreach.jobs.erasing import erase_person
    from sheets_outreach.texts import load_texts
    from sheets_outreach.workbook.opening import open_gateway

    report = erase_person(open_gateway(workbook), person, dry_run=not yes)
    if as_json:
        click.echo(json.dumps(report.as_fields(), ensure_ascii=False, indent=1))
        return
    texts = load_texts(report.language)
    if not report.erased and not report.mentions:
        click.echo(texts.say("erase.nobody"))
        return
    click.secho(texts.say("erase.done" if report.written else "erase.plan", n=len(report.erased)), bold=True)
    for sentence in report.sentences:
        click.echo(f"  {sentence}")
    if report.erased:
        click.echo(texts.say("erase.history") if report.written else texts.say("erase.confirm"))
