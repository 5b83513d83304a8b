"""Shorteners: a code that only opening it would read. It is kept as it is, and people are asked for the full link.

>>> from sheets_outreach.links import recognise
>>> link = recognise("https://clck.ru/3ExAmple")
>>> print(link, link.problems[0].code)
shortener unknown 3ExAmple link-shortened
"""

from __future__ import annotations

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Site, hosts_of, needs_opening


def _read(address: Address) -> Link | None:
    code = "/".join(map(encode, address.parts))
    if not code:
        return None
    return needs_opening(address, Platform.SHORTENER, Kind.UNKNOWN, code, f"https://{address.host}/{code}")


def _read_google(address: Address) -> Link | None:
    """Read Google's old shortener, which says when the link is a map's."""
    platform = Platform.GOOGLE_BUSINESS if address.parts[:1] == ["maps"] else Platform.SHORTENER
    code = "/".join(map(encode, address.parts))
    return needs_opening(address, platform, Kind.UNKNOWN, code, f"https://goo.gl/{code}") if code else None


SITE = Site(
    Platform.SHORTENER,
    hosts={
        "goo.gl": _read_google,
        **hosts_of(
            _read,
            "t.co bit.ly www.bit.ly bitly.com j.mp clck.ru vk.cc goo.su u.to tinyurl.com www.tinyurl.com is.gd v.gd"
            " ow.ly buff.ly cutt.ly rb.gy t.ly lnkd.in shorturl.at tiny.cc s.id qps.ru ok.me on.fb.me dlvr.it"
            " ift.tt trib.al dsc.gg surl.li kortlink.dk rebrand.ly short.gy clc.li clc.to wa.link search.app"
            " share.google qrco.de me-qr.com urlz.fr lc.cx l.ead.me shorturl.com tr.ee amzn.to spr.ly snip.ly"
            " kutt.it gg.gg x.gd bl.ink ya.cc nda.ya.ru sokr.ru to.click tny.im reddit.app.link",
        ),
    },
)
