"""Where one link ends and the next begins in a cell: texts are cut here, not understood.

>>> split_links("ВК: vk.com/sokolnabo, ТГ: t.me/sokolnabo (т.е. чат)")
['vk.com/sokolnabo', 't.me/sokolnabo']
"""

from __future__ import annotations

import re
from itertools import pairwise

from sheets_outreach.links.address import cut_host, strip_scheme
from sheets_outreach.links.cleaning import make_visible, peel
from sheets_outreach.links.hosts import could_be_host
from sheets_outreach.links.patterns import beginning

_cut = re.compile(r"[\s;|]+|,\s+").split
_schemes = re.compile(r"(?<![=&?%])(?:https?://|tg://|tg:(?=resolve|join|privatepost|addlist))", re.IGNORECASE).finditer
_broken = beginning(r"h{0,2}t{1,3}ps?[:;.,]{0,2}[/\\]{1,4}.", re.IGNORECASE)


def split_links(text: str) -> list[str]:
    """Return the texts in a cell that look like links, in order, without what surrounds them."""
    return [token for token in split_tokens(text) if looks_like_link(token)]


def split_tokens(text: str) -> list[str]:
    """Return what stands between spaces, semicolons, bars and commas, glued links apart, without surrounding signs."""
    return [token for piece in _cut(make_visible(text)) for part in _unglue(piece) if (token := peel(part))]


def looks_like_link(token: str) -> bool:
    """Whether a token is an address: a scheme, or a host with a top-level domain people use, and no e-mail address."""
    if next(_schemes(token), None) or _broken(token):
        return bool(strip_scheme(token)) or token.lower().startswith("tg:")
    host, tail = cut_host(token)
    if "@" in host:
        return False
    name = host.partition(":")[0]
    return could_be_host(name, sure=len(tail) > 1 or name.lower().startswith("www."))


def _unglue(token: str) -> list[str]:
    """Cut a token before every ``https://`` in it that is not a parameter's value."""
    starts = [found.start() for found in _schemes(token)]
    # «https://https://…» is one link with a slip, not two.
    starts = [start for start in starts if not token[:start].lower().endswith(("http://", "https://"))]
    edges = sorted({0, *starts, len(token)})
    return [token[start:end] for start, end in pairwise(edges)]
