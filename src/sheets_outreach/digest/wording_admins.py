"""The words for admins: greetings and messages an employee pastes, and the mail an admin agreed to get.

Texts to paste are in the community's language, whoever reads the digest. They are personal, as the handbook wants it:
from one named employee, neighbourly, asking before posting.
"""

from __future__ import annotations

from sheets_outreach.community import Community
from sheets_outreach.digest.blocks import Candidates, LastPosts, Message, Messages, PlannedHere
from sheets_outreach.digest.cleaning import clean_line, clean_text, safe_href
from sheets_outreach.digest.planned import Planned
from sheets_outreach.digest.sections import Element, Line, Paste, Section
from sheets_outreach.digest.voice import Voice, first_name, link_address
from sheets_outreach.register.columns import Tab


def word_candidates(block: Candidates, voice: Voice) -> Section:
    """Give a greeting for each community nobody has greeted yet."""
    elements = tuple(
        Paste(_address(community, voice), _contact(community), _greeting(community, block.every_days, voice))
        for community in block.communities
    )
    return _section("candidates", voice, elements, block.total - len(block.communities), Tab.REGISTER)


def _greeting(community: Community, every_days: int, reader: Voice) -> str:
    voice = _voice_of(community, reader)
    return voice.say("candidates.greeting", often=voice.often(every_days), **_names(community, voice))


def word_messages(block: Messages, voice: Voice) -> Section:
    """Give a message for each admin who gets no mail from us."""
    elements = tuple(
        Paste(_address(message.community, voice), _contact(message.community), _message(message, voice))
        for message in block.messages
    )
    return _section("messages", voice, elements, block.total - len(block.messages), Tab.PLAN)


def _message(message: Message, reader: Voice) -> str:
    voice = _voice_of(message.community, reader)
    plan = "\n".join(_plan_line(post, voice) for post in message.planned)
    text = voice.say("messages.text", plan=plan, **_names(message.community, voice))
    if message.community.agreement.approval is True:
        drafts = [draft for post in message.planned if (draft := _draft(post))]
        text += "".join(f"\n\n{voice.say('messages.draft')}\n{draft}" for draft in drafts)
    last = message.last
    if last is None or last.figures is None or last.publication.date is None or not last.publication.topic:
        return text
    thanks = voice.say(
        "messages.thanks",
        topic=voice.name(last.publication.topic),
        day=voice.formats.day(last.publication.date),
        figures=voice.figures(last.figures),
    )
    return f"{text}\n\n{thanks}"


def _plan_line(post: Planned, voice: Voice) -> str:
    titles = "; ".join(clean_line(title) for title in post.titles) or voice.say("untitled")
    return voice.say("messages.plan_line", day=voice.formats.weekday(post.day), titles=titles)


def _draft(post: Planned) -> str:
    return clean_text(post.draft, keep=[link for link in post.links if safe_href(link)])


def _names(community: Community, voice: Voice) -> dict[str, object]:
    admin = first_name(community.admin)
    return {
        "admin": voice.say("messages.admin", name=admin) if admin else "",
        "employee": clean_line(community.responsible or voice.digest.reader) or voice.say("messages.your_name"),
        "library": clean_line(voice.digest.library) or voice.say("messages.library_name"),
        "community": voice.name(community.name),
    }


def _voice_of(community: Community, reader: Voice) -> Voice:
    return Voice(reader.digest, community.language or reader.digest.common_language)


def _address(community: Community, voice: Voice) -> str:
    responsible = clean_line(community.responsible)
    by = voice.say("messages.by", name=responsible) if responsible else ""
    return voice.joined(voice.name(community.name), clean_line(community.admin), by)


def _contact(community: Community) -> str | None:
    """Give where to write: the admin's page or comment, else the community."""
    return link_address(community.admin_link) or link_address(community.link)


def _section(part: str, voice: Voice, elements: tuple[Element, ...], left: int, tab: Tab) -> Section:
    more = voice.count("more", left) if left > 0 else ""
    href = voice.tab(tab) if more else None
    return Section(voice.say(f"{part}.title"), voice.say(f"{part}.lead"), elements, more, href)


def word_planned(block: PlannedHere, voice: Voice) -> Section:
    """Show an admin what is planned, day by day, with the drafts."""
    elements: list[Element] = []
    for post in block.planned:
        titles = "; ".join(clean_line(title) for title in post.titles)
        asked = voice.say("planned.ask_by", day=voice.formats.day(post.ask_by)) if post.ask_by else ""
        elements.append(Line(voice.formats.weekday(post.day), None, voice.joined(titles, asked)))
        if draft := _draft(post):
            elements.append(Paste("", None, draft))
    lead = voice.say("planned.lead" if block.ask_first else "planned.lead_informal")
    return Section(voice.say("planned.title"), lead, tuple(elements))


def word_last_posts(block: LastPosts, voice: Voice) -> Section:
    """Show an admin how the last posts did."""
    elements: list[Element] = []
    for post in block.posts:
        entry = post.publication
        day = voice.formats.day(entry.date) if entry.date else ""
        known = voice.figures(post.figures) if post.figures else voice.say("last_posts.no_figures")
        elements.append(Line(voice.name(entry.topic), link_address(entry.post_link), voice.joined(day, known)))
    return Section(voice.say("last_posts.title"), voice.say("last_posts.lead"), tuple(elements))
