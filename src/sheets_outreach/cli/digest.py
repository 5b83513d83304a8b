"""`sheets-outreach digest`: who would get a mail, what it says, and sending it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sheets_outreach.cli.outcome import print_outcome
from sheets_outreach.cli.workbook_argument import workbook_argument


@click.command("digest")
@workbook_argument
@click.option("--preview", type=click.Path(file_okay=False, path_type=Path), help="Write the mails here as .eml files.")
@click.option("--send", is_flag=True, help="Send what is due, and mark it as sent.")
@click.option("--only", default="", metavar="ADDRESS", help="Only this address.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout and nothing else.")
def command(workbook: str, preview: Path | None, only: str, *, send: bool, as_json: bool) -> None:
    """Say which mails are due; --preview writes them to a folder, --send sends them."""
    from sheets_outreach.delivery import FolderMailer
    from sheets_outreach.jobs.contacts import read_contacts
    from sheets_outreach.jobs.previewing import list_mails, preview_mails
    from sheets_outreach.workbook.opening import open_gateway

    gateway = open_gateway(workbook)
    if send:
        from sheets_outreach.jobs.posting import make_mailer, plan_posting, read_desk_environment
        from sheets_outreach.jobs.send_digest import send_digest

        environment = read_desk_environment(os.environ, gateway.address.id)
        outcome = send_digest(gateway, make_mailer(environment), plan_posting(environment, only))
        print_outcome(outcome, as_json=as_json)
        return
    contacts = read_contacts(os.environ.get("OUTREACH_CONTACTS"))
    if preview is not None:
        written = preview_mails(gateway, FolderMailer(preview), only, contacts)
        click.echo(f"{written} mails written to {preview}. Nothing was sent.")
        return
    for line in list_mails(gateway, only, contacts):
        click.echo(line)
