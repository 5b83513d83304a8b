"""The full digests as they should look; run ``python -m tests.digest.golden`` after a change and read what differs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sheets_outreach.digest.render import render_digest
from sheets_outreach.texts import Language
from tests.digest.library import admin_digest, staff_digest

FOLDER = Path(__file__).parent / "golden"


def letters() -> Iterator[tuple[str, str]]:
    """Give each file's name and what it should hold; the HTML has a line for each block element, to be read."""
    for language in Language:
        for name, digest in (("staff", staff_digest(language)), ("admin", admin_digest(language))):
            letter = render_digest(digest)
            yield f"{name}-{language}.txt", f"Subject: {letter.subject}\n\n{letter.text}"
            yield f"{name}-{language}.html", letter.html.replace("><", ">\n<") + "\n"


if __name__ == "__main__":
    for file_name, content in letters():
        (FOLDER / file_name).write_text(content, "utf-8")
