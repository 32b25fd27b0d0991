"""Holding a referral: the row lock under which its state changes, and who may answer it."""

from typing import Any
from uuid import UUID

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.referrals.events import ReferralEvent
from evenhand.domain.referrals.models import Referral
from evenhand.domain.referrals.states import REFERRAL


def hold(referral_id: UUID) -> Referral:
    """Return a referral with its row locked until the transaction ends. Raises NoSuchThing."""
    found = (
        Referral.objects.select_for_update(of=("self",)).select_related("case").filter(id=referral_id).first()
    )
    if found is None:
        raise NoSuchThing
    return found


def hold_to_answer(referral_id: UUID, by: Principal) -> Referral:
    """Return a held referral for whoever may answer it: an officer of its body, or staff who write down what it said.

    Raises NotAllowed for anybody else.
    """
    referral = hold(referral_id)
    if identity.may_for_body(by, Permission.ANSWER_REFERRAL, referral.body_id):
        return referral
    if identity.may(by, Permission.ANSWER_REFERRAL, provider_id=referral.case.provider_id):
        return referral
    raise NotAllowed(Permission.ANSWER_REFERRAL.value)


def move(referral: Referral, name: str, *also: str) -> None:
    """Move a held referral as its lifecycle allows; `also` names columns that change with the state.

    Raises NotNow when the move cannot follow the state that it is in.
    """
    referral.state = REFERRAL.after(name, referral.state)
    referral.save(update_fields=["state", *also])


def note(referral: Referral, event: type[ReferralEvent], **more: Any) -> None:
    """Record that something happened to a referral."""
    name = organisations.body(referral.body_id).short_name
    record(event(case_id=referral.case_id, referral_id=referral.id, body=name, **more))
