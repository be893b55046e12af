"""Draws one name in the page of a tool, as a person does: with the mouse, in headless Chromium.

It runs in an environment of its own, which has Selenium: python browser.py TOOL PAGE USER PASSWORD TEXT KEY
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

SECONDS = 60
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1600,1400",
)
# Where a text first stands in the page: the middle of its left and its right edge, in pixels.
PLACE = """
const walker = document.createTreeWalker(document.querySelector(arguments[0]), NodeFilter.SHOW_TEXT);
const nodes = []; let whole = '';
for (let node; node = walker.nextNode();) { nodes.push([node, whole.length]); whole += node.data; }
const start = whole.indexOf(arguments[1]), end = start + arguments[1].length;
if (start < 0) return null;
const within = at => nodes.findLast(([node, before]) => before <= at);
const range = document.createRange();
range.setStart(within(start)[0], start - within(start)[1]);
range.setEnd(within(end - 1)[0], end - within(end - 1)[1]);
range.startContainer.parentElement.scrollIntoView({block: 'center'});
const rects = [...range.getClientRects()].filter(rect => rect.width), first = rects[0], last = rects[rects.length - 1];
return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
"""


# How many answers there are to annotations that the page has sent.
ANSWERS = """
return performance.getEntriesByType('resource').filter(
    one => one.name.includes('/annotations') && one.initiatorType == 'fetch' && one.responseEnd).length;
"""


@contextmanager
def chromium():
    profile = tempfile.mkdtemp()
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    browser = Chrome(options=options, service=ChromeService(shutil.which("chromedriver")))
    try:
        yield browser
    finally:
        browser.quit()
        shutil.rmtree(profile, ignore_errors=True)


def shown(browser: Chrome, found: Callable[[], object]) -> object:
    """What is there once it is there."""

    def look(_browser: Chrome) -> object:
        try:
            return found()
        except Exception:
            return None

    return WebDriverWait(browser, SECONDS, poll_frequency=0.2).until(look)


def log_in(browser: Chrome, page: str, **fields: str) -> None:
    """Fill in a form, the last field of which sends it."""
    browser.get(page)
    for name, text in fields.items():
        field = shown(browser, lambda name=name: browser.find_element(By.NAME, name))
        field.send_keys(text)
    field.send_keys(Keys.ENTER)
    shown(browser, lambda: browser.current_url != page)


def drag_over(browser: Chrome, selector: str, text: str) -> None:
    """Select a text with the mouse."""
    place = shown(browser, lambda: browser.execute_script(PLACE, selector, text))
    place = browser.execute_script(PLACE, selector, text)  # it may have been scrolled to
    left, top, right, bottom = map(round, place)
    hand = ActionBuilder(browser, duration=100)
    hand.pointer_action.move_to_location(left, top)
    hand.pointer_action.pointer_down()
    hand.pointer_action.move_to_location((left + right) // 2, (top + bottom) // 2)
    hand.pointer_action.move_to_location(right, bottom)
    hand.pointer_action.pointer_up()
    hand.perform()


def button(browser: Chrome, *names: str) -> object:
    """The first button of some names that can be pressed."""
    names = [name.lower() for name in names]
    return next(
        one
        for one in browser.find_elements(By.TAG_NAME, "button")
        if one.is_displayed() and one.is_enabled() and one.text.strip().lower() in names
    )


def draw_in_label_studio(browser: Chrome, page: str, user: str, password: str, text: str, key: str) -> None:
    base = page.split("/projects")[0]
    log_in(browser, f"{base}/user/login/", email=user, password=password)
    browser.get(page)
    area = "[class*=richtext]"
    shown(browser, lambda: browser.execute_script(PLACE, area, text))
    browser.find_element(By.TAG_NAME, "body").send_keys(key)
    drag_over(browser, area, text)
    shown(browser, lambda: button(browser, "Submit", "Update")).click()
    shown(browser, lambda: browser.execute_script(ANSWERS) > 0)


def draw_in_doccano(browser: Chrome, page: str, user: str, password: str, text: str, label: str) -> None:
    base = page.split("/projects")[0]
    log_in(browser, f"{base}/auth", username=user, password=password)
    browser.get(page)
    area = "#container"
    shown(browser, lambda: browser.execute_script(PLACE, area, text))
    before = drawn(browser, label)
    drag_over(browser, area, text)
    item = f"//*[contains(@class, 'menuable__content__active')]//*[normalize-space(text())='{label}']"
    shown(browser, lambda: browser.find_element(By.XPATH, item)).click()
    shown(browser, lambda: drawn(browser, label) > before)


def drawn(browser: Chrome, label: str) -> int:
    """How many names of a label doccano's page shows, once it shows them all."""
    return len(browser.find_elements(By.XPATH, f"//*[@id='container']//*[normalize-space(text())='{label}']"))


def main() -> None:
    tool, page, user, password, text, key = sys.argv[1:]
    with chromium() as browser:
        try:
            {"label-studio": draw_in_label_studio, "doccano": draw_in_doccano}[tool](
                browser, page, user, password, text, key
            )
        except Exception:
            browser.save_screenshot("failed.png")
            raise


if __name__ == "__main__":
    main()
