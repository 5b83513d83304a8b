"""Google's discovery document of Sheets, and whether a JSON value is one of its messages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import googleapiclient
from jsonschema import Draft7Validator


@cache
def document() -> dict[str, Any]:
    """The discovery document that google-api-python-client carries."""
    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    found: dict[str, Any] = json.loads((folder / "sheets.v4.json").read_text("utf-8"))
    return found


def _schema(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return {"$ref": f"#/definitions/{node['$ref']}"}
    kind = node["type"]
    if kind == "array":
        return {"type": "array", "items": _schema(node["items"])}
    if kind == "object":
        extra = _schema(node["additionalProperties"]) if "additionalProperties" in node else False
        properties = {name: _schema(item) for name, item in node.get("properties", {}).items()}
        return {"type": "object", "properties": properties, "additionalProperties": extra}
    found: dict[str, Any] = {} if kind == "any" else {"type": kind}
    return found | ({"enum": node["enum"]} if "enum" in node else {})


@cache
def validator(message: str) -> Draft7Validator:
    """A validator for one message; unknown fields are errors."""
    definitions = {name: _schema(node) for name, node in document()["schemas"].items()}
    return Draft7Validator({"$ref": f"#/definitions/{message}", "definitions": definitions})


def faults(message: str, value: Any) -> list[str]:
    """What is wrong with a value as a message; nothing if it is one."""
    found = validator(message).iter_errors(value)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]


def message_table() -> dict[str, dict[str, str]]:
    """The table that `localsheets/schema/messages.json` must be (write it anew from this for another revision)."""

    def kind(node: dict[str, Any]) -> str:
        if "$ref" in node:
            return str(node["$ref"])
        if node.get("type") == "array":
            return "[" + kind(node["items"])
        if "additionalProperties" in node:
            return "{" + kind(node["additionalProperties"])
        return "=" + "|".join(node["enum"]) if "enum" in node else str(node.get("format") or node["type"])

    return {
        name: {field: kind(item) for field, item in node.get("properties", {}).items()}
        for name, node in document()["schemas"].items()
    }
