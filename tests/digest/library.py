"""One library and its neighbourhood, in three languages: what the digest's tests and pictures are made from.

Today is Monday, 23 November 2026. The sheet is written as cells and read by the real reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sheets_outreach.announcement import Recipient
from sheets_outreach.cadence import judge
from sheets_outreach.choices import Frequency
from sheets_outreach.digest.compose import Digest, Survey, compose_admin_digest, compose_staff_digest, survey_register
from sheets_outreach.digest.planned import Planned
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Block, Cell, Sheet
from sheets_outreach.register.reading import Workbook, read_register
from sheets_outreach.register.records import Register
from sheets_outreach.register.settings_reading import SETTING_TITLES
from sheets_outreach.register.tables import TABLES
from sheets_outreach.rules import check_register
from sheets_outreach.texts import Language
from tests.rules.sheets import Value, cell

TODAY = date(2026, 11, 23)
WORKBOOK = "https://docs.google.com/spreadsheets/d/1LibraryNeighbours/edit"
SHEET_IDS = {Tab.REGISTER: 0, Tab.DIARY: 101, Tab.STATISTICS: 102, Tab.RECIPIENTS: 103, Tab.SETTINGS: 104}
RESIDENT = "Zinaida Resident"
WISH = "Quiet-corner-please"

Row = Mapping[str, Value]
Words = Mapping[str, str]

WORDS: Mapping[Language, Words] = {
    Language.RU: {
        "library": "Светловка", "ann": "Анна", "neighbours": "Соседи Сокола", "friendly": "Дружный Аэропорт",
        "chat": "Чат Красноармейской", "yard": "Двор на Часовой", "new": "Нейбахуд Ленинградки", "broken": "Мамы Аэропорта",
        "arina": "Арина Г.", "oleg": "Олег Иванов", "marina": "Марина П.", "agreed": "договорились", "candidate": "кандидат",
        "two_three": "Раз в 2-3 недели, текст согласовать с админом", "weekly": "раз в неделю",
        "monthly": "не чаще одного раза в месяц", "fortnight": "раз в две недели",
        "games": "Вечер настольных игр", "lecture": "Лекция об истории района", "fair": "Книжный развал во дворе",
        "poetry": "Вечер поэзии", "club": "Клуб шахматистов", "robots": "Роботы для школьников",
        "draft": "Соседи, привет! В среду в 19:00 играем в настолки в библиотеке: {link}",
    },
    Language.NB: {
        "library": "Svetlovka bibliotek", "ann": "Anne", "neighbours": "Naboer på Sagene", "friendly": "Torshov nabolag",
        "chat": "Bjølsen-praten", "yard": "Bakgården i Arendalsgata", "new": "Vi som bor på Sandaker", "broken": "Foreldre på Sagene",
        "arina": "Arna G.", "oleg": "Olav Dahl", "marina": "Marit P.", "agreed": "avtalt", "candidate": "kandidat",
        "two_three": "Hver 2.-3. uke, teksten skal godkjennes av admin", "weekly": "en gang i uka",
        "monthly": "maks én gang i måneden", "fortnight": "annenhver uke",
        "games": "Brettspillkveld", "lecture": "Foredrag om Sagenes historie", "fair": "Bokloppis i bakgården",
        "poetry": "Diktkveld", "club": "Sjakklubb", "robots": "Roboter for skolebarn",
        "draft": "Hei, naboer! Onsdag kl. 19 spiller vi brettspill på biblioteket: {link}",
    },
    Language.EN: {
        "library": "Svetlovka Library", "ann": "Ann", "neighbours": "Neighbours of Sokol", "friendly": "Friendly Airport District",
        "chat": "Army Street Chat", "yard": "The Clock Street Yard", "new": "Nextdoor on Leningrad Avenue", "broken": "Airport Mums",
        "arina": "Arina G.", "oleg": "Oleg Ivanov", "marina": "Marina P.", "agreed": "agreed", "candidate": "candidate",
        "two_three": "Once every 2-3 weeks, text to be approved by the admin", "weekly": "once a week",
        "monthly": "no more than once a month", "fortnight": "every two weeks",
        "games": "Board game night", "lecture": "A talk on local history", "fair": "Book swap in the yard",
        "poetry": "Poetry evening", "club": "Chess club", "robots": "Robots for school children",
        "draft": "Hello neighbours! On Wednesday at 7 pm we play board games at the library: {link}",
    },
}  # fmt: skip

SHOWN = frozenset(
    {"link-mixed-alphabets", "admin-missing", "members-too-few", "figures-missing", "responsible-missing"}
)
"""The findings the full digest is made with: enough for every part, however many rules there are."""

TAGGED_LINK = "https://svetlovka.example/games?utm_source=facebook&utm_campaign=neighbours"


def make_library(language: Language = Language.EN) -> Register:
    """Read the library's workbook, all of it written in one language."""
    words = WORDS[language]
    return read_tabs(
        {
            Tab.REGISTER: _communities(words),
            Tab.DIARY: _diary(words),
            Tab.STATISTICS: _statistics(words),
            Tab.RECIPIENTS: [{"name": words["ann"], "address": "ann@library.example"}],
            Tab.SETTINGS: [
                {"key": SETTING_TITLES["library_name"][list(Language).index(language)], "value": words["library"]}
            ],
        },
        language,
    )


def _communities(words: Words) -> list[Row]:
    agreed = {"status": words["agreed"], "moderators": "+", "responsible": words["ann"]}
    return [
        {"name": words["neighbours"], "link": "https://www.facebook.com/groups/sokol.neighbours", "members": 5200,
         "agreement": words["two_three"], "admin": words["arina"], "admin_email": "arina@neighbours.example",
         "digest_consent": date(2026, 9, 1), **agreed},
        {"name": words["friendly"], "link": "https://vk.com/friendly_airport", "members": 8400,
         "agreement": words["weekly"], "admin": words["oleg"], "admin_link": "https://vk.com/oleg_admin", **agreed},
        {"name": words["chat"], "link": "https://t.me/army_street", "members": 2300,
         "agreement": words["monthly"], "admin": words["marina"], **agreed},
        {"name": words["yard"], "link": "https://t.me/clock_yard", "members": 3100,
         "agreement": words["fortnight"], "admin": words["marina"], **agreed},
        {"name": words["new"], "link": "https://vk.com/neighbourhood_new", "members": 12000, "admin": words["marina"],
         "admin_link": "https://vk.com/marina_admin", "status": words["candidate"], "moderators": "+"},
        {"name": words["broken"], "link": "https://vk.cоm/airport_mums", "members": 900, "agreement": words["weekly"],
         "admin": "", **agreed},
    ]  # fmt: skip


def _diary(words: Words) -> list[Row]:
    vk, facebook, chat, yard = words["friendly"], words["neighbours"], words["chat"], words["yard"]
    posts: list[Row] = [
        {"date": date(2026, 11, 18), "community": vk, "topic": words["games"],
         "post_link": "https://vk.com/friendly_airport?w=wall-7700_18", "wishes": WISH, "from_whom": RESIDENT},
        {"date": date(2026, 11, 11), "community": vk, "topic": words["lecture"],
         "post_link": "https://vk.com/friendly_airport?w=wall-7700_11"},
        {"date": date(2026, 11, 17), "community": facebook, "topic": words["fair"], "likes": 31, "comments": 6,
         "post_link": "https://www.facebook.com/groups/sokol.neighbours/posts/9001", "wishes": WISH,
         "from_whom": RESIDENT, "approval_asked_on": date(2026, 11, 13), "approved_on": date(2026, 11, 14)},
        {"date": date(2026, 11, 12), "community": facebook, "topic": words["poetry"],
         "post_link": "https://www.facebook.com/groups/sokol.neighbours/posts/9000",
         "approval_asked_on": date(2026, 11, 9), "approved_on": date(2026, 11, 10)},
        {"date": date(2026, 11, 10), "community": chat, "topic": words["club"], "likes": 30, "comments": 5, "shares": 2,
         "views": 900, "post_link": "https://t.me/army_street/55"},
        {"date": "", "community": facebook, "topic": words["robots"], "post_link": "",
         "approval_asked_on": date(2026, 11, 17)},
    ]  # fmt: skip
    quiet = zip((date(2026, 11, 4), date(2026, 10, 21), date(2026, 10, 7)), (8, 10, 12), strict=True)
    loud = zip((date(2026, 9, 23), date(2026, 9, 9), date(2026, 8, 26)), (40, 50, 60), strict=True)
    for number, (day, likes) in enumerate([*quiet, *loud]):
        link = f"https://t.me/clock_yard/{70 - number}"
        topic = f"{words['club']} {6 - number}"
        posts.append({"date": day, "community": yard, "topic": topic, "likes": likes, "views": 1000, "post_link": link})
    return posts


def _statistics(words: Words) -> list[Row]:
    games, lecture = "https://vk.com/wall-7700_18", "https://vk.com/wall-7700_11"
    measured = [
        (games, date(2026, 11, 19), 1, 10, 1, 0, 300),
        (games, date(2026, 11, 21), 3, 24, 3, 1, 560),
        (lecture, date(2026, 11, 12), 1, 9, 1, 0, 250),
        (lecture, date(2026, 11, 14), 3, 15, 2, 1, 400),
        (lecture, date(2026, 11, 18), 7, 20, 4, 1, 1000),
    ]
    return [
        {"measured_on": on, "community": words["friendly"], "post_link": link, "platform": "vk", "day": day,
         "likes": likes, "comments": comments, "shares": shares, "views": views, "members": 8400, "source": "api"}
        for link, on, day, likes, comments, shares, views in measured
    ]  # fmt: skip


def read_tabs(tabs: Mapping[Tab, Sequence[Row]], language: Language = Language.EN, today: date = TODAY) -> Register:
    """Read a workbook made of rows, column key → value, with every people's column of each tab and those used."""
    grids = {tab: _grid(tab, rows, language) for tab, rows in tabs.items()}
    sheets = [
        Sheet(SHEET_IDS.get(tab, 900), TABLES[tab].titles[language][0], len(grid) + 20, 60)
        for tab, grid in grids.items()
    ]
    blocks = [(SHEET_IDS.get(tab, 900), Block(1, grid)) for tab, grid in grids.items()]
    locale = {Language.RU: "ru_RU", Language.NB: "nb_NO", Language.EN: "en_GB"}[language]
    return read_register(Workbook(locale, "Europe/Oslo", sheets), blocks, datetime.combine(today, time(12), tzinfo=UTC))


def _grid(tab: Tab, rows: Sequence[Row], language: Language) -> list[list[Cell]]:
    used = {key for row in rows for key in row}
    unused = {"goal", "audience", "rules_read_on", "greeted_on", "image_credit", "kind", "author", "platform"}
    columns = [c for c in TABLES[tab].columns if c.key in used or (not c.ours and c.key not in unused)]
    header = [cell(column.titles[language][0]) for column in columns]
    return [header, *([cell(row.get(column.key, "")) for column in columns] for row in rows)]


def plan(language: Language = Language.EN) -> list[Planned]:
    """Give what is planned: two posts at the neighbours', one at the friendly ones'."""
    words = WORDS[language]
    draft = words["draft"].format(link=TAGGED_LINK)
    return [
        Planned(2, date(2026, 12, 1), (words["games"],), draft, (TAGGED_LINK,), date(2026, 11, 27)),
        Planned(2, date(2026, 12, 4), (words["poetry"], words["club"])),
        Planned(3, date(2026, 11, 26), (words["robots"],)),
    ]


def survey(register: Register, *, workbook: str = WORKBOOK, planned: Sequence[Planned] = ()) -> Survey:
    """Survey a register with its own findings and verdicts."""
    return survey_register(register, check_register(register), judge(register), workbook=workbook, planned=planned)


def survey_library(language: Language = Language.EN) -> Survey:
    """Survey the library with its plan and the findings in `SHOWN`."""
    register = make_library(language)
    findings = [finding for finding in check_register(register) if finding.code in SHOWN]
    return survey_register(register, findings, judge(register), workbook=WORKBOOK, planned=plan(language))


def recipient(language: Language | None = None, **changes: Any) -> Recipient:
    """Give somebody of the library who gets everything every week."""
    given: dict[str, Any] = {"row": 2, "name": "Ann", "address": "ann@library.example", "frequency": Frequency.WEEKLY}
    return Recipient(**given | {"language": language} | changes)


def staff_digest(language: Language = Language.EN, **changes: Any) -> Digest:
    """Compose the full digest of one of the library's people."""
    whole = survey_library(language)
    return compose_staff_digest(whole, recipient(language, name=WORDS[language]["ann"], **changes))


def admin_digest(language: Language = Language.EN) -> Digest:
    """Compose the mail to the admin who agreed to get it."""
    whole = survey_library(language)
    return compose_admin_digest(whole, whole.register.communities[0])
