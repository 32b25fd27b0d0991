"""Write down a signature that was given on paper or by telephone, and confirm it as a second person."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements.completing import complete_if_all_signed
from evenhand.domain.agreements.events import SignatureConfirmed, SignatureRecorded
from evenhand.domain.agreements.holding import (
    hold_agreement,
    hold_to_write,
    move,
    require_open,
    seat_of,
    text_to_sign,
)
from evenhand.domain.agreements.models import Signature
from evenhand.domain.agreements.refusals import NotASignature, TextHasChanged
from evenhand.domain.agreements.states import AgreementState, Side, Way
from evenhand.domain.cases import access
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission

WROTE_DOWN = "You wrote it down yourself."


@action
def witness_signature(
    *,
    agreement_id: UUID,
    text_id: UUID,
    seat: str,
    way: Way,
    name: str,
    at: datetime,
    by: Principal,
    job_title: str = "",
) -> Signature:
    """Write down that a party signed the whole text on paper, or said yes to it by telephone.

    Its mediator does. It counts once somebody else has looked at the paper or rung the party (`confirm_signature`).
    Raises TextHasChanged when `text_id` is not what stands to be signed now.
    """
    case, agreement = hold_to_write(agreement_id, by)
    require_open(case)
    party, text = seat_of(case, seat, at), text_to_sign(agreement)
    if text is None or text.id != text_id or agreement.state != AgreementState.OFFERED:
        raise TextHasChanged
    if party.code not in text.seats:
        raise TextHasChanged
    if way not in (Way.ON_PAPER, Way.BY_TELEPHONE):
        raise NotASignature("Nobody signs online for somebody else.", "Choose paper or telephone.")
    known = Signature.objects.filter(text=text, seat=party.code).first()
    if known is not None:
        already_done()
        return known
    if not name.strip() or (party.side is not Side.FAMILY and not job_title.strip()):
        raise NotASignature("It does not say who signed.", "Write the name, and for a body the job title.")
    signature = Signature.objects.create(
        agreement=agreement,
        text=text,
        text_number=text.number,
        case_id=case.id,
        seat=party.code,
        body_id=party.body_id,
        name=name.strip(),
        job_title=job_title.strip(),
        way=way,
        sha256=text.sha256,
        signed_at=at,
        recorded_by=by.user_id,
    )
    move(agreement, "sign")
    record(
        SignatureRecorded(
            case_id=case.id, agreement_id=agreement.id, text_id=text.id, side=party.side, way=way
        )
    )
    return signature


@action
def confirm_signature(*, signature_id: UUID, at: datetime, by: Principal) -> Signature:
    """Confirm, as somebody else than who wrote it down, that a party signed; with the last one the agreement is made.

    Staff do, with the paper in their hands or after ringing the party. Raises NotAnother, and NotASignature for
    what was signed online.
    """
    agreement_id = Signature.objects.values_list("agreement_id", flat=True).filter(id=signature_id).first()
    if agreement_id is None:
        raise NoSuchThing
    case, agreement = hold_agreement(agreement_id, by)
    access.require(by, Permission.CONFIRM_SIGNATURE, case)
    signature = Signature.objects.select_for_update().get(id=signature_id)
    if signature.confirmed_at is not None:
        already_done()
        return signature
    if signature.way == Way.ONLINE:
        raise NotASignature("They signed it here themselves.", "Nobody has to confirm it.")
    two_people.require_another(signature.recorded_by, by, "This was not confirmed.", WROTE_DOWN)
    require_open(case)
    writer = by.for_case(case.id)
    with acting_as(writer):
        text = text_to_sign(agreement)
        if text is None or text.id != signature.text_id or agreement.state != AgreementState.OFFERED:
            raise TextHasChanged
        signature.confirmed_at, signature.confirmed_by = at, by.user_id
        signature.save(update_fields=["confirmed_at", "confirmed_by"])
        crashpoint("sign.confirmed")
        side = seat_of(case, signature.seat, at).side
        record(
            SignatureConfirmed(
                case_id=case.id, agreement_id=agreement.id, text_id=signature.text_id, side=side
            )
        )
        complete_if_all_signed(case, agreement, text, at=at, by=writer)
    return signature
