"""The examples in the documentation of the package are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import sheets_outreach.links

MODULES = [module.name for module in pkgutil.walk_packages(sheets_outreach.links.__path__, "sheets_outreach.links.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    """Every example prints what it says."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_every_platform_shows_examples() -> None:
    """A module of forms without an example would leave a colleague guessing."""
    bare = [
        name for name in MODULES if ".platforms." in name and ">>>" not in (importlib.import_module(name).__doc__ or "")
    ]
    assert bare == []
