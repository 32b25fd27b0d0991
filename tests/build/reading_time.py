"""How long a person needs for a way through the website: counted from what is on the screen, never from a stopwatch.

Two readers are counted. Whoever reads carefully reads every word of a page's own text, from its top down to what they
press to go on: on a question that is the question, its hint, every answer with its hint, and every button above.
Whoever is in a hurry reads what stands out and what they need: headings, questions, hints and the names of links, boxes
and answers, down to the answer that is theirs, and the button; no paragraph, and no answer after their own. Neither
reads the header, the footer, what is folded away or what stands below the way on. A real person is somewhere between.

Both read two hundred words a minute, a slow pace for a grown-up; type twenty words of five letters a minute, as on a
telephone; and need two seconds to find and touch each control. A computer's own time is measured and added.
"""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

WORDS_A_MINUTE = 200
TYPED_WORDS_A_MINUTE = 20
LETTERS_A_WORD = 5
SECONDS_A_CONTROL = 2

# Every word of the page's own text before the end of a control; with `standing`, only that of what stands out.
_READ = """(control, standing) => {
    const end = control.closest(".govuk-radios__item, .govuk-checkboxes__item") ?? control;
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const read = [];
    while (texts.nextNode()) {
        const text = texts.currentNode, holder = text.parentElement;
        const after = end.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && !end.contains(text);
        if (after) break;
        const seen = holder.checkVisibility() && !holder.closest(".govuk-visually-hidden, [aria-hidden=true]");
        if (seen && (!standing || holder.closest(standing))) read.push(text.data);
    }
    return read.join(" ");
}"""
_STANDS_OUT = "h1, h2, h3, a, button, legend, label, .govuk-hint"
_LOADED_IN = "performance.getEntriesByType('navigation')[0].duration"


@dataclass
class Spent:
    """What a way took so far."""

    pages: int = 0
    controls: int = 0
    letters: int = 0
    words: int = 0
    words_in_a_hurry: int = 0
    machine_seconds: float = 0.0

    @property
    def seconds(self) -> float:
        """Return how long a person needs who reads carefully."""
        return self._needed(self.words)

    @property
    def seconds_in_a_hurry(self) -> float:
        """Return how long a person needs who reads what stands out."""
        return self._needed(self.words_in_a_hurry)

    def arrives(self, page: Page) -> None:
        """Count a page that is loaded."""
        self.pages += 1
        self.machine_seconds += page.evaluate(_LOADED_IN) / 1000

    def reads(self, page: Page, way_on: Locator, last_answer: Locator | None) -> None:
        """Count what is read of a page until one goes on."""
        careful = len(way_on.evaluate(_READ, None).split())
        hurried = len((last_answer or way_on).evaluate(_READ, _STANDS_OUT).split())
        if last_answer:
            hurried += len(way_on.inner_text().split())
        self.words += careful
        self.words_in_a_hurry += hurried

    def touches(self, typed: str = "") -> None:
        """Count a control that is used, and what is typed into it."""
        self.controls += 1
        self.letters += len(typed)

    def __str__(self) -> str:
        return (
            f"{self.pages} pages, {self.controls} controls, {self.letters} letters, {self.words} words "
            f"({self.words_in_a_hurry} in a hurry), {self.machine_seconds:.1f} s of the machine: "
            f"{self.seconds:.0f} s ({self.seconds_in_a_hurry:.0f} s in a hurry)"
        )

    def figures(self) -> dict[str, int]:
        """Return what is written down of it: what a person meets and needs, without the time of one machine."""
        machine = self.machine_seconds
        return {
            "pages": self.pages,
            "controls": self.controls,
            "letters": self.letters,
            "words": self.words,
            "words_in_a_hurry": self.words_in_a_hurry,
            "seconds": round(self.seconds - machine),
            "seconds_in_a_hurry": round(self.seconds_in_a_hurry - machine),
        }

    def _needed(self, words: int) -> float:
        reading = words / WORDS_A_MINUTE * 60
        typing = self.letters / LETTERS_A_WORD / TYPED_WORDS_A_MINUTE * 60
        return reading + typing + self.controls * SECONDS_A_CONTROL + self.machine_seconds
