"""Sign an agreement, or ask for a change of it first."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements.completing import complete_if_all_signed
from evenhand.domain.agreements.events import ChangeAsked, SignatureRecorded
from evenhand.domain.agreements.holding import hold_agreement, move, require_open, seat_of, text_to_sign
from evenhand.domain.agreements.models import ChangeWish, MediationAgreement, Signature, Text
from evenhand.domain.agreements.refusals import NotASignature, TextHasChanged
from evenhand.domain.agreements.seats import Seat, may_sign
from evenhand.domain.agreements.states import BINDING, AgreementState, Side, Way
from evenhand.domain.identity.roles import Permission

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@action
def sign_agreement(
    *,
    agreement_id: UUID,
    text_id: UUID,
    seat: str,
    name: str,
    at: datetime,
    by: Principal,
    job_title: str = "",
) -> Signature:
    """Sign one text for one party, signed in as oneself; with the last signature the agreement is made.

    Nobody signs for somebody else: staff and mediators cannot. Raises TextHasChanged when `text_id` is not what
    stands to be signed now, NotASignature without a name, or a body's without what the signer is there, and where
    somebody else's signature stands for the party: nobody is told that they signed what they did not.
    """
    case, agreement, text, party = _to_answer(agreement_id, text_id, seat, at, by)
    standing = Signature.objects.filter(text=text, seat=party.code).first()
    if standing is not None and standing.user_id == by.user_id and agreement.state in BINDING:
        already_done()
        return standing
    _require_to_be_signed(case, agreement)
    if standing is not None:
        raise _signed_otherwise(standing, party)
    if not name.strip() or (party.side is not Side.FAMILY and not job_title.strip()):
        raise NotASignature("It does not say who signs.", "Write your name, and for a body your job title.")
    signature = Signature.objects.create(
        agreement=agreement,
        text=text,
        text_number=text.number,
        case_id=case.id,
        seat=party.code,
        body_id=party.body_id,
        user_id=by.user_id,
        name=name.strip(),
        job_title=job_title.strip(),
        way=Way.ONLINE,
        sha256=text.sha256,
        signed_at=at,
        recorded_by=by.user_id,
    )
    crashpoint("sign.row-written")
    record(
        SignatureRecorded(
            case_id=case.id, agreement_id=agreement.id, text_id=text.id, side=party.side, way=Way.ONLINE
        )
    )
    writer = by.for_case(case.id)
    with acting_as(writer):
        move(agreement, "sign")
        complete_if_all_signed(case, agreement, text, at=at, by=writer)
    return signature


@action
def ask_for_change(
    *, agreement_id: UUID, text_id: UUID, seat: str, words: str, at: datetime, by: Principal
) -> ChangeWish:
    """Ask the mediator for a change before signing, in one's own words. The text stays until it is taken back."""
    case, agreement, text, party = _to_answer(agreement_id, text_id, seat, at, by)
    _require_to_be_signed(case, agreement)
    if not words.strip():
        raise NotASignature("It does not say what should change.", "Write what should be different.")
    wish = ChangeWish.objects.create(
        text=text, case_id=case.id, seat=party.code, words=words.strip(), asked_at=at, asked_by=by.user_id
    )
    record(ChangeAsked(case_id=case.id, agreement_id=agreement.id, side=party.side))
    return wish


def _to_answer(
    agreement_id: UUID, text_id: UUID, seat: str, at: datetime, by: Principal
) -> "tuple[Case, MediationAgreement, Text, Seat]":
    case, agreement = hold_agreement(agreement_id, by)
    party = seat_of(case, seat, at)
    if not may_sign(case, party, by):
        doing = Permission.SIGN_FOR_FAMILY if party.side is Side.FAMILY else Permission.SIGN_FOR_BODY
        raise NotAllowed(doing.value)
    text = text_to_sign(agreement)
    if text is None or text.id != text_id or party.code not in text.seats:
        raise TextHasChanged
    return case, agreement, text, party


def _signed_otherwise(standing: Signature, party: Seat) -> NotASignature:
    if standing.way == Way.ONLINE:
        return NotASignature(
            f"{standing.name} has signed for {party.name} already.", "One signature is enough."
        )
    return NotASignature(
        f"The mediator wrote down that {standing.name} signed {Way(standing.way).label}.",
        "If that is right, nothing is left to do. If it is not, ask for a change and say so.",
    )


def _require_to_be_signed(case: "Case", agreement: MediationAgreement) -> None:
    require_open(case)
    if agreement.state != AgreementState.OFFERED:
        raise TextHasChanged
