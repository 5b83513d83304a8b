"""An entry of the diary by itself."""

from __future__ import annotations

from tests.rules.cases.case import CHAT, DESIGN, FACEBOOK_POST, E, H, W, ago, diary, fires, silent
from tests.rules.sheets import TODAY, community, post

ENTRIES = [
    fires("date-missing", "an empty cell", 2, "date", E, diary(post(date=""))),
    silent("date-missing", "a day without a year", diary(post(date="17 нояб."))),
    silent("date-missing", "an unreadable one is told of elsewhere", diary(post(date="в четверг"))),
    fires("date-in-future", "tomorrow", 2, "date", E, diary(post(date=ago(-1)))),
    silent("date-in-future", "today", diary(post(date=TODAY))),
    fires(
        "community-unknown",
        "a slip",
        2,
        "community",
        E,
        diary(post(community="Клуб на Соколле")),
        suggestion="Клуб на Соколе",
    ),
    fires(
        "community-unknown", "nothing like it", 2, "community", E, diary(post(community="Кактусоводы")), suggestion=""
    ),
    fires(
        "community-unknown", "empty, and no link to tell", 2, "community", E, diary(post(community="", post_link=""))
    ),
    fires(
        "community-unknown",
        "two of that name",
        2,
        "community",
        W,
        {
            "communities": [community(link="https://t.me/klub_sokol"), community(link=CHAT)],
            "diary": [post(post_link="")],
        },
        rows="2, 3",
    ),
    silent("community-unknown", "other quotes, case and letters", diary(post(community="«КЛУБ  на соколе»"))),
    silent(
        "community-unknown",
        "by link, in another spelling",
        diary(post(community="https://m.vk.com/klub_sokol?from=groups")),
    ),
    silent("community-unknown", "by handle", diary(post(community="@klub_sokol"))),
    silent("community-unknown", "with the platform's name", diary(post(community="Клуб на Соколе (ВК)"))),
    silent(
        "community-unknown",
        "empty, but the post's link tells",
        diary(post(community="", post_link=FACEBOOK_POST), link="https://www.facebook.com/groups/sokolsosedi"),
    ),
    silent(
        "community-unknown",
        "two of that name, and the post's platform decides",
        {
            "communities": [community(), community(link="https://t.me/klub_sokol")],
            "diary": [post(post_link="https://t.me/klub_sokol/15")],
        },
    ),
    fires("post-link-unreadable", "a comma for a dot", 2, "post_link", E, diary(post(post_link="vk,com/wall-7700_15"))),
    fires(
        "post-link-unreadable",
        "prose where posts have addresses",
        2,
        "post_link",
        E,
        diary(post(post_link="закреплённый пост")),
    ),
    silent("post-link-unreadable", "empty", diary(post(post_link=""))),
    silent("post-link-unreadable", "prose in a chat, where they have none", diary(post(post_link="в чате"), link=CHAT)),
    fires(
        "post-link-is-community",
        "the group instead of the post",
        2,
        "post_link",
        W,
        diary(post(post_link="https://vk.com/klub_sokol")),
    ),
    silent(
        "post-link-is-community",
        "in a chat",
        diary(post(post_link="https://t.me/klub_sokol"), link="https://t.me/klub_sokol"),
    ),
    silent("post-link-is-community", "a post", diary(post())),
    fires(
        "post-elsewhere",
        "another group's name",
        2,
        "post_link",
        E,
        diary(
            post(post_link="https://www.facebook.com/groups/begovaya/posts/812345678901234"),
            link="https://www.facebook.com/groups/sokolsosedi",
        ),
    ),
    fires(
        "post-elsewhere",
        "another number",
        2,
        "post_link",
        E,
        diary(post(post_link="https://vk.com/wall-7701_15"), link="https://vk.com/club7700"),
    ),
    fires("post-elsewhere", "another platform", 2, "post_link", E, diary(post(post_link="https://t.me/klub_sokol/15"))),
    silent(
        "post-elsewhere", "a number and a name cannot be compared", diary(post(post_link="https://vk.com/wall-7701_15"))
    ),
    silent(
        "post-elsewhere",
        "the same group in another case",
        diary(
            post(post_link="https://www.facebook.com/groups/SokolSosedi/posts/812345678901234"),
            link="https://www.facebook.com/groups/sokolsosedi",
        ),
    ),
    silent("post-elsewhere", "what was shared into a chat", diary(post(), link=CHAT)),
    silent(
        "post-elsewhere", "a page of the library's site", diary(post(post_link="https://svetlovka.example/events/7"))
    ),
    fires(
        "duplicate-post",
        "the same post in another spelling",
        3,
        "post_link",
        E,
        diary(post(), post(post_link="https://m.vk.com/wall-7700_15?reply=3", date=ago(3))),
        other_row=2,
    ),
    fires(
        "duplicate-post",
        "an address that differs from reader to reader",
        3,
        "post_link",
        W,
        diary(
            post(post_link="https://www.facebook.com/sokol/posts/pfbid02AbCdEfGhIjKlMn"),
            post(post_link="https://www.facebook.com/sokol/posts/pfbid02AbCdEfGhIjKlMn"),
            link="https://www.facebook.com/sokol",
        ),
    ),
    fires(
        "duplicate-post",
        "no address, but day and topic",
        3,
        "topic",
        W,
        diary(post(post_link=""), post(post_link="", topic="вечер настольных игр!")),
    ),
    silent("duplicate-post", "two topics on one day", diary(post(post_link=""), post(post_link="", topic="Лекция"))),
    silent("duplicate-post", "two days, one topic", diary(post(post_link=""), post(post_link="", date=ago(1)))),
    silent(
        "duplicate-post",
        "taking part twice under one post",
        diary(
            post(),
            post(kind="участие", post_link="https://vk.com/wall-7700_15?reply=3"),
            post(kind="участие", post_link="https://vk.com/wall-7700_15?reply=4"),
        ),
    ),
    fires("image-credit-missing", "a design", 2, "image_credit", W, diary(post(text=DESIGN, image_credit=""))),
    fires(
        "image-credit-missing",
        "a picture's file",
        2,
        "image_credit",
        W,
        diary(post(text="афиша: https://example.org/afisha.JPG", image_credit="")),
    ),
    silent("image-credit-missing", "credited", diary(post(text=DESIGN, image_credit="Оля"))),
    silent(
        "image-credit-missing", "only words", diary(post(text="Приносите фото бабушек и файл.jpgb", image_credit=""))
    ),
    silent("image-credit-missing", "no column to write it in", diary(post(text=DESIGN))),
    fires(
        "posted-as-organisation",
        "the library",
        2,
        "author",
        H,
        diary(post(author="Библиотека «Светловка»"), settings={"library_name": "Светловка"}),
    ),
    fires("posted-as-organisation", "the word alone", 2, "author", H, diary(post(author="Biblioteket"))),
    silent(
        "posted-as-organisation",
        "somebody in the library",
        diary(post(author="Анна (Светловка)"), settings={"library_name": "Светловка"}),
    ),
    silent("posted-as-organisation", "nobody said", diary(post(author=""))),
]
