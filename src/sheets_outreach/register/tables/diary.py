"""The columns of the diary of publications and of the statistics that grow out of it."""

from __future__ import annotations

from sheets_outreach.register.columns import Column, Shape, Tab, TabTable, titles

DIARY = TabTable(
    Tab.DIARY,
    titles("Дневник|Дневник публикаций", "Dagbok|Publiseringsdagbok", "Diary|Publications"),
    (
        Column("date", titles("Дата|Дата публикации", "Dato", "Date"), Shape.DATE, core=True),
        Column("community", titles("Сообщество", "Gruppe|Fellesskap", "Community|Group"), core=True),
        Column(
            "post_link",
            titles(
                "Ссылка на пост|Ссылка на публикацию|Ссылка",
                "Lenke til innlegg|Lenke|Lenkje til innlegg",
                "Post link|Link to post|Link",
            ),
            Shape.LINK,
            core=True,
        ),
        Column("topic", titles("Тема", "Tema|Emne", "Topic"), core=True),
        Column("kind", titles("Вид|Тип", "Type|Slag", "Kind|Type"), Shape.CHOICE, optional=True),
        Column("author", titles("Автор", "Forfatter|Forfattar|Hvem", "Author"), optional=True),
        Column(
            "text",
            titles("Текст или макет|Текст|Макет", "Tekst eller design|Tekst|Design", "Text or design|Text|Design"),
            optional=True,
        ),
        Column(
            "image_credit",
            titles("Автор изображения|Источник изображения", "Bildekreditering|Fotograf|Foto", "Image credit"),
            optional=True,
        ),
        Column(
            "approval_asked_on",
            titles(
                "Согласование запрошено|На согласовании с",
                "Godkjenning spurt|Spurt om godkjenning",
                "Approval asked on|Approval asked",
            ),
            Shape.DATE,
            optional=True,
        ),
        Column(
            "approved_on",
            titles("Согласовано", "Godkjent|Godkjent dato", "Approved on|Approved"),
            Shape.DATE,
            optional=True,
        ),
        Column("likes", titles("Лайки|Лайков", "Likes|Likerklikk", "Likes"), Shape.COUNT, optional=True),
        Column(
            "comments",
            titles("Комментарии|Комментариев", "Kommentarer|Kommentarar", "Comments"),
            Shape.COUNT,
            optional=True,
        ),
        Column(
            "shares", titles("Репосты|Репостов|Поделились", "Delinger|Delingar", "Shares"), Shape.COUNT, optional=True
        ),
        Column("views", titles("Просмотры|Просмотров", "Visninger|Visningar", "Views"), Shape.COUNT, optional=True),
        Column(
            "wishes",
            titles(
                "Пожелания и отзывы|Пожелания|Отзывы",
                "Ønsker og tilbakemeldinger|Ønsker|Tilbakemeldinger",
                "Wishes and reviews|Wishes",
            ),
            optional=True,
        ),
        Column("from_whom", titles("От кого", "Fra hvem|Frå kven", "From whom"), optional=True),
        Column("answered_on", titles("Отвечено", "Besvart|Svart", "Answered on|Answered"), Shape.DATE, optional=True),
        Column("moved_to", titles("Переведено в|Продолжили в", "Flyttet til|Flytta til", "Moved to"), optional=True),
        Column("outcome", titles("Итог|Результат", "Resultat|Utfall", "Outcome"), optional=True),
        Column("note", titles("Примечание|Заметка", "Merknad|Notat", "Note|Notes"), optional=True),
        Column("check", titles("Проверка", "Kontroll", "Check"), ours=True),
        Column("figures", titles("Показатели", "Tall", "Figures"), ours=True),
    ),
)

STATISTICS = TabTable(
    Tab.STATISTICS,
    titles("Статистика", "Statistikk", "Statistics"),
    (
        Column("measured_on", titles("Измерено", "Målt", "Measured on"), Shape.DATE, ours=True),
        Column("community", titles("Сообщество", "Gruppe", "Community"), ours=True),
        Column("post_link", titles("Ссылка на пост", "Lenke til innlegg", "Post link"), Shape.LINK, ours=True),
        Column("platform", titles("Платформа", "Plattform", "Platform"), ours=True),
        Column("day", titles("День", "Dag", "Day"), Shape.COUNT, ours=True),
        Column("members", titles("Участников", "Medlemmer", "Members"), Shape.COUNT, ours=True),
        Column("likes", titles("Лайки", "Likes", "Likes"), Shape.COUNT, ours=True),
        Column("comments", titles("Комментарии", "Kommentarer", "Comments"), Shape.COUNT, ours=True),
        Column("shares", titles("Репосты", "Delinger", "Shares"), Shape.COUNT, ours=True),
        Column("views", titles("Просмотры", "Visninger", "Views"), Shape.COUNT, ours=True),
        Column("engagement", titles("Вовлечённость, %", "Engasjement, %", "Engagement, %"), Shape.NUMBER, ours=True),
        Column("basis", titles("База", "Grunnlag", "Basis"), ours=True),
        Column("source", titles("Источник", "Kilde", "Source"), ours=True),
        Column("exact", titles("Точно", "Nøyaktig", "Exact"), Shape.ANSWER, ours=True),
    ),
)
