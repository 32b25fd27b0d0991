"""Change how to reach a family: checked, and by two people where a stranger could do harm with it."""

from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotNow, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.end_access import end_access
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.events import DetailsChangeAsked, DetailsChangeCalledOff, DetailsChangeMade
from evenhand.domain.casework.models import DetailsChange
from evenhand.domain.casework.opening import open_to_holder
from evenhand.domain.casework.speaking import require_heard_of
from evenhand.domain.casework.states import DETAILS_CHANGE
from evenhand.domain.identity import two_people
from evenhand.domain.identity.addresses import plain
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.roles import HOLDER, Permission
from evenhand.domain.identity.states import Checked
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.prove_email import prove_email
from evenhand.domain.people.actions.set_contact_details import Reach, Safety, set_contact_details
from evenhand.domain.people.events import READ_BACK

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


class NothingToChange(Refused):
    """No contact details were given, or those that are on record."""


@action
def change_details(
    *, case_id: UUID, reach: Reach, protected: bool, how_checked: str, at: datetime, by: Principal
) -> bool:
    """Note how to reach the holder from now on; what is empty stays. Returns whether it is done already.

    Where the details are protected, or the e-mail address was shown to be somebody's, it waits for a second person:
    whoever telephones may know a birthday and a school, and be somebody else. To protect details takes one.
    Raises NothingToChange, NotPlain, FamilyNotHeard, and NotNow while another change waits.
    """
    case = hold(case_id, by)
    access.require(by, Permission.CORRECT_FACTS, case)
    access.require(by, Permission.SEE_SAFETY, case)
    require_heard_of(case, case.holder_id)
    email = plain(reach.email) if reach.email else ""
    is_protected = people.is_protected(case.holder_id)
    if protected == is_protected and not any((email, reach.telephone, reach.address, reach.postcode)):
        raise NothingToChange(
            "Nothing was changed.",
            "No other e-mail address, telephone number or address was written.",
            "Write what is different. Leave empty what stays.",
        )
    if DetailsChange.objects.filter(person_id=case.holder_id, decided_at=None).exists():
        raise NotNow(
            "This was not noted.",
            "Another change of contact details waits for a second person.",
            "Confirm that one or call it off first.",
        )
    change = DetailsChange.objects.create(
        case=case,
        person_id=case.holder_id,
        email=email,
        telephone=reach.telephone,
        address=reach.address,
        postcode=reach.postcode,
        protected=protected,
        how_checked=Checked(how_checked),
        asked_at=at,
        asked_by=by.user_id,
    )
    if is_protected or (email and people.email_is_proved(case.holder_id)):
        record(DetailsChangeAsked(case_id=case.id, change_id=change.id, how_checked=change.how_checked))
        return False
    _make(case, change, at, by)
    return True


@action
def confirm_details(*, case_id: UUID, change_id: UUID, at: datetime, by: Principal) -> None:
    """Make a change that waits, as the second person, who has checked it themselves.

    Where the e-mail address is another, the case is that address's from now on, and the old one's no more.
    Raises NotAnother, and NotNow where whoever asked is shut out by now, and once it was decided.
    """
    case, change = _held(case_id, change_id, by)
    two_people.require_another(change.asked_by, by, "This was not confirmed.")
    access.require_not_shut_out(case, change.asked_by)
    _make(case, change, at, by)


@action
def call_off_details(*, case_id: UUID, change_id: UUID, at: datetime, by: Principal) -> None:
    """Keep the contact details as they are. Raises NotNow once the change was decided."""
    _, change = _held(case_id, change_id, by)
    _decide(change, "call_off", at, by)
    record(DetailsChangeCalledOff(case_id=case_id, change_id=change.id))


def _held(case_id: UUID, change_id: UUID, by: Principal) -> "tuple[Case, DetailsChange]":
    case = hold(case_id, by)
    access.require(by, Permission.CORRECT_FACTS, case)
    access.require(by, Permission.SEE_SAFETY, case)
    change = DetailsChange.objects.filter(case=case, id=change_id).first()
    if change is None:
        raise NoSuchThing
    return case, change


def _decide(change: DetailsChange, move: str, at: datetime, by: Principal) -> None:
    change.state = DETAILS_CHANGE.after(move, change.state)
    change.decided_at, change.decided_by = at, by.user_id
    change.save(update_fields=["state", "decided_at", "decided_by"])


def _make(case: "Case", change: DetailsChange, at: datetime, by: Principal) -> None:
    _decide(change, "make", at, by)
    was_proved = people.email_is_proved(change.person_id)
    is_other = bool(change.email) and change.email != people.reach(change.person_id).email
    by_two = change.asked_by != change.decided_by
    opener = by.for_case(case.id)
    with acting_as(opener):
        _set(case, change, with_email=not by_two, proved_at=at if was_proved else None, by=opener)
        if by_two and is_other and was_proved:
            _give_to_another(case, change, at, opener)
        elif by_two and change.email and not was_proved:
            open_to_holder(
                case,
                _reader(change),
                person_id=change.person_id,
                email=change.email,
                how=READ_BACK,
                at=at,
                by=opener,
            )
    record(
        DetailsChangeMade(
            case_id=case.id,
            change_id=change.id,
            how_checked=change.how_checked,
            another_reader=is_other and was_proved,
        )
    )


def _set(
    case: "Case", change: DetailsChange, *, with_email: bool, proved_at: datetime | None, by: Principal
) -> None:
    now, safe = people.reach(change.person_id), people.safety(change.person_id)
    ways = {each.name: getattr(change, each.name) or getattr(now, each.name) for each in fields(Reach)}
    safety = {each.name: getattr(safe, each.name) for each in fields(Safety)} if safe else {}
    set_contact_details(
        case_id=case.id,
        person_id=change.person_id,
        reach=Reach(**ways if with_email else ways | {"email": now.email}),
        safety=Safety(**safety),
        protected=change.protected,
        email_proved_at=proved_at,
        by=by,
    )


def _give_to_another(case: "Case", change: DetailsChange, at: datetime, by: Principal) -> None:
    """Take the case from whoever signs in with the old address, and give it to whoever does with the new."""
    holder, new = people.one(change.person_id), _reader(change)
    old = holder.user_id if holder else None
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_change_reader(%s, %s)", [change.id, new])
    theirs = {"case_id": case.id, "person_id": change.person_id, "user_id": new, "at": at, "by": by}
    prove_email(email=change.email, how=READ_BACK, **theirs)  # type: ignore[arg-type]
    if old != new and old is not None:
        end_access(case_id=case.id, user_id=old, role=HOLDER.code, at=at, by=by)
    if old != new and new is not None:
        grant_access(role=HOLDER.code, evidence=READ_BACK, **theirs)  # type: ignore[arg-type]


def _reader(change: DetailsChange) -> UUID | None:
    """Return who signs in with the new address; nobody where others read that mailbox."""
    safety = people.safety(change.person_id)
    return None if safety and safety.mailbox_is_shared else user_for_address(change.email)
