"""The report as a page: it shows the composed figures, needs nothing from outside, and names no resident."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from sheets_outreach.cli.report import command
from sheets_outreach.errors import FileError
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.register.columns import Tab
from sheets_outreach.report import compose_report
from sheets_outreach.report.render import render_report
from sheets_outreach.texts import Language
from tests.report.quarter import OUTCOME, RESIDENT, TODAY, WISH, Row, make_quarters, read_tabs
from tests.workbooks import create_workbook, register_row, register_rows

VOID = frozenset({"meta", "rect", "br"})


class Page(HTMLParser):
    """Reads a page: its text, its tags, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.tags.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collect the text a reader sees."""
        if self.open and self.open[-1] not in {"style", "title"}:
            self.text += data + " "


def render(language: Language) -> str:
    """Render the library's report in one language."""
    return render_report(compose_report(make_quarters(language), TODAY), language)


SHOWN = {
    Language.RU: [
        "144",
        "208",
        "0,4 % от просмотров",
        "не меньше 4,9 % от просмотров",
        "2 700",
        "24 августа – 22 ноября",
    ],
    Language.NB: [
        "144",
        "208",
        "0,4 % av visningene",
        "minst 4,9 % av visningene",
        "2 700",
        "24. august – 22. november",
    ],
    Language.EN: ["144", "208", "0.4% of views", "at least 4.9% of views", "2,700", "24 August – 22 November"],
}


@pytest.mark.parametrize("language", Language)
def test_the_page_shows_the_figures(language: Language) -> None:
    """As the language writes numbers, rates and days."""
    text = " ".join(Page(render(language)).text.replace("\u00a0", " ").replace("\u202f", " ").split())
    assert [shown for shown in SHOWN[language] if shown not in text] == []


@pytest.mark.parametrize("language", Language)
def test_the_page_is_whole_and_needs_nothing(language: Language) -> None:
    """Every tag closed; no script, no link, no address, nothing to fetch, and the browser is told so."""
    html = render(language)
    page = Page(html)
    assert page.open == []
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "a", "object", "embed", "form"})
    assert {name for name, _ in page.attributes}.isdisjoint({"src", "href", "onclick", "onload", "style"})
    assert "url(" not in html
    assert "http" not in html.replace("http-equiv", "")
    assert "default-src 'none'" in html
    assert f'<html lang="{language}">' in html


@pytest.mark.parametrize("language", Language)
def test_no_resident_is_named(language: Language) -> None:
    """Neither who wished something, nor what, nor an outcome's words, nor an admin."""
    html = render(language)
    assert [word for word in (RESIDENT, WISH, OUTCOME, "Nobody Knows") if word in html] == []


@pytest.mark.parametrize("language", Language)
def test_bars_are_drawn_to_scale(language: Language) -> None:
    """The platform with 144 reactions has the full width, one with 12 a twelfth of it."""
    widths = re.findall(r'class="now"[^>]*width="([\d.]+)"', render(language))
    assert widths[:4] == ["8.33", "100.00", "36.11", "2.08"]


def test_what_people_typed_is_only_text() -> None:
    """A name that is a tag is shown, not obeyed."""
    rows: list[Row] = [
        {"name": "<script>alert(1)</script>", "link": "https://vk.com/sokol", "agreement": "once a week"}
    ]
    diary: list[Row] = [{"date": TODAY.replace(day=1), "community": "https://vk.com/sokol", "topic": "x", "likes": 1}]
    register = read_tabs({Tab.REGISTER: rows, Tab.DIARY: diary})
    html = render_report(compose_report(register, TODAY), Language.EN)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_an_empty_report_is_still_a_page() -> None:
    """In every language."""
    register = read_tabs({Tab.REGISTER: [{"name": "Sokol", "link": "https://vk.com/sokol"}]})
    for language in Language:
        assert Page(render_report(compose_report(register, TODAY), language)).open == []


def test_the_command_writes_a_file(server: LocalServer, tmp_path: Path) -> None:
    """In the sheet's language or another; the workbook is only read."""
    workbook = create_workbook(server, register_rows([register_row("Сокол")]))
    address, out = f"{server.url}/spreadsheets/d/{workbook.id}/edit", tmp_path / "report.html"
    result = CliRunner().invoke(command, [address, "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert 'lang="ru"' in out.read_text(encoding="utf-8")
    server.requests.clear()
    result = CliRunner().invoke(command, [address, "--out", str(out), "--language", "nb"])
    assert 'lang="nb"' in out.read_text(encoding="utf-8")
    assert {method for method, _ in server.requests} == {"GET"}


def test_a_file_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    """The folder is not there; the register is a file, which is fine."""
    register = tmp_path / "register.csv"
    register.write_text("Navn,Lenke,Avtale\nSagene,https://vk.com/sagene,en gang i uka\n", encoding="utf-8")
    result = CliRunner().invoke(command, [str(register), "--out", str(tmp_path / "nowhere" / "r.html")])
    assert isinstance(result.exception, FileError)
    assert CliRunner().invoke(command, [str(register), "--out", str(tmp_path / "r.html")]).exit_code == 0


def test_without_the_extra_the_report_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jinja comes with the mails."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "sheets_outreach.report.render", raising=False)
    result = CliRunner().invoke(command, ["register.csv", "--out", str(tmp_path / "r.html")])
    assert "sheets-outreach[mail]" in str(result.exception)
