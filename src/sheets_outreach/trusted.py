"""Marks a field of a record whose value our own parser has made: pydantic neither checks nor copies it."""

from pydantic import GetPydanticSchema
from pydantic_core.core_schema import any_schema

# `SkipValidation` would build the schema of the whole value all the same: 3 ms of every cold start.
TRUSTED = GetPydanticSchema(lambda _type, _handler: any_schema())
"""For ``Annotated[Link, TRUSTED]``."""
