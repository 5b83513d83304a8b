"""Write the pages of the documentation that come from the code, or check that they are up to date.

Usage: ``python -m scripts.generated_docs [--check]``
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.comparison import page as comparison_page

from scripts import findings_page, mutants_page, reliability_page

ROOT = Path(__file__).resolve().parent.parent
PAGES: Mapping[str, Callable[[], str]] = {
    "docs/comparison.md": comparison_page.render,
    "docs/findings.md": findings_page.render,
    "docs/mutants.md": mutants_page.render,
    "docs/reliability.md": reliability_page.render,
}
"""Page, relative to the root → what it should say."""


def stale_pages(root: Path = ROOT) -> list[str]:
    """Name the pages that do not say what they should."""
    return [name for name, render in PAGES.items() if _read(root / name) != render()]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Check with ``--check``, else write; the exit code is 1 where a check finds a stale page."""
    stale = stale_pages(root)
    if "--check" in arguments:
        for name in stale:
            print(f"{name} is not up to date: run python -m scripts.generated_docs", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGES[name](), encoding="utf-8")
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
