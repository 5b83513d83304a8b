"""A post and its agreement."""

from __future__ import annotations

from datetime import date

from tests.rules.cases.case import E, H, W, ago, diary, fires, silent
from tests.rules.sheets import community, post

_TWO_WEEKS = {"agreement": "раз в две недели"}

RHYTHM = [
    fires(
        "too-soon",
        "thirteen days of fourteen",
        3,
        "date",
        E,
        diary(post(date=ago(14), post_link=""), post(date=ago(1), post_link=""), **_TWO_WEEKS),
        n=14,
        passed=13,
        allowed_on=ago(0).isoformat(),
    ),
    fires(
        "too-soon",
        "rows in any order",
        2,
        "date",
        E,
        diary(post(date=ago(1), post_link=""), post(date=ago(14), post_link=""), **_TWO_WEEKS),
    ),
    fires(
        "too-soon",
        "twice on one day",
        3,
        "date",
        E,
        diary(post(post_link=""), post(post_link="", topic="Лекция"), **_TWO_WEEKS),
    ),
    silent(
        "too-soon",
        "fourteen days",
        diary(post(date=ago(14), post_link=""), post(date=ago(0), post_link=""), **_TWO_WEEKS),
    ),
    silent(
        "too-soon",
        "taking part in between",
        diary(
            post(date=ago(3), kind="участие", post_link=""), post(date=ago(0), post_link="", kind="анонс"), **_TWO_WEEKS
        ),
    ),
    silent(
        "too-soon",
        "nothing agreed about how often",
        diary(post(date=ago(3), post_link=""), post(date=ago(2), post_link=""), agreement="текст согласовать"),
    ),
    silent(
        "too-soon",
        "nothing agreed at all",
        diary(post(date=ago(3), post_link=""), post(date=ago(2), post_link=""), agreement=""),
    ),
    silent(
        "too-soon",
        "in two communities",
        {
            "communities": [
                community(agreement="раз в две недели"),
                community(name="B", link="vk.com/bbbb", agreement="раз в две недели"),
            ],
            "diary": [post(post_link=""), post(post_link="", community="B")],
        },
    ),
    silent("too-soon", "one post entered twice", diary(post(), post(), **_TWO_WEEKS)),
    fires(
        "wrong-weekday",
        "a Thursday instead of a Friday",
        2,
        "date",
        E,
        diary(post(date=date(2026, 11, 19), post_link=""), agreement="только по пятницам"),
        allowed_on="2026-11-20",
        weekdays="5",
    ),
    silent(
        "wrong-weekday", "a Friday", diary(post(date=date(2026, 11, 20), post_link=""), agreement="только по пятницам")
    ),
    silent(
        "wrong-weekday",
        "taking part on a Thursday",
        diary(post(date=date(2026, 11, 19), post_link="", kind="участие"), agreement="только по пятницам"),
    ),
    fires(
        "over-quota",
        "the third in thirty days",
        4,
        "date",
        E,
        diary(
            post(date=ago(29), post_link=""),
            post(date=ago(15), post_link=""),
            post(date=ago(0), post_link=""),
            agreement="не чаще двух раз в месяц",
        ),
        n=2,
        period="month",
        allowed_on=ago(-1).isoformat(),
    ),
    silent(
        "over-quota",
        "the third on the thirty-first day",
        diary(
            post(date=ago(30), post_link=""),
            post(date=ago(15), post_link=""),
            post(date=ago(0), post_link=""),
            agreement="не чаще двух раз в месяц",
        ),
    ),
    silent(
        "over-quota",
        "too soon is said once",
        diary(post(date=ago(3), post_link=""), post(date=ago(1), post_link=""), agreement="раз в неделю"),
    ),
    fires(
        "too-often",
        "three evenings in a week",
        4,
        "date",
        W,
        diary(
            *(
                post(date=ago(6 - 3 * n), post_link="", topic=topic)
                for n, topic in enumerate(["Лекция", "Кино", "Игры"])
            )
        ),
    ),
    fires(
        "too-often",
        "tonight and tomorrow",
        3,
        "date",
        W,
        diary(
            post(date=ago(3), post_link="", topic="Кино сегодня в 19"),
            post(date=ago(1), post_link="", topic="Завтра лекция"),
        ),
    ),
    silent(
        "too-often",
        "in eight days",
        diary(*(post(date=ago(day), post_link="", topic=f"Вечер {day}") for day in (8, 4, 1))),
    ),
    silent(
        "too-often",
        "one of them tells of two weeks",
        diary(
            *(
                post(date=ago(6 - 3 * n), post_link="", topic=topic)
                for n, topic in enumerate(["Лекция", "Афиша на две недели", "Игры"])
            )
        ),
    ),
    silent(
        "too-often",
        "three a week were agreed",
        diary(
            *(post(date=ago(6 - 3 * n), post_link="", topic=f"Вечер {n}") for n in range(3)),
            agreement="не чаще трёх раз в неделю",
        ),
    ),
    silent(
        "too-often",
        "hiring and seeking is no evening",
        diary(
            *(
                post(date=ago(6 - 3 * n), post_link="", kind=kind)
                for n, kind in enumerate(["аренда", "анонс", "поиск спикера"])
            )
        ),
    ),
    fires("posting-not-allowed", "refused", 2, "community", E, diary(post(), status="отказ")),
    fires("posting-not-allowed", "paused", 2, "community", E, diary(post(), status="пауза")),
    fires("posting-not-allowed", "the agreement says no", 2, "community", E, diary(post(), agreement="нельзя")),
    fires(
        "posting-not-allowed", "perhaps before the pause", 2, "community", H, diary(post(date=ago(31)), status="пауза")
    ),
    silent("posting-not-allowed", "taking part", diary(post(kind="участие"), status="пауза")),
    silent("posting-not-allowed", "agreed", diary(post(), status="договорились")),
    fires("not-agreed-yet", "a candidate", 2, "community", W, diary(post(), status="кандидат")),
    fires("not-agreed-yet", "greeted", 2, "community", W, diary(post(), status="поздоровались")),
    silent("not-agreed-yet", "taking part", diary(post(kind="участие"), status="кандидат")),
    silent("not-agreed-yet", "no status", diary(post())),
    fires(
        "approval-missing",
        "not approved",
        2,
        "approved_on",
        E,
        diary(post(approved_on=""), agreement="текст согласовать с админом"),
    ),
    fires(
        "approval-missing",
        "approved a day late",
        2,
        "approved_on",
        E,
        diary(post(date=ago(4), approved_on=ago(3)), agreement="текст согласовать с админом"),
    ),
    silent(
        "approval-missing",
        "approved on the day",
        diary(post(date=ago(4), approved_on=ago(4)), agreement="текст согласовать с админом"),
    ),
    silent(
        "approval-missing",
        "nobody wants to see it",
        diary(post(approved_on=""), agreement="раз в неделю, без согласования"),
    ),
    silent(
        "approval-missing",
        "taking part",
        diary(post(approved_on="", kind="участие"), agreement="текст согласовать с админом"),
    ),
    silent("approval-missing", "no column to write it in", diary(post(), agreement="текст согласовать с админом")),
]
