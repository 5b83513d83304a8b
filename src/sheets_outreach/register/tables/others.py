"""The columns of the smaller tabs: announcements, recipients, plan, search, settings, jobs."""

from __future__ import annotations

from sheets_outreach.register.columns import Column, Shape, Tab, TabTable, titles

ANNOUNCEMENTS = TabTable(
    Tab.ANNOUNCEMENTS,
    titles("Анонсы|Афиша", "Kunngjøringer|Kunngjeringar|Arrangementer", "Announcements|Events"),
    (
        Column(
            "event_date",
            titles("Дата события|Дата", "Dato for arrangementet|Dato", "Event date|Date"),
            Shape.DATE,
            core=True,
        ),
        Column("title", titles("Название|Заголовок", "Tittel", "Title"), core=True),
        Column("text", titles("Текст", "Tekst", "Text")),
        Column("link", titles("Ссылка", "Lenke|Lenkje", "Link"), Shape.LINK),
        Column("audience", titles("Аудитория", "Målgruppe|Målgrupper", "Audience"), Shape.LIST),
        Column("offer", titles("Предложение", "Tilbud|Tilbod", "Offer"), Shape.LIST),
        Column("image", titles("Изображение|Картинка", "Bilde", "Image"), Shape.LINK),
        Column("image_credit", titles("Автор изображения", "Bildekreditering|Fotograf", "Image credit")),
    ),
)

RECIPIENTS = TabTable(
    Tab.RECIPIENTS,
    titles("Получатели|Рассылка", "Mottakere|Mottakarar", "Recipients"),
    (
        Column("name", titles("Имя", "Navn|Namn", "Name"), core=True),
        Column("address", titles("Адрес|Почта|E-mail", "Adresse|E-post", "Address|E-mail|Email"), core=True),
        Column("language", titles("Язык", "Språk", "Language"), Shape.CHOICE),
        Column("frequency", titles("Частота", "Hyppighet|Frekvens", "Frequency"), Shape.CHOICE),
        Column("parts", titles("Что присылать|Разделы", "Ønskede deler|Deler", "Parts wanted|Parts"), Shape.LIST),
        Column("state", titles("Состояние", "Tilstand", "State"), ours=True),
    ),
)

PLAN = TabTable(
    Tab.PLAN,
    titles("План", "Plan", "Plan"),
    (
        Column("date", titles("Дата", "Dato", "Date"), Shape.DATE, ours=True),
        Column("community", titles("Сообщество", "Gruppe", "Community"), ours=True),
        Column("link", titles("Ссылка на сообщество", "Lenke til gruppen", "Community link"), Shape.LINK, ours=True),
        Column("announcements", titles("Анонсы", "Kunngjøringer", "Announcements"), ours=True),
        Column("draft", titles("Черновик", "Utkast", "Draft"), ours=True),
        Column("tagged_link", titles("Ссылка с меткой", "Sporet lenke", "Tagged link"), Shape.LINK, ours=True),
        Column("ask_by", titles("Согласовать до", "Avklar innen", "Ask by"), Shape.DATE, ours=True),
        Column("responsible", titles("Ответственный", "Ansvarlig", "Responsible"), ours=True),
        Column("reason", titles("Почему", "Hvorfor", "Why"), ours=True),
    ),
)

SEARCH = TabTable(
    Tab.SEARCH,
    titles("Поиск", "Søk", "Search"),
    (
        Column("platform", titles("Платформа", "Plattform", "Platform"), ours=True),
        Column("place", titles("Место", "Sted", "Place"), ours=True),
        Column("words", titles("Запрос", "Søkeord", "Search words"), ours=True),
        Column("link", titles("Ссылка для поиска", "Søkelenke", "Search link"), Shape.LINK, ours=True),
    ),
)

SETTINGS = TabTable(
    Tab.SETTINGS,
    titles("Настройки", "Innstillinger|Innstillingar", "Settings"),
    (
        Column("key", titles("Настройка|Ключ|Параметр", "Innstilling|Nøkkel", "Setting|Key"), core=True),
        Column("value", titles("Значение", "Verdi", "Value"), core=True),
    ),
)

JOBS = TabTable(
    Tab.JOBS,
    titles("Журнал", "Logg", "Jobs"),
    (
        Column("at", titles("Когда", "Når", "When"), ours=True),
        Column("job", titles("Задание", "Jobb", "Job"), ours=True),
        Column("status", titles("Состояние", "Status", "Status"), ours=True),
        Column("message", titles("Что сделано", "Hva ble gjort", "What was done"), ours=True),
        Column("key", titles("Ключ", "Nøkkel", "Key"), ours=True),
    ),
)
