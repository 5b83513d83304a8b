"""The links of the register."""

from __future__ import annotations

from tests.rules.cases.case import CHAT, DESIGN, FACEBOOK_POST, E, H, W, diary, fires, one, register, silent
from tests.rules.sheets import community, post

LINKS = [
    fires("link-missing", "an empty cell", 2, "link", E, one(link="")),
    fires("link-missing", "only spaces and invisible signs", 2, "link", E, one(link=" \u200b ")),
    fires("link-missing", "under a heading", 3, "link", E, register("FACEBOOK", community(link=""))),
    fires(
        "link-missing", "a chat on WhatsApp has none to give", 3, "link", H, register("WhatsApp", community(link=""))
    ),
    fires("link-missing", "a chat in Messenger", 3, "link", H, register("Messenger", community(link=""))),
    fires("link-missing", "words instead of a chat's link", 3, "link", H, register("WhatsApp", community(link="нет"))),
    fires(
        "link-missing",
        "a chat among Telegram's channels",
        3,
        "link",
        H,
        register("Telegram", community(name="Чат дома 5", link="")),
    ),
    fires("link-missing", "a channel on Telegram", 3, "link", E, register("Telegram", community(link=""))),
    silent("link-missing", "an invite in a chat", register("WhatsApp", community(link=CHAT))),
    silent("link-missing", "a handle under its heading", register("Telegram", community(link="@sokolchat"))),
    silent("link-missing", "an address without https", one(link="vk.com/klub_sokol")),
    silent("link-missing", "a misspelt heading", register("Facebok")),
    silent(
        "link-missing",
        "a sheet without that column",
        register({"name": "Клуб", "agreement": "раз в месяц"}, columns=["name", "agreement", "offer", "admin"]),
    ),
    fires(
        "link-unreadable",
        "a comma for a dot",
        2,
        "link",
        E,
        one(link="vk,com/klub_sokol"),
        suggestion="vk.com/klub_sokol",
    ),
    fires("link-unreadable", "prose", 2, "link", E, one(link="группа закрыта")),
    fires("link-unreadable", "an e-mail address", 2, "link", E, one(link="sosedi@example.org")),
    fires("link-unreadable", "a login page", 2, "link", E, one(link="https://www.facebook.com/login/?next=x")),
    fires("link-unreadable", "a platform's front page", 2, "link", E, one(link="https://www.instagram.com/")),
    silent("link-unreadable", "prose around one link", one(link="ВК: vk.com/klub_sokol (закрытая)")),
    silent("link-unreadable", "brackets and a full stop", one(link="(https://vk.com/klub_sokol).")),
    silent("link-unreadable", "an e-mail address as the admin's link", one(admin_link="anna@example.org")),
    silent("link-unreadable", "a word as the admin's link", one(admin_link="лично")),
    fires(
        "link-several",
        "two links in the diary",
        2,
        "post_link",
        W,
        diary(post(post_link="https://vk.com/wall-77_15 https://vk.com/wall-77_16")),
    ),
    silent(
        "link-several",
        "one link twice wrapped",
        diary(post(post_link="https://vk.com/away.php?to=https%3A%2F%2Fvk.com%2Fwall-77_15")),
    ),
    fires(
        "link-mixed-alphabets",
        "a Cyrillic letter in the host",
        2,
        "link",
        E,
        one(link="https://vк.com/klub_sokol"),
        letter="к",
    ),
    fires("link-mixed-alphabets", "in the admin's link", 2, "admin_link", E, one(admin_link="https://t.mе/anna")),
    fires(
        "link-mixed-alphabets", "in the diary", 2, "post_link", E, diary(post(post_link="https://vк.com/wall-77_15"))
    ),
    silent("link-mixed-alphabets", "a site all in Cyrillic", one(link="https://библиотека.рф/")),
    silent("link-mixed-alphabets", "Norwegian letters", one(link="https://blåbær.no/")),
    fires("link-is-post", "a post in a group", 2, "link", E, one(link=FACEBOOK_POST)),
    fires("link-is-post", "a post on a wall", 2, "link", E, one(link="https://vk.com/wall-7700_15")),
    fires("link-is-post", "a design", 2, "link", E, one(link=DESIGN)),
    silent("link-is-post", "the wall itself", one(link="https://vk.com/wall-7700")),
    silent(
        "link-is-post", "the comment in which the admin agreed", one(admin_link=f"{FACEBOOK_POST}?comment_id=81234")
    ),
    silent("link-is-post", "a forum on a website of its own", one(link="https://forum.example.org/board/7")),
    fires("link-shortened", "a shortener", 2, "link", W, one(link="https://vk.cc/abc123")),
    fires("link-shortened", "a share link", 2, "link", W, one(link="https://www.facebook.com/share/g/1AbCdEfGhi/")),
    silent("link-shortened", "Telegram's own short host", one(link="https://t.me/sokolchat")),
    silent(
        "link-shortened",
        "Facebook's exit, which names its end",
        one(link="https://l.facebook.com/l.php?u=https%3A%2F%2Fvk.com%2Fklub_sokol"),
    ),
    fires("phone-link", "WhatsApp by number", 2, "link", W, one(link="https://wa.me/79160000001")),
    fires("phone-link", "the admin's number", 2, "admin_link", W, one(admin_link="https://t.me/+79160000001")),
    silent("phone-link", "an invite with a plus", one(link="https://t.me/+AbCdEfGh123")),
    silent("phone-link", "WhatsApp by code", one(admin_link="https://wa.me/message/ABCDEFGH")),
    fires(
        "heading-unknown",
        "a slip in the platform's name",
        2,
        "name",
        W,
        register("Facebok", community()),
        suggestion="Facebook",
    ),
    silent("heading-unknown", "a heading in Russian", register("Фейсбук", community(link="facebook.com/groups/klub"))),
    silent("heading-unknown", "a community of nearly that name", register(community(name="Facebok"))),
]
