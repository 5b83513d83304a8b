"""`make bench`: every measurement, one after the other; `python -m bench rows` runs one."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHES = ("rows", "diary", "edit", "cold_start", "localsheets", "volume", "comparison")


def main() -> None:
    """Run the benches named, or all."""
    for name in sys.argv[1:] or BENCHES:
        print(f"== {name}")
        import_module(f"bench.{name}").main()
        print()


if __name__ == "__main__":
    main()
