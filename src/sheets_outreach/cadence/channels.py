"""Which rows of the register are the library's own channels, where nobody has to be asked."""

from __future__ import annotations

from sheets_outreach.community import Community, normalise_name
from sheets_outreach.links import Kind, Platform, parse_platform
from sheets_outreach.links.hosts import parse_host
from sheets_outreach.settings import Settings


class OwnChannels:
    """The library's own site, Google profile, pages and channels, by its settings.

    Args:
        settings: the library's name and sites.
    """

    def __init__(self, settings: Settings) -> None:
        self._library = normalise_name(settings.library_name)
        # The setting holds a host as people write it, a link the encoded one (библиотека.рф).
        self._hosts = {_bare(parse_host(site)) for site in settings.own_sites}

    def __contains__(self, community: Community) -> bool:
        """Whether the community is the library's own."""
        if community.platform is Platform.GOOGLE_BUSINESS:
            return True
        if community.platform is Platform.WEBSITE:
            host = (community.link.canonical or "").removeprefix("https://").partition("/")[0]
            return bool(host) and _bare(host) in self._hosts
        return bool(self._library) and self._bears_our_name(community)

    def _bears_our_name(self, community: Community) -> bool:
        """Whether the name is the library's, or that and a platform's; a club of its friends is called otherwise."""
        if community.link.kind is Kind.INVITE:
            return False
        name = normalise_name(community.name)
        if not name.startswith(self._library):
            return False
        rest = name.removeprefix(self._library).strip()
        return not rest or parse_platform(rest) is not None


def _bare(host: object) -> str:
    return host.removeprefix("www.") if isinstance(host, str) else ""
