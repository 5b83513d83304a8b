"""What the pages tell people to type exists: commands, options, make's verbs, modules, files; and nothing is left untold."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from sheets_outreach import __version__
from sheets_outreach.cli import COMMANDS, commands

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
_FENCED = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")


def find_lines(page: Path) -> Iterator[str]:
    """Give what stands in code on a page, line by line, comments and prompts left out."""
    text = page.read_text(encoding="utf-8")
    blocks = "\n".join(_FENCED.findall(text)).replace("\\\n", " ")
    for line in [*blocks.splitlines(), *_SPAN.findall(_FENCED.sub("", text))]:
        yield re.split(r"\s{2,}|\s#\s", line.strip().removeprefix("$ "))[0]


def called(pattern: str) -> list[tuple[str, str]]:
    """Give each page's name with what follows a program's name on it."""
    return [
        (page.name, match[1])
        for page in PAGES
        for line in find_lines(page)
        for match in [re.match(pattern, line)]
        if match
    ]


@pytest.mark.parametrize(("page", "line"), called(r"(?:\.venv/bin/)?sheets-outreach (?=[a-z-])(.*)"))
def test_every_command_line_can_be_typed(page: str, line: str) -> None:
    """The command is there, and it has every option that is given to it."""
    words = shlex.split(line.replace("[", " ").replace("]", " ").replace("…", "").replace("|", " "))
    command = commands.get_command(click.Context(commands), words[0])
    assert command is not None, words[0]
    for word in words[1:]:
        if isinstance(command, click.Group) and word in command.commands:
            command = command.commands[word]
    known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)} | {"--help", "-h"}
    assert {word.partition("=")[0] for word in words if word.startswith("-")} <= known


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_on_the_first_page(command: str) -> None:
    """A command nobody tells of is not there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## The commands")[2].partition("\n## ")[0]
    assert re.search(rf"[`·] ?`?(?:sheets-outreach )?{command}\b", table), command


@pytest.mark.parametrize(("page", "verb"), called(r"make ([a-z]+)\b"))
def test_every_verb_of_make_exists(page: str, verb: str) -> None:
    """As the pages call them."""
    assert re.search(rf"^{verb}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("page", "module"), called(r"(?:\.venv/bin/)?python -m ((?:bench|scripts|tests|sheets_outreach)[\w.]*)")
)
def test_every_module_that_is_to_be_run_exists(page: str, module: str) -> None:
    """``python -m bench rows`` and its like."""
    assert find_spec(module) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_leads_to_a_file(page: Path) -> None:
    """Links to places on the web are not followed."""
    links = re.findall(r"\]\(([^)\s]+)\)", _FENCED.sub("", page.read_text(encoding="utf-8")))
    local = [link.partition("#")[0] for link in links if "://" not in link and not link.startswith(("#", "mailto:"))]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_the_changelog_begins_with_this_version() -> None:
    """Whoever reads it reads of what they have."""
    found = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    assert found[1] == __version__


def test_every_page_can_be_reached_from_the_first() -> None:
    """A page that no page links to is read by nobody."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        for link in re.findall(r"\]\(([^)\s#]+)", page.read_text(encoding="utf-8")):
            place = (page.parent / link).resolve() if "://" not in link else page
            found = sorted(place.glob("*.md")) if place.is_dir() else [place]
            waiting += [one for one in found if one.suffix == ".md" and one.exists() and one not in reached]
    assert [str(page.relative_to(ROOT)) for page in PAGES if page not in reached] == []
