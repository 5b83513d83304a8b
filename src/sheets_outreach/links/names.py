"""Which platform people mean when they write its name: in a section's heading, a platform column, a command.

    >>> parse_platform("Группы ВКонтакте"), parse_platform("Facebook-grupper"), parse_platform("Соседи Сокол")
    (<Platform.VK: 'vk'>, <Platform.FACEBOOK: 'facebook'>, None)
    >>> suggest_platform("Facebok")
    <Platform.FACEBOOK: 'facebook'>

A text that says more than the name and a word such as «группы» is not taken for a name: it may be a community's title.
"""

from __future__ import annotations

import re

from sheets_outreach.links.platform import Platform
from sheets_outreach.links.spelling import distance
from sheets_outreach.links.vocabulary import words

_NAMES: dict[Platform, str] = {
    Platform.FACEBOOK: "facebook, facebook com, fb, fb com, фейсбук, фэйсбук, фб, fjesboka",
    Platform.MESSENGER: (
        "messenger, facebook messenger, fb messenger, мессенджер фейсбук, фейсбук мессенджер, мессенджер facebook"
    ),
    Platform.INSTAGRAM: "instagram, instagram com, insta, ig, инстаграм, инстаграмм, инста",
    Platform.VK: "vk, vk com, vk ru, vkontakte, v kontakte, вк, вконтакте, в контакте",
    Platform.OK: "ok, ok ru, odnoklassniki, ок, ок ру, одноклассники, одноклассниках, одноклассников",
    Platform.TELEGRAM: "telegram, telegram messenger, tg, t me, телеграм, телеграмм, тг, телега, тлг",
    Platform.WHATSAPP: (
        "whatsapp, whats app, whatsup, wa, вотсап, вотсапп, ватсап, ватсапп, вацап, воцап, вотс ап, ватс ап,"
        " уотсап, уотсапп"
    ),
    Platform.TIKTOK: "tiktok, tik tok, тикток, тик ток",
    Platform.SNAPCHAT: "snapchat, snap chat, snap, снапчат, снэпчат, снап, снэп",
    Platform.X: (
        "x, x com, twitter, x twitter, twitter x, х, твиттер, х твиттер, твиттер х, x твиттер, твиттер x, ex"
        " twitter, tidligere twitter"
    ),
    Platform.DISCORD: "discord, дискорд",
    Platform.LINKEDIN: "linkedin, linked in, linkdin, линкедин, линкдин, линкед ин",
    Platform.YOUTUBE: "youtube, you tube, yt, ютуб, ютюб, ютьюб, ютубе",
    Platform.GOOGLE_BUSINESS: (
        "google business, google_business, google business profile, google my business, google min bedrift, min"
        " bedrift google, min bedrift, google profile, google profil, google bedriftsprofil, google bedrift, google"
        " maps, google, гугл, гугл бизнес, гугл мой бизнес, google мой бизнес, мой бизнес google, google бизнес,"
        " профиль google, профиль гугл, гугл карты, google карты, google kart, gmb, гугл профиль, гугл мапс"
    ),
    Platform.REDDIT: "reddit, реддит, subreddit",
    Platform.NEXTDOOR: "nextdoor, next door, некстдор, нэкстдор",
    Platform.MAX: "max, макс, max messenger, мессенджер max, мессенджер макс, max мессенджер, макс мессенджер",
    Platform.WEBSITE: (
        "website, web site, own website, own site, our website, our site, library website, the library website,"
        " site, web, homepage, home page, webpage, web page, own webpage, nettside, nettsted, egen nettside, eget"
        " nettsted, vår nettside, bibliotekets nettside, bibliotekets egen nettside, bibliotekets egne nettsider,"
        " egne nettsider, hjemmeside, egen hjemmeside, heimeside, eiga heimeside, eiga nettside, nettstad, eigen"
        " nettstad, сайт, веб сайт, вебсайт, наш сайт, свой сайт, собственный сайт, сайт библиотеки, наш сайт"
        " библиотеки, официальный сайт, портал, интернет сайт"
    ),
    Platform.CANVA: "canva, канва, canva com",
}
"""How people write each platform, as words between commas; letters ё are е here, signs are spaces."""

_BY_NAME = {name.strip(): platform for platform, names in _NAMES.items() for name in names.split(",")}

_AROUND = frozenset(
    words(
        "группа группы групп группе сообщество сообщества сообществ сообществе чат чаты чатов чате канал каналы"
        " каналов канале паблик паблики пабликов страница страницы странице страничка страницах соцсеть соцсети"
        " сеть социальная социальные сети площадка платформа профиль профили аккаунт аккаунты сервер серверы в во"
        " на и наш наша наши наше районные местные районная местная мессенджер приложение домовые домовой домов"
        " дома района районов group groups community communities chat chats channel channels page pages profile"
        " profiles account accounts server servers on in at the our local and app network gruppe grupper gruppa"
        " gruppene gruppar kanal kanaler kanalar kanalen side sider sida sidene profil profiler kontoer konto"
        " servere i på vår våre vårt lokale lokal og samfunn chatter nabolagsgrupper fellesskap sosiale medier"
    )
)
"""Words that may stand beside a platform's name without making it a title."""

_ENDINGS = ("е", "а", "у", "ом", "и", "ы")
"""Case endings of the Russian names: «в Фейсбуке», «из Телеграма»."""

_ORDINARY = frozenset(
    words(
        "телега telegraf telegraph telegrams telegrammer телеграф телеграфа телеграмма телеграммы discard discards"
        " дискорт edit credit redigit canvas canvass канвас snapshot snapshots message messages messages massasje"
        " маска макси website websites messengers sandwich"
    )
)
"""Words close to a platform's name that mean something else."""

_BRANDS = {
    name: platform
    for name, platform in _BY_NAME.items()
    if platform is not Platform.WEBSITE and len(name) > 4 and " " not in name and "_" not in name
}
"""Names long and odd enough to recognise when misspelt."""

_LONGEST_NAME = 80
_brackets = re.compile(r"\([^()]*\)").sub
_words = re.compile(r"[^\W_]+").findall


def parse_platform(text: str) -> Platform | None:
    """Return the platform a short text names, and nothing else but it; None if it names none or more than one.

    Case, signs, «ё» and what stands in brackets do not matter, nor do words such as «группы», "kanaler", "pages".
    """
    if len(text) > _LONGEST_NAME:
        return None
    plain = _BY_NAME.get(text.casefold())
    if plain:
        return plain
    flat = text.casefold().replace("ё", "е")
    whole = _words(flat)
    if not whole:
        return None
    outside = _words(_brackets(" ", flat))
    return _named(whole) or _named(outside)


def suggest_platform(text: str) -> Platform | None:
    """Return the platform a misspelt name was probably meant for; None for ordinary words and for right names."""
    if len(text) > _LONGEST_NAME:
        return None
    core = [word for word in _words(text.casefold().replace("ё", "е")) if word not in _AROUND]
    typed = "".join(core)
    if not core or len(core) > 2 or typed in _ORDINARY or parse_platform(text) is not None:
        return None
    nearest = min(_BRANDS, key=lambda brand: distance(typed, brand))
    return _BRANDS[nearest] if distance(typed, nearest) <= _allowed_slips(typed, nearest) else None


def _named(said: list[str]) -> Platform | None:
    """Find the name in the words, whole or with words around it."""
    found = _BY_NAME.get(" ".join(said))
    if found:
        return found
    core = [word for word in said if word not in _AROUND]
    found = _BY_NAME.get(" ".join(core)) or (_lone(core[0]) if len(core) == 1 else None)
    if found or not core:
        return found
    each = {_BY_NAME.get(word) or _lone(word) for word in core}
    return each.pop() if len(each) == 1 else None


def _lone(word: str) -> Platform | None:
    """Read one word: with a Russian ending («фейсбуке») or grown together with its noun ("facebookgruppe")."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 3 and stem in _BY_NAME and not stem.isascii():
            return _BY_NAME[stem]
    for brand, platform in _BRANDS.items():
        if word.startswith(brand) and word[len(brand) :].lstrip("s") in _AROUND:
            return platform
    return None


def _allowed_slips(typed: str, brand: str) -> int:
    """Return how many slips still make a name: none in short words, and the first letter must stand."""
    if typed[0] != brand[0] or min(len(typed), len(brand)) < 5:
        return 0
    return 2 if len(brand) > 7 else 1
