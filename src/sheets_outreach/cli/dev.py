"""`sheets-outreach dev`: all functions on one port beside the local Sheets server, with previews of the digest."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

import click

_KEY_BYTES = 32


@click.command("dev")
@click.option("--port", default=8787, show_default=True, help="Port of the local Sheets server.")
@click.option("--functions-port", default=8080, show_default=True, help="Port of the functions.")
def command(port: int, functions_port: int) -> None:
    """Run all functions on one port beside a local Sheets server, until Ctrl-C."""
    from flask import Flask, Response, request

    from sheets_outreach.cli.example import create_example
    from sheets_outreach.environment import read_environment
    from sheets_outreach.localsheets import LocalServer
    from sheets_outreach.targets import make_targets

    with LocalServer(port=port) as server:
        identity = create_example(server.url)
        key = os.environ.get("OUTREACH_HMAC_KEYS") or secrets.token_hex(_KEY_BYTES)
        # IAM stands for a door that somebody else keeps: here, that only this machine can reach the port.
        environment = read_environment(
            {
                "OUTREACH_AUTH": "iam",
                **os.environ,
                "OUTREACH_HMAC_KEYS": key,
                "OUTREACH_WORKBOOKS": identity,
                "OUTREACH_SHEETS_URL": server.url,
            }
        )
        app = Flask("sheets-outreach dev")
        for name, target in make_targets(environment).items():
            app.add_url_rule(f"/{name}", name, lambda target=target: target(request), methods=["GET", "POST"])

        def preview() -> Response:
            return Response(
                _preview(f"{server.url}/spreadsheets/d/{identity}/edit"), mimetype="text/plain; charset=utf-8"
            )

        app.add_url_rule("/_preview/digest", "preview", preview)
        click.echo(f"Local Sheets server: {server.url}/spreadsheets/d/{identity}/edit")
        click.echo(f"Functions:           http://127.0.0.1:{functions_port}/validate_rows (and the others)")
        click.echo(f"Preview:             http://127.0.0.1:{functions_port}/_preview/digest")
        app.run("127.0.0.1", functions_port, threaded=True)


def _preview(workbook: str) -> str:
    """Give the text parts of all mails as they would be now."""
    from sheets_outreach.delivery import FolderMailer
    from sheets_outreach.jobs.previewing import preview_mails
    from sheets_outreach.workbook.opening import open_gateway

    with tempfile.TemporaryDirectory() as folder:
        written = preview_mails(open_gateway(workbook), FolderMailer(Path(folder)))
        mails = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(Path(folder).glob("*.eml"))]
    return f"{written} mails\n\n" + "\n\n".join(mails)
