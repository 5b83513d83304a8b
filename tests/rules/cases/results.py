"""What came of a post."""

from __future__ import annotations

from tests.rules.cases.case import H, W, ago, diary, fires, silent
from tests.rules.sheets import post

RESULTS = [
    fires("figures-missing", "a week old", 2, "likes", H, diary(post(date=ago(7), likes="", views="")), n=7),
    silent("figures-missing", "six days old", diary(post(date=ago(6), likes=""))),
    silent("figures-missing", "nobody liked it is a figure", diary(post(date=ago(9), likes=0))),
    silent(
        "figures-missing",
        "fetched",
        diary(
            post(date=ago(9), likes=""), statistics=[{"post_link": "https://vk.com/wall-7700_15", "day": 7, "likes": 3}]
        ),
    ),
    silent("figures-missing", "no column to type them in", diary(post(date=ago(9)))),
    silent("figures-missing", "typed, but unreadable", diary(post(date=ago(9), likes="много"))),
    fires(
        "wish-unanswered",
        "since Tuesday",
        2,
        "answered_on",
        W,
        diary(post(wishes="Когда будут шахматы?", answered_on="")),
    ),
    silent("wish-unanswered", "since Friday", diary(post(date=ago(1), wishes="Когда будут шахматы?", answered_on=""))),
    silent("wish-unanswered", "since today", diary(post(date=ago(0), wishes="Когда будут шахматы?", answered_on=""))),
    silent("wish-unanswered", "answered", diary(post(wishes="Когда будут шахматы?", answered_on=ago(1)))),
    silent(
        "wish-unanswered",
        "gone on by e-mail",
        diary(post(wishes="Когда будут шахматы?", answered_on="", moved_to="почта")),
    ),
    silent("wish-unanswered", "no wishes", diary(post(wishes="нет", answered_on=""))),
    silent("wish-unanswered", "no column to write it in", diary(post(wishes="Когда будут шахматы?"))),
]
