"""What does Google say when it refuses, and with which status?

Only the refusal itself; `http.app` is the one place that turns it into an envelope.
"""

from __future__ import annotations

from typing import Any, TypeAlias

JsonObject: TypeAlias = dict[str, Any]

STATUS_NAMES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    405: "UNIMPLEMENTED",
    413: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
}


class ApiError(Exception):
    """A request that is refused, in Google's words.

    Args:
        status: the HTTP status.
        message: Google's sentence.
        details: `google.rpc` details, such as field violations.
        reason: the `reason` of Drive's `errors[]`.
        location: the parameter that Drive's `errors[]` names.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        details: list[JsonObject] | None = None,
        reason: str = "badRequest",
        location: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.details = details
        self.reason = reason
        self.location = location

    def prefixed(self, prefix: str) -> ApiError:
        """The same refusal, naming the part of the request that it is about; what is no 400 stays as it is."""
        if self.status != 400:
            return self
        return ApiError(self.status, f"{prefix}{self.message}", details=self.details, reason=self.reason)


class StoreError(Exception):
    """A file that cannot be used as a store: no database of ours, a later format, or open in another process."""


def invalid(message: str) -> ApiError:
    """A 400: the request itself is wrong."""
    return ApiError(400, message)


def not_found() -> ApiError:
    """A 404: no such document, or not one the caller may know of."""
    return ApiError(404, "Requested entity was not found.", reason="notFound")


def forbidden() -> ApiError:
    """A 403: the document is not shared with the caller."""
    return ApiError(403, "The caller does not have permission", reason="forbidden")


def unsupported(name: str) -> ApiError:
    """A 501: Google can do this, this server cannot; never a plausible 200 instead."""
    return ApiError(501, f"The local Sheets server does not support {name}.", reason="notImplemented")


def violations(found: list[tuple[str, str]]) -> ApiError:
    """A 400 with `fieldViolations`, as Google's JSON reader answers: (field path, sentence) each."""
    violation_list = [{"field": path, "description": text} if path else {"description": text} for path, text in found]
    return ApiError(
        400,
        "\n".join(text for _, text in found),
        details=[{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": violation_list}],
    )
