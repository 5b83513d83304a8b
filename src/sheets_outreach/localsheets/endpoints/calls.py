"""What does an endpoint get: the path's parts, the query and the body?

Query parameters are read as Google reads them: booleans in any case, an unknown one refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sheets_outreach.localsheets.errors import JsonObject, invalid, violations
from sheets_outreach.localsheets.schema import parse_message

# https://cloud.google.com/apis/docs/system-parameters
SYSTEM_PARAMETERS = frozenset(
    (
        "$.xgafv", "access_token", "alt", "callback", "fields", "key", "oauth_token", "prettyPrint", "quotaUser",
        "uploadType", "upload_protocol", "userIp", "$alt", "$fields", "$prettyPrint", "$callback", "$key",
    )
)  # fmt: skip

UNKNOWN_PARAMETER = (
    'Invalid JSON payload received. Unknown name "{0}": Cannot bind query parameter. '
    "Field '{0}' could not be found in request message."
)


@dataclass(frozen=True, slots=True)
class Call:
    """One request to an endpoint.

    `query` holds every value of every parameter; `body` is the decoded JSON, or the raw bytes of an upload of
    `content_type`.
    """

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, list[str]] = field(default_factory=dict)
    body: Any = None
    content_type: str = ""

    def text(self, name: str) -> str | None:
        """A parameter's last value; None if it is missing or empty."""
        given = self.query.get(name) or self.query.get(f"${name}") or [""]  # `$fields` says the same as `fields`
        return given[-1] or None

    def texts(self, name: str) -> list[str]:
        """All values of a repeated parameter."""
        return list(self.query.get(name, ()))

    def flag(self, name: str) -> bool:
        """A boolean parameter; gspread sends Python's `True` and `False`."""
        value = self.text(name)
        if value is None or value.lower() in {"false", "0"}:
            return False
        if value.lower() in {"true", "1"}:
            return True
        raise violations([(name, f"Invalid value at '{snake(name)}' (TYPE_BOOL), \"{value}\"")])

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """An enumerated parameter; the first choice if it is missing."""
        value = self.text(name)
        if value is None:
            return choices[0]
        if value not in choices:
            raise violations([(name, f"Invalid value at '{snake(name)}' (TYPE_ENUM), \"{value}\"")])
        return value

    def message(self, name: str, root: str = "") -> JsonObject:
        """The body as a message; a missing body is an empty one."""
        return parse_message(name, {} if self.body is None else self.body, root)

    def check_parameters(self, known: frozenset[str]) -> None:
        """Refuse parameters that the endpoint does not have."""
        unknown = [name for name in self.query if name not in known and name not in SYSTEM_PARAMETERS]
        if unknown:
            raise violations([("", UNKNOWN_PARAMETER.format(name)) for name in unknown])
        if (self.text("alt") or "json") != "json":
            raise invalid(f"Unsupported value for parameter alt: {self.text('alt')}")


def snake(name: str) -> str:
    """Spell a parameter as Google's sentences do."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda match: "_" + match[1].lower(), name)
