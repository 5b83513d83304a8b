"""Exits, share buttons and mail scanners that hold another address."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from sheets_outreach.links import Platform, recognise

SOKOL = "https://vk.com/sokolnabo"
INNER = quote(SOKOL, safe="")


@pytest.mark.parametrize(
    "text",
    [
        f"https://l.facebook.com/l.php?u={INNER}%3Ffbclid%3DIwAR0&h=AT0",
        f"https://lm.facebook.com/l.php?u={INNER}",
        f"https://www.facebook.com/sharer/sharer.php?u={INNER}",
        f"https://l.instagram.com/?u={INNER}&e=AT0",
        f"https://l.messenger.com/l.php?u={INNER}",
        f"https://l.wl.co/l?u={INNER}",
        f"https://vk.com/away.php?to={INNER}&cc_key=",
        f"https://away.vk.com/away.php?to={INNER}",
        f"https://vk.com/share.php?url={INNER}",
        f"https://ok.ru/dk?cmd=logExternal&st.cmd=logExternal&st.link={INNER}&st.sig=x",
        f"https://connect.ok.ru/offer?url={INNER}",
        f"https://t.me/share/url?url={INNER}&text=Hei",
        f"https://t.me/iv?url={INNER}&rhash=x",
        f"https://www.youtube.com/redirect?event=x&q={INNER}",
        f"https://consent.youtube.com/m?continue={INNER}",
        f"https://www.linkedin.com/safety/go?url={INNER}&trk=x",
        f"https://www.linkedin.com/sharing/share-offsite/?url={INNER}",
        f"https://www.google.com/url?q={INNER}&sa=D&source=editors&ust=1",
        f"https://www.google.no/url?sa=t&url={INNER}",
        f"https://out.reddit.com/t3_x?url={INNER}",
        f"https://www.tiktok.com/link/v2?aid=1&target={INNER}",
        f"https://nam01.safelinks.protection.outlook.com/?url={INNER}&data=05",
        f"https://click.mail.ru/redir?u={INNER}",
        f"https://www.google.com/url?q={quote(INNER, safe='')}",
        "https://www.google.com/url?q=vk.com/sokolnabo",
        f"https://l.facebook.com/l.php?u=%20{INNER}.",
    ],
)
def test_a_wrapper_leads_to_what_it_wraps(text: str) -> None:
    """People copy the exit's address; what they mean stands in its query."""
    link = recognise(text)
    assert link.canonical == SOKOL
    assert link.raw == text


def test_wrappers_within_wrappers_are_followed_three_deep() -> None:
    """Facebook's exit around Google's around VK's is met in life; a fourth is not followed."""
    text = SOKOL
    for _ in range(3):
        text = f"https://l.facebook.com/l.php?u={quote(text, safe='')}"
    assert recognise(text).canonical == SOKOL
    deeper = recognise(f"https://l.facebook.com/l.php?u={quote(text, safe='')}")
    assert (deeper.platform, deeper.id) == (Platform.FACEBOOK, None)


@pytest.mark.parametrize(
    "text",
    [
        "https://l.facebook.com/l.php?u=",
        "https://l.facebook.com/l.php?u=hei",
        "https://l.facebook.com/l.php?u=tg%3A%2F%2Fsettings",
        "https://www.facebook.com/l.php?x=1",
    ],
)
def test_a_wrapper_of_nothing_stays_its_platforms_page(text: str) -> None:
    """An exit that leads nowhere readable names nothing."""
    link = recognise(text)
    assert (link.platform, link.id) == (Platform.FACEBOOK, None)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Ft.m%D0%B5%2Fx", "link-mixed-alphabets", ("letter", "е")),
        ("https://www.google.com/url?q=https%3A%2F%2Fv%D0%BA.com%2Fx", "link-mixed-alphabets", ("letter", "к")),
        ("https://www.google.com/url?q=post%40bibliotek.no", "link-unreadable", ("reason", "email")),
    ],
)
def test_a_wrapper_does_not_hide_what_is_wrong_with_a_link(text: str, code: str, says: tuple[str, str]) -> None:
    """It is the link inside that people meant, and that they must mend."""
    link = recognise(text)
    assert (link.platform, link.canonical) == (Platform.UNKNOWN, None)
    assert (link.problems[0].code, link.problems[0].params[says[0]]) == (code, says[1])


def test_a_telegram_link_may_be_wrapped_too() -> None:
    """The app's own scheme stands in share buttons."""
    assert recognise("https://t.me/share/url?url=tg%3A%2F%2Fresolve%3Fdomain%3Dsokolnabo").id == "sokolnabo"


def test_a_next_page_after_log_in_is_not_a_wrapper() -> None:
    """Who copied a log-in wall should look again at what they copied."""
    assert recognise(f"https://www.facebook.com/login/?next={INNER}").platform is Platform.FACEBOOK


def test_an_address_in_an_unknown_query_is_only_a_parameter() -> None:
    """Only exits we know are opened."""
    assert recognise(f"https://sokol-bibl.ru/go?u={INNER}").platform is Platform.WEBSITE
