"""How is a connection cut or reset under a client? What ASGI has no words for."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import cast

from uvicorn.protocols.http.h11_impl import H11Protocol

from sheets_outreach.localsheets.rawjson import encode

Address = tuple[str, int]


class Connections:
    """The open connections by the client's address."""

    def __init__(self) -> None:
        self.open: dict[Address, asyncio.Transport] = {}

    def protocol(self) -> type[asyncio.Protocol]:
        """Uvicorn's HTTP protocol, noting its connections here."""
        connections = self

        class Noted(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                self.noted = cast("Address", tuple(transport.get_extra_info("peername")[:2]))
                connections.open[self.noted] = transport

            def send_400_response(self, msg: str) -> None:
                """Refuse what is no HTTP, or a head too long, in Google's envelope as everything else."""
                body = encode({"error": {"code": 400, "message": msg, "status": "INVALID_ARGUMENT"}})
                head = [
                    "HTTP/1.1 400 Bad Request",
                    "Content-Type: application/json; charset=UTF-8",
                    f"Date: {format_datetime(datetime.now(UTC), usegmt=True)}",
                    f"Content-Length: {len(body)}",
                    "Connection: close",
                ]
                self.transport.write("\r\n".join([*head, "", ""]).encode("latin-1") + body)
                self.transport.close()

            def connection_lost(self, exc: Exception | None) -> None:
                connections.open.pop(self.noted, None)
                super().connection_lost(exc)

        return Noted

    async def reset(self, client: Address) -> None:
        """Close a connection so that the client sees a reset."""
        transport = self.open.get(client)
        if transport is None:  # it went by itself while we waited
            return
        raw = cast("socket.socket", transport.get_extra_info("socket"))
        # Lingering for no time turns the close into a reset.
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
        await self._lost(client)

    async def cut(self, client: Address, status: int, headers: Mapping[str, str], body: bytes, length: int) -> None:
        """Promise a whole body, send some of it, and close."""
        transport = self.open.get(client)
        if transport is None:
            return
        lines = [f"HTTP/1.1 {status} Cut", *(f"{name}: {value}" for name, value in headers.items())]
        head = "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""])
        transport.write(head.encode("latin-1") + body[:length])
        transport.close()
        await self._lost(client)

    async def _lost(self, client: Address) -> None:
        # uvicorn must know that the client is gone before the application returns, else it answers into the void.
        while client in self.open:
            await asyncio.sleep(0.001)
