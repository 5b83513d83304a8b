"""Which communities a name or address in the diary may mean, as people name them; it judges no entry.

A community is named by its link, its name, or its name with the platform's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cached_property

from sheets_outreach.community import Community, normalise_name
from sheets_outreach.links import Kind, Link, Platform, parse_platform
from sheets_outreach.publication import Publication

_NEAR = 0.72
"""How alike a suggestion must be, by difflib's ratio: «Сосди Сокола» is, «Соседи Аэропорта» is not."""

_MOST_COMPARED = 60
_MOST_SUGGESTIONS = 200
_PREFIX = 3


class Directory:
    """The communities by name and by address.

    Args:
        communities: those of the register.
    """

    def __init__(self, communities: Sequence[Community]) -> None:
        self._communities = communities
        self._by_name: dict[str, list[Community]] = {}
        self._by_id: dict[tuple[Platform, str], list[Community]] = {}
        self._by_handle: dict[str, list[Community]] = {}
        self._found: dict[str, Sequence[Community]] = {}
        self._suggested: dict[str, str] = {}
        for community in communities:
            name = normalise_name(community.name)
            if name:
                self._by_name.setdefault(name, []).append(community)
            link = community.link
            if link.id is not None:
                self._by_id.setdefault((link.platform, link.id), []).append(community)
                self._by_handle.setdefault(link.id, []).append(community)

    def find(self, entry: Publication) -> Sequence[Community]:
        """Give the communities an entry may belong to: none, one, or several between which nothing decides."""
        link = entry.community_link
        if link is not None and link.id is not None:
            found = self._by_address(link)
            if found:
                return _first_of_equals(found)
        if not entry.community:
            return _first_of_equals(self._by_address(entry.post_link))
        named = self._found.get(entry.community)
        if named is None:
            named = self._found[entry.community] = _first_of_equals(self._by_words(entry.community))
        return named if len(named) < 2 else _narrow(named, entry.post_link)

    def suggest(self, text: str) -> str:
        """Give the name somebody probably meant, in the register's spelling, or "".

        Comparing with every one of 20,000 names would take a second an entry, so only names that share the beginning
        of a rare word are compared, and a diary of nothing but unknown names gets no more than the first suggestions.
        """
        name = normalise_name(text)
        if name not in self._suggested:
            if len(self._suggested) >= _MOST_SUGGESTIONS:
                return ""
            near = get_close_matches(name, self._likely(name), n=1, cutoff=_NEAR)
            self._suggested[name] = self._by_name[near[0]][0].name if near else ""
        return self._suggested[name]

    def _likely(self, name: str) -> list[str]:
        """Give names to compare with: those that share most beginnings of words, rare ones first."""
        found = [self._by_prefix.get(prefix, ()) for prefix in {word[:_PREFIX] for word in name.split()}]
        shared: Counter[str] = Counter()
        for names in sorted(found, key=len):
            shared.update(names[:_MOST_COMPARED])
        return sorted(shared, key=lambda likely: (-shared[likely], abs(len(likely) - len(name))))[:_MOST_COMPARED]

    @cached_property
    def _by_prefix(self) -> dict[str, list[str]]:
        by_prefix: dict[str, list[str]] = {}
        for name in self._by_name:
            for prefix in {word[:_PREFIX] for word in name.split()}:
                by_prefix.setdefault(prefix, []).append(name)
        return by_prefix

    def _by_address(self, link: Link) -> Sequence[Community]:
        place = link.community if link.kind is Kind.POST else link.id
        return self._by_id.get((link.platform, place), ()) if place else ()

    def _by_words(self, text: str) -> Sequence[Community]:
        name = normalise_name(text)
        found = self._by_name.get(name) or self._by_handle.get(text.strip().removeprefix("@").casefold())
        if found:
            return found
        words = name.split()
        for platform_word, rest in ((words[-1:], words[:-1]), (words[:1], words[1:])):
            platform = parse_platform(" ".join(platform_word)) if rest else None
            if platform is not None:
                named = self._by_name.get(" ".join(rest), ())
                return [community for community in named if community.platform is platform]
        return ()


def _first_of_equals(found: Sequence[Community]) -> Sequence[Community]:
    """Take the first of several rows that are one community entered twice."""
    return found[:1] if len(found) > 1 and len({community.key for community in found}) == 1 else found


def _narrow(found: Sequence[Community], post: Link) -> Sequence[Community]:
    """Let the post's link decide between communities of one name."""
    for tells in (_stands_in, _same_platform):
        chosen = [community for community in found if tells(community, post)]
        if len(chosen) == 1:
            return chosen
    return found


def _stands_in(community: Community, post: Link) -> bool:
    return post.community is not None and community.link.id == post.community and _same_platform(community, post)


def _same_platform(community: Community, post: Link) -> bool:
    return community.platform is post.platform is not Platform.UNKNOWN
