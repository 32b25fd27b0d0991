"""What a reckoner keeps in a browser: the answers and, apart from them, which cards were opened."""

import logging
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.core.cache import caches
from django.http import HttpResponse

from evenhand.core.clock import london_day
from evenhand.design.phrases import ENGLISH
from evenhand.design.questions import NotTaken
from evenhand.website.cookies import choices, jar
from evenhand.website.cookies.register import CONTENT, HISTORY, Choice, Kept, Kind
from evenhand.website.pages import queries as pages
from evenhand.website.reckoners import queries

log = logging.getLogger("evenhand.reckoners")
VISIT_ONLY = timedelta(0)
DATES = "Work out my dates"
Stored = Mapping[str, Mapping[str, Any]]
TOO_MUCH = (
    "Your browser cannot keep more than you have answered so far. What you answered before is still there. "
    "Tick fewer answers here, or telephone us: we go through it with you."
)


def answers_of(slug: str, title: str, keep_days: int) -> Kept:
    """Return the entry of the register for the answers to one reckoner."""
    return Kept(
        slug + HISTORY,
        Kind.CHOSEN,
        f"Keeps your answers to “{title}” in this browser, so that you can go on, change one or come back.",
        f"“{title}” cannot take you from one question to the next.",
        timedelta(days=keep_days) if keep_days else None,
        Choice.ANSWERS,
        for_whom="Set when you use it",
        sliding=True,
        for_visit=True,
    )


def cards_of(slug: str, title: str, keep_days: int) -> Kept:
    """Return the entry of the register for the cards that somebody opened."""
    return Kept(
        slug + CONTENT,
        Kind.CHOSEN,
        f"Marks which cards you opened after “{title}”, and puts the others first.",
        "The cards stand in their usual order, and none is marked.",
        timedelta(days=keep_days) if keep_days else None,
        Choice.CARDS,
        for_whom="Set when you open a card, if you switched it on",
        sliding=True,
    )


WORK_OUT_MY_DATES = answers_of("work-out-my-dates", DATES, 30)


def entries() -> tuple[Kept, ...]:
    """Return the entries of every published reckoner; made once for each state of the pages."""
    shelf, key = caches["pages"], f"register|{pages.edition()}"
    known: tuple[Kept, ...] | None = shelf.get(key)
    if known is None:
        rows = queries.published(pages.locale(ENGLISH))
        own = (make(row.slug, row.title, row.keep_days) for row in rows for make in (answers_of, cards_of))
        known = (WORK_OUT_MY_DATES, *own)
        shelf.set(key, known)
    return known


class Shelf:
    """What one reckoner keeps of one visitor, while a request is answered; `onto` puts it into the answer."""

    def __init__(self, request: Any, kept: Kept, fits: Callable[[Stored], Stored] = dict) -> None:
        self.request, self.kept, self.fits = request, kept, fits
        self._written = HttpResponse()

    def get(self) -> Stored:
        """Return stored answers by question; none to a question that an editor has changed since."""
        return self.fits(jar.read(self.request, self.kept) or {})

    def set(self, slug: str, answers: dict[str, Any]) -> None:
        """Keep the answers of one question; raises NotTaken where a browser keeps no more, and loses nothing."""
        try:
            self._keep({**self.get(), slug: answers}, self.life)
        except jar.TooMuch as trouble:
            raise NotTaken(next(iter(answers)), TOO_MUCH) from trouble

    @property
    def has_begun(self) -> bool:
        """Tell whether something was answered."""
        return bool(self.get())

    @property
    def longest(self) -> timedelta:
        """Return for how long this visitor may have the answers kept after they were last used."""
        may = choices.may_keep(self.request, self.kept)
        return (self.kept.life or VISIT_ONLY) if may else VISIT_ONLY

    @property
    def life(self) -> timedelta:
        """Return for how long they are kept, as the visitor chose: for this visit, if nothing was chosen."""
        return min(jar.life_of(self.request, self.kept), self.longest)

    @property
    def until(self) -> date | None:
        """Return the day until which they are kept if they are used no more; None: for this visit."""
        return london_day(self.request.at + self.life) if self.life else None

    def keep_for(self, life: timedelta) -> None:
        """Keep what there is for as long as the visitor wants."""
        self._keep(dict(self.get()), min(life, self.longest))

    def use(self) -> None:
        """Let the life of what is kept begin again."""
        if self.kept.cookie in self.request.COOKIES and not self._written.cookies:
            jar.renew(self.request, self._written, self.kept)

    def clear(self) -> None:
        """Forget every answer."""
        jar.forget(self.request, self._written, self.kept)

    def onto(self, answer: HttpResponse) -> HttpResponse:
        """Return an answer that also keeps what was written here."""
        answer.cookies.update(self._written.cookies)
        return answer

    def _keep(self, value: Any, life: timedelta) -> None:
        jar.keep(self.request, self._written, self.kept, value, life=life)


class Opened:
    """Which cards of one reckoner a visitor opened, where they let that be kept."""

    def __init__(self, request: Any, kept: Kept) -> None:
        self.request, self.kept = request, kept

    @property
    def is_on(self) -> bool:
        """Tell whether the visitor switched it on."""
        return choices.may_keep(self.request, self.kept)

    def get(self) -> tuple[str, ...]:
        """Return the keys of the cards."""
        return tuple(jar.read(self.request, self.kept) or ()) if self.is_on else ()

    def add(self, key: str, answer: HttpResponse) -> None:
        """Keep that a card was opened; its life begins again, whatever becomes of the answers."""
        if not self.is_on:
            return
        try:
            jar.keep(self.request, answer, self.kept, list(dict.fromkeys((*self.get(), key))))
        except jar.TooMuch:
            log.info("a card that was opened is not marked: the browser has no room")

    def clear(self, answer: HttpResponse) -> None:
        """Forget which were opened."""
        if self.kept.cookie in self.request.COOKIES:
            jar.forget(self.request, answer, self.kept)
