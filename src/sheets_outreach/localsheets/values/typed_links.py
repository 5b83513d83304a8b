"""Is a whole typed text an address, and which one?

Only a text that is nothing but an address gets a link; Google also links addresses inside a longer text.
"""

import re

# Endings under which people type addresses without http://; a file name must not become a link.
_ENDINGS = (
    "com|org|net|info|edu|gov|io|me|tv|app|dev|link|site|online|ru|su|no|se|dk|fi|de|uk|eu|fr|us|рф|gg|ly|be|gl|cc|co"
)
_ADDRESS = re.compile(
    r"(?P<scheme>(?:https?|ftp)://[^\s/$.?#][^\s]*)"
    r"|(?P<mail>(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<bare>(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:{_ENDINGS}))(?::\d{{1,5}})?(?:[/?#][^\s]*)?)",
    re.IGNORECASE,
)
_LONGEST = 2000


def find_link(text: str) -> str | None:
    """Give the address that a stripped text is; None where it is more than an address or none."""
    match = _ADDRESS.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    if match["mail"]:
        return text if text.lower().startswith("mailto:") else f"mailto:{text}"
    return text if match["scheme"] else f"http://{text}"
