"""Cells become records: tabs and columns are found as people write them, and no cell makes the reader raise."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from sheets_outreach.choices import Answer, Status
from sheets_outreach.errors import RegisterError
from sheets_outreach.examples import read_example
from sheets_outreach.links import Platform
from sheets_outreach.register.columns import Tab
from sheets_outreach.texts import Language
from tests.cells import CellLike, cell, date_cell, read
from tests.workbooks import TITLES, register_row, register_rows

NB = ["Navn", "Lenke", "Spesialisering", "Tilbud", "Avtale", "Administrator", "Lenke til admin"]
EN = ["Name", "Link", "Specialisation", "Offer", "Agreement", "Admin", "Admin link"]
YES = True
WIDE = [*TITLES, "Статус", "Участников", "Правила прочитаны", "Модераторы", "Расстояние, км"]


def wide_row(*optional: CellLike) -> list[CellLike]:
    """Give a good row with the optional columns of `WIDE` filled as told."""
    return [*register_row("Сокол"), *optional]


def test_the_original_table_is_read_as_one_community() -> None:
    """The table as the library keeps it gives one Facebook community, agreed every 14 to 21 days with approval."""
    register = read(("Лист1", read_example("original")))
    [community] = register.communities
    assert (community.row, community.name) == (4, "Airport/Sokol Da Neighborhood")
    assert (community.platform, community.section) == (Platform.FACEBOOK, Platform.FACEBOOK)
    assert community.link.canonical == "https://www.facebook.com/groups/aerosokol"
    assert (community.agreement.min_days, community.agreement.max_days) == (14, 21)
    assert community.agreement.approval is True
    assert community.specialisation == ("Медиацентр", "Абонемент")
    assert len(community.offer) == 6
    assert community.admin == "Арина Г."
    assert community.admin_link is not None
    assert community.admin_link.comment == "4748497708517601"
    assert [(heading.row, heading.platform) for heading in register.headings] == [
        (3, Platform.FACEBOOK),
        (6, Platform.INSTAGRAM),
        (9, Platform.TELEGRAM),
        (12, Platform.VK),
    ]
    assert not register.tabs[Tab.REGISTER].problems


@pytest.mark.parametrize(
    ("titles", "language"), [(list(TITLES), Language.RU), (NB, Language.NB), (EN, Language.EN)], ids=["ru", "nb", "en"]
)
def test_columns_are_found_in_three_languages(titles: list[str], language: Language) -> None:
    """The same seven columns, whatever language their titles are in."""
    register = read(("Sheet1", [titles, register_row("Сокол")]))
    assert register.communities[0].admin == "Анна К."
    assert register.communities[0].admin_link is not None
    assert register.language is language


def test_columns_are_found_in_any_order_and_spelling() -> None:
    """Case, spaces, line breaks and ё do not matter, nor does the order."""
    titles = ["  АДМИН ", "договорённости\nчастота   публикаций", "Моё", "ссылка", "НАЗВАНИЕ", "Ссылка"]
    register = read(("x", [titles, ["Ян", "раз в неделю", "?", "https://vk.com/a1", "Сокол", "https://vk.com/id2"]]))
    [community] = register.communities
    assert (community.name, community.admin, community.link.id) == ("Сокол", "Ян", "a1")
    assert community.agreement.min_days == 7
    assert register.tabs[Tab.REGISTER].layout.unknown == {2: "Моё"}


@pytest.mark.parametrize("row", [1, 2, 20])
def test_the_header_may_stand_in_the_first_twenty_rows(row: int) -> None:
    """Instructions above the header are passed over."""
    above: list[list[CellLike]] = [["Инструкция"]] * (row - 1)
    register = read(("x", [*above, list(TITLES), register_row("Сокол")]))
    assert register.communities[0].row == row + 1


def test_a_header_below_the_twentieth_row_is_not_a_register() -> None:
    """A table that far down is somebody's own."""
    with pytest.raises(RegisterError, match="No tab has a register's header"):
        read(("x", [[""]] * 20 + [list(TITLES)]))


@pytest.mark.parametrize("rows", [[], [[""]], [["Дата", "Сумма"], ["1", "2"]]], ids=["empty", "blank", "another shape"])
def test_a_workbook_without_a_register_is_refused(rows: list[list[str]]) -> None:
    """One error that says what was looked for and where."""
    with pytest.raises(RegisterError, match="Sheet1"):
        read(("Sheet1", rows))


def test_the_tab_is_found_by_title_before_any_header() -> None:
    """A copy of the register that stands further left is not the register."""
    rows = register_rows([register_row("Настоящее")])
    register = read(("Копия", register_rows([register_row("Копия")])), ("Сообщества", rows))
    assert [community.name for community in register.communities] == ["Настоящее"]


def test_headings_reach_down_to_the_next_heading() -> None:
    """A bare name is on the platform of the heading above it."""
    rows: list[list[CellLike]] = [
        list(TITLES),
        ["ВКОНТАКТЕ"],
        ["Сокол", "sokol_talk"],
        ["", "", "Телеграм-чаты"],
        ["Аэропорт", "@aero_talk"],
    ]
    rows[3] = ["Телеграм"]
    register = read(("x", rows))
    assert [c.link.canonical for c in register.communities] == ["https://vk.com/sokol_talk", "https://t.me/aero_talk"]


def test_a_row_with_nothing_but_a_name_is_a_community() -> None:
    """Only the name of a platform makes a heading."""
    register = read(("x", register_rows([["Соседи"], ["Facebok"]])))
    assert [community.name for community in register.communities] == ["Соседи", "Facebok"]
    assert not register.headings


def test_typed_numbers_dates_and_choices_are_understood() -> None:
    """As people type them, and as Sheets holds them."""
    register = read(
        (
            "x",
            [
                WIDE,
                wide_row("Договорились", "2 500", "20.11.2026", "да", "1,5"),
                wide_row("avtalt", 12000, date_cell(46346), YES, 0.8),
                wide_row("agreed", "2,5k", "20. nov", "нет", "800 м"),
            ],
        )
    )
    assert [c.status for c in register.communities] == [Status.AGREED] * 3
    assert [c.members for c in register.communities] == [2500, 12000, 2500]
    assert [c.rules_read_on for c in register.communities] == [date(2026, 11, 20)] * 3
    assert [c.moderators for c in register.communities] == [Answer.YES, Answer.YES, Answer.NO]
    assert [c.distance_km for c in register.communities] == [1.5, 0.8, 0.8]


@pytest.mark.parametrize(
    ("column", "typed", "code"),
    [
        (7, "договоримся", "choice-unknown"),
        (8, "много", "number-unreadable"),
        (8, date_cell(46143), "number-unreadable"),
        (8, 2.5, "number-unreadable"),
        (8, -5, "value-out-of-range"),
        (9, "31.02.2026", "date-unreadable"),
        (10, "наверное", "choice-unknown"),
        (11, "рядом", "number-unreadable"),
    ],
)
def test_what_cannot_be_read_is_a_problem_beside_a_record(column: int, typed: CellLike, code: str) -> None:
    """A half-wrong row is still a record; its problem names row and column, and what was typed is kept."""
    row = wide_row("", "", "", "", "")
    row[column] = typed
    register = read(("x", [WIDE, row]))
    [problem] = register.tabs[Tab.REGISTER].problems
    [community] = register.communities
    assert (problem.row, problem.problem.code) == (2, code)
    assert community.name == "Сокол"
    assert list(community.unread) == [problem.column]


def test_american_dates_put_the_month_first() -> None:
    """3/4/2026 is in March in the United States and in April elsewhere."""
    rows: list[list[CellLike]] = [[*WIDE], wide_row("", "", "3/4/2026")]
    assert read(("x", rows), locale="en_US").communities[0].rules_read_on == date(2026, 3, 4)
    assert read(("x", rows), locale="en_GB").communities[0].rules_read_on == date(2026, 4, 3)


@pytest.mark.parametrize(
    "linked",
    [
        {"effectiveValue": {"stringValue": "Наша группа"}, "hyperlink": "https://vk.com/sokol"},
        {
            "effectiveValue": {"stringValue": "Наша группа"},
            "chipRuns": [{}, {"chip": {"richLinkProperties": {"uri": "https://vk.com/sokol"}}}],
        },
        {
            "effectiveValue": {"stringValue": "Наша группа"},
            "textFormatRuns": [{}, {"format": {"link": {"uri": "https://vk.com/sokol"}}}],
        },
    ],
    ids=["hyperlink", "chip", "linked words"],
)
def test_links_behind_titles_and_chips_are_found(linked: dict[str, Any]) -> None:
    """Sheets replaces a pasted link by the page's title; the address behind it counts."""
    row: list[CellLike] = list(register_row("Сокол"))
    row[1] = linked
    assert read(("x", [list(TITLES), row])).communities[0].link.canonical == "https://vk.com/sokol"


def test_what_stands_in_our_columns_is_not_content() -> None:
    """A mark left on a blank row or a heading does not make a community of it."""
    rows = [[*TITLES, "Проверка"], ["", "", "", "", "", "", "", "✓"], ["VK", "", "", "", "", "", "", "✓"]]
    register = read(("x", rows))
    assert not register.communities
    assert register.tabs[Tab.REGISTER].own.texts["check"] == {2: "✓", 3: "✓"}


def test_settings_are_read_typed_and_bounded() -> None:
    """What cannot be meant becomes a problem and leaves the default."""
    register = read(
        ("Сообщества", register_rows([])),
        (
            "Настройки",
            [
                ["Настройка", "Значение"],
                ["Название библиотеки", "Светловка"],
                ["Минимум участников", "1 500"],
                ["Доля лайков, %", 0.03],
                ["Разрешённые платформы", "ВК, Телеграм"],
                ["Пауза", "да"],
                ["День рассылки", "пятница"],
                ["Час рассылки", "29"],
                ["Радиус пешком, км", "близко"],
                ["Своё", "что угодно"],
            ],
        ),
    )
    settings = register.settings
    assert (settings.library_name, settings.min_members, settings.likes_share) == ("Светловка", 1500, 3.0)
    assert settings.allowed_platforms == frozenset({Platform.VK, Platform.TELEGRAM})
    assert (settings.paused, settings.digest_weekday) == (True, 5)
    assert (settings.digest_hour, settings.walking_radius_km) == (9, 1.5)
    problems = {(p.row, p.problem.code) for p in register.tabs[Tab.SETTINGS].problems}
    assert problems == {(8, "value-out-of-range"), (9, "setting-unreadable")}


_HOSTILE: tuple[CellLike, ...] = (
    "", " ", "\n", "=1+1", "'", "\u0000", "\u202e", "a" * 50_000, "https://", "://", "[", "]]", "http://[::1", "%", "%%%",
    "0" * 400, "-", "–", "1e400", "NaN", "inf", "١٢٣", "１２", "½", "²", "31.02.2026", "99.99.9999", "0.0.0", "2-3", "до", "раз в",
    "раз в 0 дней", "раз в 99999999999 недель", "не чаще", "🙂" * 50, "Ссылка", "FACEBOOK", "@", "@@", "t.me/+", "vk.com/", "a@b",
    0, -1, 1e308, -1e308, 0.1, 1.5, 43831, True, False,
    {"effectiveValue": {}}, {"effectiveValue": {"errorValue": {"type": "REF"}}}, {"hyperlink": ""}, {"hyperlink": "x"},
    {"effectiveValue": {"numberValue": 1e300}, "effectiveFormat": {"numberFormat": {"type": "DATE"}}},
    {"effectiveValue": {"numberValue": -5.5}, "effectiveFormat": {"numberFormat": {"type": "DATE_TIME"}}},
    {"effectiveValue": {"stringValue": "x"}, "chipRuns": [{}], "textFormatRuns": [{}]}, {"note": "n"},
    {"userEnteredValue": {"formulaValue": "=IMPORTXML(1)"}, "effectiveValue": {"stringValue": "x"}},
)  # fmt: skip


def test_no_cell_makes_the_reader_raise_and_neighbours_keep_their_records() -> None:
    """20,000 cells of every kind put anywhere in a row: the row is read somehow, the rows around it as if alone."""
    rng = random.Random(20261121)
    header: list[CellLike] = [*WIDE, "Платформа", "Аудитория", "Язык", "Согласие на рассылку"]
    good: list[CellLike] = list(register_row("Соседка", "https://vk.com/sosedka"))
    for _ in range(500):
        rows: list[list[CellLike]] = [header, good]
        for _ in range(4):
            rows.append([rng.choice(_HOSTILE) for _ in header])
            rows.append(good)
        register = read(("Реестр", rows))
        neighbours = [community for community in register.communities if community.row % 2 == 0]
        assert len(neighbours) == 5
        assert {(c.name, c.link.id, c.agreement.min_days) for c in neighbours} == {("Соседка", "sosedka", 7)}
        assert not [p for p in register.tabs[Tab.REGISTER].problems if p.row % 2 == 0]


def test_hostile_cells_in_the_other_tabs_do_not_raise_either() -> None:
    """Diary, announcements, recipients, statistics, settings and jobs take whatever stands in them."""
    rng = random.Random(7)
    titles = {
        "Дневник": ["Дата", "Сообщество", "Ссылка на пост", "Тема", "Вид", "Лайки", "Просмотры", "Отвечено"],
        "Анонсы": ["Дата события", "Название", "Ссылка", "Аудитория"],
        "Получатели": ["Имя", "Адрес", "Язык", "Частота", "Состояние"],
        "Статистика": ["Измерено", "Сообщество", "Ссылка на пост", "День", "Лайки", "Точно", "Вовлечённость, %"],
        "Настройки": ["Настройка", "Значение"],
        "Журнал": ["Когда", "Задание", "Ключ"],
    }
    for _ in range(200):
        tabs: list[tuple[str, list[list[CellLike]]]] = [("Сообщества", [list(TITLES)])]
        for title, columns in titles.items():
            tabs.append((title, [list(columns), *([rng.choice(_HOSTILE) for _ in columns] for _ in range(5))]))
        tabs[5][1].append(["Минимум участников", rng.choice(_HOSTILE)])
        register = read(*tabs)
        assert len(register.publications) <= 5


def test_cells_are_what_google_documents() -> None:
    """The builder of these tests writes cells as Google's reference has them."""
    assert cell("x") == {"effectiveValue": {"stringValue": "x"}}
    assert cell(YES) == {"effectiveValue": {"boolValue": True}}
