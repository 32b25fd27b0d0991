"""Asserts that a page has no accessibility violation that axe can find, and takes its picture."""

import os
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error, Page

from tests.build.browser import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
WIDTHS = (360, 1280)
CHECKED_AT, NARROWEST = 1280, 320
ARRIVES_WITHIN = 150  # tenths of a second


def arrived(page: Page) -> None:
    """Wait until the page that a click began is here: a look between two pages sees a document that is none."""
    page.wait_for_load_state()
    for _ in range(ARRIVES_WITHIN):
        if _is_here(page):
            return
        page.wait_for_timeout(100)
    raise TimeoutError(f"{page.url} did not arrive.")


def _is_here(page: Page) -> bool:
    try:
        return bool(page.evaluate("document !== null && document.readyState === 'complete'"))
    except Error:
        return False  # the page went while it was asked; the next one is on its way


def axe(page: Page) -> None:
    """Assert that axe finds nothing wrong: WCAG 2.0 to 2.2, A and AA, and best practice."""
    arrived(page)
    page.evaluate(AXE_SCRIPT)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    assert found["passes"], "axe ran no rule at all on this page."
    lines = [
        f"{violation['id']}: {violation['help']}\n    {node['html'][:200]}\n    {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
    assert not lines, f"{page.url} has {len(lines)} accessibility problems:\n" + "\n".join(lines)


def fits(page: Page) -> None:
    """Assert that nothing on the page is wider than the screen."""
    arrived(page)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} pixels wider than the screen."


# Text that is not seen whole: it ends outside its own box or one around it, where nothing scrolls, or something lies
# over it on the first screenful.
_CUT_OFF = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const cut = [], hides = /hidden|clip/, range = document.createRange(), edge = document.documentElement.clientWidth;
    while (texts.nextNode()) {
        const holder = texts.currentNode.parentElement;
        const unseen = holder.closest(".govuk-visually-hidden, .eh-skip, [aria-hidden=true], script, option");
        if (!texts.currentNode.data.trim() || unseen || !holder.checkVisibility()) continue;
        range.selectNodeContents(texts.currentNode);
        const text = range.getBoundingClientRect();
        let whole = text.left >= -1 && text.right <= edge + 1;
        for (let box = holder; whole && box !== document.body; box = box.parentElement) {
            const style = getComputedStyle(box), room = box.getBoundingClientRect();
            if (style.overflowX.match(/auto|scroll/)) break;
            if (hides.test(style.overflowX)) whole = text.left >= room.left - 1 && text.right <= room.right + 1;
            if (hides.test(style.overflowY)) whole &&= text.top >= room.top - 1 && text.bottom <= room.bottom + 1;
        }
        const hit = document.elementFromPoint(text.left + text.width / 2, text.top + text.height / 2);
        if (hit && !hit.contains(holder) && !holder.contains(hit)) whole = false;
        if (!whole) cut.push(holder.outerHTML.slice(0, 160));
    }
    for (const box of document.body.querySelectorAll("input[inputmode=numeric], select"))
        if (box.checkVisibility() && box.scrollWidth > box.clientWidth + 1) cut.push(box.outerHTML.slice(0, 160));
    return cut;
}"""


def nothing_cut_off(page: Page) -> None:
    """Assert that no words of the page are cut off by the screen or by a box around them, or covered."""
    arrived(page)
    cut = page.evaluate(_CUT_OFF)
    assert not cut, f"{page.url} cuts off:\n" + "\n".join(cut)


def shoot(page: Page, name: str, folder: Path | None = None) -> None:
    """Take the page's picture at 360 and 1280 pixels, into test-results/gallery or where SCREENSHOTS says."""
    folder = folder or _gallery()
    folder.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=folder / f"{name}-{width}.png", full_page=True, animations="disabled")
    if before:
        page.set_viewport_size(before)


def picture(page: Page, name: str) -> None:
    """Take a picture of what is on the screen, as large as it is, beside those of `shoot`."""
    folder = _gallery()
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", animations="disabled")


def _gallery() -> Path:
    return Path(os.environ.get("SCREENSHOTS") or ROOT / "test-results/gallery")
