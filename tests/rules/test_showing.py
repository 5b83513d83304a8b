"""What of the findings stands in the sheet, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from sheets_outreach.finding import Finding, Severity
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.rules import OK, check_register, check_text, column_label, note_text, visible
from sheets_outreach.texts import Language, Texts, load_texts
from tests.rules.cases import CASES, Case
from tests.rules.sheets import community, layout_of, make_register, post

RU = load_texts(Language.RU)


def shown(register: Register, row: int = 2, tab: Tab = Tab.REGISTER) -> list[Finding]:
    """Give what belongs in the check cell of a row."""
    return [
        finding for finding in visible(check_register(register), register) if (finding.tab, finding.row) == (tab, row)
    ]


def check_cell(register: Register, row: int = 2, tab: Tab = Tab.REGISTER, texts: Texts | None = None) -> str:
    """Give the check cell of a row."""
    return check_text(shown(register, row, tab), texts or load_texts(register.language), layout_of(register, tab))


def test_a_good_row_gets_a_tick_and_no_note() -> None:
    """Nothing wrong is a tick and an empty note."""
    register = make_register([community()])
    assert check_cell(register) == OK
    assert note_text(shown(register), RU, layout_of(register)) == ""


def test_hints_do_not_stand_in_the_sheet() -> None:
    """A row with nothing but hints has its tick; the hints go to the digest."""
    register = make_register([community(goal="", audience="", name="Соседи")])
    assert {finding.severity for finding in check_register(register)} == {Severity.HINT}
    assert check_cell(register) == OK


def test_each_line_begins_with_the_columns_title() -> None:
    """Staff see at once which cell is meant, and what to do there."""
    register = make_register([community(members="много", distance_km="рядом")])
    assert check_cell(register).splitlines() == [
        "Участников: здесь нужно число, а «много» на него не похоже. Напишите цифрами, например 2500 или 12 тыс.",
        "Расстояние, км: здесь нужно число, а «рядом» на него не похоже. Напишите километры, например 1,5.",
    ]


LANGUAGES = [
    (Language.RU, "Ссылка (сообщество): ", "Ссылка (админ): "),
    (Language.NB, "Lenke: ", "Lenke til admin: "),
    (Language.EN, "Link: ", "Admin link: "),
]


@pytest.mark.parametrize(("language", "link", "admin_link"), LANGUAGES)
def test_the_two_links_are_told_apart(language: Language, link: str, admin_link: str) -> None:
    """Two columns titled «Ссылка» are two labels; columns of different titles keep them."""
    register = make_register(
        [community(link="vk,com/sokol", admin_link="https://wa.me/79160000001")], language=language
    )
    lines = check_cell(register).splitlines()
    assert lines[0].startswith(link)
    assert lines[1].startswith(admin_link)


def test_a_label_is_the_title_as_the_sheet_has_it() -> None:
    """Line breaks and colons of a title do not tear the check cell."""
    register = make_register([community()], [post()])
    layout = layout_of(register)
    assert column_label(layout, "agreement", RU) == "Договоренности Частота публикаций"
    assert column_label(layout_of(register, Tab.DIARY), "post_link", RU) == "Ссылка на пост"
    assert column_label(layout, "status", RU) == "Статус"


ROWS = [(Tab.REGISTER, "Название: "), (Tab.DIARY, "Сообщество: "), (Tab.SETTINGS, "Настройка: ")]


@pytest.mark.parametrize(("tab", "label"), ROWS)
def test_what_is_about_a_whole_row_stands_under_its_name(tab: Tab, label: str) -> None:
    """A finding without a column begins with the title of the column that names the row."""
    register = make_register([community()], [post()], settings={"min_members": "10"})
    about_row = Finding("value-out-of-range", Severity.ERROR, tab, 2, "", {"text": "?"})
    assert check_text([about_row], RU, layout_of(register, tab)).startswith(label)


MANY: Mapping[str, Any] = {
    "link": "https://t.mе/x", "agreement": "по чётным неделям", "admin": "", "members": 100, "status": "догаворились",
}  # fmt: skip


def test_errors_come_first_and_long_lists_are_shortened() -> None:
    """Three findings are told in full, the others in a few words, each still under its column's label."""
    lines = check_cell(make_register([community(**MANY)])).splitlines()
    labels = [line.partition(": ")[0] for line in lines]
    assert labels == ["Ссылка (сообщество)", "Статус", "Договоренности Частота публикаций", "Админ", "Участников"]
    assert lines[3:] == ["Админ: не указан админ", "Участников: мало участников"]


def test_the_note_tells_everything_in_full() -> None:
    """What the cell shortens stands in the note."""
    register = make_register([community(**MANY)])
    note = note_text(shown(register), RU, layout_of(register))
    assert note.count("\n\n") == 4
    assert "впишите имя" in note


HOSTILE = ["{name}", "{0}", "%s", "=1+1", "a\nb\n\nc", "\u202egnp", "x" * 40_000, "<b>", "«»", "\x00\x07", "{}"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_typed_text_cannot_tear_a_sentence(text: str) -> None:
    """Whatever was typed stands in one short line without invisible signs, and nothing in it is replaced."""
    register = make_register([community(members=text, status=text)], [post(community=text, date=text)])
    for tab in (Tab.REGISTER, Tab.DIARY):
        lines = check_cell(register, tab=tab).splitlines()
        assert len(lines) == 2
        assert all(len(line) < 400 and line.isprintable() for line in lines)


def test_a_phone_number_is_not_repeated() -> None:
    """A number that stands in a refused link is personal data and does not stand in the sentence."""
    register = make_register([community(link="https://wa.me/+47 900 00 000")])
    assert "900" not in check_cell(register)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", [case for case in CASES if case.place], ids=lambda case: case.name)
def test_every_finding_has_words_in_every_language(case: Case, language: Language) -> None:
    """Where, what was expected, what was found and what to do; no place of a sentence stays open."""
    register = make_register(**case.sheet)
    texts = load_texts(language)
    for finding in check_register(register):
        if finding.code != case.code:
            continue
        layout = layout_of(register, Tab(finding.tab))
        line = note_text([finding], texts, layout)
        label = column_label(layout, finding.column, texts)
        said = line.removeprefix(f"{label}: ")
        assert line.startswith(f"{label}: ")
        assert "{" not in said
        assert "  " not in said
        assert len(said.split(". ")) + said.count("? ") >= 2
        assert said.endswith((".", "».", "!"))
        assert len(line) < 420
