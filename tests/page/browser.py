"""A headless Chromium that looks at the page as a person does: cells by their address, buttons by their names."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en",
)  # fmt: skip
PATIENCE_S = 15.0


class Browser:
    """One browser; `driver` is selenium's."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, address: str, width: int = 1280, height: int = 800, *, dark: bool = False) -> None:
        """Open a workbook's page and wait until it shows cells."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
        # An address that differs from the last only behind the # would not be loaded anew.
        self.driver.get("about:blank")
        self.driver.get(address)
        self.until(lambda: self.driver.find_elements(By.CSS_SELECTOR, ".so-root[data-painted]"))

    def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something holds, and give it."""
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                found = holds()
            except StaleElementReferenceException:
                found = None
            if found:
                return found
            if time.monotonic() > end:
                raise AssertionError("the page did not come to what was waited for")
            time.sleep(0.05)

    def find(self, selector: str) -> WebElement:
        """The element of a selector, once it is there and shown."""

        def shown() -> WebElement | None:
            found = self.driver.find_elements(By.CSS_SELECTOR, selector)
            return next((one for one in found if one.is_displayed()), None)

        found = self.until(shown)
        assert isinstance(found, WebElement)
        return found

    def cell(self, row: int, column: int) -> WebElement:
        """A cell by its row in the sheet, from 1, and its column, from 0."""
        return self.find(selector_of(row, column))

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        return str(self._ask(row, column, "(one.querySelector('.so-text') ?? one).textContent"))

    def colour(self, row: int, column: int) -> str:
        """A cell's background as the browser computed it."""
        return str(self._ask(row, column, "getComputedStyle(one).backgroundColor"))

    def _ask(self, row: int, column: int, question: str) -> object:
        """Ask a cell something in one go: the grid may put another element in its place at any moment."""
        script = f"const one = document.querySelector(arguments[0]); return one && {{said: {question}}}"
        found = self.until(lambda: self.run(script, selector_of(row, column)))
        return found["said"]

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script in the page."""
        return self.driver.execute_script(script, *arguments)

    def choose(self, row: int, column: int) -> None:
        """Click a cell."""

        def clicked() -> bool:
            self.cell(row, column).click()
            return True

        self.until(clicked)

    def press(self, *keys: str, holding: str = "") -> None:
        """Press keys, wherever the focus is."""
        chain = ActionChains(self.driver)
        if holding:
            chain.key_down(holding)
        chain.send_keys(*keys)
        if holding:
            chain.key_up(holding)
        chain.perform()

    def type(self, row: int, column: int, text: str) -> None:
        """Replace what a cell holds, as a person does: click, F2, all, type, Enter."""
        self.choose(row, column)
        self.press(Keys.F2)
        self.find(".so-editor textarea, .so-editor input")
        self.press("a", holding=Keys.CONTROL)
        self.press(text, Keys.ENTER)

    def button(self, name: str) -> WebElement:
        """A button of the line above the sheet, by its action."""
        return self.find(f"[data-action='{name}']")

    def complaints(self) -> list[str]:
        """What the browser's console holds of errors."""
        return [str(entry["message"]) for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]  # type: ignore[no-untyped-call]


def selector_of(row: int, column: int) -> str:
    """Where the grid keeps a cell; the tests' workbooks have one frozen row."""
    place = f".ag-floating-top [row-index='t-{row - 1}']" if row == 1 else f".ag-body [row-index='{row - 2}']"
    return f"{place} [col-id='c{column}']"


@contextmanager
def started_browser() -> Iterator[Browser]:
    """Start Debian's Chromium with a profile of its own; ends it and removes the profile."""
    profile = tempfile.mkdtemp(prefix="page-test-")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for option in (*OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    try:
        yield Browser(driver)
    finally:
        driver.quit()
        shutil.rmtree(profile, ignore_errors=True)


__all__ = ["Browser", "Keys", "WebDriverException", "started_browser"]
