"""Pictures of the digest in a real headless Chromium, for ``docs/images``; ``python -m tests.digest.pictures [FOLDER]``.

It also complains of anything wider than the screen and of text that is hard to read. Needs chromium and chromedriver.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver

from sheets_outreach.digest.render import render_digest
from sheets_outreach.texts import Language
from tests.digest.library import admin_digest, staff_digest

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
)
WIDTHS = (360, 640)
KEPT = {
    "staff-ru-640-light": (0, 1500),
    "staff-nb-360-dark": (1500, 1500),
    "staff-en-640-dark": (1000, 1500),
    "admin-ru-360-light": (0, 1500),
}
"""Which pictures the documentation shows: first pixel and height."""

# WCAG 2.2, 1.4.3: the relative luminance of text and of what lies behind it must differ by 4.5 (3 where it is large).
HARD_TO_READ = """
const lum = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 });
                   return 0.2126 * r + 0.7152 * g + 0.0722 * b };
const parse = s => s.match(/[\\d.]+/g).map(Number);
const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
                      if (c.length < 4 || c[3] > 0) return c.slice(0, 3) } return [255, 255, 255] };
return [...document.querySelectorAll('.page *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => { const a = lum(parse(getComputedStyle(e).color).slice(0, 3)), b = lum(behind(e));
              return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.className, e.textContent.slice(0, 40)] })
  .filter(([ratio]) => ratio < 4.5);
"""


@contextmanager
def chromium() -> Iterator[webdriver.Chrome]:
    """Start a browser of its own."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    # Named, so that selenium does not go and look for a driver on the network.
    service = webdriver.ChromeService(shutil.which("chromedriver") or "chromedriver")
    for flag in FLAGS.split():
        options.add_argument(flag)
    with tempfile.TemporaryDirectory() as profile:
        options.add_argument(f"--user-data-dir={profile}")
        browser = webdriver.Chrome(options=options, service=service)
        try:
            yield browser
        finally:
            browser.quit()


def take(browser: webdriver.Chrome, page: Path, *, width: int, dark: bool, cut: tuple[int, int] | None) -> bytes:
    """Show a page on a screen of some width and photograph it, whole or cut."""
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    browser.get(page.as_uri())
    size = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
    if size["width"] > width:
        print(f"{page.name} at {width}: {size['width']} pixels wide")
    for ratio, name, text in browser.execute_script(HARD_TO_READ):
        print(f"{page.name} at {width}, dark={dark}: contrast {ratio:.2f} of .{name} {text!r}")
    top, height = cut or (0, size["height"])
    clip = {"x": 0, "y": top, "width": width, "height": min(height, size["height"] - top), "scale": 1}
    picture = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    return base64.b64decode(picture["data"])


def main(folder: Path, *, whole: bool) -> None:
    """Take all pictures and keep those of the documentation, or all of them where they are to be looked at."""
    with chromium() as browser, tempfile.TemporaryDirectory() as pages:
        for language in Language:
            for name, digest in (("staff", staff_digest(language)), ("admin", admin_digest(language))):
                page = Path(pages) / f"{name}-{language}.html"
                page.write_text(render_digest(digest).html, "utf-8")
                for width in WIDTHS:
                    for mode in ("light", "dark"):
                        key = f"{name}-{language}-{width}-{mode}"
                        cut = None if whole else KEPT.get(key)
                        picture = take(browser, page, width=width, dark=mode == "dark", cut=cut)
                        if whole or key in KEPT:
                            (folder / f"digest-{key}.png").write_bytes(picture)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]), whole=True)
    else:
        main(Path(__file__).parents[2] / "docs" / "images", whole=False)
