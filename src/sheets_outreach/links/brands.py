"""How a platform's name is shown to people; how people themselves write it is the business of `names`."""

from __future__ import annotations

from sheets_outreach.links.platform import Platform

_SPELLINGS = {
    Platform.FACEBOOK: "Facebook",
    Platform.MESSENGER: "Messenger",
    Platform.INSTAGRAM: "Instagram",
    Platform.VK: "VK",
    Platform.OK: "Odnoklassniki",
    Platform.TELEGRAM: "Telegram",
    Platform.WHATSAPP: "WhatsApp",
    Platform.TIKTOK: "TikTok",
    Platform.SNAPCHAT: "Snapchat",
    Platform.X: "X",
    Platform.DISCORD: "Discord",
    Platform.LINKEDIN: "LinkedIn",
    Platform.YOUTUBE: "YouTube",
    Platform.GOOGLE_BUSINESS: "Google Business Profile",
    Platform.REDDIT: "Reddit",
    Platform.NEXTDOOR: "Nextdoor",
    Platform.MAX: "MAX",
    Platform.WEBSITE: "website",
    Platform.CANVA: "Canva",
    Platform.SHORTENER: "short link",
    Platform.UNKNOWN: "unknown",
}

_IN_LANGUAGE = {
    "ru": {
        Platform.VK: "ВКонтакте",
        Platform.OK: "Одноклассники",
        Platform.GOOGLE_BUSINESS: "Google Бизнес",
        Platform.WEBSITE: "сайт",
        Platform.SHORTENER: "короткая ссылка",
        Platform.UNKNOWN: "неизвестно",
    },
    "nb": {
        Platform.GOOGLE_BUSINESS: "Google Min bedrift",
        Platform.WEBSITE: "nettside",
        Platform.SHORTENER: "kortlenke",
        Platform.UNKNOWN: "ukjent",
    },
}


def display_name(platform: Platform, language: str = "en") -> str:
    """Return the name to show: the brand's own spelling, in Russian or Norwegian where that differs.

    Args:
        platform: any platform.
        language: ``ru``, ``nb`` or ``en``.
    """
    return _IN_LANGUAGE.get(language, {}).get(platform) or _SPELLINGS[platform]
