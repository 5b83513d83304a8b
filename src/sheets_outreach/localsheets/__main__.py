"""Run the local server alone: `python -m sheets_outreach.localsheets`."""

from __future__ import annotations

import argparse
import sys

from . import LocalServer, LocalSheets


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m sheets_outreach.localsheets", description="A local Google Sheets.")
    parser.add_argument("--port", type=int, default=8787)
    parser.add_argument(
        "--host", default="127.0.0.1", help="listen elsewhere than on loopback (nobody is asked who they are)"
    )
    parser.add_argument("--db", help="SQLite file; without it everything is forgotten at the end")
    parser.add_argument("--control", action="store_true", help="answer under /control: faults, quotas, people's edits")
    options = parser.parse_args()
    with LocalSheets(options.db) as core:
        server = LocalServer(core, host=options.host, port=options.port, control=options.control)
        sys.stdout.write(f"Local Sheets server at {server.url}\n")
        sys.stdout.flush()
        server.serve()


if __name__ == "__main__":
    main()
