"""Headings, and what stands twice."""

from __future__ import annotations

from tests.rules.cases.case import CHAT, FACEBOOK_POST, OTHER_CHAT, E, W, fires, register, silent
from tests.rules.sheets import community

SECTIONS = [
    fires(
        "link-other-platform",
        "one stray row",
        4,
        "link",
        E,
        register(
            "FACEBOOK", community(name="A", link="facebook.com/groups/aa"), community(name="B", link="t.me/bbbbb")
        ),
    ),
    fires("link-other-platform", "the only row of its section", 3, "link", E, register("FACEBOOK", community())),
    fires(
        "link-other-platform",
        "half of a section",
        2,
        "name",
        W,
        register(
            "FACEBOOK",
            community(name="A", link="facebook.com/groups/aa"),
            community(name="B", link="t.me/bbbbb"),
            community(name="C", link="facebook.com/groups/cc"),
            community(name="D", link="vk.com/dddd"),
        ),
    ),
    fires(
        "link-other-platform",
        "two of five are two mistakes, not a heading's",
        4,
        "link",
        E,
        register(
            "VK",
            *(community(name=f"N{n}", link=f"vk.com/group_{n}") for n in range(1)),
            community(name="B", link="t.me/bbbbb"),
            *(community(name=f"M{n}", link=f"vk.com/grupp_{n}") for n in range(3)),
        ),
    ),
    silent(
        "link-other-platform",
        "a chat in Messenger among Facebook's groups",
        register("FACEBOOK", community(link="https://m.me/j/AbCdEfGh/")),
    ),
    silent(
        "link-other-platform", "a short link says nothing", register("FACEBOOK", community(link="https://vk.cc/abc123"))
    ),
    silent(
        "link-other-platform",
        "the next heading begins a new section",
        register("FACEBOOK", community(name="A", link="facebook.com/groups/aa"), "VK", community()),
    ),
    silent(
        "link-other-platform",
        "rows above the first heading",
        register(community(), "FACEBOOK", community(name="A", link="fb.com/groups/aa")),
    ),
    silent(
        "link-other-platform",
        "rows below a misspelt heading",
        register("VK", community(), "Telegramm!", "Facebok", community(name="A", link="fb.com/groups/aa")),
    ),
    fires(
        "duplicate-community",
        "the same group in another spelling",
        3,
        "link",
        E,
        register(
            community(name="A", link="https://m.facebook.com/groups/Sokol?ref=share"),
            community(name="B", link="facebook.com/groups/sokol/about"),
        ),
        other_row=2,
    ),
    fires(
        "duplicate-community",
        "the same invite",
        3,
        "link",
        W,
        register(community(name="A", link=CHAT), community(name="B", link=f"{CHAT}?s=sh")),
        other_row=2,
    ),
    fires(
        "duplicate-community",
        "two invites of one chat",
        3,
        "name",
        W,
        register(community(name="Чат мам", link=CHAT), community(name="«Чат мам»", link=OTHER_CHAT)),
        other_row=2,
    ),
    silent(
        "duplicate-community",
        "one name on two platforms",
        register(community(), community(link="https://t.me/klub_sokol")),
    ),
    silent(
        "duplicate-community",
        "one name, two groups",
        register(community(), community(link="https://vk.com/klub_sokol2")),
    ),
    silent(
        "duplicate-community",
        "a group and a page of one name",
        register(community(name="A", link="facebook.com/groups/sokol"), community(name="B", link="facebook.com/sokol")),
    ),
    silent(
        "duplicate-community",
        "one post in two rows is another mistake",
        register(community(name="A", link=FACEBOOK_POST), community(name="B", link=FACEBOOK_POST)),
    ),
    silent(
        "duplicate-community",
        "two chats without name or link",
        register("WhatsApp", community(name="", link=""), community(name="", link="")),
    ),
]
