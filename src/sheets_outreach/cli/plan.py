"""`sheets-outreach plan`: what to post where in the coming two weeks, printed, in the sheet, or as a calendar."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheets_outreach.cli.workbook_argument import workbook_argument

if TYPE_CHECKING:
    from sheets_outreach.jobs.planning import PlanReport


@click.command("plan")
@workbook_argument
@click.option("--write", is_flag=True, help="Also write the plan into the sheet's Plan tab.")
@click.option(
    "--ics",
    "calendar",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write a calendar file; needs the `plan` extra.",
)
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout and nothing else.")
def command(workbook: str, *, write: bool, calendar: Path | None, as_json: bool) -> None:
    """Plan the posts of the coming two weeks and say why each is there, and why the rest is not."""
    from sheets_outreach.jobs.planning import plan_workbook

    report = plan_workbook(workbook, write=write, calendar=calendar)
    if as_json:
        click.echo(json.dumps(report.as_fields(), ensure_ascii=False, indent=1))
    else:
        _print(report)
        if calendar is not None:
            click.echo(report.texts.say("plan.file-written", file=calendar))
        if not write:
            click.echo(report.texts.say("plan.read-only"))
    if not report.complete:
        raise click.exceptions.Exit(1)


def _print(report: PlanReport) -> None:
    from sheets_outreach.cadence import word_day
    from sheets_outreach.links import display_name
    from sheets_outreach.planning.standing import title_line
    from sheets_outreach.planning.wording import word_omission, word_reasons

    plan, texts = report.plan, report.texts
    days = {name: word_day(day, texts) for name, day in (("first_day", plan.first_day), ("last_day", plan.last_day))}
    click.secho(texts.say("plan.heading", **days), bold=True)
    for post in plan.posts:
        name = f"{title_line(post.community.name)} ({display_name(post.community.platform, texts.language)})"
        click.echo()
        click.secho(f"{word_day(post.day, texts, near=plan.first_day)}  {name}", fg="green")
        for title in post.titles:
            click.echo(f"    • {title_line(title)}")
        click.secho(f"    {word_reasons(post, texts)}", dim=True)
    for key, omissions in (("unplaced", plan.unplaced), ("unused", plan.unused)):
        if omissions:
            click.echo()
            click.secho(texts.say(f"plan.{key}"), bold=True)
        for omission in omissions:
            click.echo(f"  {omission.row:>5}  {omission.name}: {word_omission(omission, plan.first_day, texts)}")
    click.echo()
    click.echo(report.message)
