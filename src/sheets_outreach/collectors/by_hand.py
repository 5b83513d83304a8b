"""Which platforms staff type figures of, and why; each reason is the key of a sentence, and typing is the normal case.

What would change a line: an official way to read somebody else's community, open to a small library. See
docs/collectors.md.
"""

from __future__ import annotations

# Every platform whose links are recognised and that `registry` has no collector for; and those two that are asked for
# a part only: Facebook for the library's own page, Discord for members.
BY_HAND = (
    "canva",
    "discord",
    "facebook",
    "google_business",
    "linkedin",
    "max",
    "messenger",
    "nextdoor",
    "ok",
    "reddit",
    "snapchat",
    "tiktok",
    "website",
    "whatsapp",
    "x",
)


def explain_by_hand(platform: str) -> str:
    """Name the key of the sentence that says why figures of this platform are typed by hand."""
    return f"platform_note.{platform}" if platform in BY_HAND else "platform_note.unlisted"
