"""Say yes to standing beside a family."""

from datetime import datetime
from uuid import UUID

from evenhand.core import references
from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import beside
from evenhand.domain.cases.events import CompanionBegan
from evenhand.domain.cases.models import Case, Companion
from evenhand.domain.cases.states import COMPANION, CompanionState
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.prove_email import prove_email
from evenhand.domain.people.events import BESIDE_BY_CODE


class NotThatReference(Refused):
    """What was typed is not the reference of the family that asked."""

    def __init__(self) -> None:
        super().__init__(
            "That is not the reference.",
            "The family that asks for your help has another one.",
            "Ask them to read it to you again. It has eight letters and figures.",
        )


@action
def accept_support(*, companion_id: UUID, reference: str, at: datetime, by: Principal) -> None:
    """Begin to stand beside a family: whoever was asked signed in with the address, and knows the reference.

    Whoever owns an address that was typed by mistake knows none, as with claim_case. Raises NotThatReference, and
    CannotStandBeside for whoever took the other side, or was shut out, since they were asked.
    """
    asked = Companion.objects.filter(id=companion_id, user_id=by.user_id).first() if by.user_id else None
    if asked is None:
        raise NoSuchThing
    saying_yes = by.for_case(asked.case_id)
    with acting_as(saying_yes):
        case, companion = beside.hold_companion(companion_id, saying_yes)
        is_there = companion.state == CompanionState.ACTIVE
        if not is_there:
            _begin(case, companion, reference, at, saying_yes)
    if is_there:
        already_done()
    crashpoint("support.before-commit")


def _begin(case: Case, companion: Companion, reference: str, at: datetime, by: Principal) -> None:
    if references.grouped(reference, 4) != case.reference:
        raise NotThatReference
    companion.state = COMPANION.after("begin", companion.state)
    if beside.is_over(companion, at):
        raise beside.CannotStandBeside
    beside.require_may_stand_beside(case, companion.user_id)
    companion.began_at = at
    companion.save(update_fields=["state", "began_at"])
    prove_email(
        case_id=case.id,
        person_id=companion.person_id,
        email=people.reach(companion.person_id).email,
        user_id=companion.user_id,
        how=BESIDE_BY_CODE,
        at=at,
        by=by,
    )
    beside.let_see(case, companion, at=at, by=by)
    record(CompanionBegan(case_id=case.id, companion_id=companion.id, kind_of=companion.kind))
