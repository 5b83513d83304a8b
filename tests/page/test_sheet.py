"""The sheet in a real browser: seen, edited, pasted into, sorted, shared by two, and never made to run what cells say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sheets_outreach.jobs.setup.running import set_up
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets.model.cells import unpack
from sheets_outreach.page.server import PageServer
from tests.page.browser import Browser, Keys, started_browser
from tests.workbooks import create_workbook, register_row, register_rows

pytestmark = pytest.mark.browser

RED = "rgb(252, 216, 209)"
LINK, ADMIN, CHECK = 1, 5, 7


def workbook_of(server: PageServer, rows: Sequence[Sequence[str]], *, ready: bool = True) -> str:
    """Make a register of these rows; gives its id."""
    identity = str(create_workbook(server, register_rows(rows)).id)
    if ready:
        set_up(server.site.gateway(identity))
        validate_rows(server.site.gateway(identity))
    return identity


def community(name: str, vk: str) -> list[str]:
    """A row in which nothing is wrong."""
    return register_row(name, f"https://vk.com/{vk}_rayona")


def test_a_bad_link_is_marked_and_coloured_and_mended(page_server: PageServer, browser: Browser) -> None:
    """An edit starts the check: words in our column, a colour on the very cell, both gone once it is mended."""
    identity = workbook_of(page_server, [community("Двор", "dvor"), community("Сад", "sad")])
    browser.open(page_server.site.address(identity))
    assert browser.text(3, CHECK) == "✓"
    browser.type(3, LINK, "https://vk.com/wall-1_2")
    browser.until(lambda: browser.text(3, CHECK).startswith("Ссылка (сообщество):"))
    browser.until(lambda: browser.colour(3, LINK) == RED)
    assert browser.colour(2, LINK) != RED
    browser.type(3, LINK, "https://vk.com/sad_rayona")
    browser.until(lambda: browser.text(3, CHECK) == "✓")
    browser.until(lambda: browser.colour(3, LINK) != RED)
    assert browser.complaints() == []


def test_a_block_is_copied_and_pasted_as_typed(page_server: PageServer, browser: Browser) -> None:
    """A block pasted lands cell by cell, typed as Google would: line breaks stay, numbers become numbers."""
    rows = [["1 234,5", "два\nряда"], ['с "кавычками"', ""]]
    identity = workbook_of(page_server, [community("Двор", "dvor"), community("Сад", "sad")], ready=False)
    page_server.core.person_types(identity, "Sheet1!A5", rows)
    browser.open(page_server.site.address(identity))
    browser.choose(5, 0)
    browser.press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, holding=Keys.SHIFT)
    assert browser.find(".so-place").text == "A5:B6"
    browser.press("c", holding=Keys.CONTROL)
    browser.choose(8, 2)
    browser.press("v", holding=Keys.CONTROL)
    browser.until(lambda: browser.text(8, 3) == "два\nряда")
    grid = page_server.core.document(identity).workbook.first_visible().grid
    held = [[unpack(grid.slot(row, column)).value for column in (2, 3)] for row in (7, 8)]
    assert held == [[1234.5, "два\nряда"], ['с "кавычками"', None]]


def test_a_block_is_emptied_with_one_key(page_server: PageServer, browser: Browser) -> None:
    """Delete takes the contents of all chosen cells and of no other."""
    identity = workbook_of(page_server, [community("Двор", "dvor"), community("Сад", "sad")], ready=False)
    browser.open(page_server.site.address(identity))
    browser.choose(2, 0)
    browser.press(Keys.ARROW_DOWN, holding=Keys.SHIFT)
    browser.press(Keys.DELETE)
    browser.until(lambda: browser.text(2, 0) == "" == browser.text(3, 0))
    grid = page_server.core.document(identity).workbook.first_visible().grid
    assert [row[1] for row in grid.rows(1, 3)] == ["https://vk.com/dvor_rayona", "https://vk.com/sad_rayona"]


def test_rows_are_sorted_inserted_and_deleted(page_server: PageServer, browser: Browser) -> None:
    """Sorting keeps the header and moves whole rows; a row inserted below is empty, and the deleted one is gone."""
    names = ("Яблоня", "Арка", "Мост")
    identity = workbook_of(page_server, [community(name, f"n{n}") for n, name in enumerate(names)], ready=False)
    browser.open(page_server.site.address(identity))
    browser.choose(3, 0)
    browser.button("sort-up").click()
    browser.until(lambda: browser.text(2, 0) == "Арка")
    assert [browser.text(row, 0) for row in (1, 2, 3, 4)] == ["Название", "Арка", "Мост", "Яблоня"]
    assert browser.text(2, LINK) == "https://vk.com/n1_rayona"
    browser.choose(2, 0)
    browser.button("insert-below").click()
    browser.until(lambda: browser.text(4, 0) == "Мост")
    assert browser.text(3, 0) == ""
    browser.choose(2, 0)
    browser.button("delete-row").click()
    browser.until(lambda: browser.text(3, 0) == "Мост")
    assert browser.text(2, 0) == ""


def test_two_browsers_and_a_program_see_each_other(page_server: PageServer, browser: Browser) -> None:
    """What somebody else changes appears without a reload, and an edit hits the row that was meant."""
    identity = workbook_of(page_server, [community("Двор", "dvor"), community("Сад", "sad")])
    browser.open(page_server.site.address(identity))
    with started_browser() as other:
        other.open(page_server.site.address(identity))
        browser.type(2, 0, "Наш двор")
        other.until(lambda: other.text(2, 0) == "Наш двор")
        other.choose(2, 0)
        other.button("insert-above").click()
        browser.until(lambda: browser.text(3, 0) == "Наш двор")
        browser.type(3, ADMIN, "Ольга П.")
        other.until(lambda: other.text(3, ADMIN) == "Ольга П.")
    gateway = page_server.site.gateway(identity)
    gateway.apply([{"updateCells": {
        "start": {"sheetId": 0, "rowIndex": 3, "columnIndex": 0},
        "rows": [{"values": [{"userEnteredValue": {"stringValue": "Наш сад"}}]}], "fields": "userEnteredValue",
    }}])  # fmt: skip
    browser.until(lambda: browser.text(4, 0) == "Наш сад")


def test_what_cells_say_is_never_run(page_server: PageServer, browser: Browser) -> None:
    """Markup in a cell, a note, a title and a tab's name is text; only web addresses become links, opened without ties."""
    hostile = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    rows = [[hostile, "javascript:document.title='run'"], ["</script>", '=HYPERLINK("javascript:alert(1)";"сюда")']]
    identity = str(create_workbook(page_server, [["Название", "Ссылка"], ["Двор", "https://t.me/dvor"]]).id)
    page_server.core.person_types(identity, "Sheet1!A3", rows)
    page_server.core.person_edits(identity, [
        {"updateSpreadsheetProperties": {"properties": {"title": hostile}, "fields": "title"}},
        {"updateSheetProperties": {"properties": {"sheetId": 0, "title": hostile}, "fields": "title"}},
        {"updateCells": {"start": {"sheetId": 0, "rowIndex": 1, "columnIndex": 0},
                         "rows": [{"values": [{"note": hostile}]}], "fields": "note"}},
    ])  # fmt: skip
    browser.open(page_server.site.address(identity))
    assert browser.text(3, 0) == hostile
    browser.choose(2, 0)
    assert hostile in browser.find(".so-note").text
    assert hostile in str(browser.cell(2, 0).get_attribute("textContent"))
    assert browser.find(".so-title").text == hostile
    links = browser.driver.find_elements("css selector", ".so-ag a")
    assert [(one.get_attribute("href"), one.get_attribute("rel")) for one in links] == [
        ("https://t.me/dvor", "noopener noreferrer")
    ]
    assert browser.driver.title == hostile
    assert browser.driver.find_elements("css selector", ".so-root img, .so-root script") == []


def test_a_drop_down_offers_and_takes_other_words_too(page_server: PageServer, browser: Browser) -> None:
    """A validated cell offers its words in a list; as in the sheet it is never strict."""
    identity = workbook_of(page_server, [community("Двор", "dvor")])
    offer = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "да"}, {"userEnteredValue": "нет"}]}}
    place = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 5, "endColumnIndex": 6}
    page_server.core.person_edits(identity, [{"setDataValidation": {"range": place, "rule": offer}}])
    browser.open(page_server.site.address(identity))
    browser.choose(2, ADMIN)
    browser.press(Keys.F2)
    browser.find(".so-editor input")
    words = browser.driver.find_elements("css selector", ".so-editor datalist option")
    assert [word.get_attribute("value") for word in words] == ["да", "нет"]
    browser.press("a", holding=Keys.CONTROL)
    browser.press("скорее да", Keys.ENTER)
    browser.until(lambda: browser.text(2, ADMIN) == "скорее да")


def test_it_is_used_from_the_keyboard_alone(page_server: PageServer, browser: Browser) -> None:
    """Typing replaces, Escape gives up, Enter and Tab go on; the line above edits as well; a formula is shown to edit."""
    identity = workbook_of(page_server, [community("Двор", "dvor")], ready=False)
    page_server.core.person_types(identity, "Sheet1!A5", [["=2+3"]])
    browser.open(page_server.site.address(identity))
    browser.choose(5, 0)
    assert browser.find(".so-contents").get_attribute("value") == "=2+3"
    assert browser.text(5, 0) == "5"
    browser.press(Keys.ARROW_DOWN)
    browser.press("a", "b", Keys.TAB)
    browser.press("c", Keys.ENTER)
    browser.press("d", Keys.ESCAPE)
    browser.until(lambda: (browser.text(6, 0), browser.text(6, 1)) == ("ab", "c"))
    assert browser.text(7, 1) == ""
    browser.choose(5, 0)
    line = browser.find(".so-contents")
    line.click()
    browser.press("a", holding=Keys.CONTROL)
    browser.press("пять", Keys.ENTER)
    browser.until(lambda: browser.text(5, 0) == "пять")


@pytest.mark.parametrize(
    ("locale", "language", "job"), [("nb_NO", "nb-NO", "Sjekk nå"), ("en_GB", "en-US", "Check now")]
)
def test_it_speaks_the_language_of_the_workbook(
    page_server: PageServer, browser: Browser, locale: str, language: str, job: str
) -> None:
    """The locale decides; names for screen readers are in that language too."""
    identity = str(create_workbook(page_server, [["Navn"]], locale=locale).id)
    browser.open(page_server.site.address(identity))
    assert browser.run("return document.documentElement.lang")[:2] == language[:2]
    assert browser.find("[data-job=validate_rows]").text.splitlines()[-1] == job
    assert browser.find(f"header [aria-label='{job}']").is_enabled()
