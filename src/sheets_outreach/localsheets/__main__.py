"""Run the local server alone: `python -m sheets_outreach.localsheets`."""

from __future__ import annotations

import argparse
import sys

from sheets_outreach.localsheets import LocalServer, LocalSheets, StoreError


def main() -> int:
    """Serve until interrupted; 2 with one sentence where that cannot be."""
    parser = argparse.ArgumentParser(prog="python -m sheets_outreach.localsheets", description="A local Google Sheets.")
    parser.add_argument("--port", type=int, default=8787)
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (nobody is asked who they are)")
    parser.add_argument("--db", help="SQLite file; without it everything is forgotten at the end")
    parser.add_argument("--control", action="store_true", help="answer under /control: faults, quotas, people's edits")
    options = parser.parse_args()
    try:
        with LocalSheets(options.db) as core:
            server = LocalServer(core, host=options.host, port=options.port, control=options.control)
            sys.stdout.write(f"Local Sheets server at {server.url}\n")
            sys.stdout.flush()
            server.serve()
    except (StoreError, OSError) as error:
        sys.stderr.write(f"The local Sheets server cannot start: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
