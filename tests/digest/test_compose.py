"""What a digest says and to whom."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sheets_outreach.choices import Frequency
from sheets_outreach.digest.blocks import LastPosts, PlannedHere
from sheets_outreach.digest.compose import compose_admin_digest, compose_staff_digest, nothing_new
from sheets_outreach.digest.fingerprint import fingerprint
from sheets_outreach.digest.parts import STAFF_PARTS, URGENT_PARTS, Part
from sheets_outreach.register.columns import Tab
from sheets_outreach.texts import Language, load_texts
from tests.digest.library import (
    TODAY,
    Row,
    admin_digest,
    make_library,
    plan,
    read_tabs,
    recipient,
    staff_digest,
    survey,
    survey_library,
)


def test_the_library_of_the_tests_has_something_to_say_in_every_part() -> None:
    """Else the other tests would look at nothing."""
    assert [block.part for block in staff_digest().blocks] == list(STAFF_PARTS)
    assert [block.part for block in admin_digest().blocks] == [Part.PLANNED, Part.LAST_POSTS]


def test_a_digest_is_in_the_language_of_its_reader_else_in_that_of_the_sheet() -> None:
    """Colleagues of one library may read different languages."""
    whole = survey_library(Language.NB)
    assert compose_staff_digest(whole, recipient(Language.RU)).language is Language.RU
    assert compose_staff_digest(whole, recipient(None)).language is Language.NB


def test_a_person_gets_the_parts_they_want() -> None:
    """In the order of the digest, and only those that have something to say."""
    whole = survey_library()
    digest = compose_staff_digest(whole, recipient(parts=("totals", "errors")))
    assert [block.part for block in digest.blocks] == [Part.CORRECTIONS, Part.TOTALS]


def test_the_daily_digest_between_two_weekly_ones_is_short() -> None:
    """On the weekly day it is the whole one."""
    tuesday = read_tabs({Tab.REGISTER: [{"name": "A", "status": "candidate"}, {"name": "B", "agreement": "once a week"}]},
                        today=TODAY + timedelta(days=1))  # fmt: skip
    digest = compose_staff_digest(survey(tuesday), recipient(frequency=Frequency.DAILY))
    assert {block.part for block in digest.blocks} <= URGENT_PARTS
    assert compose_staff_digest(survey_library(), recipient(frequency=Frequency.DAILY)).blocks == staff_digest().blocks


def test_an_empty_sheet_has_nothing_new() -> None:
    """Empty parts are left out, and the reason can be said in every language."""
    digest = compose_staff_digest(survey(read_tabs({Tab.REGISTER: []})), recipient())
    assert digest.blocks == ()
    assert nothing_new(digest) == "digest.nothing.empty"


def test_hints_alone_are_no_reason_to_write() -> None:
    """They can wait for company."""
    digest = compose_staff_digest(survey_library(), recipient(parts=("hints",)))
    assert [block.part for block in digest.blocks] == [Part.HINTS]
    assert nothing_new(digest) == "digest.nothing.hints-only"


def test_that_everybody_must_rest_is_no_reason_to_write() -> None:
    """There is nothing to do about it."""
    register = read_tabs({
        Tab.REGISTER: [{"name": "B", "link": "https://vk.com/b_b_b", "agreement": "no more than once a month", "admin": "Ida"}],
        Tab.DIARY: [{"date": TODAY, "community": "B", "topic": "Chess", "post_link": "https://vk.com/wall-7700_1"}],
    })  # fmt: skip
    digest = compose_staff_digest(survey(register), recipient(parts=("posting",)))
    assert [block.part for block in digest.blocks] == [Part.POSTING]
    assert nothing_new(digest) == "digest.nothing.hints-only"


@pytest.mark.parametrize("part", [part for part in STAFF_PARTS if part is not Part.HINTS])
def test_every_other_part_is_worth_a_mail(part: Part) -> None:
    """Each of them asks somebody to do something, or tells the week."""
    digest = compose_staff_digest(survey_library(), recipient(parts=(part.value,)))
    assert [block.part for block in digest.blocks] == [part]
    assert nothing_new(digest) is None


def test_the_same_as_last_time_is_nothing_new_where_it_was_asked() -> None:
    """A daily mail that says what yesterday's said is noise; a weekly one is a reminder."""
    digest = staff_digest()
    assert nothing_new(digest, fingerprint(digest.blocks)) == "digest.nothing.same"
    assert nothing_new(digest, "0123456789abcdef") is None
    assert nothing_new(digest) is None


def test_the_fingerprint_tells_what_is_said_and_not_how_long_somebody_waits() -> None:
    """A day later the same text still waits; another text is something new."""

    def waiting(topic: str, days: int, extra_rows: int = 0) -> str:
        rows: list[Row] = [{"topic": "an older one"}] * extra_rows
        rows.append({"topic": topic, "community": "B", "approval_asked_on": TODAY - timedelta(days=days)})
        register = read_tabs({Tab.REGISTER: [{"name": "B"}], Tab.DIARY: rows})
        return fingerprint(compose_staff_digest(survey(register), recipient(parts=("approvals",))).blocks)

    assert waiting("Chess", 5) == waiting("Chess", 6) == waiting("Chess", 5, extra_rows=1)
    assert waiting("Chess", 5) != waiting("Poetry", 5)


@pytest.mark.parametrize("part", Part)
def test_every_part_has_a_fingerprint_of_its_own(part: Part) -> None:
    """No two parts say the same, and a part always says the same of the same sheet."""
    blocks = {block.part: block for block in (*staff_digest().blocks, *admin_digest().blocks)}
    again = {block.part: block for block in (*staff_digest().blocks, *admin_digest().blocks)}
    assert fingerprint([blocks[part]]) == fingerprint([again[part]])
    assert [other for other in Part if fingerprint([blocks[other]]) == fingerprint([blocks[part]])] == [part]


def test_an_admin_reads_about_their_own_community_only() -> None:
    """Of the others not a name, a post or a plan."""
    whole = survey_library()
    digest = compose_admin_digest(whole, whole.register.communities[0])
    planned, last = digest.blocks
    assert isinstance(planned, PlannedHere)
    assert isinstance(last, LastPosts)
    assert [post.day for post in planned.planned] == [post.day for post in plan() if post.community_row == 2]
    assert {post.place for post in last.posts} == {"Neighbours of Sokol"}
    assert digest.cells is None


def test_an_admin_is_not_written_to_when_nothing_is_planned() -> None:
    """Figures alone are no reason to write to a volunteer."""
    without_plan = survey(make_library())
    digest = compose_admin_digest(without_plan, without_plan.register.communities[0])
    assert [block.part for block in digest.blocks] == [Part.LAST_POSTS]
    assert nothing_new(digest) == "digest.nothing.no-plan"
    assert nothing_new(admin_digest()) is None


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", ["empty", "hints-only", "same", "no-plan"])
def test_every_reason_can_be_said(language: Language, reason: str) -> None:
    """It stands in the Jobs tab in plain words."""
    assert load_texts(language).say(f"digest.nothing.{reason}").endswith(".")
