"""`setup` over the real wire: what it creates, what it leaves alone, and that doing it twice does nothing more."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sheets_outreach.choices import Status, choice_words
from sheets_outreach.jobs.setup import Wishes, set_up
from sheets_outreach.jobs.setup.charts import CHARTS_SHEET
from sheets_outreach.jobs.setup.colours import colour_formula
from sheets_outreach.jobs.setup.planning import separator_of
from sheets_outreach.jobs.setup.views import may_post_pattern
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.localsheets.values import Area, ExtendedValue, Position, evaluate
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.tables import TABLES
from sheets_outreach.texts import Language, load_texts
from tests.jobs.sheets import REGISTER_TITLES, blank_workbook, people_do, stored, writes
from tests.workbooks import create_workbook, open_workbook_of, register_row, register_rows

LOCALES = (("ru_RU", "ru"), ("nb_NO", "nb"), ("en_US", "en"))


@pytest.mark.parametrize(("locale", "language"), LOCALES)
def test_it_makes_an_empty_spreadsheet_complete_in_the_language_of_its_locale(
    server: LocalServer, locale: str, language: str
) -> None:
    """All nine tabs stand there with their titles, the language being that of the locale."""
    workbook, gateway = blank_workbook(server, locale)
    set_up(gateway)
    titles = [sheet.title for sheet in workbook.worksheets()]
    for table in TABLES.values():
        title = table.titles[Language(language)][0]
        assert title in titles
        assert workbook.worksheet(title).row_values(1) == [c.titles[Language(language)][0] for c in table.columns]


@pytest.mark.parametrize(("locale", "language"), LOCALES)
def test_a_second_setup_writes_nothing(server: LocalServer, locale: str, language: str) -> None:
    """The second plan is empty and no request but reads is sent."""
    _, gateway = blank_workbook(server, locale)
    assert set_up(gateway).written
    server.requests.clear()
    report = set_up(gateway)
    assert report.steps == []
    assert not report.written
    assert writes(server) == 0


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(server: LocalServer) -> None:
    """The steps are named and the workbook stays as it was."""
    workbook, gateway = blank_workbook(server)
    server.requests.clear()
    report = set_up(gateway, dry_run=True)
    assert any("Сообщества" in step for step in report.steps)
    assert writes(server) == 0
    assert [sheet.title for sheet in workbook.worksheets()] == ["Sheet1"]


def test_it_keeps_a_register_that_is_there_and_adds_our_columns_at_its_right(server: LocalServer) -> None:
    """People's columns stay where they are, byte for byte; their optional columns are only remarked."""
    rows = register_rows([register_row("Соседи"), register_row("Дружный двор")])
    workbook = create_workbook(server, rows, title="Наш список")
    report = set_up(open_workbook_of(server, workbook.id))
    after = workbook.worksheet("Наш список").get_all_values()
    assert [row[:7] for row in after[:3]] == rows
    ours = [column.titles[Language.RU][0] for column in TABLES[Tab.REGISTER].columns if column.ours]
    assert after[0][7:12] == ours
    assert "Сообщества" not in [sheet.title for sheet in workbook.worksheets()]
    assert any("«Статус»" in remark for remark in report.remarks)


def test_peoples_columns_are_added_to_a_tab_that_is_there_only_when_asked_for(server: LocalServer) -> None:
    """With ``--columns`` every column we know stands in the header, what was there in its old place."""
    workbook = create_workbook(server, register_rows([register_row("Соседи")]))
    set_up(open_workbook_of(server, workbook.id), Wishes(all_columns=True))
    titles = workbook.sheet1.row_values(1)
    assert len(titles) == len(TABLES[Tab.REGISTER].columns)
    assert titles[:7] == list(register_rows([])[0])
    assert "Статус" in titles


def test_a_tab_that_somebody_named_but_left_blank_gets_its_titles(server: LocalServer) -> None:
    """No second tab appears beside it."""
    workbook, gateway = blank_workbook(server)
    workbook.add_worksheet("Дневник", 50, 4)
    set_up(gateway)
    assert workbook.worksheet("Дневник").row_values(1)[:3] == ["Дата", "Сообщество", "Ссылка на пост"]
    assert [sheet.title for sheet in workbook.worksheets()].count("Дневник") == 1


def test_a_tab_of_our_title_with_other_things_in_it_is_left_alone_and_named(server: LocalServer) -> None:
    """A person decides what becomes of it."""
    workbook, gateway = blank_workbook(server)
    workbook.add_worksheet("Анонсы", 20, 4).update([["хлеб", "молоко"], ["2", "1"]], "A1")
    report = set_up(gateway)
    assert workbook.worksheet("Анонсы").get_all_values() == [["хлеб", "молоко"], ["2", "1"]]
    assert any("Анонсы" in remark for remark in report.remarks)


def test_drop_downs_offer_the_words_of_the_language_and_never_forbid(server: LocalServer) -> None:
    """The rule is not strict, shows the list, and covers the column below the header."""
    workbook, gateway = blank_workbook(server, "nb_NO")
    set_up(gateway)
    cells = _validations(server, workbook.id, "Grupper")
    column = workbook.worksheet("Grupper").row_values(1).index("Status")
    rule = cells[1, column]
    assert [value["userEnteredValue"] for value in rule["condition"]["values"]] == choice_words(Status, Language.NB)
    assert rule["condition"]["type"] == "ONE_OF_LIST"
    assert rule["showCustomUi"] is True
    assert not rule.get("strict", False)
    assert (0, column) not in cells


def test_a_drop_down_of_peoples_own_is_never_replaced(server: LocalServer) -> None:
    """One cell with a validation is enough to leave the column alone."""
    rows = [["Название", "Ссылка", "Статус"], ["Соседи", "https://vk.com/sosedi", "идёт"]]
    workbook = create_workbook(server, rows, title="Сообщества")
    place = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 2, "endColumnIndex": 3}
    own = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "идёт"}]}, "strict": True}
    people_do(server, workbook, {"setDataValidation": {"range": place, "rule": own}})
    set_up(open_workbook_of(server, workbook.id))
    found = _validations(server, workbook.id, "Сообщества")
    assert {place: rule for place, rule in found.items() if place[1] == 2} == {(1, 2): own}


@pytest.mark.parametrize(("locale", "language"), LOCALES)
def test_each_peoples_column_has_one_colour_rule_that_is_true_where_the_check_names_it(
    server: LocalServer, locale: str, language: str
) -> None:
    """The formula, computed with the locale's own separators, picks the named column and no other."""
    workbook, gateway = blank_workbook(server, locale)
    set_up(gateway)
    title = REGISTER_TITLES[language]
    header = workbook.worksheet(title).row_values(1)
    table = TABLES[Tab.REGISTER]
    check = header.index(table.column("check").titles[Language(language)][0])
    rules = stored(server, workbook.id, title).listed("conditionalFormats")
    people = [index for index, column in enumerate(table.columns) if not column.ours]
    assert sorted(rule["ranges"][0]["startColumnIndex"] for rule in rules) == people
    name = table.column("name").titles[Language(language)][0]
    text = f"{name}: wrong\nsomething else: {name}"
    true = [rule for rule in rules if _applies(rule, text, check, locale)]
    assert [rule["ranges"][0]["startColumnIndex"] for rule in true] == [0]
    assert not any(_applies(rule, "✓", check, locale) for rule in rules)


def test_the_two_links_of_the_original_table_are_told_apart() -> None:
    """«Ссылка (админ)» colours the second column only; its brackets mean nothing to the regular expression."""
    first = colour_formula(9, "Ссылка (сообщество)", ";")
    second = colour_formula(9, "Ссылка (админ)", ";")
    text = "Ссылка (админ): это не ссылка"
    assert not _is_true(first, text, 9, "ru_RU")
    assert _is_true(second, text, 9, "ru_RU")


@pytest.mark.parametrize(
    "label", ['Say "hi"', "a.b", "1+1=2", "Price ($)", "[x]", "a\\b", "who?", "{n}", "a|b", "^top"]
)
def test_a_title_with_signs_of_a_formula_or_an_expression_is_taken_literally(label: str) -> None:
    """Whatever people call a column, its rule is true for its own line and for no other."""
    formula = colour_formula(2, label, ",")
    assert _is_true(formula, f"Name: x\n{label}: wrong", 2, "en_US")
    assert not _is_true(formula, f"{label}x: wrong", 2, "en_US")
    assert not _is_true(formula, f"see {label}: wrong", 2, "en_US")


def test_a_renamed_column_gets_a_new_rule_in_place_of_the_old_one(server: LocalServer) -> None:
    """Rules never pile up; rules of people stay."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    sheet = workbook.worksheet("Сообщества")
    mine = {"ranges": [{"sheetId": sheet.id}], "booleanRule": _bold_when("=LEN($A1)>3")}
    people_do(server, workbook, {"addConditionalFormatRule": {"rule": mine, "index": 0}})
    people_do(server, workbook, _type(sheet.id, 0, 5, "Администратор"))
    before = len(stored(server, workbook.id, "Сообщества").listed("conditionalFormats"))
    set_up(gateway)
    rules = stored(server, workbook.id, "Сообщества").listed("conditionalFormats")
    formulas = [rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for rule in rules]
    assert len(rules) == before
    assert formulas[0] == "=LEN($A1)>3"
    assert any("Администратор: " in formula for formula in formulas)
    assert not any("Админ: " in formula for formula in formulas)


def test_moving_a_column_needs_no_new_rule(server: LocalServer) -> None:
    """The rules of people's columns stand on the column that their label names, wherever it went."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    sheet = workbook.worksheet("Сообщества")
    source = {"sheetId": sheet.id, "dimension": "COLUMNS", "startIndex": 5, "endIndex": 6}
    people_do(server, workbook, {"moveDimension": {"source": source, "destinationIndex": 0}})
    set_up(gateway)
    header = sheet.row_values(1)
    for rule in stored(server, workbook.id, "Сообщества").listed("conditionalFormats"):
        formula = rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"]
        title = header[rule["ranges"][0]["startColumnIndex"]]
        assert f"{title}: " in formula or f"{title} " in formula


def test_charts_show_the_hidden_figures_and_return_when_somebody_deleted_that_tab(server: LocalServer) -> None:
    """Three charts stand on the statistics; without their figures they are made anew, not doubled."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    charts = stored(server, workbook.id, "Статистика").listed("charts")
    assert len(charts) == 3
    sources = {_source_sheet(chart) for chart in charts}
    assert sources == {CHARTS_SHEET}
    people_do(server, workbook, {"deleteSheet": {"sheetId": CHARTS_SHEET}})
    set_up(gateway)
    assert len(stored(server, workbook.id, "Статистика").listed("charts")) == 3
    assert not set_up(gateway).steps


def test_the_figures_behind_the_charts_count_what_the_diary_says(server: LocalServer) -> None:
    """A publication of this week raises the last bar, in a locale with semicolons."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    today = datetime.now(UTC)
    workbook.worksheet("Дневник").update([[today.strftime("%d.%m.%Y"), "Соседи"]], "A2", raw=False)
    figures = workbook.get_worksheet_by_id(CHARTS_SHEET).get_all_values()
    assert figures[12][4] == "1"
    assert [row[4] for row in figures[1:12]] == ["0"] * 11


def test_the_settings_of_a_new_tab_are_read_without_a_problem_and_say_the_defaults(server: LocalServer) -> None:
    """Every key is known, and nothing but the language differs from an empty tab."""
    for locale, language in LOCALES:
        _, gateway = blank_workbook(server, locale)
        set_up(gateway)
        register = gateway.read(tuple(Tab))
        assert register.tabs[Tab.SETTINGS].problems == []
        assert register.settings.language == Language(language)
        assert (register.settings.min_members, register.settings.digest_hour) == (2000, 9)


def test_our_columns_carry_a_warning_and_never_a_hard_protection(server: LocalServer) -> None:
    """Everybody may still edit them."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    for sheet in server.core.document(workbook.id).workbook.sheets:
        assert all(protection.get("warningOnly") for protection in sheet.listed("protectedRanges"))


def test_a_protection_of_somebodys_own_on_our_column_is_named(server: LocalServer) -> None:
    """It is a remark with the place where it is taken away; nothing is forced."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    sheet = workbook.worksheet("Сообщества")
    check = sheet.row_values(1).index("Проверка")
    place = {"sheetId": sheet.id, "startColumnIndex": check, "endColumnIndex": check + 1}
    people_do(server, workbook, {"addProtectedRange": {"protectedRange": {"range": place}}})
    assert any("«Проверка»" in remark for remark in set_up(gateway).remarks)


@pytest.mark.parametrize(
    ("locale", "separator"),
    [("ru_RU", ";"), ("nb_NO", ";"), ("de_DE", ";"), ("en_US", ","), ("en_GB", ","), ("en_ZA", ";"), ("", ",")],
)
def test_the_separator_is_the_semicolon_wherever_the_comma_is_the_decimal_mark(locale: str, separator: str) -> None:
    """Google's locales decide what a formula's arguments are separated by."""
    assert separator_of(locale) == separator


@pytest.mark.parametrize("language", list(Language))
def test_the_view_of_communities_to_post_in_leaves_out_those_that_rest(language: Language) -> None:
    """«можно» is one, «можно с 27.11» is none."""
    texts, day = load_texts(language), "27.11"
    pattern = may_post_pattern(texts)
    may = texts.say("verdict.may_post")
    shown = (may, texts.say("verdict.due_by", due_day=day), texts.say("verdict.ask_first", text=may))
    hidden = (texts.say("verdict.rest", from_day=day), texts.say("verdict.paused"), texts.say("verdict.not_allowed"))
    for text in shown:
        assert _matches(pattern, text), text
    for text in hidden:
        assert not _matches(pattern, text), text


def test_titles_that_exist_in_another_language_stay_and_the_rest_follows_them(server: LocalServer) -> None:
    """A Norwegian register in a spreadsheet of Russian locale is completed in Norwegian."""
    workbook = create_workbook(server, [["Navn", "Lenke", "Avtale", "Administrator"], ["Nabolaget", "", "", ""]])
    set_up(open_workbook_of(server, workbook.id))
    assert "Kontroll" in workbook.sheet1.row_values(1)
    assert "Dagbok" in [sheet.title for sheet in workbook.worksheets()]


def test_a_batch_lost_after_its_commit_is_not_done_twice(server: LocalServer) -> None:
    """The next look shows that it was applied."""
    from sheets_outreach.localsheets.http.faults import Fault

    workbook, gateway = blank_workbook(server)
    server.faults.add(Fault(status=503, when="after", times=1, path=":batchUpdate"))
    set_up(gateway)
    titles = [sheet.title for sheet in workbook.worksheets()]
    assert len(titles) == len(set(titles)) == 11


def _validations(server: LocalServer, identity: str, title: str) -> dict[tuple[int, int], Any]:
    from sheets_outreach.localsheets.model.cells import unpack

    sheet = stored(server, identity, title)
    return {
        (row, column): unpack(slot).validation
        for row, slots in enumerate(sheet.grid.rows())
        for column, slot in enumerate(slots)
        if unpack(slot).validation is not None
    }


def _type(sheet_id: int, row: int, column: int, text: str) -> dict[str, Any]:
    start = {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column}
    cell = {"userEnteredValue": {"stringValue": text}}
    return {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": "userEnteredValue"}}


def _bold_when(formula: str) -> dict[str, Any]:
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]}
    return {"condition": condition, "format": {"textFormat": {"bold": True}}}


def _source_sheet(chart: dict[str, Any]) -> int:
    domain = chart["spec"]["basicChart"]["domains"][0]["domain"]
    return int(domain["sourceRange"]["sources"][0]["sheetId"])


class _OneCell:
    """A sheet of one row in which only one cell holds a text."""

    def __init__(self, column: int, text: str) -> None:
        self._column, self._text = column, text

    def extent(self, sheet: str) -> tuple[int, int]:
        return (1, self._column + 1)

    def occupied(self, area: Area) -> list[tuple[int, int, ExtendedValue]]:
        return [(0, self._column, {"stringValue": self._text})]

    def named_range(self, name: str) -> None:
        return None

    def number_format(self, position: Position) -> None:
        return None


def _is_true(formula: str, text: str, column: int, locale: str) -> bool:
    cells = _OneCell(column, text)
    here = Position("S", 0, 0)
    value = evaluate(formula, cells, here=here, locale=locale, now=datetime(2026, 11, 21, tzinfo=UTC))
    return value == {"boolValue": True}


def _applies(rule: dict[str, Any], text: str, check: int, locale: str) -> bool:
    return _is_true(rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"], text, check, locale)


def _matches(pattern: str, text: str) -> bool:
    return _is_true(f'=REGEXMATCH($A1,"{pattern}")', text, 0, "en_US")


def test_a_tab_with_some_of_our_columns_typed_by_hand_is_completed(server: LocalServer) -> None:
    """Its header is marked once, whatever is anchored and whatever is inserted."""
    titles = [*register_rows([])[0], "Проверка"]
    workbook = create_workbook(server, [titles, register_row("Сокол")], title="Сообщества")
    set_up(open_workbook_of(server, workbook.id), Wishes())
    assert "Как понято" in workbook.sheet1.row_values(1)
    assert workbook.sheet1.row_values(1).count("Проверка") == 1
