"""Help a family that lost its app, its spare codes or its access code: two people, and a day between them."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.notices import facts_of_service
from evenhand.domain.identity import resets
from evenhand.domain.identity.actions import ask_for_reset as resetting
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.states import Checked
from evenhand.domain.people import queries as people

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@action
def ask_for_family_reset(*, case_id: UUID, checked: Checked, at: datetime, by: Principal) -> UUID:
    """Ask that what a family signs in with beside its mailbox ends, and warn it. Raises NothingWaits, NotNow."""
    case = hold(case_id, by)
    access.require(by, Permission.HELP_SIGN_IN, case)
    holder = people.one(case.holder_id)
    if holder is None or holder.user_id is None:
        raise NotNow(
            "There is nothing to end.",
            "Nobody has signed in for this case yet.",
            "Confirm its address first.",
        )
    helper = by.for_case(case_id)
    with acting_as(helper):
        way = resets.Way(case.provider_id, case_id)
        asked = resetting.ask_for_reset(user_id=holder.user_id, way=way, checked=checked, at=at, by=helper)
        _tell(case, "help_asked", asked.id, at, helper)
    return asked.id


@action
def confirm_family_reset(*, case_id: UUID, reset_id: UUID, at: datetime, by: Principal) -> None:
    """End what a family signs in with, as a second person and a day later, and tell it. Raises NotNow."""
    case = _held(case_id, reset_id, by)
    helper = by.for_case(case_id)
    with acting_as(helper):
        resetting.confirm_reset(reset_id=reset_id, at=at, by=helper)
        _tell(case, "help_given", reset_id, at, helper)


@action
def call_off_family_reset(*, case_id: UUID, reset_id: UUID, at: datetime, by: Principal) -> None:
    """Call it off: the family found what it had lost, or it was somebody else who asked. Raises NotNow."""
    _held(case_id, reset_id, by)
    helper = by.for_case(case_id)
    with acting_as(helper):
        resetting.call_off_reset(reset_id=reset_id, at=at, by=helper)


def _held(case_id: UUID, reset_id: UUID, by: Principal) -> "Case":
    """Return the case, held, of a reset that is its own, for whoever may help."""
    case = hold(case_id, by)
    access.require(by, Permission.HELP_SIGN_IN, case)
    found = resets.one(reset_id)
    if found is None or found.case_id != case_id:
        raise NoSuchThing
    return case


def _tell(case: "Case", purpose: str, reset_id: UUID, at: datetime, by: Principal) -> None:
    promise_message(
        case_id=case.id,
        person_id=case.holder_id,
        purpose=purpose,
        facts=facts_of_service(case.provider_id, case.reference),
        once=str(reset_id),
        at=at,
        by=by,
    )
