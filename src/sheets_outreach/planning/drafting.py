"""The text of a post as it is usual on its platform: how long, with or without links, how one speaks there.

A draft is to be made one's own: an employee posts it from their own account. It says only what the sheet says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from sheets_outreach.announcement import Announcement
from sheets_outreach.community import Community
from sheets_outreach.planning.fitting import Place
from sheets_outreach.planning.platforms import Manner, Tone
from sheets_outreach.planning.standing import title_line
from sheets_outreach.planning.tagging import Tags
from sheets_outreach.register.records import Register
from sheets_outreach.texts import Texts, load_texts

MOST_LISTED = 12
"""Nobody reads on; the others are counted."""

_FEW = 3
"""So many announcements are told at length; a list of more is short lines."""

_LONG_TEXT = 1_200
_SENTENCE = 160
_UNSAYABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n\s*\n+")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?…])\s")
_LONGEST_HASHTAG = 30
_NOT_IN_HASHTAG = re.compile(r"[\W_]+")


class Detail(IntEnum):
    """How much is said of each announcement."""

    FULL = 0
    SENTENCE = 1
    LINE = 2
    BARE = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to paste.

    Attributes:
        text: the text.
        links: the tagged addresses in it, in its order.
        left_out: how many announcements it only counts.
    """

    text: str
    links: tuple[str, ...]
    left_out: int


class Drafter:
    """Writes drafts.

    Args:
        register: the library's name, language and communities.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._tags = Tags(register.communities)

    def write(self, community: Community, place: Place, announcements: Sequence[Announcement]) -> Draft:
        """Write the post of a community.

        What is longer than the platform bears loses first the texts, then the links, then announcements.

        Args:
            community: where it is posted.
            place: what is usual there.
            announcements: what it tells, at least one, the most urgent first.
        """
        sheet = _Sheet(self._register, self._tags, community, place.manner, announcements)
        listed = min(len(announcements), MOST_LISTED)
        for detail in Detail:
            if detail is Detail.FULL and (listed > _FEW or place.manner.tone is Tone.INVITE):
                continue
            draft = sheet.fill(detail, listed)
            if len(draft.text) <= place.manner.longest:
                return draft
        while len(draft.text) > place.manner.longest and listed > 1:
            listed -= 1
            draft = sheet.fill(Detail.BARE, listed)
        return replace(draft, text=_cut(draft.text, place.manner.longest))


class _Sheet:
    """One draft in the making."""

    def __init__(
        self,
        register: Register,
        tags: Tags,
        community: Community,
        manner: Manner,
        announcements: Sequence[Announcement],
    ) -> None:
        self._texts = load_texts(community.language or register.language)
        self._library = _clean(register.settings.library_name, _SENTENCE)
        self._community, self._manner, self._announcements = community, manner, announcements
        self._addresses = [tags.tag(a.link, community) if manner.links else None for a in announcements[:MOST_LISTED]]

    def fill(self, detail: Detail, listed: int) -> Draft:
        """Write it with so much of so many announcements."""
        with_links = self._manner.links and detail is not Detail.BARE
        links: list[str] = []
        items = []
        for announcement, address in zip(self._announcements[:listed], self._addresses, strict=False):
            item = "\n".join(_tell(announcement, detail, self._texts))
            # One programme page for several events is named once, under the first of them.
            if address and with_links and address not in links:
                links.append(address)
                item += f"\n{address}"
            items.append(item)
        left_out = len(self._announcements) - listed
        if left_out:
            items.append(self._say("more", n=left_out))
        gap = "\n\n" if detail <= Detail.SENTENCE else "\n"
        return Draft(
            "\n\n".join(filter(None, (self._opening(), gap.join(items), *self._ending()))), tuple(links), left_out
        )

    def _opening(self) -> str:
        count = "several" if len(self._announcements) > 1 else "single"
        hello = self._say(f"{self._manner.tone}.hello")
        return " ".join(filter(None, (hello, self._say(f"{self._manner.tone}.{count}"))))

    def _ending(self) -> Iterator[str]:
        yield self._say(f"{self._manner.tone}.bye")
        yield self._library
        yield " ".join(self._hashtags())

    def _hashtags(self) -> list[str]:
        names = (self._library, self._community.place, self._say("hashtag"), self._say("hashtag-area"))
        tags = dict.fromkeys(filter(None, map(_hashtag, names)))
        return list(tags)[: self._manner.hashtags]

    def _say(self, key: str, **params: object) -> str:
        return self._texts.say(f"draft.{key}", **params)


def _tell(announcement: Announcement, detail: Detail, texts: Texts) -> Iterator[str]:
    """Tell of one announcement, line by line."""
    title, text = _clean(announcement.title, _SENTENCE), announcement.text
    if not title:
        title, text = _first_sentence(text), text if detail is Detail.FULL else ""
    day = announcement.event_date
    yield (texts.say("draft.item", title=title, day=word_day(day, texts)) if day else title)
    if detail <= Detail.SENTENCE:
        said = _clean(text, _LONG_TEXT, lines=True) if detail is Detail.FULL else _first_sentence(text)
        if said and said != title:
            yield said
        if announcement.image is not None and announcement.image_credit.strip():
            yield texts.say("draft.credit", credit=_clean(announcement.image_credit, _SENTENCE))


def word_day(day: date, texts: Texts) -> str:
    """Write a day as a neighbour says it: «пятница, 27 ноября», "fredag 27. november", "Friday 27 November"."""
    weekday, month = texts.say(f"draft.weekday.{day.isoweekday()}"), texts.say(f"draft.month.{day.month}")
    return texts.say("draft.day", weekday=weekday, day=day.day, month=month)


def _first_sentence(text: str) -> str:
    line = _clean(text, _LONG_TEXT)
    return _cut(_END_OF_SENTENCE.split(line, maxsplit=1)[0], _SENTENCE)


def _clean(text: str, limit: int, *, lines: bool = False) -> str:
    """Take out what no text field bears, and cut."""
    kept = _UNSAYABLE.sub("", text[: limit * 4].replace("\r\n", "\n"))
    if not lines:
        return _cut(title_line(kept, limit * 4), limit)
    return _cut(_BLANK_LINES.sub("\n\n", _SPACES.sub(" ", kept)).strip(), limit)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:—–-") + "…"


def _hashtag(name: str) -> str:
    """Write a name as a hashtag.

    >>> _hashtag("метро Сокол")
    '#МетроСокол'
    """
    words = _NOT_IN_HASHTAG.sub(" ", name).split()
    joined = words[0] if len(words) == 1 else "".join(word[:1].upper() + word[1:] for word in words)
    is_one = bool(joined) and not joined.isdecimal() and len(joined) <= _LONGEST_HASHTAG
    return f"#{joined}" if is_one else ""
