"""Who may talk to the page's server? A browser only from the page's own origin, anybody only by a name of this machine.

Without this, any site a person visits could call the server through that person's browser, and one whose name is made
to point to 127.0.0.1 could read the answers (DNS rebinding). Programs send no Origin, and pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_NAVIGATION = ("navigate", "document")

POLICY = "; ".join(
    (
        "default-src 'none'",
        # Vue compiles templates in the browser, and NiceGUI starts from a script within the page.
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy"""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer of the page says to the browser."""


def read_headers(scope: Mapping[str, Any]) -> dict[str, str]:
    """Give the headers of an ASGI scope by their small-letter names; of a repeated one, all its values."""
    found: dict[str, str] = {}
    pairs: Iterable[tuple[bytes, bytes]] = scope.get("headers", ())
    for name, value in pairs:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]},{text}" if key in found else text
    return found


def may_pass(headers: Mapping[str, str], port: int, *, opens_page: bool) -> bool:
    """Say whether a request may be answered.

    Args:
        headers: by small-letter name.
        port: the server's.
        opens_page: whether it opens the page itself, to which a link on another site may lead.

    >>> may_pass({"host": "127.0.0.1:8787", "origin": "http://127.0.0.1:8787"}, 8787, opens_page=False)
    True
    >>> may_pass({"host": "rebound.example:8787"}, 8787, opens_page=True)
    False
    """
    hosts = {f"{name}:{port}" for name in _NAMES} | (set(_NAMES) if port == 80 else set())
    host = headers.get("host", "").lower()
    if host not in hosts:
        return False
    origin = headers.get("origin")
    if origin is not None and origin.lower() != f"http://{host}":
        return False
    if headers.get("sec-fetch-site", "none") in {"none", "same-origin"}:
        return True
    return opens_page and (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == _NAVIGATION
