"""``python -m bench.comparison``."""

from __future__ import annotations

import sys

from bench.comparison import main

main(sys.argv[1:])
