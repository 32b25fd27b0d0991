"""The pages of a reckoner: the list, where it starts, its answer, and the same as plain text."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from django.urls import reverse

from evenhand.design.deadline_cards import deadline_card
from evenhand.design.models import DateCard, Link, Section
from evenhand.design.words import day as day_in_words
from evenhand.website.pages import queries as pages
from evenhand.website.pages.facts import facts_for
from evenhand.website.pages.presenters import Drawn, Listed, Presenter, Word
from evenhand.website.reckoners import queries
from evenhand.website.reckoners.definition import Card, Definition
from evenhand.website.reckoners.facts import FactsAndResults
from evenhand.website.reckoners.keeping import DATES, Opened, Shelf
from evenhand.website.reckoners.models import Reckoner
from evenhand.website.reckoners.reaching import Reached, rank

FIRST = Listed(
    Link(DATES, "/work-out-my-dates"),
    "See by when you must act after a decision, and how the law counts.",
)
NO_HEADLINE = "Talk with us about this one"


@dataclass(frozen=True)
class Kept:
    """How long the answers are kept, as a page says it."""

    until: date | None
    days: int
    """For how many days after their last use they may be kept; 0: for this visit alone."""
    has_begun: bool
    clear_url: str

    @property
    def in_words(self) -> str:
        """Return the sentence about it."""
        if self.until is None:
            return "Your answers are kept in this browser for this visit. They go when you close it, or after 12 hours."
        return f"Your answers are kept in this browser until {day_in_words(self.until)}, unless you use this again."


@dataclass(frozen=True)
class Shown:
    """One card beside the headline."""

    key: str
    anchor: str
    title: str
    text: tuple[Drawn, ...]
    sources: tuple[str, ...]
    action: Link | None
    was_opened: bool
    is_open: bool


@dataclass(frozen=True)
class Answered:
    """The page of the answer."""

    title: str
    heading: str
    lead: tuple[Drawn, ...]
    action: Link | None
    dates: tuple[DateCard, ...]
    cards: tuple[Shown, ...]
    marks_cards: bool
    words: tuple[Word, ...]
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    checked: str
    kept: Kept
    fills: bool


def kept(shelf: Shelf, clear_url: str) -> Kept:
    """Return what a page says about what is kept."""
    return Kept(shelf.until, shelf.longest.days, shelf.has_begun, clear_url)


def listed(rows: Iterable[Reckoner], *, dates: bool = True) -> tuple[Listed, ...]:
    """Return the list of reckoners: the dates first, unless they are not wanted."""
    return (
        *((FIRST,) if dates else ()),
        *(Listed(Link(row.title, reverse("check:start", args=[row.slug])), row.summary) for row in rows),
    )


def dates(reached: Reached, today: date) -> tuple[DateCard, ...]:
    """Return a card for each date that the law sets."""
    return tuple(deadline_card(each, today) for each in reached.worked.deadlines)


class Answer:
    """Makes the page of one answer: the texts of its cards with what was worked out."""

    def __init__(
        self, row: Reckoner, definition: Definition, reached: Reached, today: date, council: str
    ) -> None:
        self.row, self.definition, self.reached, self.today = row, definition, reached, today
        facts = facts_for(council, today)
        given = {each.name: getattr(facts, each.name) for each in fields(facts)}
        told = FactsAndResults(**given, results=reached.worked.results)
        self.draws = Presenter(told, pages.targets(row.locale))

    def page(
        self, sections: tuple[Section, ...], keeping: Kept, opened: Opened, open_now: str = ""
    ) -> Answered:
        """Return the page."""
        headline = self.reached.headline
        lead = self.draws.drawn(headline.text) if headline else ()
        cards = self._cards(opened, open_now)
        return Answered(
            title=self.row.title,
            heading=headline.title if headline else NO_HEADLINE,
            lead=lead,
            action=self._action(headline) if headline else self._telephone(),
            dates=dates(self.reached, self.today),
            cards=cards,
            marks_cards=opened.is_on,
            words=self._words(),
            sections=sections,
            sources=self._sources(),
            checked=self._checked(),
            kept=keeping,
            fills=any(question.fills for question in self.reached.asked),
        )

    def _cards(self, opened: Opened, open_now: str) -> tuple[Shown, ...]:
        """Return the cards beside the headline; of equal rank, those that were not opened come first."""
        seen = opened.get()
        cards = sorted(self.reached.beside, key=lambda card: (rank(card), card.key in seen))
        return tuple(self._shown(card, card.key in seen, card.key == open_now) for card in cards)

    def _shown(self, card: Card, was_opened: bool, is_open: bool) -> Shown:
        number = self.definition.cards.index(card) + 1
        return Shown(
            key=card.key,
            anchor=f"card-{number}",
            title=card.title,
            text=self.draws.drawn(card.text),
            sources=card.sources,
            action=self._action(card),
            was_opened=was_opened,
            is_open=is_open,
        )

    def _action(self, card: Card) -> Link | None:
        match card.action:
            case "ask":
                return Link("Ask us", "")
            case "dates":
                return Link(DATES, reverse("dates:start"))
            case "telephone":
                return self._telephone()
        return None

    def _telephone(self) -> Link:
        said = self.draws.facts.say("provider.telephone")
        if said.target.startswith("tel:"):
            return Link(f"Call {said.words}", said.target)
        return Link("Call us: find the number", self.draws.targets.pages.get("contact-us", "/guide"))

    def _words(self) -> tuple[Word, ...]:
        terms = pages.terms(self.row.locale) if self.draws.seen else []
        return tuple(self.draws.word(term) for term in terms if term.slug in self.draws.seen)

    def _sources(self) -> tuple[str, ...]:
        """Return the law behind the answer: the whole reckoner's, and that of each card that shows."""
        named = (
            *self.definition.sources,
            *(source for card in self.reached.shown for source in card.sources),
        )
        return tuple(dict.fromkeys(named))

    def _checked(self) -> str:
        found = queries.fact_check(self.row.pk, self.definition.fingerprint)
        care = (
            f"Looked after by: {self.row.looked_after_by}. Checked on {day_in_words(self.row.checked_on)}. "
            f"We look at it again by {day_in_words(self.row.look_again_by)}."
        )
        if found is None:
            return care
        return f"The law was checked by somebody who did not write it, on {day_in_words(found.checked_on)}. {care}"


@dataclass(frozen=True)
class Summary:
    """The answer as plain text, to copy or print."""

    title: str
    text: str


def summary(page: Answered, today: date, address: str) -> Summary:
    """Return the answer as plain text."""
    lines = [page.title, "", page.heading, *plain(page.lead)]
    if page.dates:
        lines += ["", "Dates", *(f"- {card.title}: {day_in_words(card.on)}" for card in page.dates)]
    for card in page.cards:
        lines += ["", card.title, *plain(card.text)]
    lines += ["", "Answers"]
    for section in page.sections:
        if not section.note:
            lines += [f"- {row.key}: {', '.join(row.value.splitlines())}" for row in section.rows]
    if page.sources:
        lines += ["", "The law", *(f"- {source}" for source in page.sources)]
    lines += ["", f"As it stood on {day_in_words(today)}. {address}"]
    return Summary(page.title, "\n".join(lines))


def plain(text: tuple[Drawn, ...]) -> list[str]:
    """Return a drawn text as lines of plain words."""
    found = []
    for block in text:
        mark = "- " if block.kind in ("bullets", "numbers") else ""
        found += [mark + "".join(run.words for run in line) for line in block.lines]
    return found
