"""How is the local server started and stopped, in a thread or for good?

A Starlette application under uvicorn. What it answers comes from `http.dispatch`, how it fails from `http.faults`.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as WebRequest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sheets_outreach.localsheets.core import LocalSheets
from sheets_outreach.localsheets.errors import ApiError
from sheets_outreach.localsheets.http import control, dispatch
from sheets_outreach.localsheets.http.faults import Fault, Faults
from sheets_outreach.localsheets.http.quotas import Quota
from sheets_outreach.localsheets.http.wire import Connections
from sheets_outreach.localsheets.rawjson import encode

MAX_BODY_BYTES = 64_000_000


class LocalServer:
    """The local server on a port, in a thread of its own; a context manager.

    Args:
        core: the documents; a temporary store if not given.
        host: where to listen; loopback unless told otherwise.
        port: 0 takes a free one.
        control: whether addresses under `/control` are answered (`http.control`).

    `requests` lists the (method, path) of every API request, `faults` and `quota` make it fail, `clock_skew` moves its
    Date header.
    """

    def __init__(
        self, core: LocalSheets | None = None, *, host: str = "127.0.0.1", port: int = 0, control: bool = False
    ) -> None:
        self.core = core or LocalSheets()
        self._owns_core = core is None
        self.requests: list[tuple[str, str]] = []
        self.faults = Faults()
        self.quota = Quota()
        self.clock_skew = timedelta()
        self._control = control
        self._connections = Connections()
        # Bound here and not by uvicorn, so that the port is known before anything runs.
        self._socket = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        self.host, self.port = self._socket.getsockname()[:2]
        self._server = uvicorn.Server(
            uvicorn.Config(
                self.application(),
                # Always h11: cutting a connection needs its transport, and httptools is not everywhere.
                http=self._connections.protocol(),
                ws="none",
                lifespan="off",
                log_level="warning",
                date_header=False,  # ours can be moved, which tests of clocks need
                server_header=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._thread = threading.Thread(target=self.serve, name="local-sheets", daemon=True)

    @property
    def url(self) -> str:
        """Where the server listens, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    def application(self) -> Starlette:
        """The ASGI application: every address and method goes to one place."""
        application = Starlette(exception_handlers={Exception: self._broken})
        # No routes: Starlette would decode the path, and a range may hold an encoded slash.
        application.router.default = self._endpoint
        return application

    async def _endpoint(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._respond(WebRequest(scope, receive))
        await response(scope, receive, send)

    async def _broken(self, web: WebRequest, error: Exception) -> Response:
        """Answer a bug of ours as Google answers its own; uvicorn logs it."""
        return self._response(
            dispatch.refused(web.scope["path"], ApiError(500, f"Internal error encountered: {error!r}"))
        )

    async def _respond(self, web: WebRequest) -> Response:
        path = (web.scope.get("raw_path") or web.scope["path"].encode()).split(b"?")[0].decode("latin-1")
        body = await _body(web)
        if body is None:
            return self._response(dispatch.refused(path, ApiError(413, "Request payload size exceeds the limit.")))
        request = dispatch.Request(
            web.method, path, web.scope["query_string"].decode("latin-1"), web.headers.get("content-type", ""), body
        )
        if self._control and path.startswith("/control/"):
            return self._response(await run_in_threadpool(self._controlled, request))
        self.requests.append((request.method, request.path))
        fault = self.faults.take(request.method, request.path)
        if fault and fault.when == "before":
            return await self._fail(web, fault, self._failed(request, fault))
        # In a thread: a hook may call this very server and wait for its answer.
        reply = await run_in_threadpool(dispatch.answer, self.core, request, self.quota)
        if fault:
            return await self._fail(web, fault, self._failed(request, fault) if fault.status else reply)
        return self._response(reply)

    def _controlled(self, request: dispatch.Request) -> dispatch.Reply:
        try:
            found = control.act(self, request.method, request.path, dispatch.decoded(request))
        except ApiError as refusal:
            return dispatch.refused(request.path, refusal)
        return dispatch.Reply(200, encode(found))

    def _failed(self, request: dispatch.Request, fault: Fault) -> dispatch.Reply:
        status = fault.status or 503
        if fault.body is not None:
            return dispatch.Reply(status, fault.body.encode(), fault.content_type)
        return dispatch.refused(request.path, ApiError(status, "The service is currently unavailable."))

    async def _fail(self, web: WebRequest, fault: Fault, reply: dispatch.Reply) -> Response:
        await asyncio.sleep(fault.delay_s)
        response = self._response(reply)
        assert web.client is not None
        client = (web.client.host, web.client.port)
        if fault.reset:
            await self._connections.reset(client)
        elif fault.cut is not None:
            await self._connections.cut(client, reply.status, dict(self._headers(reply)), reply.body, fault.cut)
        return response

    def _headers(self, reply: dispatch.Reply) -> dict[str, str]:
        moment = datetime.now(UTC) + self.clock_skew
        return {"Date": format_datetime(moment, usegmt=True), "Content-Type": reply.content_type}

    def _response(self, reply: dispatch.Reply) -> Response:
        return Response(reply.body, reply.status, self._headers(reply))

    def start(self) -> Self:
        """Start answering; returns once connections are taken."""
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            self._thread.join(0.002)
        return self

    def stop(self) -> None:
        """Stop answering and close the port."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(10)
        self._socket.close()
        if self._owns_core:
            self.core.close()

    def serve(self) -> None:
        """Answer in this thread until interrupted."""
        self._server.run(sockets=[self._socket])

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


async def _body(web: WebRequest) -> bytes | None:
    """The whole body; None if it is too long."""
    parts, size = [], 0
    async for part in web.stream():
        size += len(part)
        if size > MAX_BODY_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)
