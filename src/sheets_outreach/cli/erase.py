"""`sheets-outreach erase`: remove a person from a workbook, or list whose data is due for that."""

from __future__ import annotations

import json

import click

from sheets_outreach.cli.workbook_argument import workbook_argument


@click.command("erase")
@workbook_argument
@click.option("--person", help="The name or e-mail address as it stands in the workbook.")
@click.option("--due", is_flag=True, help="List the rows that hold personal data for longer than the settings allow.")
@click.option("--yes", is_flag=True, help="Really erase; without it only the cells are named.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout and nothing else.")
def command(workbook: str, person: str | None, *, due: bool, yes: bool, as_json: bool) -> None:
    """Empty every cell that is about a person, and name the texts that mention them."""
    if (person is None) != due:
        raise click.UsageError("Say --person NAME, or --due; one of them.")
    if person is None:
        _list_due(workbook, as_json=as_json)
    else:
        _erase(workbook, person, yes=yes, as_json=as_json)


def _list_due(workbook: str, *, as_json: bool) -> None:
    from sheets_outreach.jobs.erasing import list_overdue
    from sheets_outreach.workbook.opening import open_gateway

    report = list_overdue(open_gateway(workbook))
    click.echo(json.dumps(report.as_fields(), ensure_ascii=False, indent=1) if as_json else "\n".join(report.sentences))


def _erase(workbook: str, person: str, *, yes: bool, as_json: bool) -> None:
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
