"""How a case is written: a sheet, and what one rule says about it or that it must not speak."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sheets_outreach.finding import Severity
from tests.rules.sheets import TODAY, community

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT

Sheet = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A sheet and what one rule says about it.

    Attributes:
        code: the rule.
        what: what is special about the sheet.
        sheet: arguments of `make_register`.
        place: row, column and severity of the one finding; None where the rule stays silent.
        params: what the finding must name, or part of it.
    """

    code: str
    what: str
    sheet: Sheet
    place: tuple[int, str, Severity] | None = None
    params: dict[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What pytest calls the case."""
        return f"{self.code}: {self.what}"


def fires(code: str, what: str, row: int, column: str, severity: Severity, sheet: Sheet, **params: object) -> Case:
    """Write a sheet in which the rule speaks once."""
    return Case(code, what, sheet, (row, column, severity), params)


def silent(code: str, what: str, sheet: Sheet) -> Case:
    """Write a near miss."""
    return Case(code, what, sheet)


def register(*rows: Any, **more: Any) -> Sheet:
    """Give a sheet with these rows in the register."""
    return {"communities": rows, **more}


def one(**changes: Any) -> Sheet:
    """Give a sheet with one community, good but for the changes."""
    return register(community(**changes))


def diary(*rows: Any, agreement: str = "без ограничений", **more: Any) -> Sheet:
    """Give a sheet with one community and these rows in the diary."""
    about = {key: more.pop(key) for key in ("status", "link", "name") if key in more}
    return {"communities": [community(agreement=agreement, **about)], "diary": rows, **more}


def ago(days: int) -> date:
    """Give the day so many days before today."""
    return TODAY - timedelta(days=days)


FACEBOOK_POST = "https://www.facebook.com/groups/sokolsosedi/posts/812345678901234"
CHAT = "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"
OTHER_CHAT = "https://chat.whatsapp.com/ZyXwVuTsRqPoNmLkJiHgFe"
DESIGN = "https://www.canva.com/design/DAFxyzxyz12/view"
