"""The words by which neighbours name their communities, and those a stranger types who looks for the library."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_outreach.texts import Language

TARGET_WORDS: Mapping[Language, tuple[str, ...]] = {
    Language.RU: ("Нейбахуд", "Соседи", "Дружный", "Подслушано"),
    Language.NB: ("nabo", "nabolag", "grendelag", "oppslagstavla"),
    Language.EN: ("neighbours", "neighbourhood", "community", "local group"),
}
"""From the handbooks: the first ones are what active, friendly communities are called."""

STRANGER_QUERIES: Mapping[Language, tuple[str, ...]] = {
    Language.RU: ("{library}", "{library} режим работы", "{library} отзывы", "библиотека рядом {place}"),
    Language.NB: ("{library}", "{library} åpningstider", "{library} anmeldelser", "bibliotek i nærheten {place}"),
    Language.EN: ("{library}", "{library} opening hours", "{library} reviews", "library near {place}"),
}
"""What people type who do not know our pages: in every language of the neighbourhood, whatever ours is."""
