"""Write down that we spoke with the family for which somebody else had sent a request, and how to reach it."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.hearing import note_heard
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.events import FamilyHeard
from evenhand.domain.casework.forgetting import call_off_what_waits, end_stops
from evenhand.domain.casework.notices import tell_request_for_you
from evenhand.domain.casework.opening import NotTheirOwn, open_to_holder
from evenhand.domain.correspondence.actions.show_to_reader import show_to_reader
from evenhand.domain.identity.addresses import plain
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety, set_contact_details
from evenhand.domain.people.events import READ_BACK

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

# Spoken with: a letter or an e-mail could be the sender's own.
SPOKEN = (Evidence.TOLD_BY_TELEPHONE, Evidence.TOLD_IN_PERSON)


@action
def hear_family(
    *,
    case_id: UUID,
    name: str,
    how: Evidence,
    reach: Reach,
    safety: Safety,
    protected: bool,
    read_back: bool,
    is_sender: bool,
    at: datetime,
    by: Principal,
) -> None:
    """Write down that we spoke with whoever's right it is, and how they can be reached; nothing the sender wrote stays.

    Nor does what anybody said of reaching them before: what waits for a second person is called off, and stops end.

    From now on an address that only they read opens the case to them, as any other: read back to them, or by our code
    and the reference. `is_sender` says that they had sent the request themselves and chose a wrong answer; whoever else
    sent it never holds the right, and stands beside the family when the family asks them to. Raises NotTheirOwn,
    NotPlain, NotAllowed for the sender, and NotNow where nobody else sent it or the family was heard before.
    """
    case = hold(case_id, by)
    access.require(by, Permission.CORRECT_FACTS, case)
    if how not in SPOKEN:
        raise NoSuchThing
    if by.user_id == case.sender_id:
        raise NotAllowed("say that you spoke with this family")
    if not case.waits_for_family or case.closed_at:
        raise NotNow(
            "This was not written down.",
            "The case is closed, or the family sent the request itself, or was spoken with already.",
            "Look at the case page.",
        )
    _name(case, name.strip(), how, at, by)
    hearer = by.for_case(case.id)
    with acting_as(hearer):
        call_off_what_waits(case, at, hearer)
        _forget_what_was_said_of_others(case, hearer)
        reach = replace(reach, email=plain(reach.email)) if reach.email else reach
        user_id = _whose(case, reach.email, is_sender)
        note_heard(case, is_sender=is_sender, at=at)
        set_contact_details(
            case_id=case.id,
            person_id=case.holder_id,
            reach=reach,
            safety=safety,
            protected=protected,
            by=hearer,
        )
        end_stops(case, said_how=how, at=at, by=hearer)
        record(FamilyHeard(case_id=case.id, how=how, is_sender=is_sender))
        tell_request_for_you(case, at=at, by=hearer)
        if reach.email and read_back:
            opens = None if safety.mailbox_is_shared else user_id
            open_to_holder(case, opens, email=reach.email, how=READ_BACK, at=at, by=hearer)
        else:
            show_to_reader(case_id=case.id, person_id=case.holder_id, user_id=None, at=at, by=hearer)


def _name(case: "Case", name: str, how: Evidence, at: datetime, by: Principal) -> None:
    """Correct the name of whoever's right it is, where the sender had it otherwise."""
    holder = people.one(case.holder_id)
    if not name or holder is None or holder.name == name:
        return
    is_child_beside_another = case.holder_id == case.child_id and people.who_asked(case.id, case.child_id)
    correct_fact(
        case_id=case.id,
        kind=FactKind.CHILD_NAME if is_child_beside_another else FactKind.HOLDER_NAME,
        value=name,
        reason="Somebody else had written it. They told us themselves.",
        evidence=how,
        at=at,
        by=by,
    )


def _forget_what_was_said_of_others(case: "Case", by: Principal) -> None:
    """Take away how to reach the parent, where the right is the child's: the sender wrote it, and it may be theirs."""
    asked = people.who_asked(case.id, case.child_id)
    if asked is not None and asked != case.holder_id and people.safety(asked) is not None:
        set_contact_details(
            case_id=case.id,
            person_id=asked,
            reach=Reach(),
            safety=Safety(may_email=False, may_call=False, may_post=False),
            protected=people.is_protected(asked),
            by=by,
        )


def _whose(case: "Case", email: str, is_sender: bool) -> UUID | None:
    """Return who signs in with an address. Raises NotTheirOwn for the sender's and for anybody else's on the case."""
    if not email:
        return None
    user_id = user_for_address(email)
    if (user_id == case.sender_id and not is_sender) or people.is_anothers(
        case.id, case.holder_id, email=email
    ):
        raise NotTheirOwn
    return user_id
