"""Two quarters of a library and its neighbourhood, in three languages: what the report's tests and pictures are made of.

Today is Monday, 23 November 2026. The sheet is written as cells and read by the real reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Block, Sheet
from sheets_outreach.register.reading import Workbook, read_register
from sheets_outreach.register.records import Register
from sheets_outreach.register.settings_reading import SETTING_TITLES
from sheets_outreach.register.tables import TABLES
from sheets_outreach.texts import Language
from tests.rules.sheets import Value, cell

TODAY = date(2026, 11, 23)
RESIDENT = "Zinaida Resident"
WISH = "Quiet-corner-please"
OUTCOME = "Professor Unsaid will come"

Row = Mapping[str, Value]
Words = Mapping[str, str]

WORDS: Mapping[Language, Words] = {
    Language.RU: {
        "library": "Светловка", "sokol": "Соседи Сокола", "airport": "Дружный Аэропорт", "chat": "Чат детского сада",
        "yard": "Двор на Часовой", "new": "Нейбахуд Ленинградки", "ann": "Анна", "oleg": "Олег", "agreed": "договорились",
        "candidate": "кандидат", "weekly": "раз в неделю", "often": "часто", "children": "дети", "seniors": "пенсионеры",
        "announcement": "анонс", "participation": "участие", "speaker": "поиск спикера", "room": "аренда", "club": "клуб",
        "staff": "поиск сотрудника", "press": "местные СМИ", "none": "никто не откликнулся", "waiting": "ждём ответа",
        "games": "Вечер настольных игр", "goal": "рассказать о библиотеке", "places": "Сокол\nЧасовая\nХорошёвка",
        "events": "Мероприятия\nАренда", "nothing": "нет",
    },
    Language.NB: {
        "library": "Sagene bibliotek", "sokol": "Naboer på Sagene", "airport": "Torshov nabolag", "chat": "Barnehagechatten",
        "yard": "Bakgården i Arendalsgata", "new": "Vi som bor på Sandaker", "ann": "Anne", "oleg": "Olav", "agreed": "avtalt",
        "candidate": "kandidat", "weekly": "en gang i uka", "often": "ofte", "children": "barn", "seniors": "pensjonister",
        "announcement": "kunngjøring", "participation": "deltakelse", "speaker": "foredragsholder", "room": "romleie",
        "club": "klubb", "staff": "rekruttering", "press": "lokalpresse", "none": "ingen meldte seg",
        "waiting": "venter på svar", "games": "Brettspillkveld", "goal": "fortelle om biblioteket",
        "places": "Sagene\nArendalsgata\nBjølsen", "events": "Arrangementer\nRomleie", "nothing": "ingen",
    },
    Language.EN: {
        "library": "Svetlovka Library", "sokol": "Neighbours of Sokol", "airport": "Friendly Airport District",
        "chat": "Kindergarten chat", "yard": "The Clock Street Yard", "new": "Nextdoor on Leningrad Avenue", "ann": "Ann",
        "oleg": "Oleg", "agreed": "agreed", "candidate": "candidate", "weekly": "once a week", "often": "frequent",
        "children": "children", "seniors": "pensioners", "announcement": "announcement", "participation": "participation",
        "speaker": "speaker search", "room": "room hire", "club": "club", "staff": "recruitment", "press": "local press",
        "none": "nobody answered", "waiting": "waiting for an answer", "games": "Board game night",
        "goal": "tell of the library", "places": "Sokol\nClock Street\nKhoroshyovka", "events": "Events\nRoom hire",
        "nothing": "none",
    },
}  # fmt: skip


def ago(days: int) -> date:
    """Give a day before today."""
    return TODAY - timedelta(days=days)


def make_quarters(language: Language = Language.EN) -> Register:
    """Read the library's workbook, all of it written in one language."""
    words = WORDS[language]
    place = list(Language).index(language)
    settings = {"library_name": words["library"], "places": words["places"], "hours_per_week": "2"}
    return read_tabs(
        {
            Tab.REGISTER: _communities(words),
            Tab.DIARY: _diary(words),
            Tab.STATISTICS: _statistics(words),
            Tab.ANNOUNCEMENTS: [{"event_date": ago(-9), "title": words["games"], "audience": words["seniors"]}],
            Tab.SETTINGS: [{"key": SETTING_TITLES[key][place], "value": value} for key, value in settings.items()],
        },
        language,
    )


def _communities(words: Words) -> list[Row]:
    agreed = {
        "agreement": words["weekly"],
        "status": words["agreed"],
        "offer": words["events"],
        "admin": "Nobody Knows",
    }
    return [
        {"name": words["sokol"], "link": "https://www.facebook.com/groups/sokol.neighbours", "members": 5200,
         "responsible": words["ann"], "goal": words["goal"], "account": "ann", **agreed},
        {"name": words["airport"], "link": "https://vk.com/friendly_airport", "members": 8400,
         "responsible": words["ann"], "audience": words["children"], **agreed},
        {"name": words["chat"], "link": "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv", "members": 120,
         "audience": words["children"], "responsible": words["oleg"], **agreed},
        {"name": words["yard"], "link": "https://t.me/clock_yard", "members": 3100, "responsible": words["ann"],
         "advertising": words["often"], **agreed},
        {"name": words["new"], "link": "https://vk.com/neighbourhood_new", "members": 12000,
         "status": words["candidate"]},
    ]  # fmt: skip


def _diary(words: Words) -> list[Row]:
    kinds = {"a": words["announcement"], "p": words["participation"]}
    facebook, vk, chat, yard = words["sokol"], words["airport"], words["chat"], words["yard"]
    posts: list[Row] = []
    # Facebook: typed figures, no views; five posts now, three before.
    for number, (days, likes, comments) in enumerate(
        [(10, 31, 6), (24, 22, 3), (38, 18, 2), (52, 40, 9), (80, 12, 1), (100, 20, 2), (130, 16, 4), (160, 30, 5)]
    ):
        link = f"https://www.facebook.com/groups/sokol.neighbours/posts/90{number}"
        posts.append({"date": ago(days), "community": facebook, "topic": f"F{number}", "kind": kinds["a"],
                      "likes": likes, "comments": comments, "post_link": link})  # fmt: skip
    for number, days in enumerate([8, 20, 60, 110, 140, 170]):
        posts.append({"date": ago(days), "community": vk, "topic": f"V{number}", "kind": kinds["a"],
                      "post_link": f"https://vk.com/friendly_airport?w=wall-7700_{number}"})  # fmt: skip
    for number, days in enumerate([6, 30, 55, 95, 125, 150]):
        posts.append({"date": ago(days), "community": yard, "topic": f"Y{number}", "kind": kinds["a"],
                      "likes": 4 if days < 92 else 40, "comments": 0, "shares": 0, "views": 900 if days < 92 else 1000,
                      "post_link": f"https://t.me/clock_yard/{70 - number}"})  # fmt: skip
    posts.append({"date": ago(5), "community": chat, "topic": "W", "kind": kinds["a"]})
    posts += [
        {"date": ago(40), "community": facebook, "topic": "S1", "kind": words["speaker"], "outcome": OUTCOME},
        {"date": ago(41), "community": yard, "topic": "S2", "kind": words["speaker"], "outcome": words["none"]},
        {"date": ago(42), "community": yard, "topic": "S3", "kind": words["speaker"], "outcome": words["waiting"]},
        {"date": ago(120), "community": yard, "topic": "S4", "kind": words["speaker"], "outcome": OUTCOME},
        {"date": ago(43), "community": yard, "topic": "R1", "kind": words["room"]},
        {"date": ago(70), "community": vk, "topic": "J1", "kind": words["staff"], "outcome": OUTCOME},
        {"date": ago(12), "community": facebook, "topic": "P1", "kind": kinds["p"], "outcome": OUTCOME},
        {"date": ago(13), "community": yard, "topic": "P2", "kind": kinds["p"]},
        {"date": ago(113), "community": yard, "topic": "P3", "kind": kinds["p"]},
        {"date": "", "community": yard, "topic": "undated"},
        {"date": ago(33), "community": "Nowhere known", "topic": "N1", "likes": 3},
    ]
    wished = {"wishes": WISH, "from_whom": RESIDENT}
    posts[0] = {**posts[0], **wished, "answered_on": ago(9)}
    posts[1] = {**posts[1], **wished, "answered_on": ago(20)}
    posts[2] = {**posts[2], **wished, "moved_to": "e-mail"}
    posts[3] = {**posts[3], **wished}
    posts[4] = {**posts[4], "wishes": words["nothing"]}
    return posts


def _statistics(words: Words) -> list[Row]:
    """VK's posts measured on day 1 and 7; of the second post nothing is known; of the third no shares."""
    figures: list[tuple[int, int, tuple[Value, Value, Value, Value]]] = [
        (0, 1, (10, 1, 0, 300)), (0, 7, (24, 3, 1, 560)),
        (1, 7, ("", "", "", "")),
        (2, 7, (20, 4, "", 500)),
        (3, 30, (30, 6, 2, 1200)), (4, 30, (12, 1, 0, 640)), (5, 30, (9, 0, 0, 400)),
    ]  # fmt: skip
    published = [8, 20, 60, 110, 140, 170]
    return [
        {"measured_on": ago(published[number] - day), "community": words["airport"], "platform": "vk", "day": day,
         "post_link": f"https://vk.com/wall-7700_{number}", "members": 8000, "source": "api",
         **dict(zip(("likes", "comments", "shares", "views"), counts, strict=True))}
        for number, day, counts in figures
    ]  # fmt: skip


def read_tabs(tabs: Mapping[Tab, Sequence[Row]], language: Language = Language.EN) -> Register:
    """Read a workbook made of rows, column key → value, with the columns that are used."""
    sheets, blocks = [], []
    for number, (tab, rows) in enumerate(tabs.items()):
        used = {key for row in rows for key in row}
        columns = [column for column in TABLES[tab].columns if column.key in used or column.core]
        grid = [[cell(column.titles[language][0]) for column in columns]]
        grid += [[cell(row.get(column.key, "")) for column in columns] for row in rows]
        sheets.append(Sheet(number, TABLES[tab].titles[language][0], len(grid) + 20, 60))
        blocks.append((number, Block(1, grid)))
    locale = {Language.RU: "ru_RU", Language.NB: "nb_NO", Language.EN: "en_GB"}[language]
    return read_register(Workbook(locale, "Europe/Oslo", sheets), blocks, datetime.combine(TODAY, time(12), tzinfo=UTC))
