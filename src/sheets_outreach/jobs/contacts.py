"""Admins' e-mail addresses in a file of the library's own, for a register that keeps none; it writes nowhere.

The file is a small table with titles of the register (name or link, admin, admin e-mail, digest consent), in any of
the three languages. Where it names a community it goes before the sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sheets_outreach.community import Community, CommunityKey, normalise_name
from sheets_outreach.errors import FileError, RegisterError, SettingsError
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from sheets_outreach.texts import Language

_VARIABLE = "OUTREACH_CONTACTS"


@dataclass(frozen=True, slots=True)
class Contacts:
    """Whom to write to, for what is theirs.

    Attributes:
        by_link: community → what the file says, where it has the community's link.
        by_name: the same by normalised name, for rows without a link.
    """

    by_link: Mapping[CommunityKey, Mapping[str, Any]] = field(default_factory=dict)
    by_name: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def complete(self, register: Register) -> Register:
        """Put the contacts beside their communities; pure.

        A name counts only where the register has it once: of two «Соседи» one must not get the other's plans.
        """
        if not self.by_link and not self.by_name:
            return register
        names = Counter(normalise_name(community.name) for community in register.communities)
        communities = [
            community.model_copy(update=dict(found)) if (found := self._find(community, names)) else community
            for community in register.communities
        ]
        return replace(register, communities=communities)

    def _find(self, community: Community, names: Mapping[str, int]) -> Mapping[str, Any] | None:
        name = normalise_name(community.name)
        return self.by_link.get(community.key) or (self.by_name.get(name) if names[name] == 1 else None)


def read_contacts(path: str | None) -> Contacts:
    """Read the file that ``OUTREACH_CONTACTS`` names.

    Args:
        path: of a ``.csv``, ``.xlsx`` or ``.ods`` file; None or "" is no contacts.

    Raises:
        SettingsError: it cannot be read, or lacks the titles; what stands in it is not said.
    """
    if not path:
        return Contacts()
    from sheets_outreach.workbook.files.reading import read_file_contents

    try:
        contents = read_file_contents(Path(path))
        # A table of contacts has fewer columns than a register; its name must not decide whether it is one.
        sheets = [
            replace(sheet, title=TABLES[Tab.REGISTER].titles[Language.EN][0]) for sheet in contents.workbook.sheets[:1]
        ]
        contents = replace(contents, workbook=replace(contents.workbook, sheets=sheets))
        register = contents.read(datetime.now(UTC), (Tab.REGISTER,))
    except (FileError, RegisterError) as error:
        raise SettingsError(f"{_VARIABLE} must be the path of a table: {error.message}") from error
    layout = register.tabs[Tab.REGISTER].layout
    if not layout.has("admin_email") or not (layout.has("link") or layout.has("name")):
        raise SettingsError(f"{_VARIABLE} must have the titles «Name» or «Link», «Admin e-mail» and «Digest consent».")
    return Contacts(
        {one.key: _contact(one) for one in register.communities if one.link.id is not None},
        {normalise_name(one.name): _contact(one) for one in register.communities if one.link.id is None},
    )


def _contact(community: Community) -> Mapping[str, Any]:
    """Take what a row says; a name that it leaves out stays the sheet's, an address and a consent do not."""
    named = {"admin": community.admin} if community.admin else {}
    return {**named, "admin_email": community.admin_email, "digest_consent": community.digest_consent}
