"""What people and programs do to a link before it reaches a cell, and what is no link at all."""

from __future__ import annotations

import pytest

from sheets_outreach.links import Kind, Link, Platform, recognise

SOKOL = "https://vk.com/sokolnabo"


def problem(link: Link) -> tuple[str, object]:
    """Return the code and reason of a refused link's one problem."""
    (only,) = link.problems
    return only.code, only.params.get("reason")


@pytest.mark.parametrize(
    "text",
    [
        "  https://vk.com/sokolnabo\n",
        "https://vk.com/sokolnabo.",
        "«https://vk.com/sokolnabo»,",
        "„vk.com/sokolnabo“",
        "(vk.com/sokolnabo)",
        "<https://vk.com/sokolnabo>",
        "https://vk.com/sokolnabo)",
        "- https://vk.com/sokolnabo",
        "👉https://vk.com/sokolnabo",
        "https://vk.com/sokolnabo 👍",
        "[ВК](https://vk.com/sokolnabo)",
        "**https://vk.com/sokolnabo**",
        "https://vk.com/sokol\u200bnabo",
        "https://vk.com/sokol\u00adnabo\ufeff",
        "https://vk.com/sokolnabo%20",
        "https://vk.com/sokolnabo%E2%80%8B",
        "ｖｋ．ｃｏｍ／ｓｏｋｏｌｎａｂｏ",
        "HTTPS://VK.COM/SokolNabo",
        "https//vk.com/sokolnabo",
        "http:/vk.com/sokolnabo",
        "https;//vk.com/sokolnabo",
        "https.//vk.com/sokolnabo",
        "http:\\\\vk.com\\sokolnabo",
        "htps://vk.com/sokolnabo",
        "ttps://vk.com/sokolnabo",
        "hhttps://vk.com/sokolnabo",
        "https:vk.com/sokolnabo",
        "https:///vk.com/sokolnabo",
        "https://https://vk.com/sokolnabo",
        "http://https//vk.com/sokolnabo",
        "//vk.com/sokolnabo",
        "https://vk.com:443/sokolnabo",
        "vk.com./sokolnabo",
        "https://vk.com//sokolnabo/",
        "https://vk.com/./sokolnabo",
        "https://vk.com/sokolnabo#top",
        "https://vk.com/sokolnabo?",
        "https://vk.com/sokolnabo&from=groups",
        "https://vk.com/sokolnabo?a=1&amp;b=2",
        "https%3A%2F%2Fvk.com%2Fsokolnabo",
        "ВК:https://vk.com/sokolnabo",
        "ВК:vk.com/sokolnabo",
        "ВК:sokolnabo",
        "vk:@sokolnabo",
    ],
)
def test_a_damaged_link_is_mended(text: str) -> None:
    """Signs, invisible characters and slips around a link do not change what it says; the text itself is kept."""
    link = recognise(text)
    assert link.canonical == SOKOL
    assert link.raw == text


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("", "link-missing", None),
        ("  \n", "link-missing", None),
        ("—", "link-missing", None),
        ("\u200b", "link-missing", None),
        ("пока нет, группа закрыта", "link-unreadable", "prose"),
        ("Lukket gruppe, spør Kari", "link-unreadable", "prose"),
        ("группа vk.com/sokolnabo", "link-unreadable", "prose"),
        ("https://vk.com/sokol nabo", "link-unreadable", "space-inside"),
        ("https:// vk.com/sokolnabo", "link-unreadable", "space-inside"),
        ("vk.com/sokol nabo", "link-unreadable", "space-inside"),
        ("https://wa.me/+7 916 000 00 00", "link-unreadable", "space-inside"),
        ("kari@example.org", "link-unreadable", "email"),
        ("mailto:kari@example.org", "link-unreadable", "email"),
        ("kari.nordmann@bibliotek.oslo.no.", "link-unreadable", "email"),
        ("ftp://example.org/x", "link-unreadable", "scheme"),
        ("tel:+4790000000", "link-unreadable", "scheme"),
        ("viber://chat?number=79160000000", "link-unreadable", "scheme"),
        ("javascript:alert(1)", "link-unreadable", "scheme"),
        ("tg://settings", "link-unreadable", "scheme"),
        ("tg://resolve?domain=", "link-unreadable", "scheme"),
        ("vk,com/sokolnabo", "link-unreadable", "comma-for-dot"),
        ("https://www,sokol-bibl,ru/afisha", "link-unreadable", "comma-for-dot"),
        ("t,me", "link-unreadable", "comma-for-dot"),
        ("vk..com/sokolnabo", "link-unreadable", "comma-for-dot"),
        ("https://sokolnabo", "link-unreadable", "host"),
        ("https://127.0.0.1/x", "link-unreadable", "host"),
        ("https://-x-.ru/", "link-unreadable", "host"),
        ("https://сокол.нет/", "link-unreadable", "host"),
        ("т.ме/sokolnabo", "link-unreadable", "host"),
        ("ок.ру/group/70000000000001", "link-unreadable", "host"),
        ("https://рф/", "link-unreadable", "host"),
        ("https://☃.рф/", "link-unreadable", "host"),
        ("https://-сокол-.рф/", "link-unreadable", "host"),
        ("https://xn--a.ru/", "link-unreadable", "host"),
        ("https://" + "x" * 300 + ".ru/", "link-unreadable", "host"),
        ("sokolnabo", "link-unreadable", "bare-word"),
        ("@sokolnabo", "link-unreadable", "bare-word"),
        ("нет", "link-unreadable", "bare-word"),
        ("12.05", "link-unreadable", "bare-word"),
        ("т.е.", "link-unreadable", "bare-word"),
        ("f.eks.", "link-unreadable", "bare-word"),
        ("см.выше", "link-unreadable", "bare-word"),
        ("plakat.pdf", "link-unreadable", "bare-word"),
        ("плакат.pdf", "link-unreadable", "bare-word"),
        ("8.916.000.00.00", "link-unreadable", "bare-word"),
        ("и/или", "link-unreadable", "bare-word"),
        ("https://vk.com/sokolnabohttps://t.me/sokolnabo", "link-several", None),
        ("vk.com/sokolnabohttps://t.me/sokolnabo", "link-several", None),
        ("vk.com/sokolnabo, t.me/sokolnabo", "link-several", None),
    ],
)
def test_what_is_no_link_is_refused_with_its_reason(text: str, code: str, reason: str | None) -> None:
    """Nothing is guessed: a text that is no single link names nothing and says why."""
    link = recognise(text)
    assert (link.platform, link.kind, link.id, link.canonical) == (Platform.UNKNOWN, Kind.UNKNOWN, None, None)
    assert problem(link) == (code, reason)
    assert link.refused
    assert link.raw == text


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("vk,com/sokolnabo", "vk.com/sokolnabo"),
        ("https://www,sokol-bibl,ru/afisha", "www.sokol-bibl.ru/afisha"),
        ("https://vk.com/sokol nabo", "https://vk.com/sokolnabo"),
        ("https://wa.me/+7 916 000 00 00", "https://wa.me/+79160000000"),
    ],
)
def test_a_slip_comes_with_what_was_meant(text: str, suggestion: str) -> None:
    """Where one small change would make a link, it is proposed and not made."""
    assert recognise(text).problems[0].params["suggestion"] == suggestion


@pytest.mark.parametrize("text", ["привет,мир", "а,б/в", "hei,hallo"])
def test_a_comma_between_words_is_a_comma(text: str) -> None:
    """A dot is proposed only where a host we know comes out."""
    assert problem(recognise(text)) == ("link-unreadable", "bare-word")


@pytest.mark.parametrize(
    ("text", "hint", "canonical"),
    [
        ("@sokolnabo", Platform.TELEGRAM, "https://t.me/sokolnabo"),
        ("sokolnabo", Platform.TELEGRAM, "https://t.me/sokolnabo"),
        ("+AbCdExample_1", Platform.TELEGRAM, "https://t.me/+AbCdExample_1"),
        ("Sokolnabo", Platform.VK, "https://vk.com/sokolnabo"),
        ("club7654321", Platform.VK, "https://vk.com/club7654321"),
        ("@deichman.oslo", Platform.INSTAGRAM, "https://www.instagram.com/deichman.oslo"),
        ("deichman.oslo.bok", Platform.INSTAGRAM, "https://www.instagram.com/deichman.oslo.bok"),
        ("@deichman", Platform.TIKTOK, "https://www.tiktok.com/@deichman"),
        ("deichman", Platform.SNAPCHAT, "https://www.snapchat.com/@deichman"),
        ("@deichman", Platform.X, "https://x.com/deichman"),
        ("@deichman", Platform.YOUTUBE, "https://www.youtube.com/@deichman"),
        ("@сокол", Platform.YOUTUBE, "https://www.youtube.com/@%D1%81%D0%BE%D0%BA%D0%BE%D0%BB"),
        ("deichman", Platform.FACEBOOK, "https://www.facebook.com/deichman"),
        ("groups/sokolnabo", Platform.FACEBOOK, "https://www.facebook.com/groups/sokolnabo"),
        ("deichman", Platform.MESSENGER, "https://m.me/deichman"),
        ("70000000000001", Platform.OK, "https://ok.ru/group/70000000000001"),
        ("group/70000000000001", Platform.OK, "https://ok.ru/group/70000000000001"),
        ("sokolnabo", Platform.OK, "https://ok.ru/sokolnabo"),
        ("norge", Platform.REDDIT, "https://www.reddit.com/r/norge"),
        ("r/norge", Platform.REDDIT, "https://www.reddit.com/r/norge"),
        ("company/deichman", Platform.LINKEDIN, "https://www.linkedin.com/company/deichman"),
        ("deichman", Platform.DISCORD, "https://discord.gg/deichman"),
        ("+4790000000", Platform.WHATSAPP, "https://wa.me/4790000000"),
        ("KdExampleCode22charsXy", Platform.WHATSAPP, "https://chat.whatsapp.com/KdExampleCode22charsXy"),
        ("sokolnabo", Platform.MAX, "https://max.ru/sokolnabo"),
        ("sokolnabo/17", Platform.TELEGRAM, "https://t.me/sokolnabo/17"),
    ],
)
def test_a_bare_name_is_read_by_its_section(text: str, hint: Platform, canonical: str) -> None:
    """Beside a platform's name a handle or a path without its host is enough."""
    link = recognise(text, hint)
    assert link.canonical == canonical
    assert link.raw == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("none", Platform.TELEGRAM),
        ("Ingen", Platform.FACEBOOK),
        ("lukket", Platform.SNAPCHAT),
        ("нет", Platform.TELEGRAM),
        ("Соседи", Platform.VK),
        ("канал", Platform.YOUTUBE),
        ("abc", Platform.TELEGRAM),
        ("@", Platform.TELEGRAM),
        ("and/or", Platform.FACEBOOK),
        ("og/eller", Platform.MAX),
        ("и/или", Platform.VK),
        ("settings/x", Platform.INSTAGRAM),
        ("deichman", Platform.LINKEDIN),
        ("deichman", Platform.GOOGLE_BUSINESS),
        ("a/b", Platform.GOOGLE_BUSINESS),
        ("deichman", Platform.NEXTDOOR),
        ("deichman", Platform.WEBSITE),
        ("share", Platform.TELEGRAM),
        ("12345", Platform.VK),
    ],
)
def test_a_plain_word_is_no_name(text: str, hint: Platform) -> None:
    """A «none» under TELEGRAM is not the channel t.me/none."""
    assert problem(recognise(text, hint)) == ("link-unreadable", "bare-word") if text != "@" else ("link-missing", None)


def test_a_bare_name_is_never_certain() -> None:
    """The address was made by us; a person should look at it once."""
    assert not recognise("@deichman", Platform.INSTAGRAM).certain


def test_the_section_does_not_change_a_whole_address() -> None:
    """What the link itself says wins over where it stands."""
    assert recognise("https://t.me/sokolnabo", Platform.VK).platform is Platform.TELEGRAM
    assert recognise("sokol-bibl.ru", Platform.INSTAGRAM).platform is Platform.WEBSITE


@pytest.mark.parametrize(
    ("text", "letter", "position", "alphabet"),
    [
        ("https://t.mе/sokolnabo", "е", 4, "cyrillic"),
        ("vк.com/sokolnabo", "к", 2, "cyrillic"),
        ("facebооk.com/groups/x", "о", 6, "cyrillic"),
        ("https://WWW.FACEBOOK.СOM/x", "с", 14, "cyrillic"),
        ("ок.ru/sokolnabo", "о", 1, "cyrillic"),
        ("vk.сом/sokolnabo", "с", 4, "cyrillic"),
        ("https://vk.рф/x", "р", 4, "cyrillic"),
        ("https://vk.соm/x", "с", 4, "cyrillic"),
        ("https://mах.ru/x", "а", 2, "cyrillic"),
        ("https://темa.рф/", "a", 4, "latin"),
        ("https://библиотекa.ru/", "a", 10, "latin"),
        ("https://библиотекa.рф/", "a", 10, "latin"),
        ("https://tеlegram.me/x", "е", 2, "cyrillic"),
        ("https://fαcebook.com/x", "α", 2, "greek"),
        ("https://xn--v-ttb.com/x", "к", 2, "cyrillic"),
    ],
)
def test_a_host_of_two_alphabets_is_refused(text: str, letter: str, position: int, alphabet: str) -> None:
    """The letter that does not belong is named with its place and alphabet; nothing is put right silently."""
    link = recognise(text)
    assert link.refused
    assert link.problems[0].code == "link-mixed-alphabets"
    params = link.problems[0].params
    assert (params["letter"], params["position"], params["name"]) == (letter, position, alphabet)


@pytest.mark.parametrize(
    "text",
    [
        "https://библиотека.рф",
        "www.библиотека.рф/афиша",
        "https://библиотека.москва",
        "https://blåbær.no",
        "https://bla\u030ab\u00e6r.no",
        "https://bücher.example.de",
        "https://библиотека-сокол.su",
        "https://xn--80abaqnbpf2a4b.xn--p1ai",
        "xn--80abaqnbpf2a4b.xn--p1ai",
        "https://βιβλίο.gr",
        "https://図書館.jp",
    ],
)
def test_a_name_in_one_alphabet_is_a_site(text: str) -> None:
    """Names in letters of their own are nobody's disguise."""
    link = recognise(text)
    assert link.platform is Platform.WEBSITE
    assert link.canonical is not None
    assert link.canonical.isascii()


def test_a_foreign_letter_in_a_name_is_pointed_out() -> None:
    """A name with a Cyrillic letter on a platform of Latin names is a slip; the platform is still known."""
    link = recognise("https://vk.com/sоkolnabo")
    assert (link.platform, link.kind, link.id) == (Platform.VK, Kind.UNKNOWN, None)
    assert link.problems[0].code == "link-mixed-alphabets"
    assert link.problems[0].params["letter"] == "о"
    assert recognise("@sоkolnabo", Platform.VK).problems[0].params["position"] == 2
    assert recognise("https://vk.com/соседи").problems[0].params["reason"] == "name"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Fgroups%2Fsokolnabo", "login"),
        ("https://x.com/intent/post?text=Hei", "button"),
        ("https://www.instagram.com/explore/tags/bok", "page"),
        ("https://t.me", "front-page"),
        ("https://web.telegram.org/k/#-1900000001", "web-client"),
    ],
)
def test_a_page_of_a_platform_says_what_it_is(text: str, reason: str) -> None:
    """Who pasted a log-in wall needs another sentence than who pasted a button."""
    assert problem(recognise(text)) == ("link-unreadable", reason)


def test_the_fields_are_those_that_are_printed() -> None:
    """The fields of a link for a program to read: those without a value are left out, but for the four main ones."""
    link = recognise("https://t.me/SokolNabo/17?single")
    assert link.as_fields() == {
        "input": "https://t.me/SokolNabo/17?single",
        "platform": "telegram",
        "kind": "post",
        "id": "sokolnabo/17",
        "canonical": "https://t.me/sokolnabo/17",
        "community": "sokolnabo",
    }
    comment = recognise("https://t.me/sokolnabo/17?comment=5").as_fields()
    assert (comment["id"], comment["comment"]) == ("sokolnabo/17", "5")
    assert recognise("нет", Platform.VK).as_fields(Platform.VK, note="слово") == {
        "input": "нет",
        "platform": "unknown",
        "kind": "unknown",
        "id": None,
        "canonical": None,
        "hint": "vk",
        "note": "слово",
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ask the admin please", "prose"),
        ("спросить у админа", "prose"),
        ("https://vk.com/соседи сокола", "prose"),
        ("https://vk.com/ sokolnabo", "space-inside"),
        ("vk.com /sokolnabo", "space-inside"),
    ],
)
def test_words_are_told_from_a_link_with_a_space_in_it(text: str, reason: str) -> None:
    """Only of a link something can be suggested."""
    assert problem(recognise(text)) == ("link-unreadable", reason)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ｈｔｔｐｓ：／／ｖｋ．ｃｏｍ／ｓｏｋｏｌ＿７", "sokol_7"),
        ("https://t.me/ｓｏｋｏｌｎａｂｏ", "sokolnabo"),
    ],
)
def test_full_width_signs_are_read_as_plain_ones(text: str, name: str) -> None:
    """East Asian keyboards write every ASCII sign twice as wide, the first after the space being «!»."""
    assert recognise(text).id == name
