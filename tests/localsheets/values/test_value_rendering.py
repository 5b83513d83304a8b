"""How values look in number formats.

Expected texts are the examples of https://developers.google.com/workspace/sheets/api/guides/formats, cells recorded
from Google's API by other projects (named at the table) and the recorded cells of gspread's suite.
"""

from datetime import date, datetime

import pytest

from sheets_outreach.localsheets.values import default_pattern, render

MOMENT = (datetime(2016, 4, 5, 16, 8, 53, 528_000) - datetime(1899, 12, 30)).total_seconds() / 86_400  # noqa: DTZ001
DURATION = (3 * 3600 + 13 * 60 + 41.255) / 86_400
SPACE = "\u00a0"


def show(number: float, pattern: str, kind: str = "NUMBER", locale: str = "en_US") -> str:
    """Show a number in a pattern."""
    return render({"numberValue": number}, {"type": kind, "pattern": pattern}, locale)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("h:mm:ss.00 a/p", "4:08:53.53 p"),
        ('hh:mm A/P".M."', "04:08 P.M."),
        ("yyyy-mm-dd", "2016-04-05"),
        (r"mmmm d \[dddd\]", "April 5 [Tuesday]"),
        ("h PM, ddd mmm dd", "4 PM, Tue Apr 05"),
        ("dddd, m/d/yy at h:mm", "Tuesday, 4/5/16 at 16:08"),
        ("M", "4"),
        ("mmmmm", "A"),
    ],
)
def test_it_shows_days_and_hours_as_the_guide_does(pattern: str, text: str) -> None:
    """The date examples of Google's guide, for 5 April 2016 16:08:53.528."""
    assert show(MOMENT, pattern, "DATE") == text


@pytest.mark.parametrize(
    ("pattern", "text"), [("[hh]:[mm]:[ss].000", "03:13:41.255"), ("[mmmm]:[ss].000", "0193:41.255")]
)
def test_it_shows_durations_as_the_guide_does(pattern: str, text: str) -> None:
    """The duration examples of Google's guide, for 3 hours 13 minutes 41.255 seconds."""
    assert show(DURATION, pattern, "TIME") == text


@pytest.mark.parametrize(
    ("number", "pattern", "text"),
    [
        (12345.125, "####.#", "12345.1"),
        (12.34, "000.0000", "012.3400"),
        (12, "#.0#", "12.0"),
        (5.125, "# ???/???", "5   1/8  "),
        (23.25, "0 #/#", "23 1/4"),
        (23.25, "0 #/8", "23 2/8"),
        (23.1, "0 #/3", "23 "),
        (12000, "#,###", "12,000"),
        (1230000, '0.0,,"M"', "1.2M"),
        (1234500000, "0.00e+00", "1.23e+09"),
        (1234513400, "#,##0.00", "1,234,513,400.00"),
        (123, "#,##0.00_);[Red](#,##0.00)", "123.00 "),
        (-123, "#,##0.00_);[Red](#,##0.00)", "(123.00)"),
        (1005, '[>1000]"HIGH";[Color43][<=200]"LOW";0000', "HIGH"),
        (32, '[>1000]"HIGH";[Color43][<=200]"LOW";0000', "LOW"),
        (527, '[>1000]"HIGH";[Color43][<=200]"LOW";0000', "0527"),
        (527, '[>1000]"HIGH";[Color43][<=200]"LOW"', "########"),
        (0, "#;(#);ZERO", "ZERO"),
        (0.8, "##%", "80%"),
        (5551234567, "(###) ###-####", "(555) 123-4567"),
        (9.999, "0.00E+00", "1.00E+01"),
        (0, "0.00E+00", "0.00E+00"),
        (1.999, "# ?/?", "2    "),
        (0.5, ".00", ".50"),
    ],
)
def test_it_shows_numbers_as_the_guide_does(number: float, pattern: str, text: str) -> None:
    """The number examples of Google's guide, and its rules for sections, conditions and placeholders."""
    assert show(number, pattern) == text


@pytest.mark.parametrize(
    ("number", "kind", "pattern", "text"),
    [
        (1234.56789, "NUMBER", "#,##0.00", "1,234.57"),
        (0.542, "PERCENT", "0.00%", "54.20%"),
        (0.00321, "SCIENTIFIC", "0.00E+00", "3.21E-03"),
        (99.95, "NUMBER", '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', " $ 99.95 "),
        (-23.45, "NUMBER", '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', " $ (23.45)"),
        (-1.99, "CURRENCY", '"$"#,##0.00', "-$1.99"),
        (-1.99, "CURRENCY", '"$"#,##0', "-$2"),
        (17738, "DATE", "dd/MM/yyyy", "24/07/1948"),
        (0.2661689814814815, "TIME", "HH:mm:ss", "06:23:17"),
        (34736.43034722222, "DATE_TIME", "dd/MM/yyyy HH:mm:ss", "06/02/1995 10:19:42"),
        (1.000023148148148, "TIME", "[h]:mm:ss", "24:00:02"),
        (12345.6789, "NUMBER", "# ??/??", "12345 55/81"),
    ],
)
def test_it_shows_recorded_cells(number: float, kind: str, pattern: str, text: str) -> None:
    """Cells that MSLNZ/msl-io read from a real spreadsheet (its tests of GSheets cells)."""
    assert show(number, pattern, kind) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1 / 1024, "0.0009765625"),
        (1 / 3, "0.3333333333"),
        (0.1 + 0.2, "0.3"),
        (3.28083989501312, "3.280839895"),
        (0.621371192237334, "0.6213711922"),
        (0.05000058909139815, "0.05000058909"),
        (18.307038053275146, "18.30703805"),
        (5.999999999999998, "6"),
        (4.440892098500626e-16, "0"),
        (2.253601067072408e31, "2.2536E+31"),
        (-42, "-42"),
        (1.45, "1.45"),
        (0, "0"),
    ],
)
def test_it_shows_plain_numbers_as_recorded(number: float, text: str) -> None:
    """Unformatted numbers, from the cartularium project's recordings of Google's API and gspread's cassettes."""
    assert render({"numberValue": number}, None, "en_US") == text


@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [
        ("DATE", 45004, "3/19/2023"),
        ("DATE", 0, "12/30/1899"),
        ("DATE_TIME", 46165.84901664352, "5/23/2026 20:22:35"),
        ("NUMBER", 1000.12, "1,000.12"),
        ("CURRENCY", 1000.12, "$1,000.12"),
        ("PERCENT", 0.101, "10.10%"),
        ("SCIENTIFIC", 101, "1.01E+02"),
    ],
)
def test_it_shows_a_type_without_a_pattern(kind: str, number: float, text: str) -> None:
    """The dates are recorded from Google's API, the rest are the examples of its NumberFormatType."""
    assert render({"numberValue": number}, {"type": kind}, "en_US") == text


@pytest.mark.parametrize(
    ("locale", "number", "number_format", "text"),
    [
        ("ru_RU", 1234567.5, {"type": "NUMBER", "pattern": "#,##0.00"}, f"1{SPACE}234{SPACE}567,50"),
        ("nb_NO", 1 / 4, None, "0,25"),
        ("ru_RU", (date(2026, 11, 5) - date(1899, 12, 30)).days, {"type": "DATE"}, "05.11.2026"),
        ("ru_RU", (date(2026, 11, 5) - date(1899, 12, 30)).days, {"type": "DATE", "pattern": "d mmmm"}, "5 ноября"),
        (
            "ru_RU",
            (date(2026, 11, 5) - date(1899, 12, 30)).days,
            {"type": "DATE", "pattern": "mmmm yyyy"},
            "ноябрь 2026",
        ),
        (
            "nb_NO",
            (date(2026, 5, 17) - date(1899, 12, 30)).days,
            {"type": "DATE", "pattern": "dddd d. mmmm"},
            "søndag 17. mai",
        ),
        ("nn_NO", (date(2026, 5, 17) - date(1899, 12, 30)).days, {"type": "DATE", "pattern": "ddd"}, "sun."),
    ],
)
def test_it_shows_the_locale_s_words(
    locale: str, number: float, number_format: dict[str, str] | None, text: str
) -> None:
    """Separators, months and weekdays are those of Unicode CLDR for the locale."""
    assert render({"numberValue": number}, number_format, locale) == text


@pytest.mark.parametrize(
    ("locale", "truth", "text"),
    [("en_US", True, "TRUE"), ("ru_RU", True, "ИСТИНА"), ("ru_RU", False, "ЛОЖЬ"), ("nb_NO", False, "USANN")],
)
def test_it_shows_truths_in_the_locale_s_words(locale: str, truth: bool, text: str) -> None:
    """A truth is a word of the spreadsheet's locale."""
    assert render({"boolValue": truth}, None, locale) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("DIVIDE_BY_ZERO", "#DIV/0!"),
        ("N_A", "#N/A"),
        ("NAME", "#NAME?"),
        ("NUM", "#NUM!"),
        ("REF", "#REF!"),
        ("VALUE", "#VALUE!"),
        ("ERROR", "#ERROR!"),
        ("NULL_VALUE", "#NULL!"),
        ("LOADING", "Loading..."),
    ],
)
def test_it_shows_errors_by_their_signs(kind: str, text: str) -> None:
    """The signs of Google's ErrorType (API reference, ErrorValue)."""
    assert render({"errorValue": {"type": kind}}, None, "en_US") == text


def test_it_shows_text_as_it_is_unless_a_section_takes_it() -> None:
    """The guide: the last section with an @ shows text, and without one text is left alone."""
    assert (
        render({"stringValue": "MyText"}, {"type": "NUMBER", "pattern": '0.0;"TEXT: "_(@_)'}, "en_US")
        == "TEXT:  MyText "
    )
    assert render({"stringValue": "MyText"}, {"type": "NUMBER", "pattern": "#,##0"}, "en_US") == "MyText"
    assert render({"stringValue": "2-3"}, {"type": "TEXT"}, "ru_RU") == "2-3"


def test_it_shows_nothing_for_an_empty_cell() -> None:
    """An empty cell has no text, whatever its format."""
    assert render(None, {"type": "DATE"}, "en_US") == ""
    assert render({}, None, "en_US") == ""


def test_it_names_the_pattern_of_every_type_that_has_one() -> None:
    """Only text and unspecified types come without a pattern."""
    kinds = ["NUMBER", "PERCENT", "CURRENCY", "DATE", "TIME", "DATE_TIME", "SCIENTIFIC"]
    for locale in ("en_US", "en_GB", "ru_RU", "nb_NO", "nn_NO"):
        assert all(default_pattern(kind, locale) for kind in kinds)
        assert default_pattern("TEXT", locale) == ""


@pytest.mark.parametrize("number", [float("inf"), float("nan"), 1e300, -1e300, 10**400, 5e-324])
@pytest.mark.parametrize("pattern", ["0.00", "yyyy-mm-dd", "[h]:mm", "0.0E+0", "# ?/?", "General", "@"])
def test_it_shows_any_number_in_any_pattern(number: float, pattern: str) -> None:
    """What no calendar or column holds still shows something."""
    assert isinstance(show(number, pattern), str)
