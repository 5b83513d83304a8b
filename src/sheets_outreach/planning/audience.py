"""Whom something is for, as typed in three languages, made comparable: «дети» and "barnehage" are related groups.

It reads words and compares them; what follows from that is decided in `fitting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sheets_outreach.community import normalise_name
from sheets_outreach.links.vocabulary import words

_WORDS: Mapping[str, tuple[str, ...]] = {
    "everybody": (
        "все всех всем всей любой любого каждый широк* жител* сосед*",
        "alle innbygger* innbyggjar* nabo naboer naboar naboene folk",
        "everyone everybody all anyone public resident* neighbor neighbors neighbour neighbours",
    ),
    "preschool": (
        "детс*_сад* детсад* дошкол* малыш* младен* ясл*",
        "barnehage* småbarn* baby*",
        "babies kindergart* preschool* pre_school* toddler* nursery",
    ),
    "school": (
        "школ* первоклас* класс* ученик*",
        "skole* skule* elev elever elevar elevene",
        "school* pupil pupils",
    ),
    "children": ("дети детей детям детях детьми детск* ребен* ребят*", "barn barna born unger", "child* kid kids"),
    "parents": (
        "родител* мама мамы мам мамам мамочк* папа папы пап семья семьи семей семьям семейн* бабушк*",
        "foreldre* mødre mødrer mamma* fedre pappa* famili*",
        "parent* mum mums mom moms mother* dad dads father* family",
    ),
    "teens": (
        "подрост* тинейдж* молодеж* старшеклас*",
        "ungdom* unge tenåring*",
        "teen* youth young_people young_adults",
    ),
    "students": ("студент*", "student*", "undergraduate*"),
    "seniors": (
        "пенсионер* пожил* старш*_поколен* старш*_возраст* ветеран* долголет*",
        "eldre pensjonist* senior*",
        "pensioner* older elderly retired 50 55 60 65",
    ),
    "adults": ("взросл*", "voksen voksne vaksne", "adult adults 18"),
    "gamers": ("геймер* настольн* игр*", "gamer* spill* brettspill*", "gaming board_game*"),
    "newcomers": (
        "мигрант* приезж* иностран*",
        "innvandr* nyankom* flyktning*",
        "newcomer* migrant* immigrant* refugee* expat*",
    ),
}
"""Group → how it is named in Russian, Norwegian and English; ``*`` is any ending, ``_`` a space."""


def _compile(lines: Iterable[str]) -> re.Pattern[str]:
    patterns = (word.replace("*", r"\w*").replace("_", " ") for line in lines for word in words(line))
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


_GROUPS = {group: _compile(lines) for group, lines in _WORDS.items()}
_AREA = _compile(("район*", "nabolag* bydel*", "neighborhood* neighbourhood* district*"))

_RELATED: Mapping[str, frozenset[str]] = {
    "children": frozenset({"preschool", "school", "parents"}),
    "preschool": frozenset({"children", "parents"}),
    "school": frozenset({"children", "parents", "teens"}),
    "parents": frozenset({"children", "preschool", "school"}),
    "teens": frozenset({"school", "students"}),
    "students": frozenset({"teens"}),
}

_NARROWER: Mapping[str, frozenset[str]] = {
    "parents": frozenset({"children", "preschool", "school", "teens", "students"}),
    "children": frozenset({"preschool", "school", "teens"}),
}
"""«Родители дошкольников» are found where pre-school children matter, not wherever parents are."""

_NOT_A_PLACE = 2
"""«Жители Сокола» are everybody; of «соседи, владельцы собак» so many words remain that somebody is meant."""

_AGE_MARK = re.compile(r"\b(?:0|3|6|12|14|16)\s*\+")
_SMALL_WORDS = frozenset(
    words(
        "и в во на для с со от до из по у к о об а или наш наша og for i på med av til fra the of and to in on with our"
    )
)
_ENDINGS = "аеёиоуыэюяьйaeiouyså"


def find_stems(text: str) -> frozenset[str]:
    """Give the words of a text without their endings and without small words.

    >>> find_stems("для любителей собак") == find_stems("Любители, собаки")
    True
    """
    said = (word for word in normalise_name(text).split() if word not in _SMALL_WORDS)
    return frozenset(word[:3] + word[3:].rstrip(_ENDINGS) for word in said)


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom something is for.

    Attributes:
        groups: the groups we know that were named.
        reach: the groups they meet, their own included.
        others: stems of each entry that names no group we know.
        open_to_all: whether «everybody» was named.
    """

    groups: frozenset[str] = frozenset()
    reach: frozenset[str] = frozenset()
    others: tuple[frozenset[str], ...] = ()
    open_to_all: bool = False

    @property
    def named(self) -> bool:
        """Whether anybody in particular was named."""
        return bool(self.groups or self.others)

    def meets(self, other: Audience) -> bool:
        """Whether the two name people who may be the same."""
        if not self.groups.isdisjoint(other.reach):
            return True
        return any(one <= two or two <= one for one in self.others for two in other.others)


def of_groups(groups: Iterable[str]) -> Audience:
    """Make an audience of groups we know."""
    named = frozenset(groups)
    return Audience(named, named.union(*(_RELATED.get(group, ()) for group in named)))


@lru_cache(maxsize=50_000)
def parse_audience(entries: tuple[str, ...]) -> Audience:
    """Read an audience cell.

    >>> parse_audience(("дети",)).meets(parse_audience(("чат родителей детского сада",)))
    True
    >>> parse_audience(("школьники",)).meets(parse_audience(("родители дошкольников",)))
    False
    """
    groups: set[str] = set()
    others: list[frozenset[str]] = []
    open_to_all = False
    for entry in entries:
        text, areas = _AREA.subn(" ", normalise_name(_AGE_MARK.sub(" ", entry[:200])))
        found = {group for group, pattern in _GROUPS.items() if pattern.search(text)}
        particular = found - {"everybody"}
        if particular:
            groups |= {group for group in particular if particular.isdisjoint(_NARROWER.get(group, ()))}
            continue
        stems = find_stems(_GROUPS["everybody"].sub(" ", text) if found else text)
        if (found and len(stems) < _NOT_A_PLACE) or (areas and not stems):
            open_to_all = True
        elif stems:
            others.append(stems)
    known = of_groups(groups)
    return Audience(known.groups, known.reach, tuple(others), open_to_all)
