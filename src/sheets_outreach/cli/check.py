"""`sheets-outreach check`: everything that is wrong with a register, printed or marked in the sheet."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from sheets_outreach.cli.workbook_argument import workbook_argument
from sheets_outreach.finding import Finding, Severity


@click.command("check")
@workbook_argument
@click.option("--write", is_flag=True, help="Also mark the rows in the sheet, in our own columns.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout and nothing else.")
def command(workbook: str, *, write: bool, as_json: bool) -> None:
    """Check a register and say what is wrong with it."""
    from sheets_outreach.jobs.checking import Report, check_workbook

    report: Report = check_workbook(workbook, write=write)
    if as_json:
        click.echo(json.dumps(report.as_fields(), ensure_ascii=False, indent=1))
    else:
        _print(report.findings, report.sentences)
        click.echo(report.summary)
    if any(finding.severity is Severity.ERROR for finding in report.findings):
        raise click.exceptions.Exit(1)


_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "blue"}


def _print(findings: Sequence[Finding], sentences: Sequence[str]) -> None:
    tab = ""
    for finding, sentence in zip(findings, sentences, strict=True):
        if finding.tab != tab:
            tab = finding.tab
            click.secho(tab, bold=True)
        click.echo(
            f"  {finding.row:>5}  " + click.style(f"{finding.severity:<8}", _COLOURS[finding.severity]) + sentence
        )
