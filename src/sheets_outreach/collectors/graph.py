"""What Facebook's and Instagram's collectors share: Meta's Graph API, its version and its errors; it knows no post.

Errors: developers.facebook.com/docs/graph-api/guides/error-handling. Meta's error messages are never read on: one
about a malformed token quotes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, SecretStr

from sheets_outreach.collectors.answer import Foreign, parse_answer
from sheets_outreach.collectors.failure import Reason, failure
from sheets_outreach.collectors.http import Client
from sheets_outreach.collectors.wire import Reply, Request, Wire

HOST = "graph.facebook.com"
VERSION = "v26.0"
PER_SECOND = 2.0

_READABLE = frozenset({200, 400, 401, 403, 404})

_REASON_OF_CODE = {
    1: Reason.SERVER_FAILED,
    2: Reason.SERVER_FAILED,
    3: Reason.NOT_PERMITTED,
    4: Reason.TURNED_AWAY,
    10: Reason.NOT_PERMITTED,
    17: Reason.TURNED_AWAY,
    32: Reason.TURNED_AWAY,
    102: Reason.KEY_REFUSED,
    190: Reason.KEY_REFUSED,
    341: Reason.TURNED_AWAY,
    368: Reason.TURNED_AWAY,
    613: Reason.TURNED_AWAY,
    80001: Reason.TURNED_AWAY,
    80002: Reason.TURNED_AWAY,
}
_PERMISSIONS = range(200, 300)


class _Error(Foreign):
    code: int = 0
    error_subcode: int = 0


class _Envelope(Foreign):
    error: _Error | None = None


M = TypeVar("M", bound=BaseModel)


class Graph:
    """Asks the Graph API with one token.

    Args:
        platform: key of the platform, for errors.
        token: a page's or user's access token.
        wire: what lies between.
    """

    def __init__(self, platform: str, token: SecretStr, wire: Wire) -> None:
        # Meta documents the header for WhatsApp on this host; for pages it is seen in public code only.
        bearer = {"Authorization": SecretStr(f"Bearer {token.get_secret_value()}")}
        self._platform = platform
        self._client = Client(platform, HOST, per_second=PER_SECOND, wire=wire, headers=bearer)

    @property
    def calls(self) -> int:
        """How many requests it has sent so far."""
        return self._client.calls

    def get(self, node: str, query: Mapping[str, str], model: type[M], *, absent: frozenset[int]) -> M | None:
        """Read a node.

        Args:
            node: its id, or "" for the form with ``ids`` in the query.
            query: fields and the like.
            model: the shape of the answer.
            absent: error codes and subcodes that mean that what was asked for is not there for us.

        Returns:
            The node, or None for an error of `absent`.

        Raises:
            CollectorError: any other error.
        """

        def read(reply: Reply) -> M | None:
            error = parse_answer(self._platform, reply, _Envelope).error
            if error is None and reply.status == 200:
                return parse_answer(self._platform, reply, model)
            error = error or _Error()
            if not absent.isdisjoint({error.code, error.error_subcode}):
                return None
            raise failure(self._platform, _judge(error.code), status=reply.status, code=error.code)

        return self._client.ask(Request((VERSION, node), query), read, accept=_READABLE)


def _judge(code: int) -> Reason:
    return Reason.NOT_PERMITTED if code in _PERMISSIONS else _REASON_OF_CODE.get(code, Reason.REQUEST_REFUSED)
