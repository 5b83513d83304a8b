"""How soon does the page show a tab of 5,000 rows, and how smoothly does it scroll? Measured in a real browser.

Issue: first paint under 2 s. "Painted" is the moment the grid has drawn its first rows, counted from the navigation's
start by the browser itself; frames are those of 3 s of scrolling by 4,000 pixels a second, a fast wheel. "Cold" is the
first time anybody looks at the workbook. NiceGUI's own first page is not counted: another workbook is opened before.
"""

from __future__ import annotations

import json
import time

from tests.page.browser import Browser, started_browser
from tests.page.library import REGISTER, fill_library

from sheets_outreach.jobs.setup.running import set_up
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.page.server import PageServer
from sheets_outreach.page.views import Views

ROWS = 5_000
ROUNDS = 3
SCROLLING = """
const done = arguments[arguments.length - 1], port = document.querySelector('.ag-body-viewport');
const steps = [], begin = performance.now(); let last = begin;
function step(now) {
  steps.push(now - last); last = now;
  port.scrollTop = 4 * (now - begin);
  if (now - begin < 3000) requestAnimationFrame(step); else done(steps.slice(1));
}
requestAnimationFrame(step);
"""


def make_workbook(server: PageServer) -> str:
    """Make a register of 5,000 communities, one in ten of them wrong, set up and checked."""
    identity = server.core.create("Большой реестр", locale="ru_RU")
    fill_library(server.core, identity)
    rows = []
    for number in range(ROWS):
        link = f"https://vk.com/wall-{number}_1" if number % 10 == 0 else f"https://vk.com/rayon_{number}"
        rows.append([f"Район {number}", link, *REGISTER[2][2:6], f"https://vk.com/id{number}", *REGISTER[2][7:]])
    server.core.person_types(identity, f"Сообщества!A{len(REGISTER) + 1}", rows)
    set_up(server.site.gateway(identity))
    validate_rows(server.site.gateway(identity))
    return identity


def measure(server: PageServer, browser: Browser, identity: str) -> dict[str, float]:
    """Open the workbook and scroll."""
    browser.open(server.site.address(identity))
    painted = float(browser.run("return document.querySelector('.so-root').dataset.painted"))
    steps = browser.driver.execute_async_script(SCROLLING)
    steps.sort()
    frames = {
        "frames_per_s": len(steps) / 3,
        "frame_p95_ms": steps[int(len(steps) * 0.95)],
        "frame_worst_ms": steps[-1],
    }
    return {"first_paint_ms": painted, **frames}


def main() -> None:
    """Print the figures as JSON."""
    with PageServer(collectors=dict) as server, started_browser() as browser:
        identity = make_workbook(server)
        browser.driver.set_script_timeout(30)
        browser.open(server.site.address(server.core.create("Пусто")))
        cold = measure(server, browser, identity)["first_paint_ms"]
        begin = time.perf_counter()
        size = len(Views(server.core).read(identity, None))
        rows_ms = (time.perf_counter() - begin) * 1000
        rounds = [measure(server, browser, identity) for _ in range(ROUNDS)]
    best = {key: round(sorted(one[key] for one in rounds)[len(rounds) // 2], 1) for key in rounds[0]}
    said = {"rows": ROWS, "rows_read_ms": round(rows_ms), "rows_kb": size // 1000, "first_paint_cold_ms": round(cold)}
    print(json.dumps({**said, **best}))


if __name__ == "__main__":
    main()
