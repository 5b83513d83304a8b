"""What a digest says and to whom: the parts of one person's mail, put together from one reading of the workbook.

It decides; it words nothing, reads no clock and sends nothing. What is the same for everybody is prepared once, by
`survey_register`; a digest is then a choice among those parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sheets_outreach.announcement import Recipient
from sheets_outreach.cadence import DiaryIndex, Verdict, index_diary
from sheets_outreach.community import Community
from sheets_outreach.digest import admins, duties
from sheets_outreach.digest.blocks import Block, Hints, Posting
from sheets_outreach.digest.cells import CellLinks, link_cells
from sheets_outreach.digest.fingerprint import fingerprint
from sheets_outreach.digest.parts import Part, wanted_parts
from sheets_outreach.digest.planned import Planned
from sheets_outreach.digest.reception import Reception, find_best, find_faded, total_weeks
from sheets_outreach.finding import Finding
from sheets_outreach.register.records import Register
from sheets_outreach.rules import visible
from sheets_outreach.texts import Language


@dataclass(frozen=True, slots=True)
class Survey:
    """What all digests of one run share.

    Attributes:
        blocks: the library's own parts that have something to say.
        planned: what is planned for the next two weeks, by the community's row.
    """

    register: Register
    cells: CellLinks
    blocks: Mapping[Part, Block]
    planned: Mapping[int, tuple[Planned, ...]]
    reception: Reception


@dataclass(frozen=True, slots=True)
class Digest:
    """One person's digest, not yet in words.

    Attributes:
        blocks: its parts, in their order; empty ones are left out.
        language: to write it in.
        today: the day it is about.
        library: the library's name, "" where the settings have none.
        reader: the name of the person who gets it.
        common_language: the register's, for texts to a community that names none.
        community: the one community an admin's mail is about; None for the library's own people.
        cells: for links into the sheet; None in an admin's mail, which holds none.
    """

    blocks: tuple[Block, ...]
    language: Language
    today: date
    library: str
    reader: str
    common_language: Language
    community: Community | None = None
    cells: CellLinks | None = None


def survey_register(
    register: Register,
    findings: Sequence[Finding],
    verdicts: Mapping[int, Verdict],
    *,
    workbook: str = "",
    planned: Iterable[Planned] = (),
    diary: DiaryIndex | None = None,
) -> Survey:
    """Prepare what all digests of one run share.

    Args:
        register: what was read; its ``today`` is the day the digests are about.
        findings: all that `check_register` found; warnings that staff accepted are left out here.
        verdicts: what `cadence.judge` says of each community, by row.
        workbook: the workbook's address, for links to its cells; anything that is none leaves the links out.
        planned: posts that are planned.
        diary: the diary's index, where the caller has built it already.
    """
    index = diary or index_diary(register)
    reception = Reception(register, index)
    names = duties.name_rows(register, index)
    plan = admins.plan_by_community(planned, register)
    found: list[Block | None] = [
        duties.list_corrections(visible(findings, register), names),
        duties.list_turns(register, verdicts),
        duties.list_approvals(register, index),
        duties.count_wishes(register, index),
        duties.list_missing_figures(register, findings, reception, index),
        total_weeks(reception),
        find_best(reception),
        find_faded(reception),
        admins.list_candidates(register),
        admins.list_messages(register, plan, reception),
        duties.list_hints(findings, names),
    ]
    blocks = {block.part: block for block in found if block is not None}
    return Survey(register, link_cells(workbook, register), blocks, plan, reception)


def compose_staff_digest(survey: Survey, recipient: Recipient) -> Digest:
    """Compose the digest of one of the library's people: the parts they want, in their language."""
    register = survey.register
    wanted = wanted_parts(recipient.parts, recipient.frequency, register.settings, register.today.isoweekday())
    blocks = tuple(block for part, block in survey.blocks.items() if part in wanted)
    language = recipient.language or register.language
    library = register.settings.library_name
    return Digest(blocks, language, register.today, library, recipient.name, register.language, cells=survey.cells)


def compose_admin_digest(survey: Survey, community: Community) -> Digest:
    """Compose the mail to a community's admin: what is planned there and how the last posts did, nothing else.

    Whether the admin may be written to at all is said by `consent.may_write_to`.
    """
    register = survey.register
    found: list[Block | None] = [
        admins.show_planned(community, survey.planned.get(community.row, ())),
        admins.show_last_posts(community, survey.reception),
    ]
    blocks = tuple(block for block in found if block is not None)
    language = community.language or register.language
    library = register.settings.library_name
    return Digest(blocks, language, register.today, library, community.admin, register.language, community=community)


def nothing_new(digest: Digest, last_fingerprint: str = "") -> str | None:
    """Say why there is nothing to send, or None where there is something.

    Args:
        digest: as composed.
        last_fingerprint: of the mail this person got last; give it where an unchanged one is not worth another mail
            (the daily digest), and leave it out where repeating is the purpose (the weekly one).

    Returns:
        Key of the text with the reason.
    """
    parts = {block.part for block in digest.blocks}
    if digest.community is not None:
        return None if Part.PLANNED in parts else "digest.nothing.no-plan"
    if not any(_is_worth_a_mail(block) for block in digest.blocks):
        return "digest.nothing.hints-only" if parts else "digest.nothing.empty"
    return "digest.nothing.same" if last_fingerprint and last_fingerprint == fingerprint(digest.blocks) else None


def _is_worth_a_mail(block: Block) -> bool:
    """Whether a part is a reason to write: hints are not, nor is the news that everybody must rest."""
    return block.may_count > 0 if isinstance(block, Posting) else not isinstance(block, Hints)
