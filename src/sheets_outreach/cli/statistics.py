"""`sheets-outreach statistics`: measure the publications that are due."""

from __future__ import annotations

import os

import click

from sheets_outreach.cli.outcome import print_outcome
from sheets_outreach.cli.workbook_argument import workbook_argument


@click.command("statistics")
@workbook_argument
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout and nothing else.")
def command(workbook: str, *, as_json: bool) -> None:
    """Measure the publications that are due and append one row for each."""
    from sheets_outreach.collectors.registry import build_collectors
    from sheets_outreach.jobs.append_statistics import append_statistics
    from sheets_outreach.jobs.posting import read_desk_environment
    from sheets_outreach.workbook.opening import open_gateway

    gateway = open_gateway(workbook)
    environment = read_desk_environment(os.environ, gateway.address.id)
    outcome = append_statistics(gateway, build_collectors(environment.tokens))
    print_outcome(outcome, as_json=as_json)
