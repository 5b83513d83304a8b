"""Cells with several links, and links with words around them."""

from __future__ import annotations

import pytest

from sheets_outreach.links import Platform, recognise_cell, recognise_sole, split_links

VK = "https://vk.com/sokolnabo"
TG = "https://t.me/sokolnabo"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("", []),
        ("нет", []),
        (f"{VK}", [VK]),
        (f"{VK} {TG}", [VK, TG]),
        (f"{VK}\n{TG}\n", [VK, TG]),
        (f"{VK};{TG}", [VK, TG]),
        (f"{VK} | {TG}", [VK, TG]),
        (f"{VK}{TG}", [VK, TG]),
        (f"{VK}/{TG}", [VK, TG]),
        ("vk.com/sokolnabo, t.me/sokolnabo", [VK, TG]),
        ("VK – vk.com/sokolnabo; Telegram – t.me/sokolnabo.", [VK, TG]),
        ("Gruppa (https://vk.com/sokolnabo) og kanalen «t.me/sokolnabo»", [VK, TG]),
        ("1. vk.com/sokolnabo 2. t.me/sokolnabo", [VK, TG]),
        ("ТГ: @sokolnabo, ВК: vk.com/sokolnabo", [TG, VK]),
        ("канал tg://resolve?domain=sokolnabo и группа", [TG]),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fvk.com%2Fsokolnabo и t.me/sokolnabo", [VK, TG]),
        ("https://vk.com/away.php?to=https://t.me/sokolnabo", [TG]),
        ("пишите на kari@example.org, тел. 8.916.000.00.00, т.е. после 12.05", []),
        ("Арина Г. (админ @arina), звонить kl. 10.00", []),
        ("ftp://example.org/x", []),
    ],
)
def test_all_links_of_a_cell_are_found(text: str, links: list[str]) -> None:
    """Links are cut apart wherever people let them touch; prose holds none."""
    assert [link.canonical for link in recognise_cell(text) if not link.refused] == links


def test_a_link_that_was_meant_is_reported_among_the_others() -> None:
    """A look-alike host in a cell of several links must not vanish."""
    found = recognise_cell("vk.com/sokolnabo, t.mе/sokolnabo")
    assert [link.refused for link in found] == [False, True]
    assert found[1].problems[0].code == "link-mixed-alphabets"
    assert [link.problems[0].params["reason"] for link in recognise_cell("vk,com/sokolnabo")] == ["comma-for-dot"]


def test_names_in_a_row_are_read_by_their_section() -> None:
    """A cell of handles under a platform's heading is a cell of its accounts."""
    found = recognise_cell("@sokolnabo, @aeroport_nabo", Platform.TELEGRAM)
    assert [link.id for link in found] == ["sokolnabo", "aeroport_nabo"]
    assert [link.id for link in recognise_cell("sokolnabo", Platform.TELEGRAM)] == ["sokolnabo"]
    assert recognise_cell("@sokolnabo, @aeroport_nabo") == []


def test_the_texts_of_links_are_kept_as_typed() -> None:
    """What is shown to people is what they typed, without the signs around it."""
    assert split_links("(VK.com/SokolNabo), см. T.me/SokolNabo!") == ["VK.com/SokolNabo", "T.me/SokolNabo"]


@pytest.mark.parametrize(
    "text",
    [
        "https://vk.com/sokolnabo",
        "ВК: vk.com/sokolnabo",
        "Группа «Сокол» — https://vk.com/sokolnabo",
        "vk.com/sokolnabo (закрытая)",
        "vk.com/sokolnabo закрытая группа",
        "vk.com/sokolnabo\nlukket gruppe",
        "vk.com/sokolnabo – lukket",
        "1) https://vk.com/sokolnabo",
        "ВК: @sokolnabo",
        "https://vk.com/sokolnabo https://vk.com/sokolnabo",
        "https://m.vk.com/sokolnabo?from=groups\nvk.com/sokolnabo",
        "vk.com/sokolnabo, он же https://vk.ru/sokolnabo (закрытая)",
    ],
)
def test_the_only_link_of_a_cell_is_its_link(text: str) -> None:
    """A label before the link or a remark behind a sign does not hide it, nor does the same link once more."""
    link = recognise_sole(text)
    assert link.canonical == VK
    assert link.raw == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://vk.com/sokol nabo", "link-unreadable"),
        ("https://wa.me/+7 916 000 00 00", "link-unreadable"),
        ("группа закрыта", "link-unreadable"),
        ("см. t.mе/sokolnabo", "link-mixed-alphabets"),
        ("https://vк.com/sokolnabo (закрытая)", "link-mixed-alphabets"),
        ("нет", "link-unreadable"),
        ("vk.com/sokolnabo, t.me/sokolnabo", "link-several"),
        ("", "link-missing"),
    ],
)
def test_a_cell_without_one_clear_link_stays_refused(text: str, code: str) -> None:
    """A link broken by a space may be half a link: it is not taken."""
    link = recognise_sole(text)
    assert link.refused
    assert link.problems[0].code == code
