"""Points libraries built on requests at a server of this machine; they go on believing that it is Google."""

from __future__ import annotations

from typing import Any

import requests
from requests.adapters import HTTPAdapter

GOOGLE = ("https://sheets.googleapis.com/", "https://www.googleapis.com/")


class _ToServer(HTTPAdapter):
    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        request.url = moved(str(request.url), self._url)
        return super().send(request, *args, **kwargs)


def moved(address: str, server: str) -> str:
    """Give the same address on another server."""
    return f"{server}/{address.split('/', 3)[3]}"


def reroute(session: requests.Session, url: str) -> None:
    """Send what a session addresses to Google to a server instead."""
    session.trust_env = False
    for host in GOOGLE:
        session.mount(host, _ToServer(url))
