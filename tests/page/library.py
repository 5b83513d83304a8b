"""A library's workbook for the page's tests and pictures: communities good and bad, a diary, and figures."""

from __future__ import annotations

from datetime import timedelta

from sheets_outreach.localsheets import LocalSheets

REGISTER = (
    ("Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка", "Статус", "Участников"),
    ("VKONTAKTE", "", "", "", "", "", "", "", ""),
    ("Двор на Липовой", "https://vk.com/dvor_lipovaya", "Абонемент", "Анонсы", "раз в неделю", "Анна К.", "https://vk.com/id11", "согласовано", "5400"),
    ("Сад", "https://vk.com/wall-31_5", "Детский зал", "Мероприятия", "раз в 2 недели, согласовать текст", "Олег П.", "https://vk.com/id12", "согласовано", "3100"),
    ("Мамы района", "https://vk.com/mamy_rayona", "Детский зал", "Анонсы\nМероприятия", "2 раза в месяц", "Вера Л.", "https://vk.com/id13", "согласовано", "8800"),
    ("TELEGRAM", "", "", "", "", "", "", "", ""),
    ("Чат у пруда", "https://t.me/chat_u_pruda", "Медиацентр", "Анонсы\nАренда", "по пятницам", "Игорь С.", "https://t.me/igor_s", "согласовано", "2700"),
    ("Новые соседи", "https://t.mе/novye_sosedi", "Абонемент", "Анонсы", "как получится", "", "", "кандидат", "900"),
)  # fmt: skip
"""The «е» in the last link's host is Cyrillic on purpose."""

DIARY_TITLES = ("Дата", "Сообщество", "Ссылка на пост", "Тема", "Автор", "Лайки", "Комментарии", "Репосты", "Просмотры")
STATISTICS_TITLES = (
    "Измерено", "Сообщество", "Ссылка на пост", "Платформа", "День", "Участников", "Лайки", "Комментарии", "Репосты",
    "Просмотры", "Вовлечённость, %", "База", "Источник", "Точно",
)  # fmt: skip
POSTS = (
    (44, "Двор на Липовой", "https://vk.com/wall-71_1", "Лекция о сиренях", 41), (30, "Мамы района", "https://vk.com/wall-72_4", "Сказки по субботам", 88),
    (23, "Чат у пруда", "https://t.me/chat_u_pruda/15", "Новые книги", 17), (16, "Двор на Липовой", "https://vk.com/wall-71_9", "Клуб шитья", 35),
    (9, "Мамы района", "https://vk.com/wall-72_8", "Театр теней", 102), (8, "Чат у пруда", "https://t.me/chat_u_pruda/19", "Аренда зала", 12),
)  # fmt: skip
"""Days ago, community, post, topic, likes on the thirtieth day."""


def fill_library(core: LocalSheets, identity: str) -> None:
    """Type the workbook as people would."""
    today = core.clock().date()
    core.person_types(identity, "Sheet1!A1", [list(row) for row in REGISTER])
    core.person_edits(identity, [
        {"updateSheetProperties": {"properties": {"sheetId": 0, "title": "Сообщества"}, "fields": "title"}},
        {"addSheet": {"properties": {"sheetId": 1, "title": "Дневник"}}},
        {"addSheet": {"properties": {"sheetId": 2, "title": "Статистика"}}},
    ])  # fmt: skip
    posts = [[(today - timedelta(days=ago)).strftime("%d.%m.%Y"), name, link, topic, "Мария Б.", str(likes), "3", "2", str(likes * 14)]
             for ago, name, link, topic, likes in POSTS]  # fmt: skip
    core.person_types(identity, "Дневник!A1", [list(DIARY_TITLES), *posts])
    rows = [
        [(today - timedelta(days=ago - day)).strftime("%d.%m.%Y"), name, link, "vk", str(day), "5000", str(likes * day // 30 + 4), "3",
         "2", str(likes * 14), f"{likes / 50:.2f}".replace(".", ","), "members", "manual", "TRUE"]
        for ago, name, link, _, likes in POSTS for day in (1, 3, 7, 30) if day <= ago
    ]  # fmt: skip
    core.person_types(identity, "Статистика!A1", [list(STATISTICS_TITLES), *rows])
