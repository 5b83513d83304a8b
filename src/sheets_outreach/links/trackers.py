"""Which query parameters say who clicked and from where, and nothing about the page.

Only for addresses whose query we do not understand; a platform's module keeps what it knows and drops the rest. The
list follows the ClearURLs rules (https://docs.clearurls.xyz) and what mailers and Russian advertising marks add.
The link that people click keeps everything: `Link.raw`.
"""

from __future__ import annotations

from urllib.parse import quote

from sheets_outreach.links.vocabulary import words

_NAMES = frozenset(
    words(
        "fbclid gclid gclsrc gbraid wbraid dclid srsltid gad_source gad_campaignid yclid ysclid ymclid yadclid"
        " _openstat igsh igshid ig_rid msclkid twclid ttclid li_fat_id mc_cid mc_eid mkt_tok erid _ga _gl _gid _hsenc"
        " _hsmi hsctatracking vero_id rb_clickid wickedid mibextid rdid wtsid __tn__ __xts__ fb_action_ids"
        " fb_action_types fb_ref fb_source notif_id notif_t notification_id notification_t share_id share_action_id"
        " trackingid lipi rcm trk ref_src ref_url send_source sfnsn paipv eav is_from_webapp sender_device web_id"
    )
)
_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "__cft__", "hc_")
_SAFE_IN_QUERY = "%/:?@!$&'()*+,;=-._~[]"


def is_tracker(name: str) -> bool:
    """Whether the parameter only follows people about."""
    name = name.lower()
    return name in _NAMES or name.startswith(_PREFIXES)


def drop_trackers(query: str) -> str:
    """Return the query without trackers and empty pairs, the rest as it was, percent-encoded where it must be.

    >>> drop_trackers("id=5&utm_source=vk&erid=2Vt")
    'id=5'
    """
    kept = [pair for pair in query.split("&") if pair and not is_tracker(pair.partition("=")[0])]
    return quote("&".join(kept), safe=_SAFE_IN_QUERY)
