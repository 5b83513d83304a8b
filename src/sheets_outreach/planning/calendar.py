"""The plan as an iCalendar file (RFC 5545) that any calendar opens; writes no file itself. Needs the ``plan`` extra."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from sheets_outreach.planning.plan import Plan, PlannedPost
from sheets_outreach.planning.standing import key_of
from sheets_outreach.planning.wording import word_reasons
from sheets_outreach.texts import Texts

PRODUCT = "-//Sheets Outreach//Posting plan//EN"


def make_calendar(plan: Plan, texts: Texts, now: datetime) -> bytes:
    """Make a calendar: a whole day for every post, and one for the last day to ask the admin.

    Args:
        plan: what is planned.
        texts: the language of the titles.
        now: when it is made, aware; RFC 5545 wants it of every entry.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for post in plan.posts:
        name = post.community.name
        calendar.add_component(_event("post", post, post.day, texts.say("plan.event.post", name=name), texts, now))
        if post.ask_by is not None:
            title = texts.say("plan.event.ask", name=name)
            calendar.add_component(_event("ask", post, post.ask_by, title, texts, now))
    return bytes(calendar.to_ical())


def _event(what: str, post: PlannedPost, day: date, title: str, texts: Texts, now: datetime) -> Event:
    event = Event()
    event.add("uid", _identify(what, post))
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add("description", f"{post.draft}\n\n{word_reasons(post, texts)}")
    event.add("transp", "TRANSPARENT")
    if post.community.link.canonical:
        event.add("url", post.community.link.canonical)
    return event


def _identify(what: str, post: PlannedPost) -> str:
    """Name an entry by community and day, so that a plan imported again replaces itself."""
    parts = (what, post.day.isoformat(), *key_of(post.community), str(post.community.platform))
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32] + "@sheets-outreach"
