"""A digest in words: the facts an employee acts on, in three languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sheets_outreach.digest.compose import Digest, compose_staff_digest, survey_register
from sheets_outreach.digest.formats import Formats
from sheets_outreach.digest.planned import Planned
from sheets_outreach.digest.render import render_digest
from sheets_outreach.digest.sections import Line, Paste, Section, Subhead, Table
from sheets_outreach.digest.voice import Voice, first_name
from sheets_outreach.digest.wording import word_digest
from sheets_outreach.finding import Finding, Severity
from sheets_outreach.register.columns import Tab
from sheets_outreach.statistics import Basis, Engagement
from sheets_outreach.texts import Language
from tests.digest.library import (
    RESIDENT,
    TODAY,
    WISH,
    WORKBOOK,
    Row,
    admin_digest,
    read_tabs,
    recipient,
    staff_digest,
    survey,
    survey_library,
)

RU, NB, EN = Language


def section(part: str, language: Language) -> Section:
    """Give one part of the full digest in words."""
    digest = staff_digest(language)
    place = [block.part for block in digest.blocks].index(part)  # type: ignore[arg-type]
    return word_digest(digest).sections[place]


def lines(part: str, language: Language) -> list[Line]:
    """Give the lines of one part."""
    return [element for element in section(part, language).elements if isinstance(element, Line)]


def plain(text: str) -> str:
    """Give a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        (
            RU,
            "Светловка: исправить 3 замечания, можно публиковать в 3 сообществах, 1 текст ждёт согласования · 23 ноября",
        ),
        (NB, "Svetlovka bibliotek: 3 ting å rette, 3 grupper å poste i, 1 tekst venter på godkjenning · 23. november"),
        (
            EN,
            "Svetlovka Library: 3 things to correct, 3 communities to post in, 1 text waits for approval · 23 November",
        ),
    ],
)
def test_the_subject_says_what_there_is_to_do(language: Language, subject: str) -> None:
    """Three numbers, the library and the day."""
    assert word_digest(staff_digest(language)).subject == subject


@pytest.mark.parametrize(("language", "days"), [(RU, ("ср, 25 ноября", "4 ноября", "вт, 1 декабря")),
                                                (NB, ("ons. 25. november", "4. november", "tir. 1. desember")),
                                                (EN, ("Wed 25 November", "4 November", "Tue 1 December"))])  # fmt: skip
def test_it_says_on_which_day_may_be_posted(language: Language, days: tuple[str, str, str]) -> None:
    """Weekly after 18 November is the 25th; the yard is overdue since its post of the 4th; two weeks after the 17th is 1 December."""
    yard, _, friendly, neighbours, _ = (plain(line.detail) for line in lines("posting", language))
    assert days[0] in friendly
    assert days[1] in yard
    assert days[2] in neighbours


@pytest.mark.parametrize(
    ("language", "row"),
    [(RU, ("ВКонтакте", "1 (±0)", "28 (+10)", "560 (+160)")), (NB, ("VK", "1 (±0)", "28 (+10)", "560 (+160)"))],
)
def test_totals_stand_against_the_week_before(language: Language, row: tuple[str, ...]) -> None:
    """24 + 3 + 1 reactions now, 15 + 2 + 1 a week ago; 560 views now, 400 then."""
    (table,) = (element for element in section("totals", language).elements if isinstance(element, Table))
    assert table.rows[1] == row
    assert table.rows[0][1:] == ("1 (±0)", "37", "—")
    assert table.rows[2][1:] == ("0 (−1)", "—", "—")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (RU, "5,0 % от просмотров · 24 лайка, 3 комментария, 1 репост, 560 просмотров · Дружный Аэропорт · 18 ноября"),
        (NB, "5,0 % av visningene · 24 likes, 3 kommentarer, 1 deling, 560 visninger · Torshov nabolag · 18. november"),
        (EN, "5.0% of views · 24 likes, 3 comments, 1 share, 560 views · Friendly Airport District · 18 November"),
    ],
)
def test_the_best_post_is_shown_with_its_figures(language: Language, said: str) -> None:
    """28 reactions of 560 views are 5 per cent."""
    best = lines("best", language)[0]
    assert plain(best.detail) == said
    assert best.href == "https://vk.com/wall-7700_18"


@pytest.mark.parametrize(
    ("language", "rates"), [(RU, ("1,0 %", "5,0 %")), (NB, ("1,0 %", "5,0 %")), (EN, ("1.0%", "5.0%"))]
)
def test_a_community_that_faded_is_shown_with_both_rates(language: Language, rates: tuple[str, str]) -> None:
    """30 of 3000 now, 150 of 3000 before."""
    (line,) = lines("faded", language)
    assert [rate in plain(line.detail) for rate in rates] == [True, True]


def test_a_correction_opens_the_very_cell() -> None:
    """The link of the sixth community stands in B7."""
    first = lines("corrections", EN)[0]
    assert first.href == f"{WORKBOOK}#gid=0&range=B7"
    assert "B7" in first.text
    assert "Airport Mums" in first.text
    assert first.detail.startswith("Link")


def test_an_approval_opens_its_cell_and_says_how_long_it_takes() -> None:
    """Asked on the 17th, today is the 23rd."""
    (line,) = lines("approvals", EN)
    assert line.href == f"{WORKBOOK}#gid=101&range=G7"
    assert "17 November, 6 days ago" in plain(line.detail)


@pytest.mark.parametrize("language", Language)
def test_a_resident_is_never_named(language: Language) -> None:
    """Neither who wrote a wish nor what, in any part of the mail, its subject included."""
    letter = render_digest(staff_digest(language))
    assert WISH not in letter.text + letter.html + letter.subject
    assert RESIDENT.split()[0] not in letter.text + letter.html + letter.subject
    assert len(lines("wishes", language)) == 2


def test_a_finding_about_a_cell_that_may_name_a_resident_does_not_repeat_it() -> None:
    """«Answered on» may hold «told Zinaida»: the cell is opened, not quoted."""
    diary: list[Row] = [{"date": TODAY - timedelta(days=9), "community": "A", "topic": "Chess", "wishes": WISH,
                         "answered_on": f"told {RESIDENT}"}]  # fmt: skip
    register = read_tabs({Tab.REGISTER: [{"name": "A", "link": "https://vk.com/a_sokol"}], Tab.DIARY: diary})
    letter = render_digest(compose_staff_digest(survey(register), recipient(EN)))
    assert "range=N2" in letter.text
    assert RESIDENT.split()[0] not in letter.text + letter.html


GREETING = {
    RU: ("Здравствуйте, Марина!", "Анна", "«Светловка»", "«Нейбахуд Ленинградки»", "раз в 2 недели", "соседи", "со своей личной страницы"),
    NB: ("Hei, Marit!", "Anne", "Svetlovka bibliotek", "«Vi som bor på Sandaker»", "hver 2. uke", "naboer", "min egen profil"),
    EN: ("Hello, Marina!", "Ann", "Svetlovka Library", "“Nextdoor on Leningrad Avenue”", "every 2 weeks", "neighbours", "my own account"),
}  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_a_greeting_is_personal_and_asks_leave(language: Language) -> None:
    """Who writes, from which library, neighbours, their own account, how often; as the handbook wants it."""
    (greeting,) = (element for element in section("candidates", language).elements if isinstance(element, Paste))
    assert [word for word in GREETING[language] if word not in greeting.text] == []
    assert greeting.href == "https://vk.com/marina_admin"


@pytest.mark.parametrize("reader", Language)
def test_a_text_to_paste_is_in_the_language_of_the_community(reader: Language) -> None:
    """A Norwegian employee still writes Russian to a Russian group."""
    whole = survey_library(RU)
    letter = render_digest(compose_staff_digest(whole, recipient(reader)))
    assert "Здравствуйте, Марина!" in letter.text
    assert "Здравствуйте, Олег!" in letter.text


def test_a_message_says_what_is_planned_and_how_the_last_post_did() -> None:
    """On the day, by name, from the employee who looks after the community."""
    (message,) = (element for element in section("messages", EN).elements if isinstance(element, Paste))
    assert "Hello, Oleg! This is Ann from Svetlovka Library." in message.text
    assert "– Thu 26 November: Robots for school children" in plain(message.text)
    assert "“Board game night” (18 November): 24 likes, 3 comments, 1 share, 560 views" in plain(message.text)


def test_a_message_shows_the_text_to_an_admin_who_wants_to_see_it_first() -> None:
    """Without one nobody could approve anything."""
    rows: list[Row] = [
        {"name": "A", "link": "https://vk.com/a_sokol", "agreement": "once a week, text to be approved by the admin"}
    ]
    register = read_tabs({Tab.REGISTER: rows})
    planned = [
        Planned(2, TODAY + timedelta(days=1), ("Chess",), "Come and play!"),
        Planned(2, TODAY + timedelta(days=9), ("Go",)),
    ]
    letter = render_digest(compose_staff_digest(survey(register, planned=planned), recipient(EN)))
    assert "– Tue 24 November: Chess\n– Wed 2 December: Go\n" in plain(letter.text)
    assert "Text of the post:\nCome and play!" in letter.text
    assert letter.text.count("Text of the post:") == 1


def test_posts_nobody_measured_are_mentioned_beside_the_totals() -> None:
    """A small sum may only mean that nobody looked."""
    diary: list[Row] = [
        {"date": TODAY - timedelta(days=day), "community": "A", "topic": f"Chess {day}"} for day in (1, 2)
    ]
    register = read_tabs({Tab.REGISTER: [{"name": "A", "link": "https://vk.com/a_sokol"}], Tab.DIARY: diary})
    letter = render_digest(compose_staff_digest(survey(register), recipient(EN, parts=("totals",))))
    assert "VK | 2 (+2) | — | —" in letter.text
    assert "2 posts have no figures yet." in letter.text


def test_a_finding_about_a_whole_row_opens_the_row() -> None:
    """There is no cell to point at."""
    register = read_tabs({Tab.REGISTER: [{"name": "A", "link": "https://vk.com/a_sokol"}]})
    findings = [Finding("admin-missing", Severity.WARNING, "register", 2, "")]
    whole = survey_register(register, findings, {}, workbook=WORKBOOK)
    letter = render_digest(compose_staff_digest(whole, recipient(EN)))
    assert "* Communities, 2\u00a0· A\n  the admin" in letter.text
    assert f"{WORKBOOK}#gid=0&range=2:2" in letter.text


@pytest.mark.parametrize(
    ("severities", "heads"),
    [
        ([Severity.ERROR], ["1 error"]),
        ([Severity.WARNING], ["1 warning"]),
        ([Severity.WARNING, Severity.ERROR], ["1 error", "1 warning"]),
    ],
    ids=["errors only", "warnings only", "both"],
)
def test_a_kind_of_correction_there_is_none_of_has_no_heading(severities: list[Severity], heads: list[str]) -> None:
    """Nobody reads that there are no warnings; errors come first."""
    register = read_tabs({Tab.REGISTER: [{"name": "A", "link": "https://vk.com/a_sokol"}]})
    findings = [Finding("admin-missing", severity, "register", 2, "admin") for severity in severities]
    whole = survey_register(register, findings, {}, workbook=WORKBOOK)
    sections = word_digest(compose_staff_digest(whole, recipient(EN))).sections
    [corrections] = [section for section in sections if section.title == "To correct in the sheet"]
    assert [element.text for element in corrections.elements if isinstance(element, Subhead)] == heads


def test_an_admin_sees_the_draft_with_its_tagged_address_whole() -> None:
    """What will be posted is what they approve."""
    text = render_digest(admin_digest(EN)).text
    assert "https://svetlovka.example/games?utm_source=facebook&utm_campaign=neighbours" in text
    assert "Tue 1 December" in text
    assert "answer wanted by 27 November" in text
    assert "31 likes, 6 comments" in text


@pytest.mark.parametrize("language", Language)
def test_an_admins_mail_names_no_other_community_and_not_the_sheet(language: Language) -> None:
    """An admin is no colleague: not even a link to the workbook goes out."""
    letter = render_digest(admin_digest(language))
    whole = survey_library(language)
    others = [community.name for community in whole.register.communities[1:]]
    everything = letter.subject + letter.text + letter.html
    assert [name for name in others if name in everything] == []
    assert "spreadsheets" not in everything


def test_without_a_workbook_that_opens_there_are_no_links_to_cells() -> None:
    """A preview of a file still says which cell."""
    whole = survey(
        read_tabs({Tab.REGISTER: [{"name": "A", "link": "vk.cоm/a", "agreement": "weekly"}]}), workbook="a.xlsx"
    )
    letter = render_digest(compose_staff_digest(whole, recipient(EN)))
    assert "Communities, B2" in letter.text
    assert "range=" not in letter.text + letter.html


@pytest.mark.parametrize(
    ("language", "n", "words"),
    [(RU, 1, "1 лайк"), (RU, 3, "3 лайка"), (RU, 5, "5 лайков"), (RU, 11, "11 лайков"), (RU, 21, "21 лайк"), (RU, 12345, "12 345 лайков"),
     (NB, 1, "1 like"), (NB, 2, "2 likes"), (NB, 12345, "12 345 likes"), (EN, 1, "1 like"), (EN, 0, "0 likes"), (EN, 12345, "12,345 likes")],
)  # fmt: skip
def test_numbers_and_their_words_agree(language: Language, n: int, words: str) -> None:
    """CLDR's plural forms and separators."""
    assert plain(voice(language).count("figures.likes", n)) == words


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [(RU, 7, "раз в неделю"), (RU, 14, "раз в 2 недели"), (RU, 35, "раз в 5 недель"), (RU, 147, "раз в 21 неделю"), (RU, 10, "раз в 10 дней"),
     (RU, 1, "раз в день"), (NB, 7, "én gang i uka"), (NB, 21, "én gang hver 3. uke"), (EN, 7, "once a week"), (EN, 14, "once every 2 weeks"),
     (EN, 10, "once every 10 days"), (EN, 1, "once a day")],
)  # fmt: skip
def test_a_frequency_is_said_in_weeks_where_it_is_weeks(language: Language, days: int, said: str) -> None:
    """As people say it."""
    assert voice(language).often(days) == said


@pytest.mark.parametrize(
    ("percent", "ru", "en"), [(4.23, "4,2 %", "4.2%"), (12.0, "12,0 %", "12.0%"), (0.04, "0,0 %", "0.0%"), (123.46, "123,5 %", "123.5%")]
)  # fmt: skip
def test_a_rate_has_one_decimal(percent: float, ru: str, en: str) -> None:
    """More would pretend to know."""
    assert plain(voice(RU).rate(Engagement(percent, Basis.VIEWS, complete=True, posts=1))).startswith(ru)
    assert voice(EN).rate(Engagement(percent, Basis.MEMBERS, complete=True, posts=1)) == f"{en} of members"


@pytest.mark.parametrize(
    ("language", "day", "written"),
    [(RU, date(2026, 5, 3), "3 мая"), (RU, date(2027, 1, 2), "2 января 2027"), (NB, date(2026, 5, 17), "17. mai"),
     (EN, date(2025, 12, 31), "31 December 2025")],
)  # fmt: skip
def test_another_year_is_written_out(language: Language, day: date, written: str) -> None:
    """The month stands in the form the language wants after a number."""
    assert Formats(language, TODAY).day(day) == written


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Арина Г.", "Арина"), ("Anna-Lena Berg", "Anna-Lena"), ("@arina", ""), ("+7 916 000", ""), ("", ""), ("  \u202eOleg", "Oleg"),
     ("https://vk.com/id1", ""), ("vk.com/id1", ""), ("olav@x.example", ""), ("<script>", "")],
)  # fmt: skip
def test_an_admin_is_addressed_by_first_name(typed: str, name: str) -> None:
    """Where the cell begins with one; a message can do without."""
    assert first_name(typed) == name


def voice(language: Language) -> Voice:
    """Give a voice that speaks of an empty digest."""
    return Voice(Digest((), language, TODAY, "", "", language))
