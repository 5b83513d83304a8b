"""What formulas come to.

Expected values are recorded from Google's API where a comment says so: by the public project cartularium (its files
packages/assay/fixtures/*/gsheets.json, tests/*.yaml and docs/gsheets-celldata-probes.md, 2026) and by gspread's
cassettes. The others are the examples of the functions' pages at https://support.google.com/docs/table/25273.
"""

from typing import Any

import pytest
from tests.localsheets.values.sheet_of_cells import NOW, SheetOfCells, read_position, show, work_out

from sheets_outreach.localsheets.values import SUPPORTED_FUNCTIONS, Area, evaluate

FRUIT = SheetOfCells(
    {
        "A1": 5,
        "A2": 4,
        "A3": 15,
        "A4": 22,
        "B1": "Apples",
        "B2": "Bananas",
        "B3": "Almonds",
        "B4": "Yoni",
        "C1": True,
        "C2": "2",
        "C3": {"errorValue": {"type": "N_A"}},
        "C5": "",
        "My sheet!A1": 7,
    },
    names={"rate": Area("Sheet1", 0, 0, 4, 1)},
)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("= 1 / 1024", 0.0009765625),  # gspread's cassettes
        ("=4/2", 2),
        ("=3/2", 1.5),
        ("=2+3*4", 14),
        ("=(2+3)*4", 20),
        ("=2^-3", 0.125),
        ("=10-2-3", 5),
        ("=-TRUE", -1),
        ("=--FALSE", 0),
        ("=50%", 0.5),
        ("=200*10%", 20),
        ('="hello" & " " & "world"', "hello world"),
        ("=1&2", "12"),
        ('=TRUE&"x"', "TRUEx"),
        ("=1&TRUE", "1TRUE"),
        ('="a ""quoted"" word"', 'a "quoted" word'),
        ("=TRUE+1", 2),
        ("=TRUE-FALSE", 1),
        ('="2"+"3"', 5),
        ('="5"*2', 10),
        ('=""+1', 1),
        ('=+"5"', "5"),
        ('=-"5"', -5),
        ('=0=""', False),
        ('="a"="A"', True),
        ('="1"=1', False),
        ("=TRUE=1", False),
        ('=1<"a"', True),
        ('="a"<1', False),
        ("=2<>3", True),
        ("=ADD(7, 11)=7+11", True),
    ],
)
def test_it_works_out_operators(formula: str, result: Any) -> None:
    """Precedence, coercion and comparison as recorded (arithmetic, type-coercion, operator)."""
    assert show(formula) == result


@pytest.mark.parametrize(
    ("formula", "kind", "message"),
    [
        ("=1/0", "DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero."),
        (
            '="a"+1',
            "VALUE",
            "Function ADD parameter 1 expects number values. But 'a' is a text and cannot be coerced to a number.",
        ),
        (
            '=" "+1',
            "VALUE",
            "Function ADD parameter 1 expects number values. But ' ' is a text and cannot be coerced to a number.",
        ),
        ("=NotARealFunction()", "NAME", "Unknown function: 'NotARealFunction'."),
        ("=NA()", "N_A", None),
        ("=SUM(1, #N/A, 3)", "N_A", None),
        ("=AVERAGE(1, #VALUE!, 3)", "VALUE", None),
        ("=A1:Z1 A30:Z30", "ERROR", "Formula parse error."),
        ("=SQRT(-1)", "NUM", "Function SQRT parameter 1 value is negative. It should be positive or zero."),
        ('=IF("Stefan" = Stefan, True)', "NAME", "Unknown range name: 'STEFAN'."),
        ("=Missing!A1", "REF", "Unresolved sheet name 'Missing'."),
        (
            "=ROUND()",
            "N_A",
            "Wrong number of arguments to ROUND. Expected between 1 and 2 arguments, but got 0 arguments.",
        ),
        ("=AVERAGE(B1:B4)", "DIVIDE_BY_ZERO", "Evaluation of function AVERAGE caused a divide by zero error."),
        ('=FIND("z","abc")', "VALUE", "In FIND evaluation, cannot find 'z' within 'abc'."),
    ],
)
def test_it_words_errors_as_google_does(formula: str, kind: str, message: str | None) -> None:
    """Types and messages as recorded from Google's API or quoted from its dialogue; some errors have no message."""
    error = {"type": kind} if message is None else {"type": kind, "message": message}
    assert work_out(formula, FRUIT).value == {"errorValue": error}


@pytest.mark.parametrize(
    ("formula", "kind"),
    [
        ("=#N/A+1/0", "N_A"),
        ("=1/0+#N/A", "DIVIDE_BY_ZERO"),
        ('=("a"+1)+NOTAFUNCTION()', "VALUE"),
        ("=SUM(#N/A, 1/0)", "N_A"),
        ('=#VALUE!&"x"', "VALUE"),
        ("=MAX(1, #N/A, 3)", "N_A"),
        ('=IF(#N/A, "yes", "no")', "N_A"),
        ("=IFNA(1/0, 1)", "DIVIDE_BY_ZERO"),
        ("=AND()", "N_A"),
        ('=CONCAT("a","b","c")', "N_A"),
        ('=MID("Romain", 0, 3)', "NUM"),
        ('=MID("Romain", 1, -1)', "VALUE"),
        ('=VALUE("abc")', "VALUE"),
        ('=VALUE("TRUE")', "VALUE"),
        ("=N(#VALUE!)", "VALUE"),
        ('=REGEXMATCH("café","\\p{L}+")', "REF"),
        ("=SUM(A1:C4)", "N_A"),
        ("=MOD(5, 0)", "DIVIDE_BY_ZERO"),
        ('=IFS(FALSE, "a", FALSE, "b")', "N_A"),
        ('=SWITCH(99, 1, "one", 2, "two")', "N_A"),
        ("=AA1", "REF"),
        ("=1+", "ERROR"),
        ("=SUM(1,2", "ERROR"),
        ('="open', "ERROR"),
        ("=", "ERROR"),
    ],
)
def test_it_gives_the_type_of_error_that_google_gives(formula: str, kind: str) -> None:
    """Error types as recorded (error-handling, logical, text, regex, type-coercion)."""
    assert show(formula, FRUIT) == f"[{kind}]"


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=SUM(A1:A4)", 46),
        ("=SUM(A:A)", 46),
        ("=SUM(1:1)", 5),
        ("=SUM(A3:A)", 37),
        ("=SUM($A$1:A2, 1)", 10),
        ("=SUM('My sheet'!A1, A1)", 12),
        ("=SUM(rate)", 46),
        ("=SUM(C1:C2)", 0),
        ("=SUM(TRUE, FALSE, TRUE)", 2),
        ('=SUM("1", "2", "3")', 6),
        ('=SUM({1,"2",TRUE})', 1),
        ('=PRODUCT({"2","3","4"})', 0),
        ("=AVERAGE(1, 2, 3, 4)", 2.5),
        ("=COUNT(A1:C4)", 4),
        ("=COUNT(1, #N/A, 3, #DIV/0!)", 2),
        ("=COUNTA(1, #N/A, 3, #DIV/0!)", 4),
        ("=COUNTA(C1:C6)", 4),
        ("=COUNTBLANK(C4:C6)", 3),
        ('=COUNTIF(A1:A4, ">4")', 3),
        ('=COUNTIF(B1:B4, "a*")', 2),
        ('=COUNTIF(B1:B4, "<>Yoni")', 3),
        ('=COUNTIF(B1:B6, "")', 2),
        ("=COUNTIF(A1:A4, 4)", 1),
        ('=COUNTIFS(A1:A4, ">4", B1:B4, "A*")', 2),
        ('=SUMIF(A1:A4, ">4")', 42),
        ('=SUMIFS(A1:A4, B1:B4, "=A*")', 20),
        ("=MIN(A1:A4)", 4),
        ("=MAX(A1:A4, 30)", 30),
        ("=MAX(B1:B4)", 0),
    ],
)
def test_it_sums_and_counts(formula: str, result: Any) -> None:
    """Text and truths in ranges do not take part, as arguments they do (statistical, type-coercion)."""
    assert show(formula, FRUIT) == result


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=IF(2>3, TRUE)", False),
        ('=IF(1>2, "a", IF(3>2, "b", "c"))', "b"),
        ('=IF(FALSE, #N/A, "ok")', "ok"),
        ("=IF(,,)", None),
        ("=ISBLANK(IF(,,))", True),
        ('=IFERROR(1/0, "error")', "error"),
        ('=IFERROR(IFERROR(1/0, 1/0), "both failed")', "both failed"),
        ("=IFERROR(1/0)", None),
        ('=IFNA(#N/A, "caught")', "caught"),
        ("=AND(1, 1, 0)", False),
        ("=OR(0, 0, 1)", True),
        ("=NOT(FALSE)", True),
        ("=XOR(TRUE, TRUE, TRUE)", True),
        ('=IFS(FALSE, "a", TRUE, "b")', "b"),
        ('=SWITCH(99, 1, "one", "default")', "default"),
        ("=ISBLANK(Z1)", True),
        ("=ISBLANK(C5)", False),
        ("=ISTEXT(C5)", True),
        ("=ISNUMBER(A1)", True),
        ("=ISERROR(C3)", True),
        ("=ISERR(C3)", False),
        ("=ISNA(C3)", True),
        ("=ISLOGICAL(C1)", True),
        ('=Z1=""', True),
        ("=Z1=0", True),
        ("=Z1=FALSE", True),
        ('="x"&Z1', "x"),
        ('=N("hello")', 0),
        ('=T("hello")', "hello"),
        ("=ERROR.TYPE(1)", "[NAME]"),
    ],
)
def test_it_decides(formula: str, result: Any) -> None:
    """Branches, caught errors and questions about values as recorded (logical, error-handling, celldata probes)."""
    assert show(formula, FRUIT) == result


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ('=LEN("Phoenix, AZ")', 11),
        ('=LEFT("Sale Price", 4)', "Sale"),
        ('=LEFT("Sweden")', "S"),
        ('=RIGHT("Sale Price", 5)', "Price"),
        ('=MID("Romain", 3, 6)', "main"),
        ('=TRIM(" First  Quarter ")', "First Quarter"),
        ('=LOWER("E. E. Cummings")', "e. e. cummings"),
        ('=UPPER("Соседи")', "СОСЕДИ"),
        ('=FIND("M", "Miriam McGovern", 3)', 8),
        ('=FIND("m", "Miriam McGovern")', 6),
        ('=SEARCH("соседи", "Дружные Соседи")', 9),
        ('=ISNUMBER(SEARCH("Ссылка:", "Админ: нет"))', False),
        ('=EXACT("Word", "word")', False),
        ('=SUBSTITUTE("abcabc", "a", "x", 2)', "abcxbc"),
        ('=SUBSTITUTE("hello world", "world", "earth")', "hello earth"),
        ('=REPT("ha", 3)', "hahaha"),
        ('=CONCATENATE(B1, "-", A1)', "Apples-5"),
        ('=TEXTJOIN(", ", TRUE, B1:B3)', "Apples, Bananas, Almonds"),
        ('=TEXT(1234.5, "#,##0.00")', "1,234.50"),
        ('=VALUE("123.45")', 123.45),
        ('=REGEXMATCH("HELLO","(?i)hello")', True),
        ('=REGEXMATCH("hello world","^hello$")', False),
    ],
)
def test_it_handles_texts(formula: str, result: Any) -> None:
    """Text functions as recorded (text, regex) and on Google's help pages."""
    assert show(formula, FRUIT) == result


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=ROUND(1.25, 1)", 1.3),
        ("=ROUND(0.6, 0)", 1),
        ("=ROUND(1234, -2)", 1200),
        ("=ROUND(-2.5)", -3),
        ("=ABS(-3.4)", 3.4),
        ("=INT(8.9)", 8),
        ("=TRUNC(10.22, 1)", 10.2),
        ("=POWER(2, -3)", 0.125),
        ("=SIGN(-10)", -1),
        ("=MINUS(9, 4)", 5),
        ("=DATE(2023, 3, 19)", 45004),
        ("=YEAR(45004)", 2023),
        ("=MONTH(45004)", 3),
        ("=DAY(45004)", 19),
        ('="2020-01-01"+1', 43832),
        ("=TODAY()", 46347),
        ("=NOW()", 46347.5),
        ("=ROW()", 900),
        ("=COLUMN(C5)", 3),
    ],
)
def test_it_calculates(formula: str, result: Any) -> None:
    """Rounding is half away from zero, days are serial numbers (math, date, celldata probes)."""
    assert show(formula) == result


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=WEEKDAY(DATE(2023, 3, 19))", 1),
        ("=WEEKDAY(DATE(2023, 3, 19), 2)", 7),
        ("=WEEKDAY(DATE(2023, 3, 19), 3)", 6),
        ("=WEEKDAY(1, 9)", "[NUM]"),
        ("=DATE(2024, 14, 1)", 45689),
        ("=DATE(123, 1, 1)", 44927),
        ("=DATE(99999, 1, 1)", "[NUM]"),
        ("=DATE(10^9, 1, 1)", "[NUM]"),
        ("=YEAR(10^9)", "[NUM]"),
        ("=WEEKDAY(10^9)", "[NUM]"),
        ("=DAYS(45010, 45004)", 6),
        ("=HOUR(0.75)", 18),
        ("=MOD(-3, 2)", 1),
        ("=ROUNDUP(1.21, 1)", 1.3),
        ("=ROUNDDOWN(-1.29, 1)", -1.2),
        ("=SQRT(16)", 4),
        ("=POW(-8, 0.5)", "[NUM]"),
        ("=(-8)^0.5", "[NUM]"),
        ("=10^400", "[NUM]"),
        ("=#REF!+1", "[REF]"),
        ("=Data!#REF!", "[REF]"),
        ("=DIVIDE(1, 0)", "[DIVIDE_BY_ZERO]"),
        ("=GTE(2, 2)", True),
        ("=LT(#N/A, 2)", "[N_A]"),
        ("=ROWS(A1:B3)", 3),
        ("=COLUMNS({1,2,3})", 3),
        ("=ROWS(5)", 1),
        ("=ROW(A5:A9)", 5),
        ("=ROW(5)", "[N_A]"),
        ('=JOIN("-", {1,2,3})', "1-2-3"),
        ('=TEXTJOIN(",", FALSE, {"a","",3})', "a,,3"),
        ('=TEXTJOIN(",", "x", 1)', "[VALUE]"),
        ("=TEXTJOIN(#N/A, TRUE, 1)", "[N_A]"),
        ("=JOIN(#N/A, 1, 2)", "[N_A]"),
        ("=CONCATENATE(1, #N/A)", "[N_A]"),
        ('=TEXT("abc", "0.00")', "abc"),
        ('=TEXT("5", "0.00")', "5.00"),
        ("=TEXT(5, )", ""),
        ("=VALUE(TRUE)", 1),
        ('=VALUE("50%")', 0.5),
        ('=LEFT("abc", -1)', "[VALUE]"),
        ('=RIGHT("abc", -1)', "[VALUE]"),
        ('=RIGHT("abc", 0)', ""),
        ('=REPT("a", -1)', "[VALUE]"),
        ('=REPT("a", 60000)', "[VALUE]"),
        ('=FIND("a", "abc", 0)', "[VALUE]"),
        ('=SEARCH("s", "\u0130s")', 2),
        ('=SUBSTITUTE("abc", "", "x")', "abc"),
        ('=SUBSTITUTE("abc", "a", "x", 5)', "abc"),
        ('=REGEXMATCH(5, "5")', "[VALUE]"),
        ('=REGEXMATCH(TRUE, "T")', "[VALUE]"),
        ('=REGEXMATCH(Z1, "^$")', True),
        ('=AND("x")', "[VALUE]"),
        ("=OR(Z1:Z3)", "[VALUE]"),
        ('=AND({TRUE,1,"text"})', True),
        ("=OR({1,#N/A})", "[N_A]"),
        ('=IF("maybe", 1, 2)', "[VALUE]"),
        ('=IF("", 1, 2)', 2),
        ('=IFS("x", 1)', "[VALUE]"),
        ("=SWITCH(#N/A, 1, 2)", "[N_A]"),
        ("=SWITCH(1, #N/A, 2)", "[N_A]"),
        ('=SWITCH(2, 1, "a", 2, "b")', "b"),
        ('=COUNTBLANK({1,""})', 1),
        ("=COUNTIF({1,2,3}, 2)", 1),
        ("=COUNTIF(No!A1, 2)", "[REF]"),
        ("=COUNTIF({TRUE,1}, TRUE)", 1),
        ('=COUNTIF({TRUE,1}, "true")', 1),
        ('=COUNTIF({"b","c",1}, ">b")', 1),
        ('=COUNTIF({"a*","ab"}, "a~*")', 1),
        ('=COUNTIF({"ab","abc"}, "a?")', 1),
        ('=COUNTIF({5,"5"}, "5")', 2),
        ("=COUNTIFS({1,2}, 1, {1,2,3}, 2)", "[VALUE]"),
        ("=COUNTIFS({1,2}, 1, 2)", "[N_A]"),
        ('=SUMIF({1,2,3}, ">1", {10,20,30})', 50),
        ("=SUMIFS({1,#N/A}, {1,1}, 1)", "[N_A]"),
        ("=SUMIFS({1,2}, {1,2}, 1, {1})", "[N_A]"),
        ("=SUM(1e308, 1e308)", "[NUM]"),
        ("=1e308*10", "[NUM]"),
        ("=1e999", "[NUM]"),
        ('=COUNT("1", "x", Z1)', 1),
        ("={1,2;3}", "[VALUE]"),
        ("={A1:A2,A1}", "[REF]"),
        ("=SUM({A1:A2,B1:B2})", 9),
        ("={1/0,#N/A}", "[DIVIDE_BY_ZERO]"),
        ('=1/3&""', "0.333333333333333"),
        ('=10^21&""', "1E+21"),
        ('=10^-9&""', "1E-9"),
    ],
)
def test_it_keeps_to_the_help_pages(formula: str, result: Any) -> None:
    """Corner cases by Google's help pages; where no page names the type of an error it is the nearest recorded one."""
    assert show(formula, FRUIT) == result


@pytest.mark.parametrize(
    ("formula", "rows"),
    [
        ("=ARRAYFORMULA(A1:A2)", [[5], [4]]),
        ('=ARRAYFORMULA(IF({1,0}, "yes", {1,2}))', [["yes", 2]]),
        ("=ARRAYFORMULA(IF({1,0}, 7))", [[7, False]]),
        ('=ARRAYFORMULA(IF({"x",1}, 7, 8))', [["[VALUE]", 7]]),
        ("=ARRAYFORMULA(IFERROR(10/{1,0,2}, -1))", [[10, -1, 5]]),
        ("=ARRAYFORMULA(IFERROR({1,#N/A}))", [[1, None]]),
        ("=ARRAYFORMULA({1;2;3}+{10,20})", [[11, 21], [12, 22], [13, 23]]),
        ("=ARRAYFORMULA({1;2;3}+{10;20})", [[11], [22], ["[N_A]"]]),
        ('=ARRAYFORMULA(LEN({"a","bb"}))', [[1, 2]]),
        ("=ARRAYFORMULA(-{1,2}%)", [[-0.01, -0.02]]),
        ("=ARRAYFORMULA(ROW(A1:A2))", [[1], [2]]),
        ("=ARRAYFORMULA(COLUMN(A1:B1))", [[1, 2]]),
        ('=ARRAYFORMULA(N({TRUE,"x"}))', [[1, 0]]),
    ],
)
def test_it_works_out_arrays_value_by_value(formula: str, rows: list[list[Any]]) -> None:
    """Inside ARRAYFORMULA operators and functions of single values meet every value (broadcasting, error-handling)."""

    def plain(cell: dict[str, Any]) -> Any:
        error = cell.get("errorValue")
        return f"[{error['type']}]" if error else next(iter(cell.values()), None)

    assert [[plain(cell) for cell in row] for row in work_out(formula, FRUIT).array] == rows


def test_it_refuses_arrays_beyond_all_measure() -> None:
    """A formula that needs millions of values comes to an error instead of filling the memory."""
    wide = SheetOfCells({"A1": 1}, rows=50_000, columns=100)
    assert show("=ARRAYFORMULA(A:A+1:1)", wide) == "[ERROR]"
    assert show("=ARRAYFORMULA(A1:Z50000*2)", wide) == "[ERROR]"
    assert show("=SUM({A:Z,A:Z})", wide) == "[ERROR]"


def test_it_reads_the_separators_of_the_locale() -> None:
    """With a decimal comma arguments stand between semicolons and columns of arrays between backslashes.

    From Google's help on locales; a comma there is never taken for a separator.
    """
    assert show("=SUM(1,5;2)", locale="ru_RU") == 3.5
    assert show("=IF(1>2;3;4)", locale="nb_NO") == 4
    assert show("=SUM({1\\2;3\\4})", locale="nn_NO") == 10
    assert show("=SUM(1;2)", locale="en_US") == 3
    assert show("=IF(1>2, 3, 4)", locale="ru_RU") == "[ERROR]"
    assert show("=ИСТИНА", locale="ru_RU") is True


def test_it_carries_the_address_of_a_hyperlink() -> None:
    """Recorded: the value is the label, and the cell's hyperlink is the address; made of anything else it is gone."""
    linked = work_out('=HYPERLINK("https://example.com", "click")')
    assert (linked.value, linked.hyperlink) == ({"stringValue": "click"}, "https://example.com")
    assert work_out('=IF(TRUE, HYPERLINK("https://example.com"))').hyperlink == "https://example.com"
    assert work_out('=HYPERLINK("https://example.com", "click")&"!"').hyperlink is None


def test_it_brings_the_format_that_google_brings() -> None:
    """Recorded: DATE and NOW bring a type without a pattern, a reference the format of its cell."""
    day = {"type": "DATE", "pattern": "yyyy-mm-dd"}
    cells = SheetOfCells({"A7": 45004}, formats={"A7": day})
    assert work_out("=DATE(2023, 3, 19)").number_format == {"type": "DATE"}
    assert work_out("=NOW()").number_format == {"type": "DATE_TIME"}
    assert work_out("=A7", cells).number_format == day
    assert work_out("=A7+7", cells).number_format == day
    assert work_out("=A7-A7", cells).number_format is None
    assert work_out("=A7&1", cells).number_format is None
    assert work_out("=1+1", cells).number_format is None


def test_it_fills_several_cells_from_an_array() -> None:
    """An array literal and ARRAYFORMULA give rows of values, the first the cell's own (recorded: arrays, spill)."""
    assert [[cell["numberValue"] for cell in row] for row in work_out("={1,2;3,4}").array] == [[1, 2], [3, 4]]
    assert [cell["numberValue"] for (cell,) in work_out("=ARRAYFORMULA(A1:A4*2)", FRUIT).array] == [10, 8, 30, 44]
    padded = work_out("=ARRAYFORMULA({1,2,3}+{10,20})").array[0]
    assert padded == ({"numberValue": 11}, {"numberValue": 22}, {"errorValue": {"type": "N_A"}})
    assert work_out("={7}").array == ()


def test_it_takes_the_value_of_its_own_row_from_a_column() -> None:
    """Outside ARRAYFORMULA a range means the cell beside the formula, an array its first value (spill-broadcast)."""
    assert show("=A1:A4*2", FRUIT, at="D3") == 30
    assert show("=A1:A4", FRUIT, at="D9") == "[VALUE]"
    assert show("=A1:B4", FRUIT, at="D2") == "[VALUE]"
    assert show('=LEN({"a","bb","ccc"})') == 1


def test_it_gives_the_value_alone_on_request() -> None:
    """`evaluate` is `calculate` without what goes with the value."""
    value = evaluate("=1+1", SheetOfCells(), here=read_position("A1"), locale="en_US", now=NOW)
    assert value == {"numberValue": 2}


def test_it_lists_what_it_can_work_out() -> None:
    """Every function that the server's issue names is in the list, sorted and in capitals."""
    wanted = (
        "SUM COUNT COUNTA COUNTIF AVERAGE MIN MAX IF IFERROR ROUND TODAY NOW HYPERLINK AND OR NOT LEN ISBLANK SEARCH"
    )
    wanted += " FIND ISNUMBER ISERROR REGEXMATCH LEFT RIGHT MID TRIM LOWER UPPER CONCATENATE"
    assert set(wanted.split()) <= set(SUPPORTED_FUNCTIONS)
    assert list(SUPPORTED_FUNCTIONS) == sorted(name.upper() for name in SUPPORTED_FUNCTIONS)
