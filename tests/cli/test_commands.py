"""The command line as people meet it: output, exit codes, and one clear sentence where it cannot run."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest

import sheets_outreach.examples
from sheets_outreach.localsheets import LocalServer
from tests.workbooks import create_workbook, register_row, register_rows

ORIGINAL = Path(sheets_outreach.examples.__file__).with_name("original.csv")


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    line = [sys.executable, "-c", "from sheets_outreach.cli import main; main()", *arguments]
    return subprocess.run(line, input=stdin, capture_output=True, text=True, timeout=120, check=False)


def address(server: LocalServer, identity: str) -> str:
    """Give a workbook's address."""
    return f"{server.url}/spreadsheets/d/{identity}/edit"


def test_the_original_table_as_a_file_has_no_errors() -> None:
    """Exit code 0, and JSON on stdout with nothing beside it."""
    done = run("check", str(ORIGINAL), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    [community] = found["communities"]
    assert {key: community[key] for key in ("row", "platform", "kind", "id")} == {
        "row": 4,
        "platform": "facebook",
        "kind": "community",
        "id": "aerosokol",
    }
    assert (community["agreement"]["min_days"], community["agreement"]["max_days"]) == (14, 21)
    assert "error" not in {finding["severity"] for finding in found["findings"]}


def test_errors_in_a_register_give_exit_code_1(server: LocalServer) -> None:
    """Each finding names tab, row and column."""
    workbook = create_workbook(server, register_rows([register_row("Сокол", "нет")]))
    done = run("check", address(server, workbook.id), "--json")
    assert done.returncode == 1
    [error] = [f for f in json.loads(done.stdout)["findings"] if f["severity"] == "error"]
    assert (error["code"], error["tab"], error["row"], error["column"]) == ("link-unreadable", "register", 2, "link")
    assert error["message"].startswith("Ссылка (сообщество): ")


def test_checking_writes_only_when_told(server: LocalServer) -> None:
    """Without --write the sheet stays as it is."""
    workbook = create_workbook(server, register_rows([register_row("Сокол")]))
    server.requests.clear()
    assert run("check", address(server, workbook.id)).returncode == 0
    assert {method for method, _ in server.requests} == {"GET"}
    assert run("check", address(server, workbook.id), "--write").returncode == 0
    assert "Проверка" in workbook.sheet1.row_values(1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "nothing-like-this.csv"),
        ("check", "notes.docx"),
        ("check", "https://example.org/spreadsheets/d/abc"),
        ("check", ""),
        ("explain", "link", "vk.com/x", "--hint", "нигде"),
        ("frobnicate",),
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_bad_input_is_one_sentence_and_exit_code_2(arguments: tuple[str, ...]) -> None:
    """No traceback, nothing on stdout."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_an_empty_file_and_one_of_another_shape_are_refused(tmp_path: Path) -> None:
    """They hold no register."""
    for name, content in (("empty.csv", ""), ("other.csv", "Дата,Сумма\n1,2\n"), ("binary.csv", "%PDF-1.7\0\0\0")):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        done = run("check", str(path))
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.strip().splitlines()) == 1


def test_a_workbook_not_shared_is_exit_code_2_with_what_to_do(server: LocalServer) -> None:
    """And nothing is written."""
    workbook = create_workbook(server, register_rows([]))
    server.core.administer(workbook.id, lambda document: dataclasses.replace(document, shared=False))
    done = run("check", address(server, workbook.id), "--write")
    assert done.returncode == 2
    assert "Share" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_explain_reads_one_text_a_line() -> None:
    """One JSON object for each, in order."""
    done = run("explain", "link", "-", "--json", stdin="https://t.me/s/sokol_talk\nvk.com/club5\n")
    assert [json.loads(line)["canonical"] for line in done.stdout.splitlines()] == [
        "https://t.me/sokol_talk",
        "https://vk.com/club5",
    ]
    done = run("explain", "agreement", "-", "--json", stdin="annenhver uke\n\nнельзя\n")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["min_days"] for one in found] == [14, None, None]
    assert found[2]["allowed"] is False


def test_explain_reads_a_cell_and_says_what_is_wrong_with_it() -> None:
    """As the register does: words around a link, a comment beside the key, a letter of another alphabet by name."""
    cells = [
        "Группа: https://vk.com/club5 (закрытая)",
        "https://www.facebook.com/groups/sokol/posts/77/?comment_id=78",
        "https://vк.com/club5",
        "vk.com/club5, t.me/sokol_talk",
    ]
    done = run("explain", "link", "-", "--json", stdin="\n".join(cells))
    prose, comment, mixed, several = map(json.loads, done.stdout.splitlines())
    assert (prose["canonical"], "note" in prose) == ("https://vk.com/club5", False)
    assert (comment["id"], comment["comment"]) == ("77", "78")
    assert (mixed["platform"], mixed["canonical"]) == ("unknown", None)
    assert "“к”" in mixed["note"]
    assert several["canonical"] is None
    assert "several" in several["note"]


def test_a_bare_name_needs_its_hint() -> None:
    """As the section of the register would give it."""
    done = run("explain", "link", "sokol_talk", "--hint", "ВКонтакте", "--json")
    assert json.loads(done.stdout)["canonical"] == "https://vk.com/sokol_talk"


def test_explain_imports_nothing_heavy() -> None:
    """It answers from the shell in a moment because it does not load what it does not use."""
    code = (
        "import sys; sys.argv=['x','explain','link','vk.com/club5'];"
        "from sheets_outreach.cli import commands; commands.main(standalone_mode=False);"
        "print(*sorted({'gspread','pydantic','requests','flask','google.auth'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert not done.stderr.strip()


def test_the_demo_tells_its_story_and_ends_by_itself() -> None:
    """The whole way: local server, function under functions-framework, event, marks."""
    done = run("demo")
    assert done.returncode == 0, done.stderr
    assert "2 reads, 1 writes" in done.stdout
    assert "2 reads, 0 writes" in done.stdout
    assert "byte for byte" in done.stdout
