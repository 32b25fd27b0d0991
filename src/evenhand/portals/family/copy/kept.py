"""The parts of a copy that everybody on the family's side reads alike, asked as their pages ask."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from evenhand.core import access_log
from evenhand.core.clock import LONDON, london_day
from evenhand.core.principals import Principal
from evenhand.design.models import DateCard, Row
from evenhand.design.words import day
from evenhand.domain.agreements import queries as agreements
from evenhand.domain.casework import ways
from evenhand.domain.documents.queries import Filed
from evenhand.domain.documents.sniffing import EXTENSIONS
from evenhand.domain.people import queries as people
from evenhand.domain.preparing import notes, sharing
from evenhand.portals.agreed import pages as agreed
from evenhand.portals.documents.views import opened
from evenhand.portals.family.copy.parts import Paper, Part, Thing
from evenhand.portals.reaching import pages as reaching


def dates(cards: Iterable[DateCard], title: str = "Dates") -> Part:
    """Return the dates of a case, each with how it was worked out."""
    return Part("dates", title, tuple(_date(card) for card in cards))


def _date(card: DateCard) -> Thing:
    rows = [Row("Who", card.who), Row("Why", card.reason)]
    rows += [Row(each.label, f"{day(each.on)}\n{each.note}".strip()) for each in card.others]
    if card.met_on:
        rows.append(Row("Done on", day(card.met_on)))
    if card.working:
        rows.append(Row("How we worked it out", "\n".join(card.working.sentences)))
        rows.append(Row("Where the law says it", card.working.source))
    return Thing(card.title, card.on, tuple(row for row in rows if row.value))


def mediator(case_id: UUID) -> tuple[Row, ...]:
    """Return who could be shown a note or a paper now, as the pages of notes say it."""
    reader = sharing.reader_of(case_id)
    return (Row("Mediator", reader.name),) if reader else ()


def agreement(case: Any, at: datetime) -> Part:
    """Return the newest agreement of a case with what is to be done, and the copies of those before."""
    found: list[Thing] = []
    for each in agreements.of_case(case, at):
        paper = Paper("agreement.pdf", partial(_agreement, case.id, each.id)) if each.has_copy else None
        title = "The agreement" if not found else "An agreement before it"
        if found:
            found += [Thing(title, each.agreed_on, paper=paper)] if paper else []
            continue
        wishes = agreements.wishes(each.text_id) if each.text_id else []
        page = agreed.page(each, agreements.actions(case, at), None, "", london_day(at), wishes=wishes)
        rows = (Row("How it stands", f"{page.state.text}. {page.means}"), *page.signatures, *page.wishes)
        found.append(Thing(title, each.agreed_on, rows, html=page.text, paper=paper))
        found += (
            Thing(f"To be done: {one.title}", said=(Row("State", one.state.text), *one.rows))
            for one in page.to_do
        )
    return Part("agreement", "The agreement", tuple(found), "Everybody who took part, by name.")


def _agreement(case_id: UUID, agreement_id: UUID) -> bytes:
    access_log.looked(case_id, "agreement")
    return agreements.copy_content(agreement_id)


def own_notes(case_id: UUID, by: Principal) -> Part:
    """Return what somebody wrote down for themselves."""
    found = (
        Thing(
            each.topic.label,
            each.written_at,
            (Row("Shared with", f"{each.reader}, your mediator"),) if each.reader else (),
            each.words,
        )
        for each in notes.own_notes(case_id, by)
    )
    return Part("notes", "My own notes", tuple(found), private=True)


def reached(person_id: UUID) -> Part:
    """Return how somebody is reached and what they need; their addresses are on no page, and so not here."""
    safety, waits = ways.current(person_id), ways.waiting(person_id)
    rows = reaching.rows(safety, people.needs(person_id), "") if safety else ()
    rows += reaching.stopped(people.stops(person_id), "")
    things = [Thing(said=rows)] if rows else []
    if waits and safety:
        things.append(Thing("Waits for a second person", said=reaching.waits_for(waits, safety)))
    return Part("reached", "How you reach me", tuple(things), private=True)


def papers(filed: Iterable[Filed], by: Principal, at: datetime) -> tuple[Thing, ...]:
    """Return papers, those with their file that can be opened."""
    return tuple(_paper(each, by, at) for each in filed)


def _paper(filed: Filed, by: Principal, at: datetime) -> Thing:
    words = (filed.kind_words, filed.size_words, filed.state_words.capitalize(), filed.why)
    is_theirs = filed.given_by is not None and filed.given_by == by.user_id
    return Thing(
        filed.name,
        filed.added_at.astimezone(LONDON),
        (Row("What it is", "\n".join(word for word in words if word)),),
        paper=Paper(f"{filed.kind}.{EXTENSIONS[filed.media_type]}", partial(_read, filed, by, at))
        if filed.can_be_opened
        else None,
        others="" if is_theirs else "Whoever gave it, and whoever it is about.",
    )


def _read(filed: Filed, by: Principal, at: datetime) -> bytes:
    if filed.case_id is None:
        raise LookupError("A paper of no case is in no copy.")
    return opened(filed.case_id, filed.id, at=at, by=by)[0]
