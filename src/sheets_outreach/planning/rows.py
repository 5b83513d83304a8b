"""Which row of the Plan tab holds which post: a post keeps its row, what is past stays, the rest makes room.

The tab is all ours; still somebody may have written a remark beside a row, so a row goes on being about what it was
about as far as that is possible.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sheets_outreach.planning.plan import Plan, PlannedPost
from sheets_outreach.planning.standing import StandingRow, join_titles, key_of, read_standing, title_line
from sheets_outreach.planning.wording import word_reasons
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import OwnValue, TabPlan, plan_tab
from sheets_outreach.texts import Texts

COLUMNS = ("date", "community", "link", "announcements", "draft", "tagged_link", "ask_by", "responsible", "reason")


def plan_rows(register: Register, plan: Plan, texts: Texts) -> TabPlan:
    """Decide what the Plan tab should say; pure.

    Args:
        register: the workbook, its Plan tab read.
        plan: what is planned.
        texts: the language of the reasons.
    """
    records = register.tabs[Tab.PLAN]
    standing = read_standing(register)
    kept = [row for row in standing if row.day is None or row.day < plan.first_day]
    freed = [row for row in standing if row.day is not None and row.day >= plan.first_day]
    placed, homeless = _place(plan.posts, [*freed, *_blank_rows(standing, records.layout.header_row)])
    rows: dict[int, Mapping[str, OwnValue]] = {row.row: dict(row.cells) for row in kept}
    rows |= {row: show_post(post, texts) for row, post in placed.items()}
    columns = {key: {row: cells[key] for row, cells in rows.items() if cells.get(key)} for key in COLUMNS}
    appended = [dict(show_post(post, texts)) for post in homeless]
    found = plan_tab(records, columns, appended=appended)
    missing = tuple(key for key in COLUMNS if appended and not records.layout.has(key))
    return replace(found, new_columns=missing or found.new_columns)


def _blank_rows(standing: Sequence[StandingRow], header_row: int) -> Iterator[StandingRow]:
    """Give the rows between the others that posts have left."""
    taken = {row.row for row in standing}
    for row in range(header_row + 1, max(taken, default=header_row)):
        if row not in taken:
            yield StandingRow(row, None, ("", ""), {})


def show_post(post: PlannedPost, texts: Texts) -> Mapping[str, OwnValue]:
    """Give the cells of a post; empty ones are left out."""
    cells: dict[str, OwnValue | None] = {
        "date": post.day,
        "community": title_line(post.community.name),
        "link": post.community.link.canonical,
        "announcements": join_titles(post.titles),
        "draft": post.draft,
        "tagged_link": "\n".join(post.tagged_links),
        "ask_by": post.ask_by,
        "responsible": title_line(post.responsible),
        "reason": word_reasons(post, texts),
    }
    return {key: value for key, value in cells.items() if value}


_Key = Callable[[StandingRow], Hashable]
_PostKey = Callable[[PlannedPost], Hashable]

# A row that is about the same post; else one about the same community; else any.
_LIKENESS: Sequence[tuple[_Key, _PostKey]] = (
    (lambda row: (row.day, row.place), lambda post: (post.day, key_of(post.community))),
    (lambda row: row.place, lambda post: key_of(post.community)),
    (lambda _row: None, lambda _post: None),
)


def _place(
    posts: Iterable[PlannedPost], rows: Sequence[StandingRow]
) -> tuple[Mapping[int, PlannedPost], Sequence[PlannedPost]]:
    """Give every post a row as long as there are any.

    Returns:
        Row → post, and the posts that are left.
    """
    placed: dict[int, PlannedPost] = {}
    left = list(posts)
    for key_of_row, key_of_post in _LIKENESS:
        free: dict[Hashable, deque[int]] = {}
        for row in rows:
            if row.row not in placed:
                free.setdefault(key_of_row(row), deque()).append(row.row)
        waiting = []
        for post in left:
            fitting = free.get(key_of_post(post))
            if fitting:
                placed[fitting.popleft()] = post
            else:
                waiting.append(post)
        left = waiting
    return placed, left
