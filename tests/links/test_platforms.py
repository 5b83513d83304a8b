"""The public forms of every platform's links, in the worlds of Russian, Norwegian and English libraries."""

from __future__ import annotations

from collections import Counter

import pytest

from sheets_outreach.links import Kind, Platform, recognise
from tests.links.forms import Case, as_case, read_cases

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_form_is_told_apart(case: Case) -> None:
    """Every form gives platform, kind, id, canonical address and, where the link says it, the community."""
    assert as_case(recognise(case.text)) == case


@pytest.mark.parametrize("case", [case for case in CASES if case.kind != "unknown"], ids=lambda case: case.text)
def test_a_canonical_address_is_its_own(case: Case) -> None:
    """What we would write in place of a link means the same thing again."""
    again = recognise(case.canonical or "")
    assert (again.platform, again.kind, again.id, again.canonical) == (
        case.platform,
        case.kind,
        case.id,
        case.canonical,
    )


@pytest.mark.parametrize("platform", [platform for platform in Platform if platform is not Platform.UNKNOWN])
def test_every_platform_has_forms_of_both_kinds(platform: Platform) -> None:
    """At least eight forms a platform, and, but for plain sites, some that name nothing."""
    kinds = Counter(case.kind for case in CASES if case.platform is platform)
    assert kinds.total() >= 8
    assert kinds["unknown"] > 0 or platform is Platform.WEBSITE


@pytest.mark.parametrize("case", [case for case in CASES if case.kind == "unknown"], ids=lambda case: case.text)
def test_a_page_that_names_nothing_says_why(case: Case) -> None:
    """A page that is nobody's is unreadable with a reason; a code that must be opened is shortened."""
    link = recognise(case.text)
    assert [problem.code for problem in link.problems] in (["link-unreadable"], ["link-shortened"])
    assert link.id is None or link.problems[0].code == "link-shortened"
    assert not link.stable


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("https://www.facebook.com/groups/sokolnabo/posts/812345678901234/?comment_id=99&reply_comment_id=100", "99"),
        ("https://www.facebook.com/deichman/posts/81234567?comment_id=", None),
        ("https://www.instagram.com/p/DAbCdEf_-1x/c/17900000000000001/", "17900000000000001"),
        ("https://www.instagram.com/p/DAbCdEf_-1x/", None),
        ("https://vk.com/wall-7654321_98?reply=101", "101"),
        ("https://vk.com/wall-7654321_98_r102", "102"),
        ("https://t.me/sokolnabo/17?comment=3", "3"),
        ("https://t.me/c/1900000001/17?comment=3", "3"),
        ("https://www.youtube.com/watch?v=a1B2c3D4e5F&lc=UgxExample", "UgxExample"),
        ("https://www.reddit.com/r/norge/comments/1abcd2e/tittel/kx1y2z3/", "kx1y2z3"),
        ("https://www.reddit.com/r/norge/comments/1abcd2e/tittel/", None),
    ],
)
def test_the_comment_a_link_points_at_is_kept_aside(text: str, comment: str | None) -> None:
    """A comment may be the wish that the diary wants; it is no part of the post's key."""
    assert recognise(text).comment == comment


STABLE = (
    "https://www.facebook.com/groups/sokolnabo",
    "https://www.facebook.com/groups/sokolnabo/posts/812345678901234",
    "https://vk.com/sokolnabo",
    "https://t.me/sokolnabo",
    "https://whatsapp.com/channel/0029VbExampleChannel",
    "https://www.canva.com/design/DAGexample1",
)
UNSTABLE = (
    "https://www.facebook.com/deichman/posts/pfbid0Example",
    "https://www.facebook.com/share/g/1ExAmple",
    "https://fb.watch/3ExAmple",
    "https://m.me/j/AbaExampleCode_1",
    "https://chat.whatsapp.com/KdExampleCode22charsXy",
    "https://t.me/+AbCdExample_1",
    "https://max.ru/join/HashExample1",
    "https://discord.gg/deichman",
    "https://vk.me/join/AbExample",
    "https://www.reddit.com/r/norge/s/AbExample1",
    "https://clck.ru/3ExAmple",
    "https://g.page/r/CdExample1",
)


@pytest.mark.parametrize("text", STABLE)
def test_a_public_name_or_number_is_a_key(text: str) -> None:
    """Two rows with one such id are one community."""
    assert recognise(text).stable


@pytest.mark.parametrize("text", UNSTABLE)
def test_an_id_that_changes_is_no_key(text: str) -> None:
    """Share links, invites and viewer-dependent ids must never make a duplicate an error."""
    assert not recognise(text).stable


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("https://vk.com/sokolnabo", False),
        ("https://vk.com/club7", True),
        ("https://t.me/sokolnabo", False),
        ("https://t.me/sokolnabo/17", True),
        ("https://max.ru/sokolnabo", False),
        ("https://max.ru/c/-70000000000001", True),
        ("https://www.facebook.com/groups/sokolnabo", True),
    ],
)
def test_a_bare_name_may_be_a_person(text: str, certain: bool) -> None:
    """On VK, Telegram and MAX only the platform itself knows whether a name is a community's."""
    assert recognise(text).certain is certain


@pytest.mark.parametrize(
    "text",
    [
        "https://wa.me/4790000000",
        "https://api.whatsapp.com/send?phone=79160000000",
        "https://t.me/+79160000000",
        "tg://resolve?phone=4790000000",
    ],
)
def test_a_telephone_number_is_pointed_out(text: str) -> None:
    """A number in a link is somebody's personal data."""
    assert [problem.code for problem in recognise(text).problems] == ["phone-link"]


@pytest.mark.parametrize("text", ["https://wa.me/message/ABCDEF1", "https://t.me/+AbCdExample_1", "https://vk.com/id7"])
def test_a_code_is_no_telephone(text: str) -> None:
    """Digits are a number only where a number stands."""
    assert recognise(text).problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "https://www.canva.com/design/DAGexample1/SecretSecretSecret/edit?invite=SecretSecretSecret",
        "https://www.canva.com/brand/join?token=SecretSecretSecret",
        "https://partner.canva.com/x?token=SecretSecretSecret&y=1",
        "https://reader:SecretSecretSecret@sokol-bibl.ru/afisha",
    ],
)
def test_what_gives_access_stays_out_of_keys(text: str) -> None:
    """Share tokens and passwords stand in nothing that is compared, logged or mailed."""
    link = recognise(text)
    assert "SecretSecretSecret" not in f"{link.id} {link.canonical}"
    assert link.raw == text


def test_an_own_site_is_one_with_and_without_www() -> None:
    """Only the library's own settings can say that two hosts are one."""
    ours = ["https://sokol-bibl.ru/", "www.deichman.no"]
    assert recognise("https://www.sokol-bibl.ru/afisha", own_sites=ours).id == "sokol-bibl.ru/afisha"
    assert recognise("deichman.no", own_sites=ours).canonical == "https://www.deichman.no"
    assert recognise("https://www.example.org/", own_sites=ours).id == "www.example.org"
    assert recognise("https://www.sokol-bibl.ru/").id == "www.sokol-bibl.ru"


def test_an_own_site_may_be_written_in_its_alphabet() -> None:
    """The settings hold what people type; what is no host there is passed over."""
    link = recognise("https://www.xn--80abaqnbpf2a4b.xn--p1ai", own_sites=["нет сайта", "библиотека.рф"])
    assert link.kind is Kind.PROFILE
    assert link.id == "xn--80abaqnbpf2a4b.xn--p1ai"
