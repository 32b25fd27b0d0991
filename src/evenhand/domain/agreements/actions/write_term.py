"""Write one term of an agreement, new or changed."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max

from evenhand.core.actions import action
from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.agreements.events import TermsChanged
from evenhand.domain.agreements.holding import move, require_open, seat_of
from evenhand.domain.agreements.models import MediationAgreement, Term
from evenhand.domain.agreements.refusals import NotThatTerm
from evenhand.domain.agreements.states import AgreementState, Side
from evenhand.domain.agreements.terms import COUNCIL_KINDS, Said, clocks_of
from evenhand.domain.cases.queries import law_of
from evenhand.domain.law.in_use import Law
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.holding import hold_to_mediate
from evenhand.domain.meetings.planning import parts_of
from evenhand.domain.meetings.queries import OTHER
from evenhand.domain.meetings.states import HELD, Result
from evenhand.statute.agreed_actions import AgreedKind
from evenhand.statute.agreement import NotInTheAgreement

if TYPE_CHECKING:
    from datetime import date

    from evenhand.domain.agreements.seats import Seat
    from evenhand.domain.cases.models import Case
    from evenhand.domain.meetings.models import Meeting

LONGEST = 2000  # signs


@action
def write_term(*, meeting_id: UUID, term_id: UUID, said: Said, at: datetime, by: Principal) -> Term:
    """Add a term to the agreement of a meeting, or change the one of that id; the first one begins the draft.

    Its mediator does, once the meeting was held and its issue is recorded as agreed, in whole or in part. Raises
    NotThatTerm where it says not who does what by when, or nobody was there who can decide it (regulation 37(1)).
    """
    case, meeting = hold_to_mediate(meeting_id, by)
    require_open(case)
    if meeting.state not in HELD:
        raise NotThatTerm("The meeting was not held yet.", "Record who came first.")
    agreement = _draft_of(case, meeting, at, by)
    move(agreement, "change_terms")
    seat = seat_of(case, said.seat, at)
    _require_about_something_agreed(case, said.part)
    _require_power(meeting, seat, said.part)
    kind = _kind_of(seat, said.kind)
    _require_whole(said, kind, agreement.agreed_on, law_of(case))
    values = {
        "part": said.part,
        "side": seat.side,
        "body_id": seat.body_id,
        "kind": kind,
        "what": said.what.strip(),
        "measure": said.measure.strip(),
        "other_date": said.other_date,
    }
    term = Term.objects.filter(id=term_id).first()
    if term is None:
        term = Term.objects.create(
            id=term_id, agreement=agreement, case_id=case.id, position=_next_place(agreement), **values
        )
    elif term.agreement_id != agreement.id:
        raise NoSuchThing
    else:
        Term.objects.filter(id=term_id).update(**values)
    record(TermsChanged(case_id=case.id, agreement_id=agreement.id))
    return term


def _draft_of(case: "Case", meeting: "Meeting", at: datetime, by: Principal) -> MediationAgreement:
    found = MediationAgreement.objects.select_for_update().filter(meeting=meeting).first()
    if found is not None:
        return found
    return MediationAgreement.objects.create(
        case=case,
        meeting=meeting,
        agreed_on=london_day(meeting.during.lower),
        state=AgreementState.DRAFT,
        drafted_at=at,
        drafted_by=by.user_id,
    )


def _next_place(agreement: MediationAgreement) -> int:
    last = Term.objects.filter(agreement=agreement).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _require_about_something_agreed(case: "Case", part: str) -> None:
    if part == OTHER:
        return
    if part not in parts_of(case):
        raise NoSuchThing
    if meetings.outcomes(case.id).get(part) not in (Result.AGREED, Result.PART):
        raise NotThatTerm(
            "This issue is not recorded as agreed, in whole or in part.",
            "Record what came of it first, or choose another issue.",
        )


def _require_power(meeting: "Meeting", seat: "Seat", part: str) -> None:
    if seat.side is not Side.FAMILY and not meetings.could_decide(meeting.id, seat.side, part):
        raise NotThatTerm(
            f"Nobody came for {seat.name} who can decide about this (regulation 37(1)).",
            "Nobody can bind it then. Record the issue as not agreed, or go on another day with somebody who can.",
        )


def _kind_of(seat: "Seat", kind: str) -> str:
    if seat.side is Side.FAMILY:
        return ""
    if seat.side is Side.HEALTH_BODY:
        return AgreedKind.NOT_APPEALABLE_HEALTH
    if kind not in COUNCIL_KINDS:
        raise NotThatTerm("It does not say what kind of thing the council does.", "Choose one of the list.")
    return kind


def _require_whole(said: Said, kind: str, agreed_on: "date", law: Law) -> None:
    if not said.what.strip() or not said.measure.strip():
        raise NotThatTerm("It does not say what is done, or how all will know.", "Write both.")
    if max(len(said.what), len(said.measure)) > LONGEST:
        raise NotThatTerm(f"It is longer than {LONGEST} letters.", "Make two terms of it.")
    if not kind and said.other_date is None:
        raise NotThatTerm(
            "The law counts no time for what the family does.", "Write the day that all agreed to."
        )
    if said.other_date is not None and said.other_date < agreed_on:
        raise NotThatTerm("That day is before the day of the agreement.", "Write a later day.")
    try:
        clocks_of(kind, agreed_on, said.other_date, law)
    except NotInTheAgreement as error:
        raise NotThatTerm("That day cannot be agreed.", str(error)) from error
