"""Which entry of the diary belongs to which community."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sheets_outreach.cadence import index_diary
from tests.rules.cases.case import ago
from tests.rules.sheets import community, make_register, post

REGISTER = [
    community(name="Соседи Сокола", link="https://vk.com/sosedi_sokol"),
    community(name="Соседи Сокола", link="https://t.me/sosedi_sokol"),
    community(name="Ёлки и палки", link="https://www.facebook.com/groups/812345678901234"),
    community(name="Nabolaget Sagene", link="https://www.facebook.com/groups/nabolagetsagene"),
    community(name="WhatsApp-чат мам", link="https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"),
]
"""Rows 2 to 6."""

MATCHES = [
    ("the name as it stands", "Nabolaget Sagene", "", 5),
    ("other case, spaces and quotes", " «nabolaget  SAGENE» ", "", 5),
    ("е for ё", "Елки и палки", "", 4),
    ("the link in another spelling", "m.facebook.com/groups/NabolagetSagene/?ref=share", "", 5),
    ("the link of a post in it", "https://www.facebook.com/groups/nabolagetsagene/posts/812345678905678", "", 5),
    ("an invite", "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv?s=sh", "", 6),
    ("a handle", "@nabolagetsagene", "", 5),
    ("the name with its platform", "Соседи Сокола (ВКонтакте)", "", 2),
    ("the platform before the name", "Телеграм Соседи Сокола", "", 3),
    ("two of that name, and a post on one's platform", "Соседи Сокола", "https://t.me/sosedi_sokol/77", 3),
    ("two of that name, and nothing to decide", "Соседи Сокола", "", None),
    ("two of that name, and a post on a third platform", "Соседи Сокола", "https://ok.ru/group/53000/topic/1", None),
    ("no name, but the post's link", "", "https://t.me/sosedi_sokol/77", 3),
    ("no name and no link", "", "", None),
    ("a name nobody has", "Кактусоводы", "https://t.me/sosedi_sokol/77", None),
    ("a link nobody has", "https://vk.com/kaktusovody", "", None),
    ("only quotes", "«»", "", None),
]


def test_of_two_with_one_name_the_posts_own_community_decides() -> None:
    """On one platform by the group the post stands in; a post without a link decides nothing."""
    twins = [
        community(name="Соседи", link="https://t.me/sosedi_a"),
        community(name="Соседи", link="https://t.me/sosedi_b"),
        community(name="Двор", link=""),
        community(name="Двор", link="https://vk.com/dvor"),
    ]
    entries = [
        post(community="Соседи", post_link="https://t.me/sosedi_b/15"),
        post(community="Соседи", post_link="https://t.me/sosedi_c/16"),
        post(community="Двор", post_link=""),
    ]
    index = index_diary(make_register(twins, entries))
    assert {row: one.row for row, one in index.community_of.items()} == {2: 3}
    assert {row: [one.row for one in some] for row, some in index.choices_of.items()} == {3: [2, 3], 4: [4, 5]}


@pytest.mark.parametrize(("what", "named", "link", "row"), MATCHES, ids=[case[0] for case in MATCHES])
def test_it_finds_the_community_an_entry_means(what: str, named: str, link: str, row: int | None) -> None:
    """People name a community by its link or name as they like; what fits none or two is not matched."""
    index = index_diary(make_register(REGISTER, [post(community=named, post_link=link)]))
    found = index.community_of.get(2)
    assert (found.row if found else None) == row


def test_two_rows_of_one_community_are_one() -> None:
    """A community entered twice is still one, so that its posts are counted together."""
    rows = [community(), community(link="https://m.vk.com/klub_sokol")]
    index = index_diary(make_register(rows, [post(), post(date=ago(1), post_link="")]))
    assert [entry.row for entry in index.posts_of[2]] == [2, 3]


NO_REPEATS: list[tuple[str, dict[str, Any]]] = [
    ("no day", {"date": ""}),
    ("no topic", {"topic": ""}),
    ("no community", {"community": ""}),
]


@pytest.mark.parametrize(("what", "missing"), NO_REPEATS, ids=[case[0] for case in NO_REPEATS])
def test_without_a_day_a_topic_or_a_community_nothing_is_a_repeat(what: str, missing: dict[str, Any]) -> None:
    """Two half-filled rows are alike without telling of one post; whole ones tell of one."""
    rows = [post(post_link="", **missing), post(post_link="", **missing)]
    assert not index_diary(make_register(REGISTER, rows)).repeat_of
    whole = index_diary(make_register([community()], [post(post_link=""), post(post_link="")]))
    assert {row: (one.row, one.certain) for row, one in whole.repeat_of.items()} == {3: (2, False)}


def test_posts_are_in_the_order_of_days() -> None:
    """Rows may stand in any order; entries without a day are left out."""
    days: list[date | str] = [ago(1), ago(30), "", ago(9)]
    entries = [post(date=day, post_link="", topic=f"Тема {place}") for place, day in enumerate(days)]
    index = index_diary(make_register([community()], entries))
    assert [entry.row for entry in index.posts_of[2]] == [3, 5, 2]


def test_a_diary_of_unknown_names_gets_suggestions_for_the_first_of_them() -> None:
    """Looking for hundreds of slips would take longer than the check itself; the first are told, the rest are not."""
    names = index_diary(make_register(REGISTER, [post()])).names
    said = [bool(names.suggest(f"Nabolaget Sagene {number}")) for number in range(300)]
    assert said[0]
    assert not said[-1]


SUGGESTIONS = [
    ("Соседи Соколла", "Соседи Сокола"),
    ("Nabolagt Sagene", "Nabolaget Sagene"),
    ("Sagene nabolag", ""),
    ("Кактусоводы", ""),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "meant"), SUGGESTIONS)
def test_it_suggests_the_nearest_name(typed: str, meant: str) -> None:
    """A slip is mended in the register's spelling; a name that is merely related is not."""
    index = index_diary(make_register(REGISTER, [post()]))
    assert [index.names.suggest(typed) for _ in range(2)] == [meant, meant]
