"""Invite a young person to the case that is their own now."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, right
from evenhand.domain.cases.hearing import require_heard
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework import ways
from evenhand.domain.casework.events import YoungPersonInvited
from evenhand.domain.casework.notices import tell_right_is_yours
from evenhand.domain.casework.opening import NotTheirOwn, open_to_holder
from evenhand.domain.identity.addresses import plain
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety, set_contact_details
from evenhand.domain.people.events import READ_BACK


@action
def invite_young_person(
    *,
    case_id: UUID,
    reach: Reach,
    safety: Safety,
    protected: bool,
    read_back: bool,
    at: datetime,
    by: Principal,
) -> None:
    """Write down how to reach the young person whose right it is now, and tell them that the case is theirs.

    It opens to them by an address of their own: read back to them, letter by letter, or proved by the code that they
    type when they open it by its reference. A mailbox that others read opens nothing. Once how to reach them is on
    record, the same invitation can be sent again, and no other. Raises NotTheirOwn.
    """
    case = hold(case_id, by)
    access.require(by, Permission.RECORD_CAPACITY, case)
    require_heard(case)
    if not right.has_passed(case, clock.london_day(at)):
        raise NotNow(
            "The young person was not invited.",
            "The right is not their own yet.",
            "Look on the case page from which day it is.",
        )
    young = people.one(case.child_id)
    if young is not None and young.user_id is not None:
        raise NotNow(
            "The young person was not invited again.",
            "They have opened their case already.",
            "Go back to the case.",
        )
    reach = replace(reach, email=plain(reach.email)) if reach.email else reach
    if reach.email and people.is_anothers(case_id, case.child_id, email=reach.email):
        raise NotTheirOwn
    opener = by.for_case(case_id)
    with acting_as(opener):
        if not _is_the_same(case.child_id, reach, safety, protected=protected):
            set_contact_details(
                case_id=case_id,
                person_id=case.child_id,
                reach=reach,
                safety=safety,
                protected=protected,
                by=opener,
            )
        record(YoungPersonInvited(case_id=case_id))
        tell_right_is_yours(case, at=at, by=opener)
        if reach.email and read_back:
            opens = not safety.mailbox_is_shared
            open_to_holder(
                case,
                user_for_address(reach.email) if opens else None,
                person_id=case.child_id,
                email=reach.email,
                how=READ_BACK,
                at=at,
                by=opener,
            )


def _is_the_same(child_id: UUID, reach: Reach, safety: Safety, *, protected: bool) -> bool:
    """Tell whether they were invited in this way before. Raises NotNow where it was in another: two may look."""
    before = ways.current(child_id)
    if before is None:
        return False
    stands, said = people.reach(child_id), replace(reach, email=reach.email.lower())
    is_same_reach = replace(stands, email=stands.email.lower()) == said
    if not is_same_reach or (before, people.is_protected(child_id)) != (safety, protected):
        raise NotNow(
            "The young person was not invited again.",
            "How to reach them is on record.",
            "Change how to reach them: where it must be, a second person confirms.",
        )
    return True
