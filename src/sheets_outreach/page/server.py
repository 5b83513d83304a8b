"""How do the Sheets API and the page share one port? The page's addresses go to NiceGUI, all others to the API as ever.

/spreadsheets/d/<id>/edit       the page
/spreadsheets/d/<id>/rows       what it shows of a tab, as JSON
/_nicegui…                      its scripts and its websocket
everything else                 the API
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sheets_outreach.localsheets import ApiError, LocalServer, LocalSheets
from sheets_outreach.page.guard import HEADERS, may_pass, read_headers
from sheets_outreach.page.jobs import Collectors, collectors_of_environment
from sheets_outreach.page.relay import FunctionAddress
from sheets_outreach.page.screen import SITE, page_path, screen_application
from sheets_outreach.page.site import Site

_PAGE = re.compile(r"/spreadsheets/d/([A-Za-z0-9_-]{1,120})(/edit|/rows|/)?\Z")
_OWN = ("/_nicegui/", "/_nicegui_ws/", "/favicon.ico")


class PageServer(LocalServer):
    """The local server with the page on its port; one at a time in a process, because NiceGUI is one.

    Args:
        core: the documents; a temporary store if not given.
        host: a loopback address.
        port: 0 takes a free one.
        control: as for `LocalServer`.
        function: a function that is told of edits, as the sheet's script would; without it the job runs in-process.
        collectors: how the statistics reach the platforms.

    Raises:
        ValueError: the host is not this machine's loopback: nobody is asked who they are.
    """

    def __init__(
        self,
        core: LocalSheets | None = None,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        control: bool = False,
        function: FunctionAddress | None = None,
        collectors: Collectors = collectors_of_environment,
    ) -> None:
        if host not in {"127.0.0.1", "::1"}:
            raise ValueError("The page is served on this machine's loopback only.")
        super().__init__(core, host=host, port=port, control=control)
        self.site = Site(self.core, self.url, function=function, collectors=collectors)
        # As LocalServer's own, but with NiceGUI's websocket and its start and end.
        self._server = uvicorn.Server(
            uvicorn.Config(
                _Doors(self.site, self.port, self.application()),
                http=self._connections.protocol(),
                ws="wsproto",
                lifespan="on",
                log_level="warning",
                date_header=False,
                server_header=False,
                timeout_graceful_shutdown=1,
            )
        )

    def stop(self) -> None:
        """Stop answering and close the port; a job that is running ends first, for it calls this server."""
        self.site.close()
        super().stop()


class _Doors:
    """Lets requests in and shows each to whom it is meant for."""

    def __init__(self, site: Site, port: int, api: ASGIApp) -> None:
        self._site, self._port, self._api = site, port, api
        self._screen = screen_application()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._screen(scope, receive, send)
            return
        path = scope["path"]
        place = _PAGE.match(path)
        opens = (place is not None and place[2] != "/rows") or path == "/"
        if not may_pass(read_headers(scope), self._port, opens_page=opens):
            await _refuse(scope, receive, send)
        elif place is not None or path.startswith(_OWN) or path == "/":
            await self._show(scope, receive, _with_headers(send), place)
        else:
            await self._api(scope, receive, send)

    async def _show(self, scope: Scope, receive: Receive, send: Send, place: re.Match[str] | None) -> None:
        if scope["path"].startswith(_OWN):
            await self._screen(scope, receive, send)
            return
        if scope["type"] != "http":
            await _refuse(scope, receive, send)
            return
        if place is not None and place[2] == "/edit" and self._site.knows(place[1]):
            path = page_path(self._site.language(place[1]), place[1])
            inner = {**scope, "path": path, "raw_path": path.encode(), SITE: self._site}
            await self._screen(inner, receive, send)
            return
        answer = await run_in_threadpool(self._answer, scope, place)
        await answer(scope, receive, send)

    def _answer(self, scope: Scope, place: re.Match[str] | None) -> Response:
        if scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse("Only GET.", 405)
        if place is None:
            documents = self._site.core.documents()
            if documents:
                return RedirectResponse(f"/spreadsheets/d/{documents[0].workbook.spreadsheet_id}/edit")
        elif self._site.knows(place[1]):
            if place[2] != "/rows":
                return RedirectResponse(f"/spreadsheets/d/{place[1]}/edit")
            return self._rows(place[1], parse_qs(scope["query_string"].decode("latin-1")))
        return PlainTextResponse("There is no such workbook on this server.", 404)

    def _rows(self, identity: str, query: dict[str, list[str]]) -> Response:
        tab = query.get("tab", [""])[0]
        try:
            body = self._site.views.read(
                identity, int(tab) if tab.isdecimal() and tab.isascii() else None, query.get("known", [""])[0]
            )
        except ApiError as refusal:
            return PlainTextResponse(refusal.message, refusal.status)
        return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    await PlainTextResponse("Only this machine's own page and programs are answered.", 403)(scope, receive, send)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            pairs = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            message = {**message, "headers": [*message.get("headers", []), *pairs]}
        await send(message)

    return sending
