"""A Google Sheets that runs beside you: the v4 REST API and the part of Drive v3 that its clients need.

It speaks over loopback HTTP from one SQLite file, or in-process without HTTP. It knows nothing of what its sheets are
used for. Start it with `python -m sheets_outreach.localsheets`, or in a test:

    with LocalServer() as server:
        ...  # point a client at server.url

What it does not support it refuses with a 501 that names it. Where it is known to differ from Google:
docs/local-server.md.
"""

from sheets_outreach.localsheets.core import LocalSheets, SeenRequest
from sheets_outreach.localsheets.errors import ApiError, StoreError
from sheets_outreach.localsheets.http import LocalServer
from sheets_outreach.localsheets.people import PersonEdit

__all__ = ["ApiError", "LocalServer", "LocalSheets", "PersonEdit", "SeenRequest", "StoreError"]
