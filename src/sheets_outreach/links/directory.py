"""Which platform a host belongs to, and who reads its addresses."""

from __future__ import annotations

from sheets_outreach.links.platform import Platform
from sheets_outreach.links.platforms import (
    canva,
    discord,
    facebook,
    google_business,
    instagram,
    linkedin,
    messenger,
    nextdoor,
    ok,
    reddit,
    shortener,
    snapchat,
    telegram,
    tiktok,
    vk,
    whatsapp,
    x,
    youtube,
)
from sheets_outreach.links.platforms import (
    max as max_messenger,
)
from sheets_outreach.links.site import Reader, Site

SITES: dict[Platform, Site] = {
    site.platform: site
    for site in (
        facebook.SITE,
        messenger.SITE,
        instagram.SITE,
        vk.SITE,
        ok.SITE,
        telegram.SITE,
        whatsapp.SITE,
        tiktok.SITE,
        snapchat.SITE,
        x.SITE,
        discord.SITE,
        linkedin.SITE,
        youtube.SITE,
        google_business.SITE,
        reddit.SITE,
        nextdoor.SITE,
        max_messenger.SITE,
        canva.SITE,
        shortener.SITE,
    )
}

BY_HOST: dict[str, tuple[Platform, Reader]] = {
    host: (site.platform, reader) for site in SITES.values() for host, reader in site.hosts.items()
}
_BY_DOMAIN: dict[str, tuple[Platform, Reader]] = {
    domain: (site.platform, reader) for site in SITES.values() for domain, reader in site.domains.items()
}


def find_reader(host: str) -> tuple[Platform, Reader] | None:
    """Return the platform of a host and the reader of its addresses; None for a host of nobody we know."""
    found = BY_HOST.get(host)
    if found:
        return found
    # Only the two last labels matter: no platform's domain has three.
    head, _, top = host.rpartition(".")
    return _BY_DOMAIN.get(f"{head.rpartition('.')[2]}.{top}")
