"""The WORKBOOK argument that nearly every command takes."""

from __future__ import annotations

import click

workbook_argument = click.argument("workbook", envvar="OUTREACH_WORKBOOK")
"""A Google Sheets address or id, an address on a local server, or a file; OUTREACH_WORKBOOK where it is left out."""
