"""The closed lists people choose from, in three languages; drop-downs and reading share them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import TypeVar

from sheets_outreach.texts import Language


class Status(StrEnum):
    """How far things are with a community."""

    CANDIDATE = "candidate"
    GREETED = "greeted"
    AGREED = "agreed"
    PAUSED = "paused"
    REFUSED = "refused"


class Advertising(StrEnum):
    """How much advertising a community carries."""

    NONE = "none"
    RARE = "rare"
    FREQUENT = "frequent"


class Answer(StrEnum):
    """Yes or no."""

    YES = "yes"
    NO = "no"


class PostKind(StrEnum):
    """What a publication is for."""

    ANNOUNCEMENT = "announcement"
    PARTICIPATION = "participation"
    ROOM_HIRE = "room_hire"
    SPEAKER_SEARCH = "speaker_search"
    CLUB = "club"
    RECRUITMENT = "recruitment"
    LOCAL_PRESS = "local_press"


class Frequency(StrEnum):
    """How often somebody wants the digest."""

    DAILY = "daily"
    WEEKLY = "weekly"
    OFF = "off"


class Offer(StrEnum):
    """What the library offers a community."""

    ANNOUNCEMENTS = "announcements"
    ROOM_HIRE = "room_hire"
    EVENTS = "events"
    COWORKING = "coworking"
    SERVICES = "services"
    NEW_BOOKS = "new_books"


ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


def _words(ru: str, nb: str, en: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split("|")) for text in (ru, nb, en))


WORDS: Mapping[StrEnum, tuple[tuple[str, ...], ...]] = {
    Status.CANDIDATE: _words("кандидат|новое", "kandidat|ny", "candidate|new"),
    Status.GREETED: _words("поздоровались|написали админу|приветствие отправлено", "hilst|helsa|kontaktet", "greeted|contacted"),
    Status.AGREED: _words("договорились|согласовано|есть договорённость", "avtalt|avtala|avtale", "agreed"),
    Status.PAUSED: _words("пауза|приостановлено|на паузе", "pause|pauset|på pause", "paused|on hold"),
    Status.REFUSED: _words("отказ|отказали", "avslag|avslått|nei", "refused|declined"),
    Advertising.NONE: _words("нет|без рекламы", "ingen|nei", "none|no"),
    Advertising.RARE: _words("редко|мало|немного", "sjelden|sjeldan|litt", "rare|some|little"),
    Advertising.FREQUENT: _words("часто|много", "ofte|mye|mykje", "frequent|often|much"),
    Answer.YES: _words("да|есть|+", "ja|j|+", "yes|y|true|+"),
    Answer.NO: _words("нет|-|–", "nei|n|-", "no|false|-"),
    PostKind.ANNOUNCEMENT: _words("анонс|афиша", "kunngjøring|kunngjering|arrangement", "announcement|event"),
    PostKind.PARTICIPATION: _words("участие|комментарий|обсуждение", "deltakelse|deltaking|kommentar", "participation|comment"),
    PostKind.ROOM_HIRE: _words("аренда|аренда помещений", "romleie|utleie|romleige", "room hire|hire"),
    PostKind.SPEAKER_SEARCH: _words("поиск спикера|поиск спикеров|спикер", "søk etter foredragsholder|foredragsholder",
                                    "speaker search|speaker"),
    PostKind.CLUB: _words("клуб|клуб по интересам", "klubb|interesseklubb", "club"),
    PostKind.RECRUITMENT: _words("поиск сотрудника|вакансия|поиск сотрудников", "rekruttering|stilling|ledig stilling",
                                 "recruitment|vacancy|job"),
    PostKind.LOCAL_PRESS: _words("местные сми|сми|пресса", "lokalpresse|presse|lokalavis", "local press|press"),
    Frequency.DAILY: _words("ежедневно|каждый день", "daglig|dagleg|hver dag", "daily|every day"),
    Frequency.WEEKLY: _words("еженедельно|раз в неделю", "ukentlig|kvar veke|hver uke", "weekly|every week"),
    Frequency.OFF: _words("не присылать|выкл|нет", "av|aldri|nei", "off|never|none"),
    Offer.ANNOUNCEMENTS: _words("анонсы|анонс|афиша", "kunngjøringer|kunngjeringar|annonser", "announcements|announcement"),
    Offer.ROOM_HIRE: _words("аренда|аренда помещений", "romleie|utleie|romleige|leie av rom", "room hire|hire|rooms"),
    Offer.EVENTS: _words("мероприятия|мероприятие|события", "arrangementer|arrangement", "events|event"),
    Offer.COWORKING: _words("коворкинг", "coworking|arbeidsplasser|kontorfellesskap", "coworking|co-working"),
    Offer.SERVICES: _words("услуги|услуга", "tjenester|tenester", "services|service"),
    Offer.NEW_BOOKS: _words("поступление книг|новые книги|новинки|поступления", "nye bøker|nyheter|bøker", "new books|books"),
    Language.RU: _words("русский|ru|рус", "russisk", "russian"),
    Language.NB: _words("норвежский|nb|no", "norsk|bokmål|nynorsk|nn", "norwegian"),
    Language.EN: _words("английский|en|англ", "engelsk", "english"),
}  # fmt: skip


def choice_words(choices: type[StrEnum], language: Language) -> list[str]:
    """Give what a drop-down offers: the first word of each choice, in the order of the list."""
    place = list(Language).index(language)
    return [WORDS[choice][place][0] for choice in choices]


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold().replace("ё", "е").strip(" .,:;!")


@cache
def _by_word(choices: type[StrEnum]) -> dict[str, StrEnum]:
    return {_fold(word): choice for choice in choices for words in WORDS[choice] for word in words}


def parse_choice(choices: type[ChoiceT], text: str) -> ChoiceT | None:
    """Read one of a closed list, in whichever language it was written.

    >>> parse_choice(Status, "Договорились")
    <Status.AGREED: 'agreed'>
    """
    words = _by_word(choices)
    found = words.get(text) or words.get(_fold(text))
    return found if isinstance(found, choices) else None


def suggest_choice(choices: type[StrEnum], text: str) -> str | None:
    """Give the word somebody probably meant, in the spelling of the list, or None."""
    near = get_close_matches(_fold(text), _by_word(choices), n=1, cutoff=0.75)
    return near[0] if near else None
