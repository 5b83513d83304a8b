"""A tidy English workbook of 28 communities and 32 entries; nearly every row is some rule's near miss, as its note says."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.rules.sheets import Formula, Row

SETTINGS = {
    "library_name": "Millbrook Library",
    "own_sites": "millbrooklibrary.example",
    "allowed_platforms": "Facebook; Instagram; Nextdoor; WhatsApp; Telegram; YouTube; Reddit; X; TikTok; Google;Discord",
    "min_members": "1500",
    "driving_radius_km": "8",
    "walking_radius_km": "8",
}


def _community(name: str, link: str, note: str = "", **more: Any) -> Row:
    usual: Row = {
        "name": name, "link": link, "specialisation": "Children\nMakerspace", "offer": "Events\nRoom hire",
        "agreement": "once every two weeks", "admin": "J. Smith",
        "admin_link": "https://www.facebook.com/j.smith.millbrook",
        "status": "agreed", "members": "about 1,800", "typical_likes": 90, "advertising": "little",
        "admin_active": "yes",
        "moderators": "Yes", "rules_read_on": "2 March 2026", "greeted_on": date(2026, 3, 3), "distance_km": "7.5 km",
        "goal": "fill the story times", "audience": "families", "responsible": "Sam", "note": note,
    }  # fmt: skip
    return {**usual, **more}


COMMUNITIES: list[Row | str] = [
    "FACEBOOK",
    _community("Millbrook Mums", "https://www.facebook.com/groups/millbrookmums/?ref=bookmarks", "one name"),
    _community("Millbrook Mums & Dads", "https://www.facebook.com/groups/millbrookmumsanddads", "nearly the same name"),
    _community("Millbrook Market", "https://web.facebook.com/groups/810000000000021/about",
               "agreed in spite of its adverts",
               advertising="much", admin_active="no", moderators="no"),
    _community("Neighbourly Millbrook", "https://www.facebook.com/groups/neighbourlymillbrook",
               "neighbours, agreed already"),
    _community("Old Mill Lane", "https://www.facebook.com/groups/oldmilllane", "a candidate who has done everything",
               status="candidate", agreement="no agreement yet"),
    _community("Neil's Gardeners", "https://www.facebook.com/groups/neilsgardeners", "a name, no neighbour",
               status="contacted",
               agreement="", greeted_on=""),
    _community("Millbrook Library", "https://www.facebook.com/millbrooklibrary", "our own page", admin="", agreement="",
               members=310, typical_likes=""),
    _community("Friends of Millbrook Library", "https://www.facebook.com/groups/friendsofmillbrook",
               "a club of its own"),
    _community("Said No", "https://www.facebook.com/groups/saidno", status="declined", admin="", goal="", audience="",
               responsible="", members=12, agreement="not allowed", distance_km=40),
    _community("On Hold", "https://www.facebook.com/groups/onhold", status="on hold", responsible="", audience=""),
    "Instagram",
    _community("Millbrook Views", "https://www.instagram.com/millbrook.views/", "a full stop in the name"),
    _community("Millbrook Eats", "instagram.com/millbrook_eats"),
    "Nextdoor",
    _community("Mill Hill", "https://nextdoor.com/neighborhood/millhill--millbrook--nh/"),
    "WhatsApp",
    _community("Year 3 parents", "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv", "small, and everybody reads",
               members=58,
               typical_likes=""),
    _community("Year 4 parents", "by invitation only", "words instead of a link", members=61, typical_likes=""),
    _community("Football dads", "https://chat.whatsapp.com/ZyXwVuTsRqPoNmLkJiHgFe", "the admin's code is no number",
               admin_link="https://wa.me/message/ABCDEFGH", members=40, typical_likes=""),
    "Telegram",
    _community("Millbrook alerts", "https://telegram.me/millbrook_alerts"),
    _community("Millbrook chat", "t.me/+AbCdEfGh_123", "an invite, no telephone number", members="2 200", typical_likes=50,
               accepted="few likes"),
    "YouTube",
    _community("Millbrook TV", "https://www.youtube.com/@MillbrookTV"),
    "Reddit",
    _community("r/millbrook", "https://old.reddit.com/r/millbrook"),
    "X",
    _community("Millbrook Council", "https://x.com/MillbrookTown", agreement="no limit"),
    "TikTok",
    _community("Millbrook teens", "https://www.tiktok.com/@millbrook.teens", agreement="no more than twice a month"),
    "Discord",
    _community("Millbrook D&D", "https://discord.com/invite/AbCdEfGh", agreement="Fridays only"),
    "Google Business Profile",
    _community("Millbrook Library on the map", "https://www.google.com/maps?cid=1234567890123", "our own", admin="",
               members="",
               typical_likes="", agreement=""),
    "Our website",
    _community("Our website", "https://millbrooklibrary.example/", "our own", admin="", members="", typical_likes="",
               agreement=""),
    _community("Parish board", "https://parish.example/board", "a website is no network", members="", typical_likes="",
               place=Formula('=HYPERLINK(B2;"map")')),
    "Facebook groups",
    _community("Book club moms", "https://www.facebook.com/groups/bookclubmoms",
               agreement="weekly, text approved by the admin first"),
    _community("Runners", "https://www.facebook.com/groups/millbrookrunners", "accepted, as the sheet words it",
               members=900,
               accepted="the community has 850 members, but should have 1500 or more."),
]  # fmt: skip


def _post(day: date | str, community: str, link: str, topic: str, note: str = "", **more: Any) -> Row:
    usual: Row = {
        "date": day, "community": community, "post_link": link, "topic": topic, "kind": "event", "author": "Sam",
        "text": "Do come along", "image_credit": "", "approved_on": "", "likes": 7, "comments": "", "shares": "",
        "views": "2k", "wishes": "", "answered_on": "", "moved_to": "", "note": note,
    }  # fmt: skip
    return {**usual, **more}


def _nov(day: int) -> date:
    return date(2026, 11, day)


_FB = "https://www.facebook.com/groups"

DIARY: list[Row] = [
    _post("3 Nov 2026", "Millbrook Mums", f"{_FB}/millbrookmums/posts/812345678920001", "Story time"),
    _post("17 November 2026", "MILLBROOK MUMS", f"{_FB}/millbrookmums/posts/812345678920002", "Story time",
          "the fourteenth day"),
    _post(_nov(17), "Millbrook Mums & Dads", f"{_FB}/millbrookmumsanddads/posts/812345678920003", "Story time",
          "another group"),
    _post(_nov(10), "Millbrook Market", f"{_FB}/millbrookmarket/posts/812345678920004", "Repair café",
          "its number has this name"),
    _post(_nov(12), "Neighbourly Millbrook", f"{_FB}/neighbourlymillbrook/posts/812345678920005", "Lost cat",
          kind="participation"),
    _post(_nov(12), "Neighbourly Millbrook", f"{_FB}/neighbourlymillbrook/posts/812345678920005", "Lost cat",
          "answered twice",
          kind="comment"),
    _post(_nov(15), "Old Mill Lane", f"{_FB}/oldmilllane/posts/812345678920006", "Said hello", kind="participation"),
    _post(_nov(8), "Millbrook Library", "https://www.facebook.com/millbrooklibrary/posts/812345678920007",
          "Opening hours"),
    _post(_nov(9), "Friends of Millbrook Library", f"{_FB}/friendsofmillbrook/posts/812345678920008", "Thanks",
          author="Sam, Millbrook Library"),
    _post(_nov(19), "On Hold", f"{_FB}/onhold/posts/812345678920009", "Got well soon", kind="participation"),
    _post(_nov(4), "Millbrook Views", "https://www.instagram.com/millbrook.views/p/CxAbC_1-dEf/", "Photo walk",
          text="https://unsplash.com/photos/abc", image_credit="A. Walker / Unsplash"),
    _post(_nov(18), "@millbrook_eats", "https://www.instagram.com/p/CxAbC_1-dEg/", "Cook books",
          text="see file.png.zip"),
    _post(_nov(18), "Mill Hill", "https://nextdoor.com/p/AbCdEfGh", "Cook books", "no figures yet after three days",
          likes="", views=""),
    _post(_nov(16), "Year 3 parents", "", "Reading week"),
    _post(_nov(16), "Year 4 parents", "", "Reading week", "the same day and topic, another chat"),
    _post(_nov(6), "Football dads", "posted in the chat", "Sports biographies", "a chat has no addresses"),
    _post(_nov(7), "Millbrook alerts", "https://t.me/millbrook_alerts/101", "Storm: we are open", "answered",
          wishes="Is the café open?", answered_on=_nov(9)),
    _post(_nov(19), "Millbrook chat", "https://t.me/c/1234567890/77", "Quiz", "one working day has passed",
          wishes="Prizes?"),
    _post(_nov(2), "Millbrook TV", "https://youtu.be/dQw4w9WgXcQ", "Author talk"),
    _post(_nov(5), "r/millbrook", "https://www.reddit.com/r/millbrook/comments/1abcde/", "Job", kind="vacancy"),
    _post(_nov(16), "Millbrook Council", "https://x.com/MillbrookTown/status/1434567890123456789", "Lecture"),
    _post(_nov(18), "Millbrook Council", "https://x.com/MillbrookTown/status/1434567890123456790",
          "What's on in December"),
    _post(_nov(20), "Millbrook Council", "https://x.com/i/web/status/1434567890123456791", "Film"),
    _post(date(2026, 10, 20), "Millbrook teens", "https://www.tiktok.com/@millbrook.teens/video/7123456789012345678",
          "Books"),
    _post(_nov(2), "Millbrook teens", "https://www.tiktok.com/@millbrook.teens/video/7123456789012345679", "Books"),
    _post(_nov(19), "Millbrook teens", "https://www.tiktok.com/@millbrook.teens/video/7123456789012345680", "Books",
          "the third, on the thirty-first day"),
    _post(_nov(20), "Millbrook D&D",
          "https://discord.com/channels/123456789012345678/223456789012345678/323456789012345678",
          "Dragons", "a Friday"),
    _post(_nov(17), "Millbrook Library on the map", "", "Opening hours"),
    _post(_nov(17), "Our website", "https://millbrooklibrary.example/news/7", "Opening hours"),
    _post(_nov(10), "Parish board", "https://parish.example/board/7", "Carols"),
    _post(_nov(13), "Book club moms", f"{_FB}/bookclubmoms/posts/812345678920010", "Club", approved_on=_nov(13)),
    _post(_nov(20), f"{_FB}/BookClubMoms", f"{_FB}/bookclubmoms/posts/812345678920011", "Club",
          approved_on="19 Nov 2026"),
]  # fmt: skip

ACCEPTED_OR_HINTED = [(20, "link-missing"), (24, "likes-too-few"), (42, "members-too-few")]
"""Rows of the register and the codes that are found there and not shown."""
