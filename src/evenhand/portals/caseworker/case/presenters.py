"""The page of one case, built before anything is drawn."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evenhand.core.events import Recorded
from evenhand.core.principals import ANONYMOUS, WORKER
from evenhand.design.models import DateCard, Entry, Link, Row, Step, Tag, Task
from evenhand.domain.cases.states import CaseState, DutyState
from evenhand.portals.caseworker.cards import duty_card
from evenhand.portals.caseworker.case import rows, task_rows
from evenhand.portals.caseworker.case.reading import Read
from evenhand.portals.caseworker.case.steps import next_steps, other_steps, steps

# The newest entries stand open; whoever needs the rest unfolds it.
LATEST = 8


@dataclass(frozen=True)
class Person:
    """Somebody on the case: rows about them, and where protected details are opened."""

    name: str
    role: str
    rows: tuple[Row, ...]
    reveal_url: str = ""


@dataclass(frozen=True)
class Piece:
    """A titled list of rows, with what stands there while there is nothing and what adds to it."""

    title: str
    rows: tuple[Row, ...]
    empty: str
    add: Link | None = None


@dataclass(frozen=True)
class Page:
    """Everything that staff see of a case."""

    title: str
    reference: str
    summary: str
    state: Tag
    flags: tuple[Tag, ...]
    caseworker: str
    steps: tuple[Step, ...]
    next_steps: tuple[Link, ...]
    other_steps: tuple[Link, ...]
    open_cards: tuple[DateCard, ...]
    done_cards: tuple[DateCard, ...]
    past_dates: tuple[Row, ...]
    tasks: tuple[Task, ...]
    people: tuple[Person, ...]
    pieces: tuple[Piece, ...]
    latest: tuple[Entry, ...]
    earlier: tuple[Entry, ...]
    just_done: str


def page(read: Read, today: date, just_done: str) -> Page:
    """Return the page of a case as it was read."""
    case, happened = read.case, tuple(_entry(item, read) for item in read.events)
    return Page(
        title=f"{read.child_name or case.child_initials}: {read.council}",
        reference=case.reference,
        summary=rows.decision_in_words(case),
        state=Tag(CaseState(case.state).label.capitalize()),
        flags=rows.flags(read),
        caseworker=read.name_of(case.caseworker_id) or "Nobody yet",
        steps=steps(read),
        next_steps=next_steps(read),
        other_steps=other_steps(read),
        open_cards=tuple(duty_card(d, today) for d in read.duties if d.state == DutyState.OPEN),
        done_cards=tuple(duty_card(d, today) for d in read.duties if d.state != DutyState.OPEN),
        past_dates=rows.past_dates(read),
        tasks=task_rows.tasks(read, today),
        people=tuple(
            Person(person.name, person.get_role_display(), known, url)
            for person, known, url in rows.people(read)
        ),
        pieces=tuple(Piece(*piece) for piece in rows.pieces(read, today)),
        latest=happened[:LATEST],
        earlier=happened[LATEST:],
        just_done=just_done,
    )


def _entry(item: Recorded, read: Read) -> Entry:
    return Entry(title=item.event.sentence(), at=item.at, by=who(item.actor, item.actor_user_id, read))


def who(actor: str, user_id: UUID | None, read: Read) -> str:
    """Return who did something, in words: a colleague by name, the family as the family."""
    if actor == WORKER:
        return "the service itself"
    if actor == ANONYMOUS or user_id is None:
        return f"{read.whoever_asked}, online"
    if user_id == read.case.sender_id:
        return read.whoever_asked
    return read.name_of(user_id) or "the family"
