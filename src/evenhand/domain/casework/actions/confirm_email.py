"""Confirm a family's e-mail address, read back on the telephone."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.opening import open_to_holder
from evenhand.domain.identity.addresses import plain
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.events import READ_BACK


@action
def confirm_email(*, case_id: UUID, email: str, at: datetime, by: Principal) -> None:
    """Take an address that was read back to the family, letter by letter, for the holder's own.

    It opens the case to whoever signs in with it, unless others read that mailbox or the holder signs in with
    another, and sends what waited. An address that is proved already stays, and that of somebody who is protected is
    not confirmed by one person alone: whoever telephones might be somebody else, see change_details. Raises NotNow
    for both, NotPlain for what cannot be an address.
    """
    case = hold(case_id, by)
    access.require(by, Permission.CORRECT_FACTS, case)
    if people.email_is_proved(case.holder_id):
        raise NotNow(
            "The e-mail address was not changed.",
            "The family has shown already that the one we have is theirs.",
            "If they have another now, use “Change how to reach the family”. It takes two people.",
        )
    if people.is_protected(case.holder_id):
        raise NotNow(
            "The e-mail address was not confirmed.",
            "This person’s whereabouts are protected, so it takes two people.",
            "Use “Change how to reach the family”, and write the address that they spell out to you.",
        )
    if people.safety(case.holder_id) is None:
        raise NotNow(
            "The e-mail address was not confirmed.",
            "The right is the young person’s own now, and nobody has asked yet how to reach them.",
            "Invite the young person, on the case page under Whose right it is.",
        )
    holder, safety = people.one(case.holder_id), people.safety(case.holder_id)
    opens = holder is not None and holder.user_id is None and not (safety and safety.mailbox_is_shared)
    confirmed = plain(email)
    opener = by.for_case(case_id)
    with acting_as(opener):
        user_id = user_for_address(confirmed) if opens else None
        open_to_holder(case, user_id, email=confirmed, how=READ_BACK, at=at, by=opener)
