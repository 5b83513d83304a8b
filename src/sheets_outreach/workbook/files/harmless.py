r"""Text that no spreadsheet program takes for a formula when it opens a CSV file, and the way back.

CWE-1236: a cell that begins with one of ``= + - @``, a tab or a line break may be run as a formula. Such text gets an
apostrophe before it, as people type it themselves to mean "this is text".
"""

from __future__ import annotations

import re

_DANGEROUS = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n\0]")
_DEFUSED = re.compile(r"'+\s*[=+\-@＝＋－＠\t\r\n\0]")


def defuse(text: str) -> str:
    """Make text harmless.

    >>> defuse("=1+1"), defuse("'+7"), defuse("so = it"), defuse("'tis")
    ("'=1+1", "''+7", 'so = it', "'tis")
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def restore(text: str) -> str:
    """Undo `defuse`.

    >>> restore(defuse("@all")), restore("'tis")
    ('@all', "'tis")
    """
    return text[1:] if _DEFUSED.match(text) else text
