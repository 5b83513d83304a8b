"""How text that people typed is made harmless before it is shown in a mail, and which addresses may become links.

It does not escape: that is the templates' work, where the format is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

LINE_LIMIT = 120
"""So many characters of a name or a topic are shown; a mail is not the place to read 50,000."""

SENTENCE_LIMIT = 400
TEXT_LIMIT = 4_000
"""A ready message to paste is cut only beyond any length that somebody would post."""

HREF_LIMIT = 2_000

# Controls; marks and isolates that turn the direction of what follows (Unicode TR9); invisible characters that hide in
# words, but not the joiner U+200D that emoji are made with; lone surrogates and noncharacters, which cannot be sent.
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"\s+")
_LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_MANY_LINES = re.compile(r"\n{3,}")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"'`\\{}|^\x00-\x20\x7f-\x9f]")
_ADDRESS_ENDS = r"(?=[.,;:!?)\]»”]*(?:[\s<>\"']|$))"
_SCHEME = re.compile(r"(?<=[a-z])://", re.IGNORECASE)


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    r"""Make one harmless line of what was typed.

    >>> clean_line("Neighbours\r\nBcc: a@b.example \u202eoops")
    'Neighbours Bcc: a@b.example oops'
    """
    # Cut roughly first: nobody should wait while 50,000 characters are searched for spaces.
    return _cut(_break_addresses(_SPACES.sub(" ", _HARMFUL.sub("", text[: limit * 8]))).strip(), limit)


def clean_text(text: str, limit: int = TEXT_LIMIT, keep: Collection[str] = ()) -> str:
    """Make harmless text of several lines, such as a draft.

    Args:
        text: what was typed.
        limit: so many characters are kept.
        keep: addresses that stay as they are, because we made them ourselves; all others are broken, since mail
            programs turn any address they see into a link.
    """
    lines = _BLANKS.sub(" ", _LINE_ENDS.sub("\n", _HARMFUL.sub("", text[: limit * 8])))
    lines = _MANY_LINES.sub("\n\n", lines.replace(" \n", "\n").replace("\n ", "\n")).strip()
    return _cut(_break_addresses(lines, keep), limit)


def clean_header(text: str, limit: int = 200) -> str:
    """Make a mail header's value: one line without anything that could end it."""
    return clean_line(text, limit)


def _break_addresses(text: str, keep: Collection[str] = ()) -> str:
    kept = sorted(filter(None, keep), key=len, reverse=True)
    if not kept:
        return _SCHEME.sub(": //", text)
    parts = re.split("((?:" + "|".join(map(re.escape, kept)) + ")" + _ADDRESS_ENDS + ")", text)
    return "".join(part if part in kept else _SCHEME.sub(": //", part) for part in parts)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def safe_href(address: str | None) -> str | None:
    """Give the address if a mail may make it clickable, else None.

    Callers pass only addresses we built: a recognised link's canonical form, or one of these with our own campaign
    parameters. This is the second lock on the same door.

    >>> safe_href("https://t.me/sosedi"), safe_href("javascript:alert(1)")
    ('https://t.me/sosedi', None)
    """
    if not address or len(address) > HREF_LIMIT or _NOT_IN_ADDRESS.search(address) or _HARMFUL.search(address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme == "https" and host and "@" not in parts.netloc else None
