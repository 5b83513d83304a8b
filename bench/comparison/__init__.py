"""What do reading, marking and appending cost with ours and with the libraries people use today? `make bench` answers.

One run, one local server, one forwarder in front of it that counts and delays for everybody alike. It does not tell how
fast Google is: ratios within one run count. Usage: ``python -m bench.comparison [--quick] [--page]``.

Processes that import this package hold one library each, so nothing is imported here.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] = ()) -> None:
    """Compare, print the tables, and store them; the same as ``python -m bench.comparison``."""
    from bench.comparison.running import run

    run(arguments)
