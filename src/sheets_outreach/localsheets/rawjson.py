"""How does JSON that is already text get into an answer without being decoded and encoded again?"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RawJson:
    """A JSON value as text, to stand anywhere in an answer."""

    text: str

    def parsed(self) -> Any:
        """The value itself."""
        return json.loads(self.text)


# Nobody's text can hold it: it is chosen anew in every process.
_MARK = secrets.token_hex(12)
_MARKED = re.compile(rf'"{_MARK}:(\d+)"')


def encode(value: Any) -> bytes:
    """Write JSON, the raw parts as they are."""
    raw: list[str] = []

    def mark(found: Any) -> str:
        if not isinstance(found, RawJson):
            raise TypeError(f"{type(found).__name__} is no JSON")
        raw.append(found.text)
        return f"{_MARK}:{len(raw) - 1}"

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=mark)
    if raw:
        parts = _MARKED.split(text)
        parts[1::2] = [raw[int(number)] for number in parts[1::2]]
        text = "".join(parts)
    return text.encode()
