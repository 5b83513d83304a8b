"""Stands between a client and a server: counts requests and bytes, delays answers, lets somebody in before a write.

HTTP/1.1 with Content-Length, which is what the local server and its clients speak; bytes are passed on as they came.
"""

from __future__ import annotations

import socket
import socketserver
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedIOBase
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_READ_VERBS = (":getByDataFilter", ":batchGetByDataFilter", ":search")


@dataclass(slots=True)
class Counts:
    """What went through; bytes with request lines and headers, uncompressed."""

    requests: int = 0
    bytes_up: int = 0
    bytes_down: int = 0


@dataclass(slots=True)
class Interruption:
    """Something that happens between reading and writing, once.

    Attributes:
        after: the bytes whose appearance in an answer means that the rows have been read.
        act: called before the first write after that is passed on.
    """

    after: bytes
    act: Callable[[], None]
    was_read: bool = False
    happened: bool = False

    def before(self, method: str, path: str) -> None:
        """Look at a request before the server sees it."""
        writes = method != "GET" and not path.partition("?")[0].endswith(_READ_VERBS)
        if self.was_read and writes and not self.happened:
            self.happened = True
            self.act()

    def look(self, answer: bytes) -> None:
        """Look at an answer."""
        self.was_read = self.was_read or self.after in answer


class Forwarder:
    """A server on a free port of this machine; a context manager.

    Args:
        server: address of what it stands in front of.
        latency_s: seconds every answer is held back.
        interruption: who comes in between.
        sleep: waits some seconds.
    """

    def __init__(
        self,
        server: str,
        latency_s: float = 0.0,
        interruption: Interruption | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        parts = urlsplit(server)
        self._address = (parts.hostname or "", parts.port or 80)
        self._latency_s = latency_s
        self._interruption = interruption
        self._sleep = sleep
        self._lock = threading.Lock()
        self.counts = Counts()
        forwarder = self

        class Handler(socketserver.StreamRequestHandler):
            disable_nagle_algorithm = True

            def handle(self) -> None:
                while forwarder.pass_on(self.rfile, self.connection):
                    pass

        class Threads(socketserver.ThreadingTCPServer):
            daemon_threads = True

        self._server = Threads(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def pass_on(self, source: BufferedIOBase, client: socket.socket) -> bool:
        """Pass on one request and its answer; False when the client has gone."""
        head, body = read_message(source)
        if not head:
            return False
        method, path, _ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
        if self._interruption is not None:
            with self._lock:
                self._interruption.before(method, path)
        # A connection for each: the server closes those that idle while a client computes, Google does not.
        with socket.create_connection(self._address) as server, server.makefile("rb") as answers:
            server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            server.sendall(head + body)
            answer_head, answer_body = read_message(answers)
        with self._lock:
            self.counts.requests += 1
            self.counts.bytes_up += len(head) + len(body)
            self.counts.bytes_down += len(answer_head) + len(answer_body)
            if self._interruption is not None:
                self._interruption.look(answer_body)
        self._sleep(self._latency_s)
        client.sendall(answer_head + answer_body)
        return True

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


def read_message(source: BufferedIOBase) -> tuple[bytes, bytes]:
    """Read one HTTP message as head and body; two times b"" at the end.

    Raises:
        ValueError: its body is in chunks, whose length nobody can tell beforehand.
    """
    lines = []
    length = 0
    while line := source.readline():
        lines.append(line)
        if line == b"\r\n":
            break
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        if name.lower() == b"transfer-encoding":
            raise ValueError("bodies in chunks are not passed on")
    return b"".join(lines), source.read(length)
