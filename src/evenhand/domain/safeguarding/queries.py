"""What safeguarding leads read of concerns, and what they and managers read of cases that were opened for an hour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from evenhand.core import events
from evenhand.core.clock import LONDON, london_day
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.cases import queries as cases
from evenhand.domain.identity import queries as identity
from evenhand.domain.law.in_use import calendars_in_use
from evenhand.domain.panel import queries as panel
from evenhand.domain.safeguarding import access
from evenhand.domain.safeguarding.events import ConcernEvent
from evenhand.domain.safeguarding.models import Concern, ConcernNote, Opening
from evenhand.domain.safeguarding.states import AtRisk, ConcernState, OpenedBecause, Worry

THE_SERVICE = "the service itself"
RECENT = 50


@dataclass(frozen=True)
class Waiting:
    """A concern as the leads' list shows it: no word of what was said."""

    id: UUID
    case_id: UUID
    reference: str
    worry: str
    at_risk: str
    in_danger: bool
    state: ConcernState
    raised_at: datetime
    take_by: date
    """The day on which a lead must take it: the same day."""
    taken_by: UUID | None
    taken_by_name: str


@dataclass(frozen=True)
class Read:
    """A concern as a lead reads it."""

    listed: Waiting
    raised_by: str
    seen: str
    done: str


@dataclass(frozen=True)
class Happened:
    """One thing that was done about a concern: by whom, and in which words."""

    at: datetime
    by: str
    sentence: str
    words: str


@dataclass(frozen=True)
class Opened:
    """A case that was opened for an hour, and what was thought of it."""

    id: UUID
    case_id: UUID
    reference: str
    by_id: UUID
    by: str
    at: datetime
    until: datetime
    because: str
    words: str
    review_by: date
    reviewed_by: str
    was_right: bool | None
    review: str


def concerns(by: Principal) -> list[Waiting]:
    """Return the concerns of a lead's providers: what nobody has taken first, then the newest."""
    found = list(access.visible_to(by).order_by("-raised_at", "id"))
    found.sort(key=lambda one: one.state != ConcernState.RAISED)
    return _listed(found, by)


def concern(case_id: UUID, concern_id: UUID, by: Principal) -> Read | None:
    """Return one concern to a lead, or None when there is none for them to see."""
    found = access.visible_to(by).filter(id=concern_id, case_id=case_id).first()
    if found is None:
        return None
    (listed,) = _listed([found], by)
    return Read(listed, name_of(found.raised_by), found.seen, found.done)


def history(case_id: UUID, concern_id: UUID) -> list[Happened]:
    """Return what was done about a concern, the newest first, as far as the present principal may see it."""
    notes = {note.id: note.words for note in ConcernNote.objects.filter(concern_id=concern_id)}
    return [
        Happened(
            item.at.astimezone(LONDON),
            THE_SERVICE if item.actor == WORKER or not item.actor_user_id else name_of(item.actor_user_id),
            item.event.sentence(),
            notes.get(getattr(item.event, "note_id", None) or UUID(int=0), ""),
        )
        for item in events.of_case(case_id)
        if isinstance(item.event, ConcernEvent) and item.event.concern_id == concern_id
    ]


def openings(by: Principal, *, reviewed: bool) -> list[Opened]:
    """Return what was opened and waits for its review, the oldest first; or what was reviewed, the newest first."""
    order = ("-reviewed_at", "id") if reviewed else ("opened_at", "id")
    rows = access.openings_visible_to(by).filter(reviewed_at__isnull=not reviewed).order_by(*order)[:RECENT]
    return [_opened(row, by) for row in rows]


def opening(case_id: UUID, opening_id: UUID, by: Principal) -> Opened | None:
    """Return one opening, or None when there is nothing to see."""
    row = access.openings_visible_to(by).filter(id=opening_id, case_id=case_id).first()
    return _opened(row, by) if row else None


def own_hour(case_id: UUID, by: Principal, at: datetime) -> datetime | None:
    """Return until when a case is open to somebody; None when it is not, or no longer."""
    if by.user_id is None:
        return None
    own = Opening.objects.filter(case_id=case_id, opened_by=by.user_id, ends_at__gt=at).first()
    return own.ends_at.astimezone(LONDON) if own else None


def name_of(user_id: UUID) -> str:
    """Return the name of somebody who works here, or mediates."""
    return identity.staff_name(user_id) or panel.name_of_user(user_id) or "Somebody who worked on the case"


def _listed(found: Iterable[Concern], by: Principal) -> list[Waiting]:
    rows = list(found)
    references = cases.references({row.case_id for row in rows}, by)
    names = {row.taken_by: name_of(row.taken_by) for row in rows if row.taken_by}
    return [
        Waiting(
            id=row.id,
            case_id=row.case_id,
            reference=references[row.case_id],
            worry=Worry(row.worry).label,
            at_risk=AtRisk(row.at_risk).label,
            in_danger=row.in_danger,
            state=ConcernState(row.state),
            raised_at=row.raised_at.astimezone(LONDON),
            take_by=london_day(row.raised_at),
            taken_by=row.taken_by,
            taken_by_name=names[row.taken_by] if row.taken_by else "",
        )
        for row in rows
    ]


def _opened(row: Opening, by: Principal) -> Opened:
    return Opened(
        id=row.id,
        case_id=row.case_id,
        reference=cases.references({row.case_id}, by)[row.case_id],
        by_id=row.opened_by,
        by=name_of(row.opened_by),
        at=row.opened_at.astimezone(LONDON),
        until=row.ends_at.astimezone(LONDON),
        because=OpenedBecause(row.because).label,
        words=row.words,
        review_by=calendars_in_use().regulations.after(london_day(row.opened_at), 1),
        reviewed_by=name_of(row.reviewed_by) if row.reviewed_by else "",
        was_right=row.was_right,
        review=row.review or "",
    )
