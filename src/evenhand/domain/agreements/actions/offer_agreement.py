"""Put an agreement to everybody to be signed, and take it back to be changed."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.crashpoints import crashpoint
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements import wording
from evenhand.domain.agreements.events import AgreementOffered, AgreementTakenBack
from evenhand.domain.agreements.holding import hold_to_write, move, require_open, text_to_sign
from evenhand.domain.agreements.models import MediationAgreement, Signature, Term, Text
from evenhand.domain.agreements.notices import tell_seat
from evenhand.domain.agreements.refusals import NotReadyToSign
from evenhand.domain.agreements.seats import Seat, council_was_party, seats_of
from evenhand.domain.agreements.states import AGREEMENT, AgreementState, Side
from evenhand.domain.cases.queries import law_of
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.states import Result
from evenhand.domain.people import queries as people

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@action
def offer_agreement(*, agreement_id: UUID, at: datetime, by: Principal) -> Text:
    """Freeze the terms as one text and ask every party to sign it. Its mediator does.

    Raises NotReadyToSign without a term, or with one about an issue that is no longer recorded as agreed.
    """
    case, agreement = hold_to_write(agreement_id, by)
    require_open(case)
    waiting = text_to_sign(agreement)
    if waiting is not None and agreement.state == AgreementState.OFFERED:
        already_done()
        return waiting
    AGREEMENT.after("offer", agreement.state)  # before a text is made: there is none of what was given up
    terms = list(Term.objects.filter(agreement=agreement).order_by("position"))
    _require_ready(case, terms)
    seats = seats_of(case, london_day(at))
    content = _content(case, agreement, terms, seats)
    html = str(wording.text_of(content))
    agreement.text_number, agreement.reminders = agreement.text_number + 1, 0
    text = Text.objects.create(
        agreement=agreement,
        case_id=case.id,
        number=agreement.text_number,
        html=html,
        sha256=wording.hash_of(html),
        content=content,
        seats=[seat.code for seat in seats],
        offered_at=at,
        offered_by=by.user_id,
    )
    crashpoint("offer.text-frozen")
    move(agreement, "offer", "text_number", "reminders")
    record(
        AgreementOffered(
            case_id=case.id, agreement_id=agreement.id, text_id=text.id, number=agreement.text_number
        )
    )
    writer = by.for_case(case.id)
    with acting_as(writer):
        for seat in seats:
            tell_seat(case, seat, "agreement_to_sign", once=f"sign {text.id}", at=at, by=writer)
            crashpoint("offer.one-told")
    return text


@action
def take_back_agreement(*, agreement_id: UUID, at: datetime, by: Principal) -> None:
    """Take the text back to change it: nobody is bound by it, and whoever signed it hears so. Its mediator does."""
    case, agreement = hold_to_write(agreement_id, by)
    require_open(case)
    text = text_to_sign(agreement)
    if text is not None and agreement.state == AgreementState.DRAFT:
        already_done()
        return
    move(agreement, "take_back")
    record(AgreementTakenBack(case_id=case.id, agreement_id=agreement.id))
    writer = by.for_case(case.id)
    with acting_as(writer):
        signed = set(Signature.objects.filter(text=text).values_list("seat", flat=True))
        for seat in seats_of(case, london_day(at)):
            if text is not None and seat.code in signed:
                tell_seat(case, seat, "agreement_taken_back", once=f"back {text.id}", at=at, by=writer)


def _require_ready(case: "Case", terms: list[Term]) -> None:
    if not terms:
        raise NotReadyToSign("It has no term.", "Write who does what by when.")
    outcomes = meetings.outcomes(case.id)
    for term in terms:
        if term.part != meetings.OTHER and outcomes.get(term.part) not in (Result.AGREED, Result.PART):
            about = wording.part_of_it(term.part)
            raise NotReadyToSign(
                f"“{about}” is not recorded as agreed any more.",
                "Take its terms out, or record what came of it.",
            )


def _content(
    case: "Case", agreement: MediationAgreement, terms: list[Term], seats: tuple[Seat, ...]
) -> dict[str, Any]:
    child, law = people.one(case.child_id), law_of(case)
    names = {(seat.side, seat.body_id): seat.name for seat in seats}
    content: dict[str, Any] = {
        "reference": case.reference,
        "agreed_on": agreement.agreed_on.isoformat(),
        "child": child.name if child else case.child_initials,
        "parties": [{"seat": seat.code, "side": seat.side.value, "name": seat.name} for seat in seats],
        "terms": [
            wording.term_content(
                term, names.get((Side(term.side), term.body_id), ""), agreement.agreed_on, law
            )
            for term in terms
        ],
    }
    health = next((seat for seat in seats if seat.side is Side.HEALTH_BODY), None)
    if health is not None and not council_was_party(seats):
        content["council_told"] = wording.telling_the_council(agreement.agreed_on, law)
        content["teller"], content["teller_body_id"] = health.name, str(health.body_id)
    return content
