"""Holding an agreement and its case, and what several actions do with one."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import Principal
from evenhand.domain.agreements.models import AgreedAction, MediationAgreement, Text
from evenhand.domain.agreements.seats import Seat, seats_of
from evenhand.domain.agreements.states import AGREEMENT
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.identity.roles import Permission

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def hold_agreement(agreement_id: UUID, by: Principal) -> "tuple[Case, MediationAgreement]":
    """Return an agreement and its case, both locked until the transaction ends. Raises NoSuchThing."""
    case_id = MediationAgreement.objects.values_list("case_id", flat=True).filter(id=agreement_id).first()
    if case_id is None:
        raise NoSuchThing
    case = hold(case_id, by)
    found = MediationAgreement.objects.select_for_update().filter(id=agreement_id).first()
    if found is None:
        raise NoSuchThing
    return case, found


def hold_to_write(agreement_id: UUID, by: Principal) -> "tuple[Case, MediationAgreement]":
    """Return a held agreement for the mediator of its case, who writes it. Raises NotAllowed for anybody else."""
    case, agreement = hold_agreement(agreement_id, by)
    access.require(by, Permission.MEDIATE, case)
    return case, agreement


def hold_action(action_id: UUID, by: Principal) -> "tuple[Case, AgreedAction]":
    """Return something agreed and its case, both locked until the transaction ends. Raises NoSuchThing."""
    case_id = AgreedAction.objects.values_list("case_id", flat=True).filter(id=action_id).first()
    if case_id is None:
        raise NoSuchThing
    case = hold(case_id, by)
    return case, AgreedAction.objects.select_for_update().get(id=action_id)


def move(agreement: MediationAgreement, name: str, *also: str) -> None:
    """Move a held agreement as its lifecycle allows; `also` names columns that change with the state.

    Raises NotNow when the move cannot follow the state that it is in.
    """
    agreement.state = AGREEMENT.after(name, agreement.state)
    agreement.save(update_fields=["state", *also])


def text_to_sign(agreement: MediationAgreement) -> Text | None:
    """Return the text that was put to be signed last, or None while there is none."""
    return Text.objects.filter(agreement=agreement, number=agreement.text_number).first()


def seat_of(case: "Case", code: str, at: datetime) -> Seat:
    """Return a party by its code. Raises NoSuchThing for one that takes no part."""
    found = next((seat for seat in seats_of(case, london_day(at)) if seat.code == code), None)
    if found is None:
        raise NoSuchThing
    return found


def require_open(case: "Case") -> None:
    """Raise NotNow when the case is closed: what was agreed then stands as it is."""
    if case.closed_at is not None:
        raise NotNow("This was not saved.", "The case is closed.", "Call us if something about it is wrong.")
