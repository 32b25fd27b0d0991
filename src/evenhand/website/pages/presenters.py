"""Turns a page into what its template draws: words, links and facts, with nothing left to ask."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from evenhand.core import clock
from evenhand.design.models import Contact, Link
from evenhand.design.phrases import ENGLISH, say
from evenhand.domain.organisations.queries import Service
from evenhand.statute.in_force import NotInForce
from evenhand.website.languages.addresses import home
from evenhand.website.pages import queries, text
from evenhand.website.pages.facts import CONTACT_PAGE, Facts, NoSuchFact, Said
from evenhand.website.pages.models import Card, ContentPage, SectionPage, Term, address
from evenhand.website.pages.pictures import PICTURES, Picture
from evenhand.website.pages.targets import TERM, LeadsNowhere, Targets

GONE = "what the law says now (please ask us)"
ENDS = (".", "!", "?")
log = logging.getLogger("evenhand.pages")


@dataclass(frozen=True)
class Run:
    """Some words of a line as they stand on the page."""

    words: str
    url: str = ""
    bold: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Drawn:
    """A paragraph, heading or list, with its facts put in."""

    kind: str
    lines: tuple[Line, ...]
    level: int = 0
    anchor: str = ""


@dataclass(frozen=True)
class Titled:
    """A step, a card or an alert: a title and what stands under it."""

    title: str
    text: tuple[Drawn, ...]
    url: str = ""
    """The page of its own that a card has."""


@dataclass(frozen=True)
class Idea:
    """One idea of an Easy Read page, with the picture beside it if there is one."""

    picture: Picture | None
    text: tuple[Drawn, ...]


@dataclass(frozen=True)
class Way:
    """How to reach one service."""

    title: str
    contact: Contact
    address: str


@dataclass(frozen=True)
class Part:
    """One block of a page's body."""

    kind: str
    """`text`, `important`, `steps`, `ideas`, `cards` or `contact`."""
    text: tuple[Drawn, ...] = ()
    titled: tuple[Titled, ...] = ()
    ideas: tuple[Idea, ...] = ()
    ways: tuple[Way, ...] = ()
    level: int = 2
    """Of the headings of steps and cards: below the last heading of the text before them."""


@dataclass(frozen=True)
class Word:
    """A word of the glossary, with its meaning as it stands today."""

    slug: str
    term: str
    meaning: Line
    law: str


@dataclass(frozen=True)
class Page:
    """A page to read."""

    title: str
    summary: str
    parts: tuple[Part, ...]
    way: tuple[Link, ...]
    """From the first page down to here."""
    beside: tuple[Link, ...]
    """The pages of the same section."""
    words: tuple[Word, ...]
    """Words of the glossary that the page leads to."""
    pictures: tuple[Picture, ...]
    """Each picture that the page shows, once."""
    looked_after_by: str
    checked_on: date
    look_again_by: date
    english_url: str = ""
    """Where the page is in English, of a translation."""
    is_draft: bool = False
    """Nobody who translates for a living has read it."""
    changed_on: date | None = None
    """The day on which the English page was published again that it says."""
    words_are_own: bool = True
    """The words of the glossary are in the language of the page; else in English."""


@dataclass(frozen=True)
class Listed:
    """A page in the list of its section."""

    link: Link
    summary: str


def listed(pages: Iterable[ContentPage | SectionPage]) -> tuple[Listed, ...]:
    """Return pages or sections as a list names them."""
    return tuple(Listed(Link(page.title, address(page.url_path)), page.summary) for page in pages)


class Presenter:
    """Draws texts with one visitor's facts, in one language."""

    def __init__(self, facts: Facts, targets: Targets) -> None:
        self.facts = facts
        self.targets = targets
        self.seen: dict[str, None] = {}

    def page(self, page: ContentPage, section: SectionPage, terms: list[Term]) -> Page:
        """Return a page as its template draws it."""
        parts = tuple(_below([self._part(block) for block in page.body]))
        used = self._used(terms)
        beside = tuple(
            Link(other.title, address(other.url_path), current=other.pk == page.pk)
            for other in queries.pages_of(section)
        )
        return Page(
            title=page.title,
            summary=page.summary,
            parts=parts,
            way=(Link("Home", home(self.facts.language)), Link(section.title, address(section.url_path))),
            beside=beside if len(beside) > 1 else (),
            words=tuple(map(self.word, used)),
            pictures=tuple(
                dict.fromkeys(each.picture for part in parts for each in part.ideas if each.picture)
            ),
            looked_after_by=page.looked_after_by,
            checked_on=page.checked_on,
            look_again_by=page.look_again_by,
            words_are_own=all(term.locale_id == page.locale_id for term in used),
            **(_of_translation(page) if self.facts.language != ENGLISH else {}),
        )

    def card(self, card: Card) -> Titled:
        """Return a card."""
        own = queries.address_of_card(card) if self.facts.language == ENGLISH else ""
        return Titled(card.title, self.drawn(card.text), own)

    def words(self, terms: list[Term]) -> tuple[Word, ...]:
        """Return the words of the glossary that were named so far."""
        return tuple(map(self.word, self._used(terms)))

    def _used(self, terms: list[Term]) -> list[Term]:
        return [term for term in terms if term.slug in self.seen]

    def word(self, term: Term) -> Word:
        """Return a word of the glossary."""
        return Word(term.slug, term.term, self._meaning(term), term.law)

    def alerts(self, alerts: Iterable[Any]) -> tuple[Titled, ...]:
        """Return what everybody must know."""
        return tuple(Titled(alert.title, self.drawn(alert.text)) for alert in alerts)

    def said(self, fact: str) -> str:
        """Return what stands for a fact, in words."""
        return self._said(fact).words

    def drawn(self, words: str) -> tuple[Drawn, ...]:
        """Return a text with its facts put in; one that cannot be read stands there as it was typed."""
        try:
            blocks = text.read(words)
        except text.Unreadable:
            log.error("a text that cannot be read is shown as it was typed")
            return (Drawn("paragraph", ((Run(words),),)),)
        return tuple(
            Drawn(block.kind, tuple(map(self._line, block.lines)), block.level, block.anchor)
            for block in blocks
        )

    def _meaning(self, term: Term) -> Line:
        if term.locale.language_code != self.facts.language:
            return Presenter(replace(self.facts, language=ENGLISH), self.targets)._meaning(term)
        try:
            return self._line(text.line(term.meaning))
        except text.Unreadable:
            log.error("the meaning of “%s” cannot be read and is shown as it was typed", term.slug)
            return (Run(term.meaning),)

    def _part(self, block: Any) -> Part:
        kind, value = block.block_type, block.value
        if kind == "steps":
            return Part(kind, titled=tuple(Titled(step["title"], self.drawn(step["text"])) for step in value))
        if kind == "ideas":
            ideas = ((PICTURES.get(idea["picture"]), self.drawn(idea["text"])) for idea in value)
            return Part(kind, ideas=tuple(Idea(*idea) for idea in ideas))
        if kind == "cards":
            cards = queries.cards([card.pk for card in value if card is not None])
            return Part(kind, titled=tuple(map(self.card, cards)))
        if kind == "contact":
            return self._contact()
        return Part(kind, self.drawn(value))

    def _contact(self) -> Part:
        """Return how to reach the one provider, or else the service of each council."""
        if (found := self.facts.service or self.facts.provider) is not None:
            return Part("contact", ways=(_way(found, say(self.facts.language, "How to reach us")),))
        return Part(
            "contact", ways=tuple(_way(each, each.local_authority_name) for each in self.facts.running)
        )

    def _line(self, pieces: Iterable[text.Piece]) -> Line:
        return tuple(self._runs(pieces))

    def _runs(self, pieces: Iterable[text.Piece]) -> Iterator[Run]:
        before = ""
        for piece in pieces:
            if piece.fact:
                said = self._said(piece.fact)
                words = said.words
                if said.opens and (not before.strip() or before.rstrip().endswith(ENDS)):
                    words = words[:1].upper() + words[1:]
                url = self._address(said.target)
            else:
                words, url = piece.words, self._address(piece.target)
            before += words
            yield Run(words, url, piece.bold)

    def _said(self, name: str) -> Said:
        """Return what stands for a fact; one that the law has ended since a page was written stops no page."""
        try:
            return self.facts.say(name)
        except (NoSuchFact, NotInForce) as gone:
            log.error("a page names a fact that there is no more: %s", gone)
            return Said(say(self.facts.language, GONE), CONTACT_PAGE)

    def _address(self, target: str) -> str:
        """Return where a link leads; a word of the glossary is explained on the same page.

        Where a page was taken away after somebody linked to it, its words stay and lead nowhere.
        """
        if not target:
            return ""
        try:
            led_to = self.targets.address(target)
        except LeadsNowhere as trouble:
            log.warning("a page links to what is not there: %s", trouble)
            return ""
        if target.startswith(TERM):
            self.seen[target.removeprefix(TERM)] = None
            return f"#word-{target.removeprefix(TERM)}"
        return led_to


def _of_translation(page: ContentPage) -> dict[str, Any]:
    english = queries.english_of(page)
    changed = queries.changed_since(page.translates, english.last_published_at if english else None)
    return {
        "english_url": address(english.url_path) if english and english.live else "/",
        "is_draft": page.translation_checked_on is None,
        "changed_on": clock.london_day(changed) if changed else None,
    }


def _way(service: Service, title: str) -> Way:
    contact = Contact(service.provider_name, "", service.telephone, service.opening_hours, service.email)
    return Way(title, contact, ", ".join(service.address.splitlines()))


def _below(parts: list[Part]) -> Iterator[Part]:
    """Give the parts with the level of their headings: no level is left out on the way down."""
    level = 2
    for part in parts:
        yield replace(part, level=level)
        if part.kind == "text" and any(block.kind == "heading" for block in part.text):
            level = 3
