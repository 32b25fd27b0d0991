"""How somebody goes a way through the website: by touch, by keyboard alone, or with everything enlarged."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from tests.build.accessibility import arrived, axe, fits, nothing_cut_off, picture
from tests.build.reading_time import Spent
from tests.journeys.steps.two_journeys import CHOOSE, FOLLOW, PRESS, WRITE, Act, Journey

MOST_STOPS = 60  # more than any of our pages has


def found(page: Page, act: Act) -> Locator:
    """Return the control that an act is done with, by the name that everybody sees and hears."""
    within = page.get_by_role("group", name=act.group) if act.group else page.get_by_role("main")
    return {
        FOLLOW: within.get_by_role("link", name=act.name, exact=True).first,
        PRESS: within.get_by_role("button", name=act.name, exact=True),
        CHOOSE: within.get_by_label(act.name, exact=True),
        WRITE: within.get_by_label(act.name),
    }[act.how]


@dataclass
class Touch:
    """Somebody who touches what they want."""

    page: Page

    def arrives(self) -> None:
        """See a page that is there."""
        arrived(self.page)

    def does(self, act: Act) -> None:
        """Do one thing."""
        control = found(self.page, act)
        control.tap()
        if act.how == WRITE:
            self.page.keyboard.type(act.text)
        if act.how == CHOOSE:
            expect(control).to_be_checked()

    def goes_on(self, act: Act) -> None:
        """Leave the page by what leads on."""
        self.does(act)


@dataclass
class Timed(Touch):
    """Somebody whose time is counted, and of whose pages pictures are taken."""

    name: str = ""
    spent: Spent = field(default_factory=Spent)
    last_answer: Locator | None = None

    def arrives(self) -> None:
        """Count the page, and look at it as everybody sees it."""
        super().arrives()
        self.spent.arrives(self.page)
        self.last_answer = None
        axe(self.page)
        fits(self.page)
        picture(self.page, f"two-journeys--{self.name}-{self.spent.pages:02}-360")

    def does(self, act: Act) -> None:
        """Count what is touched and typed."""
        self.spent.touches(act.text)
        super().does(act)
        self.last_answer = found(self.page, act)

    def goes_on(self, act: Act) -> None:
        """Count what was read until here."""
        self.spent.reads(self.page, found(self.page, act), self.last_answer)
        super().goes_on(act)


@dataclass
class Enlarged(Touch):
    """Somebody who has everything twice as large, or the text alone."""

    text_alone: bool = False

    def arrives(self) -> None:
        """See that nothing is lost on a page for being large."""
        super().arrives()
        if self.text_alone:
            double_the_text(self.page)
        fits(self.page)
        nothing_cut_off(self.page)


def double_the_text(page: Page) -> None:
    """Make the text of a page twice as large, as a browser's own setting does, and see that it is."""
    size = "parseFloat(getComputedStyle(document.querySelector('main p, main label')).fontSize)"
    before = page.evaluate(size)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(size) > 1.9 * before, (
        f"The text of {page.url} does not follow the browser's setting."
    )


# What shows the focus: of a choice it is the circle or box, drawn before its label.
_LOOKS = """
    window.looks = element => [[element, null], [element.nextElementSibling, "::before"]].map(([one, part]) => {
        if (!one) return "";
        const s = getComputedStyle(one, part), clear = /rgba\\(.*, 0\\)|transparent/;
        if (s.opacity === "0") return "";
        const outline = s.outlineStyle === "none" || clear.test(s.outlineColor) ? "" : s.outline;
        return [outline, s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth].join();
    }).join();
    window.before = new Map([...document.querySelectorAll("a, button, input, select, textarea, summary, [tabindex]")]
        .map(one => [one, window.looks(one)]));
"""
_STANDS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return "The focus is lost";
    const box = one.getClientRects()[0];
    if (!box) return "What has the focus is not drawn";
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!hit || !(one.contains(hit) || hit.closest("label")?.control === one)) return "What has the focus is covered";
    return window.looks(one) === window.before.get(one) ? "Nobody sees what has the focus" : "";
}"""
_NAME = "document.activeElement.outerHTML.slice(0, 120)"


@dataclass
class Keyboard:
    """Somebody who has no mouse and touches nothing."""

    page: Page

    def arrives(self) -> None:
        """Remember how everything looks while it has no focus."""
        arrived(self.page)
        self.page.evaluate(_LOOKS)

    def does(self, act: Act) -> None:
        """Go to a control and use it."""
        control = found(self.page, act)
        self._goes_to(control)
        if act.how == WRITE:
            self.page.keyboard.type(act.text)
        elif act.how == CHOOSE:
            if not control.is_checked():
                self.page.keyboard.press("Space")
            expect(control).to_be_checked()
            self._stands()
        else:
            self.page.keyboard.press("Enter")

    def goes_on(self, act: Act) -> None:
        """Go to what leads on, one back and here again, as nothing holds the focus; and use it."""
        control = found(self.page, act)
        self._goes_to(control)
        self.page.keyboard.press("Shift+Tab")
        self._stands()
        assert not _has_focus(control), f"Shift and Tab do not lead back from {act.name}."
        self.does(act)

    def _goes_to(self, control: Locator) -> None:
        expect(control).to_be_visible()
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            self._stands()
            if _has_focus(control):
                return
            if _is_beside(control):
                self._moves_to(control)
                return
        raise AssertionError(f"{MOST_STOPS} times Tab do not lead to {control} on {self.page.url}.")

    def _moves_to(self, control: Locator) -> None:
        """Move within the answers of one question, which are one stop."""
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("ArrowDown")
            self._stands()
            if _has_focus(control):
                return
        raise AssertionError(f"The arrows do not lead to {control} on {self.page.url}.")

    def _stands(self) -> None:
        trouble = self.page.evaluate(_STANDS)
        assert not trouble, f"{trouble} on {self.page.url}: {self.page.evaluate(_NAME)}"


def _has_focus(control: Locator) -> bool:
    return bool(control.evaluate("one => one === document.activeElement"))


def _is_beside(control: Locator) -> bool:
    """Tell whether another answer to the same question has the focus."""
    return bool(
        control.evaluate(
            "one => one.type === 'radio' && document.activeElement.name === one.name && one.name !== ''"
        )
    )


def go(site: str, journey: Journey, hands: Touch | Keyboard) -> None:
    """Go a journey from its first page to the page where it ends."""
    page = hands.page
    page.goto(f"{site}/")
    for stop in journey.stops:
        expect(page.get_by_role("heading", level=1)).to_contain_text(stop.shows)
        hands.arrives()
        for act in stop.does:
            hands.does(act)
        hands.goes_on(stop.goes_on)
    expect(page.get_by_role("heading", level=1)).to_contain_text(journey.ends_at)
    hands.arrives()
