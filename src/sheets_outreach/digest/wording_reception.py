"""The words for how posts were received: the week in figures, the best posts, communities that faded."""

from __future__ import annotations

from sheets_outreach.digest.blocks import Best, BestPost, Faded, PlatformWeeks, Totals
from sheets_outreach.digest.cleaning import clean_line
from sheets_outreach.digest.sections import Bar, Bars, Element, Line, Section, Subhead, Table
from sheets_outreach.digest.voice import Voice, link_address

_UNKNOWN = "—"


def word_totals(block: Totals, voice: Voice) -> Section:
    """Say what the week came to against the week before, platform by platform."""
    head = tuple(voice.say(f"totals.{column}") for column in ("platform", "posts", "reactions", "views"))
    rows = tuple(
        (
            voice.platform(weeks.platform),
            _compare(weeks.now.posts, weeks.before.posts, voice),
            _compare(weeks.now.reactions, weeks.before.reactions, voice),
            _compare(weeks.now.views, weeks.before.views, voice),
        )
        for weeks in block.platforms
    )
    elements: list[Element] = [Table(head, rows)]
    elements += [bars for weeks in block.platforms if (bars := _draw(weeks, voice)) is not None]
    unmeasured = sum(weeks.now.unmeasured for weeks in block.platforms)
    if unmeasured:
        elements.append(Line(voice.count("totals.unmeasured", unmeasured)))
    first, last = voice.formats.day(block.first_day), voice.formats.day(block.last_day)
    lead = voice.say("totals.lead", first=first, last=last)
    return Section(voice.say("totals.title"), lead, tuple(elements))


def _compare(now: int | None, before: int | None, voice: Voice) -> str:
    if now is None:
        return _UNKNOWN
    number = voice.formats.number(now)
    return number if before is None else f"{number} ({voice.formats.change(now, before)})"


def _draw(weeks: PlatformWeeks, voice: Voice) -> Bars | None:
    """Draw two weeks side by side; one bar alone would show nothing."""
    now, before = weeks.now.reactions, weeks.before.reactions
    if now is None or before is None or not now + before:
        return None
    longest = max(now, before)
    bars = (
        Bar(voice.say("totals.this_week", count=voice.formats.number(now)), _percent(now, longest), past=False),
        Bar(voice.say("totals.week_before", count=voice.formats.number(before)), _percent(before, longest), past=True),
    )
    return Bars(voice.joined(voice.platform(weeks.platform), voice.say("totals.reactions")), bars)


def _percent(part: float, whole: float) -> int:
    return max(1, min(100, round(part / whole * 100)))


def word_best(block: Best, voice: Voice) -> Section:
    """Say which posts did best on each platform."""
    elements: list[Element] = []
    for platform, posts in block.platforms.items():
        if len(block.platforms) > 1:
            elements.append(Subhead(voice.platform(platform)))
        highest = max(best.engagement.percent for best in posts)
        compared = len(posts) > 1
        elements += [
            _word_best(best, voice, _percent(best.engagement.percent, highest) if compared else None) for best in posts
        ]
    return Section(voice.say("best.title"), voice.say("best.lead"), tuple(elements))


def _word_best(best: BestPost, voice: Voice, bar: int | None) -> Line:
    post = best.post
    entry = post.publication
    assert post.figures is not None
    day = voice.formats.day(entry.date) if entry.date else ""
    place = clean_line(post.place) if entry.topic else ""
    known = voice.figures(post.figures)
    detail = voice.joined(voice.rate(best.engagement), known, place, day)
    return Line(voice.name(entry.topic or post.place), link_address(entry.post_link), detail, bar=bar)


def word_faded(block: Faded, voice: Voice) -> Section:
    """Say which communities answer much less than they did."""
    elements = tuple(
        Line(
            voice.name(fade.community.name),
            link_address(fade.community.link),
            voice.say("faded.rates", now=voice.rate(fade.now), before=voice.formats.percent(fade.before.percent)),
        )
        for fade in block.fades
    )
    left = block.total - len(block.fades)
    more = voice.count("faded.more", left) if left else ""
    return Section(voice.say("faded.title"), voice.say("faded.lead"), elements, more)
