"""Platforms as people write them, in three languages."""

from __future__ import annotations

import pytest

from sheets_outreach.links import Platform, display_name, parse_platform, suggest_platform

NAMES = {
    Platform.FACEBOOK: "FACEBOOK|Фейсбук|facebook.com|fb|ФБ|группы Facebook|Facebook-grupper|Facebookgruppe|Local Facebook groups|в Фейсбуке",
    Platform.MESSENGER: "Messenger|Facebook Messenger|messenger-chatter",
    Platform.INSTAGRAM: "INSTAGRAM|Инстаграм|Инстаграмм|insta|Instagram*|Instagram (Meta)|Instagram-kontoer",
    Platform.VK: "VKONTAKTE|ВКонтакте|ВК|vk|VK / ВКонтакте|В Контакте|паблики ВК|Сообщества ВКонтакте|vk.com",
    Platform.OK: "Одноклассники|ОДНОКЛАССНИКИ|OK|ОК|ok.ru|Odnoklassniki|группы в Одноклассниках",
    Platform.TELEGRAM: "TELEGRAM|Телеграм|Телеграмм|ТГ|tg|Telegram-чаты|телеграм-каналы|Чаты в Телеграме|Telegramkanaler|t.me",
    Platform.WHATSAPP: "WhatsApp|Whats App|Вотсап|ватсап|Вацап|WhatsApp-чаты домов|Whatsapp-grupper",
    Platform.TIKTOK: "TikTok|Tik Tok|ТикТок|тик-ток",
    Platform.SNAPCHAT: "Snapchat|Снапчат|snap|Snapchat-grupper",
    Platform.X: "X|Twitter|X/Twitter|X (Twitter)|Твиттер|Х",
    Platform.DISCORD: "Discord|Дискорд|Discord-servere|discord-серверы",
    Platform.LINKEDIN: "LinkedIn|Linked In|Линкедин|LinkdIn",
    Platform.YOUTUBE: "YouTube|You Tube|Ютуб|Ютьюб|YouTube-канал",
    Platform.GOOGLE_BUSINESS: "Google|Google Min bedrift|Google Business Profile|Гугл бизнес|google_business|Google Maps",
    Platform.REDDIT: "Reddit|Реддит",
    Platform.NEXTDOOR: "Nextdoor|Next door|Некстдор",
    Platform.MAX: "MAX|Max|МАКС|мессенджер MAX",
    Platform.WEBSITE: "наш сайт|Сайт библиотеки|egen nettside|Nettside|heimeside|Bibliotekets egen nettside|own website|website",
    Platform.CANVA: "Canva|канва",
}


@pytest.mark.parametrize(
    ("text", "platform"), [(text, platform) for platform, texts in NAMES.items() for text in texts.split("|")]
)
def test_a_platform_is_known_by_its_names(text: str, platform: Platform) -> None:
    """Case, signs, endings and words such as «группы» do not matter."""
    assert parse_platform(text) is platform
    assert parse_platform(f"  {text.upper()}: ") is platform
    assert suggest_platform(text) is None


@pytest.mark.parametrize("platform", list(NAMES))
def test_every_key_names_its_platform(platform: Platform) -> None:
    """What a program writes is understood as well as what people write."""
    assert parse_platform(platform.value) is platform


@pytest.mark.parametrize(
    "text",
    [
        "",
        "***",
        "группы",
        "Соседи Сокол",
        "Airport/Sokol Da Neighborhood",
        "Facebook Сокол",
        "Торшов i Facebook-tiden",
        "Facebook / Instagram",
        "Telegram, WhatsApp",
        "Макс Иванов",
        "Max Mustermann",
        "Социальные сети",
        "Viber",
        "123",
        "Facebok",
        "Facebook " * 20,
    ],
)
def test_a_title_or_two_platforms_name_none(text: str) -> None:
    """A community's own name must never be taken for a heading."""
    assert parse_platform(text) is None


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("Facebok", Platform.FACEBOOK),
        ("Fasebook", Platform.FACEBOOK),
        ("Facebok-grupper", Platform.FACEBOOK),
        ("Instgram", Platform.INSTAGRAM),
        ("Телграм", Platform.TELEGRAM),
        ("Teelgram", Platform.TELEGRAM),
        ("Вконткте", Platform.VK),
        ("Однокласники", Platform.OK),
        ("Whatsap", Platform.WHATSAPP),
        ("Твитер", Platform.X),
        ("Youtbe", Platform.YOUTUBE),
        ("Диcкорд", Platform.DISCORD),
        ("Snapchatt", Platform.SNAPCHAT),
    ],
)
def test_a_near_miss_comes_with_a_suggestion(text: str, platform: Platform) -> None:
    """A slip of the hand in a long name is put right by a question."""
    assert parse_platform(text) is None
    assert suggest_platform(text) is platform


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Телеграф",
        "telegraf",
        "discard",
        "edit",
        "canvas",
        "snapshot",
        "passenger",
        "message",
        "контракт",
        "контакты",
        "рекорд",
        "Сокол",
        "bibliotek",
        "группа",
        "Соседи на Соколе и Аэропорте",
        "x" * 5000,
    ],
)
def test_an_ordinary_word_suggests_nothing(text: str) -> None:
    """A question about an ordinary word would only be in the way."""
    assert suggest_platform(text) is None


def test_platforms_are_shown_by_their_brands() -> None:
    """Names are the brands' own, but where people of a language know another."""
    assert display_name(Platform.FACEBOOK) == display_name(Platform.FACEBOOK, "ru") == "Facebook"
    assert [display_name(Platform.VK, language) for language in ("ru", "nb", "en")] == ["ВКонтакте", "VK", "VK"]
    assert display_name(Platform.GOOGLE_BUSINESS, "nb") == "Google Min bedrift"
    for language in ("ru", "nb", "en"):
        assert all(display_name(platform, language) for platform in Platform)
