"""How each platform's own search is addressed, as a table; platforms without one are looked for with a search engine.

Seen in public use in November 2026 unless marked; no platform promises these addresses, so that a link that has
stopped working is mended in one line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from sheets_outreach.links import Platform
from sheets_outreach.texts import Language


@dataclass(frozen=True, slots=True)
class SearchForm:
    """An address with a place for the words.

    Attributes:
        address: the address; ``{words}`` stands for the words, percent-encoded.
        certain: False where nobody of us has seen it work.
        languages: in which registers the platform is worth a look.
    """

    address: str
    certain: bool = True
    languages: frozenset[Language] = frozenset(Language)

    def link(self, words: str) -> str:
        """Put words into the address.

        >>> SearchForm("https://x.com/search?q={words}&f=user").link("соседи & co")
        'https://x.com/search?q=%D1%81%D0%BE%D1%81%D0%B5%D0%B4%D0%B8%20%26%20co&f=user'
        """
        return self.address.format(words=quote(words, safe=""))


_RU = frozenset({Language.RU})
_NOT_RU = frozenset({Language.NB, Language.EN})
ENGINE = "https://www.google.com/search?q="
YANDEX = SearchForm("https://yandex.ru/search/?text={words}", languages=_RU)

FORMS: Mapping[Platform, SearchForm] = {
    Platform.FACEBOOK: SearchForm("https://www.facebook.com/search/groups/?q={words}"),
    Platform.VK: SearchForm("https://vk.com/search?c%5Bsection%5D=communities&c%5Bq%5D={words}", languages=_RU),
    Platform.OK: SearchForm("https://ok.ru/search?st.mode=Groups&st.query={words}", languages=_RU),
    # Telegram, WhatsApp, Snapchat and MAX have no search on the web; the engine knows their public pages.
    Platform.TELEGRAM: SearchForm(ENGINE + "site%3At.me%20{words}"),
    Platform.WHATSAPP: SearchForm(ENGINE + "site%3Achat.whatsapp.com%20{words}"),
    Platform.MAX: SearchForm(ENGINE + "site%3Amax.ru%20{words}", languages=_RU),
    Platform.INSTAGRAM: SearchForm("https://www.instagram.com/explore/search/keyword/?q={words}"),
    Platform.TIKTOK: SearchForm("https://www.tiktok.com/search?q={words}"),
    Platform.SNAPCHAT: SearchForm(ENGINE + "site%3Asnapchat.com%20{words}", certain=False, languages=_NOT_RU),
    Platform.X: SearchForm("https://x.com/search?q={words}&f=user"),
    Platform.DISCORD: SearchForm("https://disboard.org/search?keyword={words}"),
    Platform.LINKEDIN: SearchForm(
        "https://www.linkedin.com/search/results/groups/?keywords={words}", languages=_NOT_RU
    ),
    Platform.YOUTUBE: SearchForm("https://www.youtube.com/results?search_query={words}"),
    Platform.REDDIT: SearchForm("https://www.reddit.com/search/?q={words}&type=communities", languages=_NOT_RU),
    Platform.NEXTDOOR: SearchForm("https://nextdoor.com/search/?query={words}", certain=False, languages=_NOT_RU),
    # https://developers.google.com/maps/documentation/urls/get-started#search-action
    Platform.GOOGLE_BUSINESS: SearchForm("https://www.google.com/maps/search/?api=1&query={words}"),
    Platform.WEBSITE: SearchForm(ENGINE + "{words}"),
}
"""Platforms that can be searched; Messenger, Canva and shorteners hold nothing to find."""
