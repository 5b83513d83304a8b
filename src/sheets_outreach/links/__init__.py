"""Links of nineteen platforms as people paste them: what each points at, without opening it.

`recognise` reads one link, `recognise_cell` all links of a cell, `parse_platform` a platform's name. Whether a link
suits its row is the rules' business.
"""

from sheets_outreach.links.brands import display_name
from sheets_outreach.links.cells import recognise_cell, recognise_sole
from sheets_outreach.links.link import Link
from sheets_outreach.links.names import parse_platform, suggest_platform
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.recognition import recognise
from sheets_outreach.links.splitting import split_links

__all__ = [
    "Kind",
    "Link",
    "Platform",
    "display_name",
    "parse_platform",
    "recognise",
    "recognise_cell",
    "recognise_sole",
    "split_links",
    "suggest_platform",
]
