"""A tidy Norwegian workbook of 27 communities and 33 entries; nearly every row is some rule's near miss, as its note says."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.rules.sheets import Formula, Row

SETTINGS = {
    "library_name": "Elvebyen bibliotek",
    "own_sites": "https://www.elvebyenbibliotek.example/om",
    "restricted_platforms": "TikTok: ikke på jobbtelefon",
    "hours_per_week": "26,5",
    "likes_share": "4 %",
    "walking_radius_km": "2",
}


def _community(name: str, link: str, note: str = "", **more: Any) -> Row:
    usual: Row = {
        "name": name, "link": link, "specialisation": "Barneavdelingen", "offer": "Arrangementer; romleie",
        "agreement": "annenhver uke", "admin": "Kari N.", "admin_link": "kari@elvebyen.example",
        "status": "avtalt", "members": "2,5k", "typical_likes": "120", "advertising": "sjelden", "admin_active": "ja",
        "moderators": "ja", "rules_read_on": "2. mars 2026", "greeted_on": "3.3.2026", "distance_km": "1,8 km",
        "goal": "få flere på språkkafé", "audience": "voksne", "responsible": "Ingrid", "note": note,
    }  # fmt: skip
    return {**usual, **more}


COMMUNITIES: list[Row | str] = [
    "Facebook-grupper",
    _community("Elvebyen torg", "https://www.facebook.com/groups/elvebyentorg", "tall fra Sheets, ikke tekst",
               members=2000.0),
    _community("Elvebyen kjøp og salg", "facebook.com/groups/elvebyenkjop", "avtale finnes, reklame er hele poenget",
               advertising="ofte"),
    _community("Nabokov-lesere", "https://www.facebook.com/groups/nabokovlesere", "en forfatter, ingen nabo",
               status="kandidat", agreement=""),
    _community("Naboer på Tangen", "https://www.facebook.com/groups/nabotangen", "naboer, men allerede avtalt"),
    _community("Hundeeiere", "https://www.facebook.com/groups/hundeeiere", "hilst, men datoen står ikke her",
               status="hilst",
               agreement="ikke avtalt ennå", greeted_on=""),
    _community("Foreldre på Elvebyen skole", "https://www.facebook.com/profile.php?id=100064000000001",
               "en side med nummer i stedet for navn"),
    _community("Elvebyen bibliotek", "https://www.facebook.com/elvebyenbibliotek", "egen side, ingen å spørre",
               admin="",
               admin_link="", members="1200", typical_likes="", agreement=""),
    _community("Korps og kor", "https://www.facebook.com/groups/korpsogkor", "ja til alt", agreement="fritt fram"),
    _community("Sagt nei", "https://www.facebook.com/groups/sagtnei", "nei er nei", status="avslag", admin="", goal="",
               audience="", responsible="", agreement="ikke tillatt", members=90),
    "Instagram",
    _community("Elvebyen foto", "https://instagram.com/elvebyenfoto/?igsh=MzRl", "sporing i adressen"),
    _community("Ung i Elvebyen", "@ungielvebyen", "bare brukernavnet, under riktig overskrift"),
    "Snapchat",
    _community("Klasse 10B", "", "en privat chat har ofte ingen adresse", members=28, typical_likes=""),
    _community("Klasse 10A", "https://www.snapchat.com/add/klasse10a", members=27, typical_likes=""),
    "Messenger",
    _community("Barselgruppa", "https://m.me/ch/AbCdEfGhIjKl/", members="45", typical_likes=""),
    "Discord",
    _community("Elvebyen gaming", "https://discord.gg/AbCdEfGh", "invitasjon som kan skiftes ut", members="2 100"),
    _community("Elvebyen rollespill", "https://discord.com/channels/223456789012345678/323456789012345678"),
    "X/Twitter",
    _community("Elvebyen nyheter", "https://twitter.com/elvebyennytt", "gammelt navn på samme sted"),
    "Reddit",
    _community("r/elvebyen", "https://www.reddit.com/r/Elvebyen/", "stor forbokstav i adressen"),
    "LinkedIn",
    _community("Næringsforeningen", "https://www.linkedin.com/company/elvebyen-naering/", "godtatt", members="1 900",
               accepted="members-too-few"),
    "TikTok",
    _community("Elvebyen på TikTok", "https://www.tiktok.com/@elvebyen", "advarselen er godtatt",
               accepted="plattform med advarsel"),
    "Nextdoor",
    _community("Tangen øst", "https://nextdoor.com/neighborhood/tangenost--elvebyen--no/", distance_km=2),
    "Nettside",
    _community("Vår egen nettside", "https://elvebyenbibliotek.example", "egen side", admin="", members="",
               typical_likes="",
               agreement="", admin_link=""),
    _community("Velforeningens forum", "https://velforening.example/forum?topic=7", "et forum, ikke et innlegg"),
    "Facebook",
    _community("Kveldskurs", "https://www.facebook.com/groups/kveldskurs", agreement="maks to innlegg i måneden"),
    _community("Kirkekaffe", "https://www.facebook.com/groups/kirkekaffe", agreement="kun på onsdager"),
    _community("Turlaget", "https://www.facebook.com/groups/turlaget", "teksten skal godkjennes",
               agreement="én gang i uka, teksten må godkjennes av admin", place=Formula('="Elvebyen "&A3')),
    _community("Pausegruppa", "https://www.facebook.com/groups/pausegruppa", status="på pause", audience="", goal=""),
]  # fmt: skip


def _post(day: date | str, community: str, link: str, topic: str, note: str = "", **more: Any) -> Row:
    usual: Row = {
        "date": day, "community": community, "post_link": link, "topic": topic, "kind": "arrangement",
        "author": "Ingrid", "text": "Velkommen til biblioteket!", "image_credit": "", "approved_on": "", "likes": "7",
        "comments": 0, "shares": "", "views": "", "wishes": "", "answered_on": "", "moved_to": "", "note": note,
    }  # fmt: skip
    return {**usual, **more}


def _nov(day: int) -> date:
    return date(2026, 11, day)


_FB = "https://www.facebook.com/groups"

DIARY: list[Row] = [
    _post("2. nov", "Elvebyen torg", f"{_FB}/elvebyentorg/posts/812345678910001", "Språkkafé", "dato uten år"),
    _post("man. 16.11.2026", "«Elvebyen Torg»", f"{_FB}/elvebyentorg/posts/812345678910002", "Språkkafé",
          "fjortende dag"),
    _post(_nov(17), "Elvebyen torg", f"{_FB}/elvebyentorg/posts/812345678910099", "Svarte på spørsmål", "deltakelse",
          kind="deltakelse"),
    _post(_nov(9), "Nabokov-lesere", f"{_FB}/nabokovlesere/posts/812345678910003", "Ble med i samtalen",
          kind="kommentar"),
    _post(_nov(4), "Naboer på Tangen", f"{_FB}/nabotangen/posts/812345678910004", "Dugnad", "besvart på e-post",
          wishes="Har dere lekser?", moved_to="e-post"),
    _post(_nov(12), "Hundeeiere", f"{_FB}/hundeeiere/posts/812345678910005", "Likte et bilde", kind="deltakelse"),
    _post(_nov(18), "Foreldre på Elvebyen skole",
          "https://www.facebook.com/permalink.php?story_fbid=812345678910006&id=100064000000001", "Lesestund"),
    _post(_nov(10), "Elvebyen bibliotek", "https://www.facebook.com/elvebyenbibliotek/posts/pfbid0AbCdEfGh",
          "Åpningstider"),
    _post(_nov(2), "Korps og kor", f"{_FB}/korpsogkor/posts/812345678910007", "Konsert i kveld"),
    _post(_nov(10), "Korps og kor", f"{_FB}/korpsogkor/posts/812345678910008", "Konsert i morgen",
          "over en uke siden sist"),
    _post(_nov(11), "Korps og kor", f"{_FB}/korpsogkor/posts/812345678910009", "Program for uke 47 og 48",
          "ett for alle"),
    _post(date(2026, 9, 1), "Sagt nei", "", "Hilste", "deltakelse er lov", kind="deltakelse"),
    _post(_nov(13), "Elvebyen foto", "https://www.instagram.com/p/CxAbC_1-dEf/", "Fotovandring",
          "eget bilde, kreditert",
          text="bilde.jpg", image_credit="Ingrid"),
    _post(_nov(19), "Ung i Elvebyen", "https://www.instagram.com/reel/CxAbC_1-dEg/", "Manga"),
    _post(_nov(12), "Klasse 10A", "", "Leksehjelp", "ingen adresse i Snapchat"),
    _post(_nov(13), "Barselgruppa", "sendt i chatten", "Babysang", "ingen adresse i Messenger"),
    _post(_nov(15), "Elvebyen gaming",
          "https://discord.com/channels/123456789012345678/223456789012345678/323456789012345678",
          "Turnering", "invitasjonen og nummeret kan ikke sammenlignes"),
    _post(_nov(6), "Elvebyen nyheter", "https://x.com/elvebyennytt/status/1434567890123456789", "Forfatterbesøk",
          views="1.8K"),
    _post(_nov(14), "r/elvebyen", "https://www.reddit.com/r/elvebyen/comments/1abcde/quiz/", "Quiz",
          "en uke, tallene er der"),
    _post(_nov(15), "r/elvebyen", "https://redd.it/1abcdf", "Takk", "deltakelse", kind="deltakelse", likes="",
          comments=""),
    _post(_nov(5), "Næringsforeningen",
          "https://www.linkedin.com/posts/elvebyen-naering_activity-7123456789012345678-AbCd",
          "Møterom", kind="romleie"),
    _post(_nov(3), "Elvebyen på TikTok", "https://www.tiktok.com/@elvebyen/video/7123456789012345678", "Boktips"),
    _post(_nov(17), "Tangen øst", "https://nextdoor.com/p/AbCdEfGh", "Språkkafé", "seks dager, ingen tall ennå",
          likes="",
          comments=""),
    _post(_nov(16), "Vår egen nettside", "https://elvebyenbibliotek.example/nyheter/7", "Språkkafé"),
    _post(_nov(9), "Velforeningens forum", "https://velforening.example/forum?topic=9", "Dugnad"),
    _post(date(2026, 10, 22), "Kveldskurs", f"{_FB}/kveldskurs/posts/812345678910010", "Keramikk"),
    _post(_nov(2), "Kveldskurs", f"{_FB}/kveldskurs/posts/812345678910011", "Tegning"),
    _post(_nov(21), "Kveldskurs", f"{_FB}/kveldskurs/posts/812345678910012", "Strikk", "den trettiende dagen er over"),
    _post(_nov(18), "Kirkekaffe", f"{_FB}/kirkekaffe/posts/812345678910013", "Salmekveld", "en onsdag"),
    _post(_nov(20), "Kirkekaffe", f"{_FB}/kirkekaffe/posts/812345678910013", "Takket for sist",
          "fredag, men deltakelse",
          kind="deltakelse"),
    _post(_nov(13), "Turlaget", f"{_FB}/turlaget/posts/812345678910014", "Turkart", approved_on="12.11.2026"),
    _post(_nov(20), "facebook.com/groups/turlaget", f"{_FB}/turlaget/posts/812345678910015", "Turbøker",
          "sju dager senere",
          approved_on=_nov(20), wishes="Har dere kart?"),
    _post(_nov(19), "Pausegruppa", f"{_FB}/pausegruppa/posts/812345678910016", "Ønsket god bedring", kind="deltakelse"),
]  # fmt: skip

ACCEPTED_OR_HINTED = [(16, "link-missing"), (28, "members-too-few"), (30, "platform-restricted")]
"""Rows of the register and the codes that are found there and not shown."""
