"""Appoint somebody to answer for a council or a health body."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, Refused
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.identity import access
from evenhand.domain.identity.addresses import plain
from evenhand.domain.identity.events import OfficerAppointed
from evenhand.domain.identity.models import Officer, User
from evenhand.domain.identity.naming import call
from evenhand.domain.identity.queries import user, user_for_address
from evenhand.domain.identity.roles import OFFICER_ROLES, Permission
from evenhand.domain.organisations.queries import body


class NotTheirAddress(Refused):
    """A manager names an address that is not the body's own."""

    code = "not-their-address"

    def __init__(self, domain: str) -> None:
        super().__init__(
            "Nobody was appointed.",
            f"The e-mail address must be the body’s own and end in @{domain}.",
            "Ask for that address, or ask a lead officer of the body to appoint the person.",
        )


@action
def appoint_officer(
    *, name: str, address: str, role: str, body_id: UUID, at: datetime, by: Principal
) -> User:
    """Let the person with this e-mail address answer for a body, from now. Sent twice, it is done once.

    A lead officer of the body may, and the operator of the machine; so may a manager of a provider that serves it,
    for an address at the body's own domain. Raises NotTheirAddress for any other. Whoever works elsewhere already keeps
    the name that they have there.
    """
    if by.name != OPERATOR:
        access.require_over_officers(by, body_id)
        if not access.may_for_body(by, Permission.APPOINT_OFFICER, body_id):
            _require_own_domain(address, body_id)
    if role not in OFFICER_ROLES:
        raise NoSuchThing
    user_id = user_for_address(address)
    if Officer.objects.filter(user_id=user_id, body_id=body_id, role=role, ends_at=None).exists():
        already_done()
        return user(user_id)
    Officer.objects.create(user_id=user_id, body_id=body_id, role=role, appointed_by=by.user_id, starts_at=at)
    call(user_id, name, by, None, body_id)
    record(OfficerAppointed(user_id=user_id, body_id=body_id, role=role))
    return user(user_id)


def _require_own_domain(address: str, body_id: UUID) -> None:
    """Raise NotTheirAddress unless the body itself gave somebody this mailbox.

    Otherwise a manager could read, as an officer, the cases that another provider has with the same body.
    """
    domain = body(body_id).email.rpartition("@")[2]
    if plain(address).rpartition("@")[2].casefold() != domain.casefold():
        raise NotTheirAddress(domain)
