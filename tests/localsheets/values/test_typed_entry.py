"""What typed text becomes: numbers, days, truths, links, formulas, text.

Expected values are known truths of Google Sheets: the recorded cells of gspread's suite (0042, 2,000,000.01,
2020-01-01, 3_1_0), the locale rules that Google documents (decimal comma, day before month) and serial numbers counted
from 1899-12-30 as https://developers.google.com/workspace/sheets/api/guides/formats has it.
"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.localsheets.values import parse_entry, render

TODAY = date(2026, 11, 21)
EPOCH = date(1899, 12, 30)
SPACE = "\u00a0"
NARROW = "\u202f"


def serial(year: int, month: int, day: int) -> int:
    """Count days from the documented epoch, independently of the code."""
    return (date(year, month, day) - EPOCH).days


def content(text: str, locale: str) -> Any:
    """Give the plain content of a typed text."""
    return next(iter(parse_entry(text, locale, today=TODAY).value.values()), None)


@pytest.mark.parametrize(
    ("locale", "typed", "number"),
    [
        ("en_US", "0042", 42),
        ("en_US", "1.5", 1.5),
        ("en_US", "-7", -7),
        ("en_US", ".25", 0.25),
        ("en_US", " 12 ", 12),
        ("en_US", "2,000,000.01", 2000000.01),
        ("en_US", "1e3", 1000),
        ("en_US", "50%", 0.5),
        ("en_US", "$5.25", 5.25),
        ("en_US", "-$5.25", -5.25),
        ("en_US", "(12)", -12),
        ("en_GB", "£3", 3),
        ("ru_RU", "1,5", 1.5),
        ("ru_RU", f"1{SPACE}234,5", 1234.5),
        ("ru_RU", f"1{NARROW}234{NARROW}567", 1234567),
        ("ru_RU", "12 500 ₽", 12500),
        ("ru_RU", "12,5 %", 0.125),
        ("nb_NO", "1,5", 1.5),
        ("nb_NO", "kr 150", 150),
        ("nb_NO", "1 500,50", 1500.5),
        ("nb_NO", "\u22125", -5),
        ("nn_NO", "2,25", 2.25),
        ("xx_XX", "1.5", 1.5),
    ],
)
def test_it_reads_numbers_in_the_words_of_the_locale(locale: str, typed: str, number: float) -> None:
    """A number is a number where the locale writes it so; whole ones are JSON integers."""
    found = parse_entry(typed, locale, today=TODAY).value
    assert found == {"numberValue": number}
    assert type(found["numberValue"]) is type(number)


@pytest.mark.parametrize(
    ("locale", "typed", "day"),
    [
        ("en_US", "2-3", (2026, 2, 3)),
        ("en_US", "11/20/2026", (2026, 11, 20)),
        ("en_US", "1/2/26", (2026, 1, 2)),
        ("en_US", "Nov 20, 2026", (2026, 11, 20)),
        ("en_US", "2020-01-01", (2020, 1, 1)),
        ("en_US", "20 November 2026", (2026, 11, 20)),
        ("en_US", "Nov 2026", (2026, 11, 1)),
        ("en_US", "10/2026", (2026, 10, 1)),
        ("en_US", "2026-11", (2026, 11, 1)),
        ("en_US", "1/2/99", (1999, 1, 2)),
        ("en_GB", "2-3", (2026, 3, 2)),
        ("en_GB", "20/11/2026", (2026, 11, 20)),
        ("ru_RU", "2-3", (2026, 3, 2)),
        ("ru_RU", "1.5", (2026, 5, 1)),
        ("ru_RU", "20.11.2026", (2026, 11, 20)),
        ("ru_RU", "20 нояб. 2026", (2026, 11, 20)),
        ("ru_RU", "3 мая", (2026, 5, 3)),
        ("ru_RU", "20 ноября 2026 г.", (2026, 11, 20)),
        ("ru_RU", "2026-11-20", (2026, 11, 20)),
        ("nb_NO", "1.5", (2026, 5, 1)),
        ("nb_NO", "2-3", (2026, 3, 2)),
        ("nb_NO", "20. nov. 2026", (2026, 11, 20)),
        ("nb_NO", "20. nov", (2026, 11, 20)),
        ("nb_NO", "17. mai 2027", (2027, 5, 17)),
        ("nn_NO", "onsdag 2. desember 2026", (2026, 12, 2)),
    ],
)
def test_it_reads_days(locale: str, typed: str, day: tuple[int, int, int]) -> None:
    """A day is its serial number, and a day without a year is of the current one."""
    entry = parse_entry(typed, locale, today=TODAY)
    assert entry.value == {"numberValue": serial(*day)}
    assert entry.number_format is not None
    assert entry.number_format["type"] == "DATE"


@pytest.mark.parametrize(
    ("typed", "kind", "number"),
    [
        ("10:30", "TIME", 10.5 / 24),
        ("10:30 PM", "TIME", 22.5 / 24),
        ("5 pm", "TIME", 17 / 24),
        ("36:00:00", "TIME", 1.5),
        ("1/1/1900 12:00", "DATE_TIME", 2.5),
    ],
)
def test_it_reads_hours_and_durations(typed: str, kind: str, number: float) -> None:
    """Hours are fractions of a day: noon of 1 January 1900 is 2.5, as Google's page says."""
    entry = parse_entry(typed, "en_US", today=TODAY)
    assert entry.value["numberValue"] == pytest.approx(number)
    assert entry.number_format is not None
    assert entry.number_format["type"] == kind


@pytest.mark.parametrize(
    ("locale", "typed", "truth"),
    [
        ("en_US", "TRUE", True),
        ("en_US", "false", False),
        ("ru_RU", "ИСТИНА", True),
        ("ru_RU", "ложь", False),
        ("ru_RU", "TRUE", True),
        ("en_US", " true ", True),
        ("ru_RU", "\tистина", True),
        ("nb_NO", "SANN", True),
        ("nn_NO", "USANN", False),
    ],
)
def test_it_reads_truths_in_the_words_of_the_locale(locale: str, typed: str, truth: bool) -> None:
    """The locale's own word and the English one are truths."""
    assert parse_entry(typed, locale, today=TODAY).value == {"boolValue": truth}


@pytest.mark.parametrize(
    ("locale", "typed"),
    [
        ("en_US", "3_1_0"),
        ("en_US", "1,2"),
        ("en_US", "20.11.2026"),
        ("en_US", "13/13/2026"),
        ("en_US", "2/30/2026"),
        ("en_US", "10:75"),
        ("en_US", "13:00 PM"),
        ("en_US", "1/2/3"),
        ("en_US", "100/2/2026"),
        ("en_US", "2026-11-2026"),
        ("en_US", "1/200"),
        ("en_US", "123/4"),
        ("en_US", "3/4/0999"),
        ("en_US", "Smarch 13, 2026"),
        ("en_US", "Nov 20, 2026 36:00"),
        ("en_US", "--5"),
        ("en_US", "(5"),
        ("en_US", "-$-5"),
        ("en_US", "$5%"),
        ("ru_RU", "20/11/2026."),
        ("ru_RU", "5 мая г."),
        ("en_US", "Маргарита"),
        ("en_US", "two\nlines 2-3"),
        ("en_US", "9" * 5000),
        ("en_US", "1e99999"),
        ("ru_RU", "14-21"),
        ("ru_RU", "3.14"),
        ("ru_RU", "раз в 2 недели"),
        ("ru_RU", "мая"),
        ("nb_NO", "krone"),
        ("nb_NO", "jan"),
    ],
)
def test_it_leaves_everything_else_text(locale: str, typed: str) -> None:
    """What is no number, day or truth of the locale stays as typed, without a format."""
    entry = parse_entry(typed, locale, today=TODAY)
    assert entry == ({"stringValue": typed}, None, None)


def test_it_keeps_text_after_an_apostrophe() -> None:
    """The apostrophe says text and is not part of it."""
    assert parse_entry("'42", "en_US", today=TODAY).value == {"stringValue": "42"}


def test_it_empties_a_cell_for_an_empty_text() -> None:
    """Nothing typed is nothing kept."""
    assert parse_entry("", "ru_RU", today=TODAY).value == {}


def test_it_keeps_everything_text_in_a_plain_text_cell() -> None:
    """In a cell formatted as plain text 42 stays text, as in Google's «Обычный текст»."""
    entry = parse_entry("42", "ru_RU", today=TODAY, cell_format={"type": "TEXT", "pattern": "@"})
    assert entry == ({"stringValue": "42"}, None, None)


def test_it_leaves_the_format_of_a_formatted_cell() -> None:
    """A format that the cell has is kept; only the value is new."""
    entry = parse_entry("2020-01-01", "en_US", today=TODAY, cell_format={"type": "DATE", "pattern": "dd.mm.yyyy"})
    assert entry == ({"numberValue": 43831}, None, None)


@pytest.mark.parametrize(
    ("locale", "typed", "kept"),
    [
        ("en_US", "= 1 / 1024", "= 1 / 1024"),
        ("en_US", '=if(a1>2;b1;"x;y")', '=if(A1>2,B1,"x;y")'),
        ("en_US", '=VLOOKUP("nope", B1:B1, 1, FALSE)', '=VLOOKUP("nope", B1, 1, FALSE)'),
        ("en_US", "={1;2}", "={1;2}"),
        ("ru_RU", "=SUM(A1;B1)", "=SUM(A1;B1)"),
        ("en_US", "+7 916 000", "=+7 916 000"),
    ],
)
def test_it_keeps_formulas_as_google_does(locale: str, typed: str, kept: str) -> None:
    """Formulas stay as typed but for the locale's separator and the form of references.

    Recorded from Google: B1:B1 is kept as B1, spaces stay; `;` becomes `,` where the locale uses commas; a text that
    begins with a plus sign becomes a formula.
    """
    assert parse_entry(typed, locale, today=TODAY).value == {"formulaValue": kept}


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://vk.com/svetlovka", "https://vk.com/svetlovka"),
        ("http://t.me/svetlovka?start=1", "http://t.me/svetlovka?start=1"),
        ("www.deichman.no", "http://www.deichman.no"),
        ("vk.com/svetlovka", "http://vk.com/svetlovka"),
        ("admin@example.org", "mailto:admin@example.org"),
        ("see https://vk.com/svetlovka", None),
        ("отчёт.docx", None),
        ("и т.д.", None),
    ],
)
def test_it_links_a_text_that_is_an_address(typed: str, address: str | None) -> None:
    """A bare address gets a link and stays text; an address inside a sentence does not link the cell."""
    entry = parse_entry(typed, "ru_RU", today=TODAY)
    assert entry.value == {"stringValue": typed}
    assert entry.hyperlink == address


@pytest.mark.parametrize(
    ("locale", "typed"),
    [
        ("en_US", "2,000,000.01"),
        ("en_US", "2020-01-01"),
        ("en_US", "50%"),
        ("en_US", "$5"),
        ("en_US", "11/20/2026"),
        ("en_US", "Nov 20, 2026"),
        ("en_US", "10:30 PM"),
        ("en_US", "36:15:00"),
        ("ru_RU", "20.11.2026"),
        ("ru_RU", "20 нояб. 2026"),
        ("ru_RU", "1,5"),
        ("ru_RU", "20.11.2026 10:30"),
        ("nb_NO", "20. nov. 2026"),
        ("nb_NO", "01.02.2026"),
        ("nb_NO", "SANN"),
    ],
)
def test_it_reads_back_what_was_typed(locale: str, typed: str) -> None:
    """The format that an entry brings along shows it as it was typed."""
    entry = parse_entry(typed, locale, today=TODAY)
    assert render(entry.value, entry.number_format, locale) == typed


@settings(deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    st.sampled_from(["en_US", "en_GB", "ru_RU", "nb_NO", "nn_NO"]),
)
def test_it_reads_an_iso_day_in_every_locale(day: date, locale: str) -> None:
    """An ISO day is understood everywhere and shown as typed."""
    entry = parse_entry(day.isoformat(), locale, today=TODAY)
    assert entry.value == {"numberValue": (day - EPOCH).days}
    assert render(entry.value, entry.number_format, locale) == day.isoformat()


@settings(deadline=None)
@given(st.integers(-(10**14), 10**14), st.sampled_from(["en_US", "ru_RU", "nb_NO"]))
def test_it_reads_back_whole_numbers(number: int, locale: str) -> None:
    """A whole number survives typing and showing."""
    entry = parse_entry(str(number), locale, today=TODAY)
    assert entry.value == {"numberValue": number}
    assert render(entry.value, entry.number_format, locale) == str(number)
