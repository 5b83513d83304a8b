"""Whether a community is worth the time."""

from __future__ import annotations

from tests.rules.cases.case import CHAT, H, W, ago, fires, one, register, silent
from tests.rules.sheets import community

VETTING = [
    fires("members-too-few", "below the usual limit", 2, "members", W, one(members="1 999"), n=1999, least=2000),
    fires(
        "members-too-few",
        "below the library's own",
        2,
        "members",
        W,
        register(community(members=2500), settings={"min_members": "3000"}),
    ),
    silent("members-too-few", "exactly the limit", one(members=2000)),
    silent("members-too-few", "as people write it", one(members="2,5 тыс.")),
    silent("members-too-few", "nobody counted", one(members="")),
    silent("members-too-few", "a chat is small by nature", register("WhatsApp", community(link=CHAT, members=120))),
    silent("members-too-few", "refused anyway", one(members=100, status="отказ")),
    fires("likes-too-few", "under five in a hundred", 2, "typical_likes", H, one(members=2000, typical_likes=99), n=99),
    silent("likes-too-few", "five in a hundred", one(members=2000, typical_likes=100)),
    silent(
        "likes-too-few",
        "the library asks for less",
        register(community(members=2000, typical_likes=40), settings={"likes_share": "2"}),
    ),
    silent("likes-too-few", "members not known", one(typical_likes=3)),
    fires(
        "too-much-advertising",
        "a candidate full of it",
        2,
        "advertising",
        W,
        one(advertising="часто", status="кандидат"),
    ),
    silent("too-much-advertising", "rarely", one(advertising="редко", status="кандидат")),
    silent("too-much-advertising", "already agreed", one(advertising="часто", status="договорились")),
    fires(
        "admin-inactive", "a candidate without a helm", 2, "admin_active", W, one(admin_active="нет", status="кандидат")
    ),
    silent("admin-inactive", "active", one(admin_active="да", status="кандидат")),
    silent("admin-inactive", "already agreed", one(admin_active="нет", status="договорились")),
    fires("no-moderators", "none", 2, "moderators", H, one(moderators="нет", status="кандидат")),
    silent("no-moderators", "some", one(moderators="+", status="кандидат")),
    silent("no-moderators", "nobody looked", one(moderators="", status="кандидат")),
    fires("rules-not-read", "a candidate", 2, "rules_read_on", H, one(rules_read_on="", status="кандидат")),
    silent("rules-not-read", "read", one(rules_read_on=ago(30), status="кандидат")),
    silent("rules-not-read", "agreed long since", one(rules_read_on="", status="договорились")),
    silent("rules-not-read", "written so that we cannot read when", one(rules_read_on="летом", status="кандидат")),
    fires("not-greeted", "a candidate", 2, "greeted_on", H, one(greeted_on="", status="кандидат")),
    silent("not-greeted", "the status says so", one(greeted_on="", status="поздоровались")),
    silent("not-greeted", "greeted", one(greeted_on="20.11.2026", status="кандидат")),
    fires("too-far", "beyond a car's reach", 2, "distance_km", W, one(distance_km="5,1 км")),
    fires("too-far", "beyond a walk", 2, "distance_km", H, one(distance_km=1.6)),
    silent("too-far", "just within a walk", one(distance_km="1,5")),
    silent("too-far", "in metres", one(distance_km="900 м")),
    silent(
        "too-far",
        "the library reaches farther",
        register(community(distance_km=6), settings={"walking_radius_km": "7", "driving_radius_km": "20"}),
    ),
    fires(
        "name-promising",
        "neighbours",
        2,
        "name",
        H,
        one(name="Соседи Аэропорта", status="кандидат"),
        text="Соседи Аэропорта",
    ),
    fires("name-promising", "in Norwegian", 2, "name", H, one(name="Nabolaget på Sagene", status="кандидат")),
    fires("name-promising", "in English", 2, "name", H, one(name="Airport Neighborhood", status="кандидат")),
    silent("name-promising", "a writer's name", one(name="Nabokov-klubben", status="кандидат")),
    silent("name-promising", "a militia's", one(name="Дружинники Сокола", status="кандидат")),
    silent("name-promising", "already agreed", one(name="Соседи Аэропорта", status="договорились")),
]
