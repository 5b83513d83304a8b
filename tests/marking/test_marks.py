"""What our columns say after a check: marks on their own rows, notes in full, and nothing that stands there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sheets_outreach.finding import Finding, Severity
from sheets_outreach.marking import plan_marks
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import UNSEEN
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import CellEdit, OwnValue
from sheets_outreach.rules import check_register
from sheets_outreach.texts import Language
from tests.rules.sheets import FIRST_ROW, Noted, Row, community, make_register, post

ORIGINAL = ("name", "link", "specialisation", "offer", "agreement", "admin", "admin_link")
OURS = ("check", "understood", "last_post", "next_post", "engagement")
DIARY = ("date", "community", "post_link", "topic", "check", "figures")
HANDBOOK = "Размещение один раз в 2-3 недели. Текст предварительно согласовать с админом."
POSTED = post(date=date(2026, 11, 13))

ADMIN_MISSING = {
    Language.RU: "Админ: здесь нужно имя админа, а ячейка пуста. Узнайте, кто ведёт сообщество, и впишите имя: "
    "договариваются с человеком.",
    Language.NB: "Administrator: her trengs navnet på administratoren, men cellen er tom. Finn ut hvem som styrer gruppen, "
    "og skriv navnet: avtaler gjøres med mennesker.",
    Language.EN: "Admin: the admin's name belongs here, but the cell is empty. Find out who runs the community and write "
    "the name: agreements are made with people.",
}
"""The sentences of docs/findings.md, behind the column's title."""


def lacks_admin(row: int) -> Finding:
    """Say of a row that it names no admin."""
    return Finding("admin-missing", Severity.WARNING, Tab.REGISTER, row, "admin")


def edits(
    register: Register, findings: Sequence[Finding] = (), tab: Tab = Tab.REGISTER
) -> dict[str, dict[int, CellEdit]]:
    """Plan the marks of one tab: column → row → edit."""
    planned: dict[str, dict[int, CellEdit]] = {}
    for edit in plan_marks(register, findings)[tab].edits:
        planned.setdefault(edit.column, {})[edit.row] = edit
    return planned


def values(planned: Mapping[str, Mapping[int, CellEdit]], column: str) -> dict[int, OwnValue | None]:
    """Give what a column is planned to say, by row."""
    return {row: edit.value for row, edit in planned.get(column, {}).items()}


SAID = [
    (Language.RU, "раз в 14–21 день, согласовать текст", "можно с 27.11 (пт), согласовать"),
    (
        Language.NB,
        "en gang per 14–21 dager, teksten godkjennes først",
        "kan poste fra fre. 27.11., avklar teksten først",
    ),
    (Language.EN, "once every 14–21 days, text to be approved first", "may post from Fri 27 Nov, ask the admin first"),
]


@pytest.mark.parametrize(("language", "understood", "next_post"), SAID, ids=[case[0] for case in SAID])
def test_a_good_row_is_marked_in_the_language_of_the_sheet(language: Language, understood: str, next_post: str) -> None:
    """A tick, the agreement as understood, the last post, and two weeks later the next one."""
    columns = [*ORIGINAL, *OURS]
    register = make_register([community(agreement=HANDBOOK)], [POSTED], language=language, columns=columns)
    planned = edits(register)
    assert {column: values(planned, column) for column in planned} == {
        "check": {2: "✓"},
        "understood": {2: understood},
        "last_post": {2: date(2026, 11, 13)},
        "next_post": {2: next_post},
    }


@pytest.mark.parametrize("language", Language)
def test_a_bad_row_says_what_is_wrong_in_the_language_of_the_sheet(language: Language) -> None:
    """The cell and its note; the row beside it keeps its tick and gets no note."""
    register = make_register([community(), community(name="Двор", admin="")], language=language)
    planned = edits(register, [lacks_admin(3)])
    assert planned["check"] == {
        2: CellEdit(2, "check", "✓"),
        3: CellEdit(3, "check", ADMIN_MISSING[language], ADMIN_MISSING[language]),
    }


def test_the_language_of_the_settings_goes_before_that_of_the_titles() -> None:
    """Norwegian titles, and the library wants English words."""
    register = make_register(
        [community(agreement="en gang i uka")], language=Language.NB, settings={"language": "engelsk"}
    )
    assert values(edits(register), "understood") == {2: "once a week"}


def test_each_mark_stands_on_its_own_row() -> None:
    """Headings and blank rows carry none, and shift none."""
    rows: list[Row | str] = [
        "VKONTAKTE",
        community(),
        {},
        "TELEGRAM",
        community(name="Двор", link="https://t.me/dvor_sokol"),
    ]
    assert values(edits(make_register(rows)), "check") == {3: "✓", 6: "✓"}


def test_a_heading_is_marked_only_when_something_is_wrong_with_it() -> None:
    """Two links of Telegram stand below VKONTAKTE: the heading that fits has no mark, the other says why."""
    rows: list[Row | str] = [
        "VKONTAKTE",
        community(name="Двор", link="https://t.me/dvor_sokol"),
        community(name="Сад", link="https://t.me/sad_sokol"),
        "TELEGRAM",
        community(name="Чат", link="https://t.me/chat_sokol"),
    ]
    register = make_register(rows)
    planned = edits(register, check_register(register))
    sentence = (
        "Название: под заголовком ВКонтакте ссылки на другие площадки: 2 из 2. Похоже, таблицу пересортировали. "
        "Площадки мы взяли из ссылок; верните заголовок на место или удалите его."
    )
    assert values(planned, "check") == {2: sentence, 3: "✓", 4: "✓", 6: "✓"}
    assert planned["check"][2].note == sentence


def test_a_note_tells_in_full_what_the_cell_shortens() -> None:
    """Beyond the third finding the cell has a few words; the note has every sentence, errors first."""
    warned = ["offer", "specialisation", "name", "admin_link"]
    findings = [Finding("admin-missing", Severity.WARNING, Tab.REGISTER, 2, column) for column in warned]
    findings.append(Finding("link-missing", Severity.ERROR, Tab.REGISTER, 2, "link"))
    edit = edits(make_register([community()]), findings)["check"][2]
    assert isinstance(edit.value, str)
    assert edit.note is not None
    sentence = ADMIN_MISSING[Language.RU].removeprefix("Админ: ")
    lines, notes = edit.value.split("\n"), edit.note.split("\n\n")
    assert lines[0] == notes[0]
    assert lines[0].startswith("Ссылка (сообщество): ")
    assert lines[1:3] == [f"Предложение: {sentence}", f"Специализация: {sentence}"]
    assert lines[3:] == ["Название: не указан админ", "Ссылка (админ): не указан админ"]
    assert notes[1:] == [
        f"{label}: {sentence}" for label in ("Предложение", "Специализация", "Название", "Ссылка (админ)")
    ]


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        (community(), Finding("goal-missing", Severity.HINT, Tab.REGISTER, 2, "goal")),
        (community(admin="", accepted="не указан админ"), lacks_admin(2)),
    ],
    ids=["a hint", "an accepted warning"],
)
def test_what_does_not_belong_in_the_sheet_leaves_the_tick(row: Row, finding: Finding) -> None:
    """Hints go to the digest, and staff need not read again what they accepted."""
    assert edits(make_register([row]), [finding])["check"] == {2: CellEdit(2, "check", "✓")}


@pytest.mark.parametrize("agreement", ["", "   "])
def test_nothing_is_understood_of_an_empty_cell(agreement: str) -> None:
    """No agreement is no words about one, nor a column for them."""
    assert plan_marks(make_register([community(agreement=agreement)]), [])[Tab.REGISTER].new_columns == ("check",)


def test_without_a_diary_only_two_columns_are_wanted() -> None:
    """Who keeps no diary gets no columns about posts, and no plan for a tab that is not there."""
    plans = plan_marks(make_register([community()]), [])
    assert list(plans) == [Tab.REGISTER]
    assert plans[Tab.REGISTER].new_columns == ("check", "understood")


def test_columns_that_are_missing_are_inserted_when_something_should_stand_in_them() -> None:
    """With a diary also the last and the next post; engagement and figures wait for the first measurement."""
    plans = plan_marks(make_register([community()], [POSTED]), [])
    assert plans[Tab.REGISTER].new_columns == ("check", "understood", "last_post", "next_post")
    assert plans[Tab.DIARY].new_columns == ("check",)


def test_a_community_nobody_posted_in_has_no_last_post() -> None:
    """The next one is due."""
    planned = edits(make_register([community()], diary_columns=DIARY))
    assert "last_post" not in planned
    assert values(planned, "next_post") == {2: "пора: постов ещё не было"}


def test_the_diary_has_its_own_marks() -> None:
    """What is wrong with a post stands in the diary, on the post's row, and not in the register."""
    finding = Finding("date-missing", Severity.ERROR, Tab.DIARY, 3, "date")
    register = make_register([community(), community(name="Двор")], [POSTED, post(date="")])
    planned = edits(register, [finding], Tab.DIARY)
    assert planned["check"][2] == CellEdit(2, "check", "✓")
    said = planned["check"][3].value
    assert isinstance(said, str)
    assert said.startswith("Дата: ")
    assert planned["check"][3].note == said
    assert values(edits(register, [finding]), "check") == {2: "✓", 3: "✓"}


def test_figures_and_engagement_come_from_the_statistics() -> None:
    """The diary tells of the post, the register of the community: 17 of 340 views are 5 per cent."""
    measured: Row = {
        "post_link": "https://vk.com/wall-7700_15",
        "day": 7,
        "likes": 12,
        "comments": 3,
        "shares": 2,
        "views": 340,
    }
    register = make_register([community()], [POSTED], statistics=[measured])
    assert values(edits(register, tab=Tab.DIARY), "figures") == {2: "12 ♥, 3 💬, 2 ↗, 340 просмотров, день 7"}
    assert values(edits(register), "engagement") == {2: "5,0 % от просмотров, 1 пост"}


FILLED: dict[str, Any] = community(
    agreement=HANDBOOK,
    check="✓",
    understood="раз в 14–21 день, согласовать текст",
    last_post=date(2026, 11, 13),
    next_post="можно с 27.11 (пт), согласовать",
)
POST_FILLED: dict[str, Any] = {**POSTED, "check": "✓"}


def test_nothing_is_planned_where_the_cells_already_say_so() -> None:
    """An empty plan is the proof that the sheet is right."""
    plans = plan_marks(make_register([FILLED], [POST_FILLED]), [])
    assert list(plans) == [Tab.REGISTER, Tab.DIARY]
    assert not any(plans.values())


def test_a_finding_that_stands_there_already_is_not_written_again() -> None:
    """Neither its cell nor its note."""
    said = ADMIN_MISSING[Language.RU]
    row = FILLED | {"admin": "", "check": Noted(said, said)}
    assert not plan_marks(make_register([row], [POST_FILLED]), [lacks_admin(2)])[Tab.REGISTER]


STALE = [
    ("a note somebody removed", {"check": ADMIN_MISSING[Language.RU]}, ADMIN_MISSING[Language.RU], True),
    ("a finding that is mended", {"check": Noted(ADMIN_MISSING[Language.RU], "so it was")}, "✓", False),
    ("a note alone", {"check": Noted("✓", "so it was")}, "✓", False),
    ("words of a colleague", {"check": "проверил, Аня"}, "✓", False),
]


@pytest.mark.parametrize(("what", "stands", "becomes", "wrong"), STALE, ids=[case[0] for case in STALE])
def test_what_our_cells_say_wrongly_is_replaced(what: str, stands: Row, becomes: str, *, wrong: bool) -> None:
    """The cell and its note are one: both say what is wrong, or neither does."""
    planned = edits(make_register([{**FILLED, **stands}]), [lacks_admin(2)] if wrong else [])
    assert planned["check"] == {2: CellEdit(2, "check", becomes, becomes if wrong else None)}


def test_marks_beside_rows_that_hold_no_record_are_wiped() -> None:
    """A heading that fits, and a row whose community was deleted, keep nothing of ours."""
    heading = {"name": "VKONTAKTE", "check": "✓"}
    gone: Row = {
        "check": Noted("✓", "so it was"),
        "understood": "раз в неделю",
        "last_post": date(2026, 11, 1),
        "next_post": "можно",
    }
    planned = edits(make_register([heading, gone, FILLED], [POST_FILLED]))
    assert planned == {
        "check": {2: CellEdit(2, "check", None), 3: CellEdit(3, "check", None)},
        "understood": {3: CellEdit(3, "understood", None)},
        "last_post": {3: CellEdit(3, "last_post", None)},
        "next_post": {3: CellEdit(3, "next_post", None)},
    }


PEOPLES: list[tuple[str, Row, set[str]]] = [
    ("a day they noted", {"last_post": "12 мая, про лекцию"}, {"last_post"}),
    ("a check of theirs", {"check": "Ссылка: проверила, Аня"}, {"check"}),
    ("both, and one that says what we say", {"check": "✓", "understood": "звонить", "next_post": "?"},
     {"understood", "next_post"}),
    ("a note on what we would say", {"check": Noted("✓", "спросить Аню")}, {"check"}),
    ("only what we say ourselves", {"check": "✓"}, set()),
    ("nothing", {"check": "", "last_post": ""}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("what", "stands", "theirs"), PEOPLES, ids=[case[0] for case in PEOPLES])
def test_a_column_of_our_title_in_which_people_wrote_is_theirs(what: str, stands: Row, theirs: set[str]) -> None:
    """Before our first write nothing tells it from ours but what stands in it; we take a column of our own then."""
    register = make_register([{**community(), **stands}], [post()], marked=False)
    planned = plan_marks(register, [])[Tab.REGISTER]
    there = set(stands) - theirs
    assert {key for key in planned.layout.columns if planned.layout.table.column(key).ours} == there
    assert theirs <= set(planned.new_columns)
    assert there.isdisjoint(planned.new_columns)


def test_a_mark_that_nobody_has_seen_in_its_place_takes_no_column() -> None:
    """It was put on a column that was empty; somebody has typed there since."""
    register = make_register([community(check="проверила, Аня")])
    records = register.tabs[Tab.REGISTER]
    marks = tuple(replace(mark, value=UNSEEN) for mark in records.layout.sheet.marks)
    sheet = replace(records.layout.sheet, marks=marks)
    unseen = replace(records, layout=replace(records.layout, sheet=sheet))
    planned = plan_marks(replace(register, tabs={Tab.REGISTER: unseen}), [])[Tab.REGISTER]
    assert not planned.layout.has("check")
    assert "check" in planned.new_columns


def carry_out(rows: Sequence[Row], planned: Mapping[str, Mapping[int, CellEdit]]) -> list[Row]:
    """Write the planned cells into rows, as the sheet would hold them."""
    written: list[dict[str, Any]] = [dict(row) for row in rows]
    for column, cells in planned.items():
        for row, edit in cells.items():
            value = Noted(str(edit.value), edit.note) if edit.note else edit.value
            written[row - FIRST_ROW][column] = "" if value is None else value
    return list(written)


@pytest.mark.parametrize("language", Language)
def test_what_is_written_reads_back_as_nothing_to_do(language: Language) -> None:
    """Texts, days and notes, in every language."""
    rows: list[Row] = [community(agreement=HANDBOOK), community(name="Двор", link="https://t.me/dvor_sokol", admin="")]
    diary: list[Row] = [POSTED, post(community="Нигде", date="вчера?", topic="Кино", post_link="")]
    measured: Row = {"post_link": "https://vk.com/wall-7700_15", "day": 7, "likes": 1200, "views": 34000}
    first = make_register(rows, diary, statistics=[measured], language=language)
    findings = check_register(first)
    rows = carry_out(rows, edits(first, findings))
    diary = carry_out(diary, edits(first, findings, Tab.DIARY))
    second = make_register(rows, diary, statistics=[measured], language=language)
    assert second.tabs[Tab.REGISTER].own.texts.keys() == set(OURS)
    assert not any(plan_marks(second, check_register(second)).values())
