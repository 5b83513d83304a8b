"""The limits that an encoded agreement sets: every frequency, gap and weekday in it, each believed or doubted."""

from __future__ import annotations

import re
from typing import Final

from sheets_outreach.agreement.doubt import (
    doubt_frequency,
    doubts_short_day,
    doubts_single_date,
    doubts_weekdays,
    is_plainly_about_posts,
    names_a_topic,
)
from sheets_outreach.agreement.frequency import Rhythm, read_frequency, read_gap
from sheets_outreach.agreement.grammar import phrase_pattern
from sheets_outreach.agreement.kinds import KINDS
from sheets_outreach.agreement.layout import SENTENCE_MARKS, Layout, Place, mark
from sheets_outreach.agreement.patterns import Pattern, kind_set
from sheets_outreach.agreement.weekdays import DayPhrase, read_nth_day, read_weekdays

# Without one of these there is nothing to look for.
_CARRIERS: Final = kind_set("UNITS ANY_DAYS THING WORKING TIMES")
_GAPS: Final = kind_set("GAP BETWEEN APART PAST LAST EARLIEST")
_UNREAD_FREQUENCY: Final = Pattern(r"TIMES[^.,;:\n?()~]*UNIT|UNIT[^.,;:\n?()~]*TIMES")


class Phrases:
    """What was found in one encoded text.

    Attributes:
        code: the encoded text.
        left: the same, with everything read marked as consumed.
        frequencies: frequencies and gaps that are believed.
        weekdays: weekdays that are believed.
        doubted: clauses with a limit that is not believed.
    """

    def __init__(self, code: str, layout: Layout) -> None:
        self.code = code
        self.left = code
        self.frequencies: list[Rhythm] = []
        self.weekdays: list[DayPhrase] = []
        self.doubted: list[Place] = []
        self._layout = layout
        self._strangers = 0

    def find(self) -> None:
        """Find every phrase; weekdays are judged when all frequencies are known."""
        if _CARRIERS.isdisjoint(self.code):
            return
        day_matches: list[re.Match[str]] = []
        for match in phrase_pattern(gaps=not _GAPS.isdisjoint(self.code)).finditer(self.code):
            match match.lastgroup:
                case "harmless":
                    self.left = mark(self.left, match.span())
                case "nth_day" | "weekdays":
                    day_matches.append(match)
                case _:
                    self._judge_frequency(match)
        self._drop_unsure_frequencies()
        for match in day_matches:
            self._judge_weekdays(match)
        if len(self.weekdays) < len(day_matches):  # some days of several would forbid the others
            self.drop(*self.weekdays)

    def drop(self, *phrases: Rhythm | DayPhrase) -> None:
        """Doubt phrases that were believed."""
        for phrase in phrases:
            if isinstance(phrase, Rhythm):
                self.frequencies = [rhythm for rhythm in self.frequencies if rhythm is not phrase]
            else:
                self.weekdays = [day for day in self.weekdays if day is not phrase]
            self.doubt(phrase.start, phrase.end)

    def drop_all_of_one_topic(self) -> None:
        """Doubt what is said of a single topic: where the rest is unlimited, it limits nothing else."""
        self.drop(*filter(self._names_a_topic, self.frequencies), *filter(self._names_a_topic, self.weekdays))

    def doubt(self, start: int, end: int) -> None:
        """Put the clause around a place among what was not understood."""
        self.doubted.append(self._layout.clause_around(start, end))
        self.left = mark(self.left, (start, end))

    def concerns_adverts_only(self) -> bool:
        """Tell whether the weekdays were said of advertising only."""
        contexts = (self._layout.context_of(self.code, days.start, days.end) for days in self.weekdays)
        return any(KINDS["ADVERT"] in context.clause for context in contexts)

    def _names_a_topic(self, phrase: Rhythm | DayPhrase) -> bool:
        return names_a_topic(self._layout.context_of(self.code, phrase.start, phrase.end))

    def _judge_frequency(self, match: re.Match[str]) -> None:
        start, end = match.span()
        rhythm = read_gap(match) if match.lastgroup == "gap_phrase" else read_frequency(match)
        doubt = doubt_frequency(self._layout.context_of(self.left, start, end))
        if rhythm is None or doubt is not None:
            self._strangers += doubt == "strange"
            self.doubt(start, end)
            return
        self.frequencies.append(rhythm)
        if not rhythm.complete:
            self.doubt(start, end)
        self.left = mark(self.left, (start, end))

    def _drop_unsure_frequencies(self) -> None:
        """Doubt what is said of one topic beside another frequency, and what stands beside one that was not read."""
        if not self.frequencies:
            return
        binding = [rhythm for rhythm in self.frequencies if rhythm.role != "floor"]
        if len(binding) > 1:
            self.drop(*(rhythm for rhythm in binding if self._names_a_topic(rhythm)))
        if self._strangers or _UNREAD_FREQUENCY.search(self.left):
            contexts = {id(r): self._layout.context_of(self.code, r.start, r.end) for r in self.frequencies}
            self.drop(*(r for r in self.frequencies if not is_plainly_about_posts(contexts[id(r)])))

    def _judge_weekdays(self, match: re.Match[str]) -> None:
        start, end = match.span()
        phrase = read_nth_day(match) if match.lastgroup == "nth_day" else read_weekdays(match)
        context = self._layout.context_of(self.left, start, end)
        if phrase is None or doubts_weekdays(context) or (phrase.short and doubts_short_day(context)):
            self.doubt(start, end)
            return
        if not (phrase.recurring or self._goes_with_a_frequency(phrase)) and (
            not phrase.alone or doubts_single_date(context)
        ):
            self.doubt(start, end)
            return
        self.weekdays.append(phrase)
        if not phrase.complete:
            self.doubt(start, end)
        self.left = mark(self.left, (start, end))

    def _goes_with_a_frequency(self, phrase: DayPhrase) -> bool:
        """Tell whether the sentence also says how often, so that «в пятницу» cannot be one date."""
        return any(
            SENTENCE_MARKS.isdisjoint(self.code[min(phrase.end, other.end) : max(phrase.start, other.start)])
            for other in self.frequencies
        )
