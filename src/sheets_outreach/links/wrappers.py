"""Addresses that only lead on to another one, which stands whole in their query: exits, share buttons, mail scanners.

Short links are no wrappers: where they lead only opening them would tell. Log-in walls are not unwrapped either; who
pasted one should look once more at what they copied.
"""

from __future__ import annotations

from urllib.parse import unquote

from sheets_outreach.links.address import Address
from sheets_outreach.links.platforms.google_business import GOOGLE_HOSTS
from sheets_outreach.links.vocabulary import words

_ANY = "*"
_EXIT = {_ANY: "u"}
_FACEBOOK = {
    "l.php": "u",
    "sharer.php": "u",
    "sharer": "u",
    "share.php": "u",
    "flx": "u",
    "plugins": "href",
    "dialog": "href",
}
_VK = {"away.php": "to", "away": "to", "share.php": "url"}
_OK = {"dk": "st.link st.shareurl st.shareUrl st._surl", "offer": "url"}
_TELEGRAM = {"share": "url", "iv": "url", "msg_url": "url"}
_YOUTUBE = {"redirect": "q", "attribution_link": "u"}
_LINKEDIN = {"safety": "url", "redir": "url", "sharing": "url", "sharearticle": "url"}
_GOOGLE = {"url": "q url", "imgres": "imgrefurl"}

_WRAPPERS = (
    ("l.facebook.com lm.facebook.com l.instagram.com l.messenger.com l.threads.com l.threads.net l.wl.co", _EXIT),
    ("facebook.com www.facebook.com m.facebook.com web.facebook.com mbasic.facebook.com", _FACEBOOK),
    ("vk.com m.vk.com www.vk.com vk.ru m.vk.ru www.vk.ru away.vk.com away.vk.ru", _VK),
    ("ok.ru www.ok.ru m.ok.ru connect.ok.ru", _OK),
    ("t.me telegram.me telegram.dog", _TELEGRAM),
    ("youtube.com www.youtube.com m.youtube.com", _YOUTUBE),
    ("linkedin.com www.linkedin.com", _LINKEDIN),
    (" ".join(GOOGLE_HOSTS), _GOOGLE),
    ("consent.youtube.com consent.google.com consent.google.no", {_ANY: "continue"}),
    ("out.reddit.com", {_ANY: "url"}),
    ("tiktok.com www.tiktok.com", {"link": "target"}),
    ("translate.google.com", {"translate": "u"}),
    ("slack-redir.net", {"link": "url"}),
    ("duckduckgo.com", {"l": "uddg"}),
    ("click.mail.ru go.mail.ru", {"redir": "u"}),
    ("checklink.mail.ru", {"proxy": "url"}),
    ("sba.yandex.net", {"redirect": "url"}),
    ("statics.teams.cdn.office.net", {"evergreen-assets": "url"}),
)
_INNER = {host: parameters for hosts, parameters in _WRAPPERS for host in words(hosts)}
_SAFE_LINKS = ".safelinks.protection.outlook.com"


def unwrap(address: Address) -> str | None:
    """Return the address inside a wrapper, as text; None if this is no wrapper or holds no address.

    The forms are in the tables above: parameter names by host and first part of the path.
    """
    if not address.query:
        return None
    first = address.parts[0].lower() if address.parts else ""
    parameters = {_ANY: "url"} if address.host.endswith(_SAFE_LINKS) else _INNER.get(address.host, {})
    for name in (parameters.get(first) or parameters.get(_ANY, "")).split():
        inner = _decode(address.query.get(name, ""))
        if inner.startswith("/watch"):  # YouTube's attribution_link leads to a path of its own site
            return f"https://{address.host}{inner}"
        if inner.startswith(("http:", "https:", "//", "tg:")) or "." in inner.partition("/")[0]:
            return inner
    return None


def _decode(text: str) -> str:
    """Undo the encoding that is left when an address was wrapped twice."""
    text = text.strip()
    return unquote(text) if text[:9].lower().startswith(("http%3a", "https%3a")) else text
