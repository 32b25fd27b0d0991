"""Walks through the service as somebody and looks at each kind of screen once: axe, width, pictures."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Locator, Page

from tests.build import results
from tests.build.accessibility import CHECKED_AT, NARROWEST, axe, fits, shoot

# Not screens: files to keep.
FILES = re.compile(
    r"\.(pdf|csv|ics|png|eml|json)$|/documents/[0-9a-f-]{36}$|/agreement/[0-9a-f-]{36}/copy$|/dev/outbox/[^/]+/\d+$"
)
# Kinds of one page that differ enough to be looked at each: the question, the choice, the fact to add, the reason.
KINDS = {"slug", "way", "choice", "kind", "why"}
# What a walk answers, by the beginning of a field's name; anything else gets the first choice or these words.
ANSWERS = {
    "email": "somebody@family.example",
    "telephone": "07700 900123",
    "postcode": "WM1 4QX",
    "day": "9",
    "month": "10",
    "year": "2026",
}
WORDS = "Alex Holloway"
LONGEST_WALK = 60


def route_of(path: str) -> str:
    """Return the route behind an address, such as `my/case_id/choose/way`."""
    return re.sub(r"<\w+:(\w+)>", r"\1", resolve(path).route).strip("/") or "home"


def screen_of(path: str) -> str:
    """Return which screen an address shows: its route, with the kinds that make it another screen."""
    match = resolve(path)
    name = route_of(path)
    for kind in KINDS & match.kwargs.keys():
        name = re.sub(rf"/{kind}$", f"/{match.kwargs[kind]}", name)
    return name


@dataclass
class Looker:
    """Somebody with a browser who looks at every kind of screen once."""

    page: Page
    address: str
    who: str
    seen: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)

    @property
    def reached(self) -> set[str]:
        """Return the routes behind the screens seen."""
        return {route_of(path) for path in self.seen.values()}

    def look(self, note: str = "") -> str:
        """Look at the page that is open; the same kind of screen is looked at once."""
        self.page.wait_for_load_state()
        path = urlsplit(self.page.url).path
        name = f"{screen_of(path)} {note}".strip()
        if name not in self.seen:
            self.seen[name] = path
            axe(self.page)
            shoot(self.page, f"{self.who}--{re.sub(r'[^a-z0-9]+', '-', name.lower())}")
            self.page.set_viewport_size({"width": NARROWEST, "height": 800})
            fits(self.page)
            self.page.set_viewport_size({"width": CHECKED_AT, "height": 900})
            results.note(results.SCREEN, f"{self.who} {name}", route=route_of(path))
        self._note_links()
        return name

    def visit(self, paths: Iterable[str]) -> None:
        """Open pages only to learn where they lead: cases in different states lead to different screens."""
        for path in paths:
            self._open(path)
            self._note_links()

    def crawl(self, start: str, keep: Callable[[str], bool]) -> None:
        """Look at `start` and at one address of every kind of screen that can be reached from it."""
        self.found.setdefault(screen_of(start.partition("?")[0]), start)
        done: set[str] = set()
        while todo := {n: p for n, p in self.found.items() if n not in done and keep(p)}:
            for name, path in todo.items():
                done.add(name)
                if name not in self.seen:
                    self._open(path)
                    self.look()

    def show_errors(self) -> bool:
        """Send the form of the page empty and look at what it says; tell whether it said anything."""
        form = self._form()
        if form is None:
            return False
        before = self.page.url
        form.locator("button").first.click()
        self.page.wait_for_load_state()
        if not self.page.locator(".govuk-error-summary").count():
            self.page.goto(before)
            return False
        self.look("with errors")
        return True

    def walk(self, start: str, until: str) -> None:
        """Answer a journey of questions from `start` until its address ends so, showing each page and its errors."""
        self._open(start)
        self.look()
        self.page.locator("main .eh-button, main .govuk-button").first.click()
        for _ in range(LONGEST_WALK):
            self.page.wait_for_load_state()
            if urlsplit(self.page.url).path.endswith(until):
                self.look()
                return
            self.look()
            asked = self.page.url
            self.show_errors()
            if self.page.url != asked and not self.page.locator(".govuk-error-summary").count():
                continue
            self._answer()
        raise AssertionError(f"{start} does not come to {until}: it stands at {self.page.url}")

    def _answer(self) -> None:
        form = self._form()
        if form is None:
            raise AssertionError(f"{self.page.url} asks nothing and is not the end.")
        for group in form.locator("fieldset:has(input[type=radio])").all():
            group.locator("input[type=radio]").first.check(force=True)
        # Beside a date stands "I do not know", which would contradict it.
        if not form.locator("input[name$=day]").count():
            for group in form.locator("fieldset:has(input[type=checkbox])").all():
                group.locator("input[type=checkbox]").first.check(force=True)
        for box in form.locator("input[type=text], input[type=email], input[type=tel], textarea").all():
            if box.is_visible():
                box.fill(self._words(box))
        for choice in form.locator("select").all():
            choice.select_option(index=1)
        form.locator("button:not([name])").first.click()

    def _form(self) -> Locator | None:
        """Return the form of the page that asks for something."""
        asks = "input:not([type=hidden]):not([type=submit]), textarea, select"
        forms = self.page.locator("main form[method=post]").all()
        return next((form for form in forms if form.locator(asks).count()), None)

    def _words(self, box: Locator) -> str:
        name = (box.get_attribute("name") or "").lower()
        return next((text for part, text in ANSWERS.items() if re.search(rf"(^|[-_.]){part}$", name)), WORDS)

    def _open(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        if answer is None or answer.status != 200:
            raise AssertionError(f"{self.who} gets {answer and answer.status} at {path}")

    def _note_links(self) -> None:
        for link in self.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
            parts = urlsplit(link)
            if (
                not link.startswith(self.address)
                or FILES.search(parts.path)
                or parts.path.startswith("/dev/")
            ):
                continue
            try:
                name = screen_of(parts.path)
            except Resolver404:
                raise AssertionError(f"{self.page.url} links to {parts.path}, which is nowhere.") from None
            self.found.setdefault(name, parts.path + (f"?{parts.query}" if parts.query else ""))
