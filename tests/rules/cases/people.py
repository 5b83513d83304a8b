"""Who and what for."""

from __future__ import annotations

from tests.rules.cases.case import H, W, fires, one, register, silent
from tests.rules.sheets import community

PEOPLE = [
    fires("admin-missing", "an empty cell", 2, "admin", W, one(admin="")),
    fires("admin-missing", "a link says where, not who", 2, "admin", W, one(admin="", admin_link="https://vk.com/id7")),
    silent("admin-missing", "initials", one(admin="А.")),
    silent("admin-missing", "the community refused", one(admin="", status="отказ")),
    silent(
        "admin-missing",
        "the library's own site",
        register(
            community(admin="", name="Сайт", link="https://svetlovka.example/"),
            settings={"own_sites": "www.svetlovka.example"},
        ),
    ),
    silent(
        "admin-missing",
        "a sheet without that column",
        register({"name": "Клуб", "link": "vk.com/klub"}, columns=["name", "link", "offer", "agreement"]),
    ),
    fires("goal-missing", "nobody wrote what for", 2, "goal", H, one(goal="")),
    silent("goal-missing", "a word", one(goal="читатели")),
    silent("goal-missing", "no such column", one()),
    silent("goal-missing", "a misspelt heading is no community", register("Facebok", community(goal="читатели"))),
    silent("goal-missing", "paused", one(goal="", status="пауза")),
    fires("audience-missing", "nobody wrote whom", 2, "audience", H, one(audience="")),
    silent("audience-missing", "one group", one(audience="родители")),
    silent("audience-missing", "refused", one(audience="", status="отказ")),
    fires("responsible-missing", "nobody", 2, "responsible", H, one(responsible="")),
    silent("responsible-missing", "a first name", one(responsible="Оля")),
    silent("responsible-missing", "no such column", one()),
    fires(
        "too-many-channels",
        "three communities in two hours",
        4,
        "responsible",
        H,
        register(
            *(
                community(name=f"N{n}", link=f"vk.com/group_{n}", responsible=["Оля", "оля ", "Оля"][n])
                for n in range(3)
            ),
            settings={"hours_per_week": "2"},
        ),
        n=3,
        name="Оля",
    ),
    silent(
        "too-many-channels",
        "as many as the hours",
        register(
            *(community(name=f"N{n}", link=f"vk.com/group_{n}", responsible="Оля") for n in range(2)),
            settings={"hours_per_week": "2"},
        ),
    ),
    silent(
        "too-many-channels",
        "one of them paused",
        register(
            *(
                community(
                    name=f"N{n}",
                    link=f"vk.com/group_{n}",
                    responsible="Оля",
                    status=["договорились", "пауза", "договорились"][n],
                )
                for n in range(3)
            ),
            settings={"hours_per_week": "2"},
        ),
    ),
    silent(
        "too-many-channels",
        "nobody said how many hours",
        register(*(community(name=f"N{n}", link=f"vk.com/group_{n}", responsible="Оля") for n in range(9))),
    ),
]
