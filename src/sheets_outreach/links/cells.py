"""The links of a cell that holds more than one, or prose around one.

>>> [str(link) for link in recognise_cell("ВК: vk.com/sokolnabo, ТГ: t.me/sokolnabo (т.е. чат)")]
['vk community sokolnabo', 'telegram community sokolnabo']

Which of several links a column means is for the reader of that column to say.
"""

from __future__ import annotations

from collections.abc import Collection

from sheets_outreach.links.link import Link
from sheets_outreach.links.names import parse_platform
from sheets_outreach.links.platform import Platform
from sheets_outreach.links.recognition import recognise
from sheets_outreach.links.splitting import looks_like_link, split_tokens

_SAYS_MUCH = frozenset({"scheme", "comma-for-dot", "host"})
"""Reasons for which a text was refused although it was meant as a link."""


def recognise_cell(text: str, hint: Platform | None = None, own_sites: Collection[str] = ()) -> list[Link]:
    """Return all links of a cell, none for prose; a text meant as a link but refused is among them.

    Args:
        text: the whole cell.
        hint: the platform of its section, needed only where the cell is a bare name or a row of ``@names``.
        own_sites: the library's own hosts.
    """
    tokens = split_tokens(text)
    if len(tokens) == 1 or (hint and all(token.startswith("@") for token in tokens)):
        links = [recognise(token, hint, own_sites) for token in tokens]
        return [link for link in links if not link.refused or _was_meant(link)]
    links, label = [], None
    for token in tokens:
        if looks_like_link(token):
            links.append(recognise(token, None, own_sites))
        elif label and token.startswith("@"):  # «ТГ: @sokolnabo»
            links.append(recognise(token, label, own_sites))
        label = parse_platform(token)
    return links


def recognise_sole(text: str, hint: Platform | None = None, own_sites: Collection[str] = ()) -> Link:
    """Return the one link of a cell where prose may stand before it, or after it behind a sign or a line break.

    «ВК: vk.com/sokol», «vk.com/sokol (закрытая)» and two lines are understood; «vk.com/sokol nabo» may be one link with
    a space in it and stays refused, as does a cell with several links.
    """
    link = recognise(text, hint, own_sites)
    if not link.refused or not any(letter.isspace() for letter in text.strip()):
        return link
    # A link that was pasted twice is one link.
    found = list({one.canonical or one.raw: one for one in recognise_cell(text, hint, own_sites)}.values())
    if len(found) != 1:
        return link
    if found[0].refused:
        return found[0]._replace(raw=text) if _was_meant(found[0]) else link
    return found[0]._replace(raw=text) if _ends(text, found[0].raw) else link


def _ends(text: str, token: str) -> bool:
    """Whether the link ends where its token does: what follows is a sign, a new line or Cyrillic, not more of it."""
    after = text.rpartition(token)[2] if token in text else ""
    rest = after.lstrip(" \t\u00a0")
    return not rest or rest == after or not rest[0].isalnum() or not rest[0].isascii()


def _was_meant(link: Link) -> bool:
    problem = link.problems[0]
    return problem.code == "link-mixed-alphabets" or problem.params.get("reason") in _SAYS_MUCH
