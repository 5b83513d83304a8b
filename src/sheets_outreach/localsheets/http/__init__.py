"""How does the local server answer over HTTP? The only package here that knows of HTTP."""

from sheets_outreach.localsheets.http.server import LocalServer

__all__ = ["LocalServer"]
