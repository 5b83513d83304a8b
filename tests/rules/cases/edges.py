"""Exactly at a limit, and which of several reasons a rule names."""

from __future__ import annotations

from tests.rules.cases.case import E, H, W, ago, diary, fires, one, silent
from tests.rules.sheets import post

_FACEBOOK = "https://www.facebook.com/groups/sokolsosedi"

EDGES = [
    silent(
        "post-elsewhere",
        "where an invite leads nobody knows",
        diary(post(post_link="https://vk.com/wall-7701_15"), link="https://t.me/+AbCdEfGhIjKlMnOp"),
    ),
    fires(
        "post-elsewhere",
        "it names the group the post stands in",
        2,
        "post_link",
        E,
        diary(post(post_link="https://www.facebook.com/groups/begovaya/posts/812345678901234"), link=_FACEBOOK),
        variant="community",
        place="begovaya",
        expected="sokolsosedi",
    ),
    fires(
        "post-elsewhere",
        "it names the platform where that differs",
        2,
        "post_link",
        E,
        diary(post(post_link="https://t.me/klub_sokol/15")),
        variant="platform",
        place="",
        platform="telegram",
        expected_platform="vk",
    ),
    fires(
        "posting-not-allowed", "because refused", 2, "community", E, diary(post(), status="отказ"), variant="refused"
    ),
    fires("posting-not-allowed", "because paused", 2, "community", E, diary(post(), status="пауза"), variant="paused"),
    fires(
        "posting-not-allowed",
        "because the agreement says no, although the status says agreed",
        2,
        "community",
        E,
        diary(post(), agreement="нельзя", status="договорились"),
        variant="agreement",
    ),
    fires("posting-not-allowed", "thirty days before", 2, "community", E, diary(post(date=ago(30)), status="пауза")),
    fires(
        "not-agreed-yet", "the cell says not yet", 2, "community", W, diary(post(), agreement="пока не договорились")
    ),
    silent(
        "not-agreed-yet",
        "the status says otherwise",
        diary(post(), agreement="пока не договорились", status="договорились"),
    ),
    fires(
        "wish-unanswered",
        "two working days",
        2,
        "answered_on",
        W,
        diary(post(date=ago(3), wishes="Когда будут шахматы?", answered_on="")),
        n=2,
    ),
    silent(
        "wish-unanswered",
        "one working day and a Saturday",
        diary(post(date=ago(2), wishes="Когда будут шахматы?", answered_on="")),
    ),
    fires(
        "likes-too-few",
        "one like short of five in a hundred",
        2,
        "typical_likes",
        H,
        one(members=10_000, typical_likes=499),
        n=499,
    ),
    silent("likes-too-few", "five in a hundred of many", one(members=10_000, typical_likes=500)),
]
