"""What can be asked about agreements. The database shows drafts to those in the room, what all signed to staff too."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F

from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing
from evenhand.core.files import Storage
from evenhand.core.outside import adapter
from evenhand.core.principals import Principal
from evenhand.domain.agreements import wording
from evenhand.domain.agreements.models import (
    AgreedAction,
    ChangeWish,
    Copy,
    MediationAgreement,
    Signature,
    Term,
    Text,
)
from evenhand.domain.agreements.ports import SHELF
from evenhand.domain.agreements.seats import Seat, may_sign, seats_of
from evenhand.domain.agreements.states import ActionState, AgreementState, Side, Way
from evenhand.domain.agreements.terms import clock_of
from evenhand.domain.agreements.vague import vague_words
from evenhand.domain.cases.queries import law_of
from evenhand.domain.law.in_use import Law
from evenhand.statute.deadline import Deadline

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@dataclass(frozen=True)
class Signed:
    """One party and whether it signed the text that stands."""

    seat: Seat
    signature_id: UUID | None = None
    name: str = ""
    way: str = ""
    signed_at: datetime | None = None
    counts: bool = False
    is_own: bool = False
    """Whether the party signed itself, signed in, so that the moment is that of its signature."""


@dataclass(frozen=True)
class Shown:
    """One agreement as a page shows it. `html` is empty for whoever may not read it yet."""

    id: UUID
    case_id: UUID
    meeting_id: UUID
    agreed_on: date
    state: AgreementState
    text_id: UUID | None
    number: int
    html: str
    sha256: str
    offered_at: datetime | None
    signed_at: datetime | None
    signatures: tuple[Signed, ...]
    why_not: str
    has_copy: bool

    @property
    def waits(self) -> bool:
        """Tell whether it can be signed now."""
        return self.state == AgreementState.OFFERED


@dataclass(frozen=True)
class TermShown:
    """One term of a draft: what it says, by when the law wants it, and which words leave something open."""

    id: UUID
    part: str
    about: str
    seat: str
    who: str
    kind: str
    what: str
    measure: str
    other_date: date | None
    lines: tuple[str, ...]
    vague: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ActionShown:
    """One thing to be done, with the deadline that can explain itself where the law counts one."""

    id: UUID
    agreement_id: UUID
    side: Side
    body_id: UUID | None
    who: str
    what: str
    does: str
    measure: str
    due_on: date | None
    deadline: Deadline | None
    state: ActionState
    done_on: date | None

    def is_late(self, today: date) -> bool:
        """Tell whether its day has gone and it is not done."""
        over = self.state in (ActionState.DONE, ActionState.NOT_NEEDED)
        return not over and self.due_on is not None and self.due_on < today


def of_case(case: "Case", at: datetime) -> list[Shown]:
    """Return the agreements of a case, the newest meeting's first."""
    rows = MediationAgreement.objects.filter(case_id=case.id).order_by("-drafted_at")
    seats = seats_of(case, london_day(at))
    return [_shown(row, seats) for row in rows]


def one(case: "Case", agreement_id: UUID, at: datetime) -> Shown | None:
    """Return one agreement of a case, or None when there is nothing to see."""
    return next((shown for shown in of_case(case, at) if shown.id == agreement_id), None)


def newest(case: "Case", at: datetime) -> Shown | None:
    """Return the agreement of the latest meeting that has one."""
    return next(iter(of_case(case, at)), None)


def of_meeting(case: "Case", meeting_id: UUID, at: datetime) -> Shown | None:
    """Return the agreement of one meeting, or None while nothing is written."""
    return next((shown for shown in of_case(case, at) if shown.meeting_id == meeting_id), None)


def parties(case: "Case", at: datetime) -> tuple[Seat, ...]:
    """Return who takes part and signs, the family first."""
    return seats_of(case, london_day(at))


def own_seat(case: "Case", by: Principal, at: datetime, side: Side | None = None) -> Seat | None:
    """Return the party for which somebody may sign, of one side when it is named."""
    mine = [seat for seat in seats_of(case, london_day(at)) if may_sign(case, seat, by)]
    return next((seat for seat in mine if side is None or seat.side is side), None)


def terms(agreement_id: UUID, case: "Case", at: datetime) -> list[TermShown]:
    """Return the terms of a draft in order."""
    seats = {(seat.side, seat.body_id): seat for seat in seats_of(case, london_day(at))}
    rows = Term.objects.filter(agreement_id=agreement_id).select_related("agreement").order_by("position")
    law = law_of(case)
    return [_term(row, seats.get((Side(row.side), row.body_id)), law) for row in rows]


def wishes(text_id: UUID) -> list[tuple[str, str, datetime]]:
    """Return who asked for which change of a text, and when, the newest first."""
    rows = ChangeWish.objects.filter(text_id=text_id).order_by("-asked_at")
    return [(row.seat, row.words, row.asked_at) for row in rows]


def to_confirm(case_id: UUID) -> list[Signature]:
    """Return the signatures that somebody wrote down and that wait for a second person."""
    rows = Signature.objects.filter(
        case_id=case_id,
        confirmed_at=None,
        agreement__state=AgreementState.OFFERED,
        text_number=F("agreement__text_number"),
    ).exclude(way=Way.ONLINE)
    return list(rows.order_by("signed_at"))


def actions(case: "Case", at: datetime) -> list[ActionShown]:
    """Return everything that was agreed to be done on a case, the nearest day first."""
    names = {(seat.side, seat.body_id): seat.name for seat in seats_of(case, london_day(at))}
    rows = AgreedAction.objects.filter(case_id=case.id).select_related("agreement")
    law = law_of(case)
    found = [
        _action(row, names.get((Side(row.side), row.body_id), Side(row.side).label), law) for row in rows
    ]
    return sorted(found, key=lambda each: (each.due_on or date.max, each.what))


def copy_of(agreement_id: UUID) -> str:
    """Return the hash of the file of a signed agreement's copy; empty while there is none."""
    found = Copy.objects.filter(text__agreement_id=agreement_id).values_list("sha256", flat=True).first()
    return found or ""


def copy_content(agreement_id: UUID) -> bytes:
    """Return the printed copy of a signed agreement. Raises NoSuchThing while there is none to see."""
    sha256 = copy_of(agreement_id)
    if not sha256:
        raise NoSuchThing
    files: Storage = adapter("storage")(SHELF)
    return files.read(sha256)


def _shown(row: MediationAgreement, seats: tuple[Seat, ...]) -> Shown:
    text = Text.objects.filter(agreement=row, number=row.text_number).first()
    standing = row.state in (AgreementState.OFFERED, AgreementState.SIGNED)
    rows = Signature.objects.filter(agreement=row, text_number=row.text_number) if standing else ()
    signed = {one.seat: one for one in rows}
    return Shown(
        id=row.id,
        case_id=row.case_id,
        meeting_id=row.meeting_id,
        agreed_on=row.agreed_on,
        state=AgreementState(row.state),
        text_id=text.id if text else None,
        number=row.text_number,
        html=text.html if text else "",
        sha256=text.sha256 if text else "",
        offered_at=text.offered_at if text else None,
        signed_at=row.signed_at,
        signatures=tuple(_signed(seat, signed.get(seat.code)) for seat in seats),
        why_not=row.get_given_up_because_display() if row.given_up_because else "",
        has_copy=bool(copy_of(row.id)),
    )


def _signed(seat: Seat, one: Signature | None) -> Signed:
    if one is None:
        return Signed(seat)
    is_own = one.way == Way.ONLINE
    counts = is_own or one.confirmed_at is not None
    return Signed(seat, one.id, one.name, Way(one.way).label, one.signed_at, counts, is_own)


def _term(row: Term, seat: Seat | None, law: Law) -> TermShown:
    content = wording.term_content(row, seat.name if seat else "", row.agreement.agreed_on, law)
    return TermShown(
        id=row.id,
        part=row.part,
        about=content["about"],
        seat=seat.code if seat else "",
        who=content["who"],
        kind=row.kind,
        what=row.what,
        measure=row.measure,
        other_date=row.other_date,
        lines=tuple(wording.lines_of_term(content)),
        vague=vague_words(f"{row.what} {row.measure}"),
    )


def _action(row: AgreedAction, who: str, law: Law) -> ActionShown:
    return ActionShown(
        id=row.id,
        agreement_id=row.agreement_id,
        side=Side(row.side),
        body_id=row.body_id,
        who=who,
        what=row.what,
        does=wording.STEPS.get(row.rule, ""),
        measure=row.measure,
        due_on=row.due_on,
        deadline=clock_of(row.rule, row.kind, row.agreement.agreed_on, row.other_date, law),
        state=ActionState(row.state),
        done_on=row.done_on,
    )
