"""`sheets-outreach discover`: where to look for communities, and for the library itself."""

from __future__ import annotations

import json

import click

from sheets_outreach.cli.workbook_argument import workbook_argument


@click.command("discover")
@workbook_argument
@click.option("--write", is_flag=True, help="Also write the links into the search tab; none stands there twice.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout and nothing else.")
def command(workbook: str, *, write: bool, as_json: bool) -> None:
    """List search links for the places and platforms in the settings, and for the library as strangers look for it."""
    from sheets_outreach.jobs.discovering import discover
    from sheets_outreach.texts import load_texts
    from sheets_outreach.workbook.opening import open_gateway

    found = discover(open_gateway(workbook), write=write)
    if as_json:
        click.echo(json.dumps(found.as_fields(), ensure_ascii=False, indent=1))
        return
    texts = load_texts(found.language)
    for search in found.searches:
        doubt = "" if search.certain else f"  ({texts.say('search.uncertain')})"
        click.echo(f"{search.platform:<18} {search.words:<40} {search.link}{doubt}")
    click.echo(found.message)
