"""The library's own platforms and channels."""

from __future__ import annotations

from datetime import date

from tests.rules.cases.case import E, H, W, ago, fires, one, register, silent
from tests.rules.sheets import community, post

PLATFORMS = [
    fires(
        "platform-not-allowed",
        "not on the list",
        2,
        "link",
        E,
        register(community(), settings={"allowed_platforms": "Facebook, Telegram"}),
        platform="vk",
    ),
    silent(
        "platform-not-allowed", "on the list", register(community(), settings={"allowed_platforms": "Facebook, ВК"})
    ),
    silent("platform-not-allowed", "no list", one()),
    silent(
        "platform-not-allowed",
        "a website is no network",
        register(community(link="https://forum.example.org/"), settings={"allowed_platforms": "Facebook"}),
    ),
    fires(
        "platform-restricted",
        "with the library's own warning",
        2,
        "link",
        W,
        register(community(), settings={"restricted_platforms": "ВКонтакте: только с рабочего телефона"}),
        warning="только с рабочего телефона",
    ),
    silent(
        "platform-restricted",
        "another platform",
        register(community(), settings={"restricted_platforms": "TikTok: с осторожностью"}),
    ),
    fires(
        "own-channel-stale",
        "the site was last written on in August",
        2,
        "name",
        H,
        register(
            community(name="Наш сайт", link="https://svetlovka.example/"),
            settings={"own_sites": "svetlovka.example"},
            diary=[post(community="Наш сайт", date=date(2026, 8, 1), post_link="")],
        ),
        last_on="2026-08-01",
    ),
    fires(
        "own-channel-stale",
        "never, in a diary kept for months",
        2,
        "name",
        H,
        register(
            community(name="Google", link="https://maps.google.com/?cid=123"),
            community(),
            diary=[post(date=date(2026, 8, 1))],
        ),
    ),
    silent(
        "own-channel-stale",
        "written on last week",
        register(
            community(name="Светловка ВКонтакте"),
            settings={"library_name": "Светловка"},
            diary=[post(community="Светловка ВКонтакте")],
        ),
    ),
    silent(
        "own-channel-stale",
        "thirty days ago",
        register(
            community(name="Светловка"),
            settings={"library_name": "Светловка"},
            diary=[post(community="Светловка", date=ago(30))],
        ),
    ),
    silent(
        "own-channel-stale",
        "a register without names",
        {
            "communities": [{"link": "https://maps.google.com/?cid=123", "admin": "Анна"}],
            "columns": ["link", "agreement", "offer", "admin"],
            "diary": [post(date=date(2026, 8, 1))],
        },
    ),
    silent(
        "own-channel-stale",
        "the diary has only begun",
        register(
            community(name="Google", link="https://maps.google.com/?cid=123"), community(), diary=[post(date=ago(3))]
        ),
    ),
    silent(
        "own-channel-stale",
        "a club of friends is not ours",
        register(
            community(name="Друзья Светловки"),
            settings={"library_name": "Светловка"},
            diary=[post(community="Друзья Светловки", date=date(2026, 8, 1))],
        ),
    ),
]
