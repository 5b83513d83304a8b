"""The columns of the register of communities; seven of them are those of the original table."""

from __future__ import annotations

from sheets_outreach.register.columns import Column, Shape, Tab, TabTable, titles

REGISTER = TabTable(
    Tab.REGISTER,
    titles("Сообщества|Реестр|Реестр сообществ", "Grupper|Register|Fellesskap", "Communities|Register|Groups"),
    (
        Column(
            "name", titles("Название|Название сообщества|Сообщество", "Navn|Namn|Gruppe", "Name|Community"), core=True
        ),
        Column(
            "link",
            titles("Ссылка|Ссылка на сообщество", "Lenke|Lenkje|Lenke til gruppen", "Link|Community link"),
            Shape.LINK,
            core=True,
        ),
        Column(
            "specialisation",
            titles("Специализация", "Spesialisering", "Specialisation|Specialization"),
            Shape.LIST,
            core=True,
        ),
        Column("offer", titles("Предложение|Предложения", "Tilbud|Tilbod", "Offer|Offers"), Shape.LIST, core=True),
        Column(
            "agreement",
            titles(
                "Договоренности Частота публикаций|Договоренности|Договоренность|Частота публикаций",
                "Avtale|Avtaler|Avtala",
                "Agreement|Agreements",
            ),
            core=True,
        ),
        Column("admin", titles("Админ|Администратор", "Administrator|Admin", "Admin|Administrator"), core=True),
        Column(
            "admin_link",
            titles("Ссылка|Ссылка на админа", "Lenke til admin|Lenkje til admin", "Admin link|Link to admin"),
            Shape.LINK,
        ),
        Column("status", titles("Статус", "Status", "Status"), Shape.CHOICE, optional=True),
        Column(
            "rules_read_on",
            titles("Правила прочитаны", "Regler lest|Reglar lesne", "Rules read on|Rules read"),
            Shape.DATE,
            optional=True,
        ),
        Column(
            "greeted_on",
            titles("Приветствие отправлено|Поздоровались", "Hilst|Helsa", "Greeted on|Greeted"),
            Shape.DATE,
            optional=True,
        ),
        Column("platform", titles("Платформа|Соцсеть", "Plattform|Kanal", "Platform|Network"), optional=True),
        Column(
            "members",
            titles(
                "Участников|Участники|Подписчиков|Подписчики",
                "Medlemmer|Medlemer|Følgere|Følgjarar",
                "Members|Followers",
            ),
            Shape.COUNT,
            optional=True,
        ),
        Column(
            "typical_likes",
            titles("Обычно лайков|Лайки обычно", "Vanlige likes|Typiske likes|Vanlege likes", "Typical likes"),
            Shape.COUNT,
            optional=True,
        ),
        Column("advertising", titles("Реклама", "Reklame", "Advertising|Ads"), Shape.CHOICE, optional=True),
        Column(
            "admin_active",
            titles("Админ активен", "Aktiv admin|Admin aktiv", "Admin active|Active admin"),
            Shape.ANSWER,
            optional=True,
        ),
        Column(
            "moderators", titles("Модераторы", "Moderatorer|Moderatorar", "Moderators"), Shape.ANSWER, optional=True
        ),
        Column("place", titles("Место|Район", "Sted|Stad", "Place|District"), optional=True),
        Column(
            "distance_km",
            titles("Расстояние, км|Расстояние", "Avstand, km|Avstand", "Distance, km|Distance"),
            Shape.NUMBER,
            optional=True,
        ),
        Column(
            "audience",
            titles("Аудитория|Кого охватываем", "Målgruppe|Målgrupper|Hvem når vi", "Audience|Whom do we reach"),
            Shape.LIST,
            optional=True,
        ),
        Column("goal", titles("Цель|Для чего", "Mål|Hva vil vi oppnå", "Goal|What for"), optional=True),
        Column(
            "responsible",
            titles(
                "Ответственный|Ответственный сотрудник|Сотрудник",
                "Ansvarlig|Ansvarleg|Ansvarlig ansatt",
                "Responsible|Responsible employee",
            ),
            optional=True,
        ),
        Column(
            "account",
            titles(
                "Аккаунт сотрудника|Аккаунт", "Ansattes konto|Konto|Den ansattes konto", "Employee's account|Account"
            ),
            optional=True,
        ),
        Column(
            "admin_email",
            titles("Почта админа|E-mail админа", "E-post til admin|Admins e-post", "Admin e-mail|Admin email"),
            optional=True,
        ),
        Column(
            "digest_consent",
            titles("Согласие на рассылку", "Samtykke til e-post|Samtykke", "Digest consent"),
            Shape.DATE,
            optional=True,
        ),
        Column("language", titles("Язык", "Språk", "Language"), Shape.CHOICE, optional=True),
        Column(
            "accepted",
            titles("Принято|Принятые замечания", "Godtatt|Godteke|Godtatte merknader", "Accepted|Accepted warnings"),
            Shape.LIST,
            optional=True,
        ),
        Column("note", titles("Примечание|Заметка|Комментарий", "Merknad|Notat", "Note|Notes"), optional=True),
        Column("check", titles("Проверка", "Kontroll", "Check"), ours=True),
        Column("understood", titles("Как понято", "Slik forstått|Slik forstått avtale", "Understood as"), ours=True),
        Column("last_post", titles("Последний пост", "Siste innlegg", "Last post"), Shape.DATE, ours=True),
        Column("next_post", titles("Следующий пост", "Neste innlegg", "Next post"), ours=True),
        Column("engagement", titles("Вовлечённость", "Engasjement", "Engagement"), ours=True),
    ),
)
