"""`sheets-outreach demo`: the whole story on a local server, told step by step; ends by itself.

The function runs as a process of its own under functions-framework, as it would in the cloud.
"""

from __future__ import annotations

import click
import gspread

from sheets_outreach.cli.example import create_example
from sheets_outreach.cli.function_process import running_function
from sheets_outreach.errors import OutreachError
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.workbook.client import local_session

_BAD_LINK = "https://t.mе/hodynka"
_GOOD_LINK = "https://t.me/hodynka"


@click.command("demo")
def command() -> None:
    """Tell the whole story on a local server; no Google account, ends by itself."""
    with LocalServer() as server:
        _say(1, f"A local Sheets server runs at {server.url} and speaks Google's API.")
        identity = create_example(server.url)
        client = gspread.Client(auth=None, session=local_session(server.url))  # type: ignore[arg-type]
        sheet = client.open_by_key(identity).sheet1
        people_before = [row[:7] for row in sheet.get_all_values()]
        _say(2, "gspread put the original register and a dozen further rows into a new workbook, good ones and bad.")
        with running_function(server.url, identity) as function:
            _say(3, "The function validate_rows runs under functions-framework and takes signed events only.")
            server.requests.clear()
            answer = function.send_edit_event()
            _say(4, f"An edit event was relayed; the function answered: {answer['message']}")
            _print_requests(server)
            _print_marks(sheet)
            place = sheet.find(_BAD_LINK)
            assert place is not None, "the example holds the bad link"
            sheet.update_acell(place.address, _GOOD_LINK)
            server.requests.clear()
            answer = function.send_edit_event()
            _say(5, f"Somebody mended the link in {place.address}; after the next event the row says:")
            _print_requests(server)
            _print_marks(sheet, only_row=place.row)
            server.requests.clear()
            function.send_edit_event()
            _say(6, "The same event once more: everything is right already, so nothing is written.")
            _print_requests(server)
        people_after = [row[:7] for row in sheet.get_all_values()]
        people_after[place.row - 1][place.col - 1] = _BAD_LINK
        if people_after != people_before:
            raise OutreachError("A people's cell has changed. This must never happen; please report it.")
        _say(7, "Apart from that one link every people's cell is what it was, byte for byte.")
    click.echo()
    click.echo("Look further:")
    click.echo("  make serve                                    the same register to try things on")
    click.echo('  sheets-outreach explain agreement "maks 2 innlegg i måneden, spør først"')
    click.echo("  docs/                                         how it works, and how to set it up on Google")


def _say(step: int, text: str) -> None:
    click.echo()
    click.secho(f"{step}. {text}", bold=True)


def _print_requests(server: LocalServer) -> None:
    reads = sum(method == "GET" for method, _ in server.requests)
    click.echo(f"   Requests to the Sheets API: {reads} reads, {len(server.requests) - reads} writes.")


def _print_marks(sheet: gspread.Worksheet, only_row: int | None = None) -> None:
    rows = sheet.get_all_values()
    titles = rows[0]
    check, understood = titles.index("Проверка"), titles.index("Как понято")
    click.echo()
    for number, row in enumerate(rows[1:], start=2):
        if not any(row) or (only_row is not None and number != only_row):
            continue
        mark = row[check]
        if not mark:
            click.secho(f"   {number:>3}  {row[0]}", dim=True)
            continue
        click.echo(
            f"   {number:>3}  {row[0]:<36} " + click.style(mark.split(chr(10))[0], "green" if mark == "✓" else "red")
        )
        for line in mark.split("\n")[1:]:
            click.secho(f"        {'':<36} {line}", fg="red")
        if row[understood]:
            click.secho(f"        {'':<36} → {row[understood]}", dim=True)
