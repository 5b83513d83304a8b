"""`sheets-outreach explain`: how a link or an agreement is understood, for people or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping

import click

from sheets_outreach.links import Link


@click.group("explain")
def command() -> None:
    """Say how a link or an agreement is understood. TEXT may be - for one a line on stdin."""


_as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


@command.command("link")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option("--hint", help="The platform's column or heading beside it, such as vk or Телеграм.")
@_as_json
def explain_link(texts: tuple[str, ...], hint: str | None, *, as_json: bool) -> None:
    """Say which platform, kind and id the link of a cell has, its one canonical spelling, and what is wrong with it."""
    from sheets_outreach.links import parse_platform, recognise_sole

    platform = parse_platform(hint) if hint else None
    if hint and platform is None:
        raise click.UsageError(f"«{hint}» is not the name of a platform we know.")
    links = (recognise_sole(text, platform) for text in _read(texts))
    _print_all((link.as_fields(platform, _word_problems(link)) for link in links), as_json=as_json)


@command.command("agreement")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@_as_json
def explain_agreement(texts: tuple[str, ...], *, as_json: bool) -> None:
    """Say what limits, days and approvals an agreement holds."""
    from sheets_outreach.agreement import parse_agreement

    _print_all((parse_agreement(text).as_fields() for text in _read(texts)), as_json=as_json)


def _word_problems(link: Link) -> str:
    if not link.problems:
        return ""
    # The rules are a tenth of a second of imports; most links need none.
    from sheets_outreach.rules import say_problem
    from sheets_outreach.texts import Language, load_texts

    texts = load_texts(Language.EN)
    return " ".join(say_problem(problem, texts) for problem in link.problems)


def _read(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if text == "-":
            for line in sys.stdin:
                yield line.rstrip("\n")
        else:
            yield text


def _print_all(results: Iterable[Mapping[str, object]], *, as_json: bool) -> None:
    for fields in results:
        if as_json:
            click.echo(json.dumps(fields, ensure_ascii=False))
        else:
            width = max(map(len, fields))
            for name, value in fields.items():
                click.echo(f"{name:<{width}}  {_word(value)}")
            click.echo()


def _word(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "–"
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
