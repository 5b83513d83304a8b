"""Reads what Telegram's public pages say: post widget, discussion, page of a channel or group; it fetches none.

Class names as seen in public code in 2026; Telegram documents none of them. So a page that holds something else than
expected is told apart from one that says a post is gone, and neither gives a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)

LARGEST_PAGE_BYTES = 2**21

_MESSAGE = "tgme_widget_message"
_REPLY = "tgme_widget_message_reply"


@dataclass(slots=True)
class _Element:
    tag: str
    classes: frozenset[str]
    own_text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What was found on a page.

    Attributes:
        is_telegram: whether the page is Telegram's at all.
        post: ``name/number`` of the message it shows, as Telegram writes it.
        views: text of the view count.
        reactions: texts of the counts beside each reaction, paid ones left out.
        is_error: whether it is a widget that says it cannot show the post.
        by_member: whether the message was written by a member of a group: those have no views.
        extra: the line under a channel's or group's name ("13 556 subscribers"), or a person's @name.
        title: the channel's or group's name.
        comments: the header of the discussion ("740 comments").
    """

    is_telegram: bool = False
    post: str | None = None
    views: str | None = None
    reactions: tuple[str, ...] = ()
    is_error: bool = False
    by_member: bool = False
    extra: str | None = None
    title: str | None = None
    comments: str | None = None


def parse_page(body: bytes) -> Page:
    """Read any of Telegram's public pages; what is not there is None. Never raises, whatever the page is."""
    if len(body) > LARGEST_PAGE_BYTES:
        return Page()
    reader = _Reader()
    try:
        reader.feed(body.decode("utf-8", errors="replace"))
        reader.close()
    except AssertionError:
        # html.parser asserts about malformed declarations ("<![x"). What was read so far may be cut short: nothing of
        # it counts.
        return Page()
    return reader.to_page()


class _Reader(HTMLParser):
    """Keeps each element's own text, that is without its children's: an emoji beside a count may hold digits."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Element] = []
        self._closed: list[_Element] = []
        self._seen: set[str] = set()
        self._post: str | None = None
        self._by_member = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        classes = frozenset((values.get("class") or "").split())
        self._seen |= classes
        if _MESSAGE in classes and self._post is None:
            self._post = values.get("data-post")
        # A reply quotes its author by the same class.
        if "tgme_widget_message_author_name" in classes and not any(_REPLY in outer.classes for outer in self._open):
            self._by_member = True
        if tag not in _VOID:
            self._open.append(_Element(tag, classes))

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self._open):
            return
        while True:
            element = self._open.pop()
            self._closed.append(element)
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].own_text += data

    def to_page(self) -> Page:
        """Gather what was found. An element that was never closed is taken as it stands."""
        elements = self._closed + self._open[::-1]

        def texts(name: str, without: str = "") -> list[str]:
            return [one.own_text.strip() for one in elements if name in one.classes and without not in one.classes]

        def first(name: str) -> str | None:
            return next(iter(texts(name)), None)

        return Page(
            is_telegram=any(name.startswith("tgme_") for name in self._seen),
            post=self._post,
            views=first("tgme_widget_message_views"),
            reactions=tuple(texts("tgme_reaction", without="tgme_reaction_paid")),
            is_error=not self._seen.isdisjoint({"tgme_widget_message_error", "err_message"}),
            by_member=self._by_member,
            extra=first("tgme_page_extra"),
            title=first("tgme_page_title"),
            comments=first("js-header"),
        )
