"""The command line: one module a command, imported only when that command is asked for.

Exit codes: 0 fine, 1 findings of severity error, 2 could not run, with one sentence on stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module

import click

from sheets_outreach import __version__
from sheets_outreach.errors import OutreachError

COMMANDS: Mapping[str, str] = {
    "demo": "Tell the whole story on a local server; ends by itself.",
    "serve": "Run a local Sheets server to look around in.",
    "setup": "Make a workbook complete: tabs, titles, drop-downs, colours, charts; safe to repeat.",
    "check": "Check a register and say what is wrong; --write marks it in the sheet.",
    "import": "Take the rows of an .xlsx, .ods or .csv file into a workbook.",
    "export": "Write a workbook to an .xlsx, .ods or .csv file.",
    "doctor": "Say what is wrong with a workbook and everything around it, and how to mend it.",
    "statistics": "Measure the publications that are due.",
    "digest": "Say which mails are due; --preview writes them to a folder, --send sends them.",
    "plan": "Plan what to post where in the coming two weeks, and why.",
    "report": "Write the quarterly report as one HTML file.",
    "discover": "List search links that may find new communities; --write puts them on the search tab.",
    "erase": "Remove a person from a workbook.",
    "dev": "Run all functions on one port beside a local Sheets server.",
    "explain": "Say how a link or an agreement is understood.",
}
"""Command → what it does, in the order of the help; each lives in the module of its name."""


class _Commands(click.Group):
    """Finds a command's module only when it is used: `explain` must not pay for what `serve` imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # `import` is a word of Python's own; its module is called import_.
        name = "import_" if cmd_name == "import" else cmd_name.replace("-", "_")
        command = import_module(f"{__name__}.{name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(version)s")
def commands() -> None:
    """Keep a library's register of communities in order, in the Google Sheet where its staff keep it.

    WORKBOOK is a Google Sheets address or id, an address on a local server, or a file to read; without one,
    OUTREACH_WORKBOOK is used.
    """


def main() -> None:
    """Run the command line."""
    try:
        # Without its own standing mode click gives the code of an `Exit` back instead of raising it.
        code = commands.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except OutreachError as error:
        click.echo(f"sheets-outreach: {error}", err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("sheets-outreach: stopped.", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # Whoever read our output has stopped reading; there is nobody left to tell.
        sys.stderr.close()
        sys.exit(2)
