"""Give a family an access code: read out on the telephone after a call back, or in a letter."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.opening import open_to_holder
from evenhand.domain.correspondence import channels
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.notices import facts_of_service
from evenhand.domain.identity import access_codes
from evenhand.domain.identity.access_codes import POST, TELEPHONE
from evenhand.domain.identity.actions.make_access_code import make_access_code
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.events import ACCESS_CODE
from evenhand.domain.people.kinds import Stopped

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

PURPOSE = "access_code"


class NoSafeWay(NotNow):
    """The code cannot be given in this way: there is no number or address, or it is not safe."""

    code = "no-safe-way-for-code"


@action
def give_access_code(*, case_id: UUID, how: str, at: datetime, by: Principal) -> str:
    """Give the holder of a case an access code; return it to be read out once, or nothing when it goes by post.

    It opens the case to a family whose mailbox others read: signing in takes the code too, from this moment. Raises
    NoSafeWay, NotNow while nobody has shown that the e-mail address is right, and CannotHaveCode.
    """
    case = hold(case_id, by)
    access.require(by, Permission.HELP_SIGN_IN, case)
    return _give(case, how, at, by)


@action
def ask_for_access_code(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Have an access code sent to oneself by post, to the address on one's own case. Raises NoSafeWay."""
    case = hold(case_id, by)
    access.require(by, Permission.SEE_OWN_CASE, case)
    holder = people.one(case.holder_id)
    if by.user_id is None or holder is None or holder.user_id != by.user_id:
        raise NotAllowed("ask for an access code")
    _give(case, POST, at, by)


def _give(case: "Case", how: str, at: datetime, by: Principal) -> str:
    """Make the code and let it go its way."""
    holder, safety, reach = (
        people.one(case.holder_id),
        people.safety(case.holder_id),
        people.reach(case.holder_id),
    )
    stops = people.stops(case.holder_id)
    may_call = bool(safety and safety.may_call and reach.telephone and not stops.closes(Stopped.TELEPHONE))
    _require_safe(how, may_call, channels.may_post(reach, safety, stops))
    if not people.email_is_proved(case.holder_id):
        raise NotNow(
            "No access code was given.",
            "Nobody has shown that the e-mail address is the family’s. It signs in with both.",
            "Read the address back to the family first.",
        )
    shared = bool(safety and safety.mailbox_is_shared)
    own_user = holder.user_id if holder else None
    if own_user is None and not shared:
        raise NotNow(
            "No access code was given.",
            "The family has not signed in yet.",
            "It can ask for a code on its own page once it has.",
        )
    always = shared or people.is_protected(case.holder_id)
    giver = by.for_case(case.id)
    with acting_as(giver):
        user_id = own_user or user_for_address(reach.email)
        code = make_access_code(
            user_id=user_id,
            case_id=case.id,
            how=how,
            always=always,
            at=at,
            by=giver,
        )
        if own_user is None:
            open_to_holder(case, user_id, email=reach.email, how=ACCESS_CODE, at=at, by=giver)
        if how == POST:
            promise_message(
                case_id=case.id,
                person_id=case.holder_id,
                purpose=PURPOSE,
                facts=facts_of_service(case.provider_id, case.reference)
                | {"counts_now": "yes" if always else ""},
                once=str(code.id),
                at=at,
                by=giver,
            )
    return access_codes.letters(code.id) if how == TELEPHONE else ""


def _require_safe(how: str, may_call: bool, may_post: bool) -> None:
    if how not in (POST, TELEPHONE) or not {POST: may_post, TELEPHONE: may_call}[how]:
        raise NoSafeWay(
            "No access code was given.",
            "We have no address for post, or post is not safe for this person."
            if how == POST
            else "We have no telephone number, or calling is not safe for this person.",
            "Choose the other way, or ask the family how it can safely be reached.",
        )
