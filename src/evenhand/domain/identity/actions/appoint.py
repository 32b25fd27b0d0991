"""Appoint somebody to a role at a provider."""

from datetime import datetime, time, timedelta
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import LONDON, london_day
from evenhand.core.errors import NoSuchThing, Refused
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.identity import access, jobs
from evenhand.domain.identity.events import Appointed
from evenhand.domain.identity.models import Membership, User
from evenhand.domain.identity.naming import call
from evenhand.domain.identity.queries import colleagues, user, user_for_address
from evenhand.domain.identity.roles import AUDITOR, MANAGER, SAFEGUARDING_LEAD, STAFF_ROLES, Permission
from evenhand.domain.organisations.queries import teams

# Whom the other managers hear of 24 hours before they begin: they decide, or read what is told about safety.
A_DAY_LATER = frozenset({MANAGER.code, SAFEGUARDING_LEAD.code})


class NotBoth(Refused):
    """Somebody would audit what they do themselves."""

    code = "not-both"

    def __init__(self) -> None:
        super().__init__(
            "Nobody was appointed.",
            "An auditor does no other work here: they would look into what they do themselves.",
            "Appoint somebody else, or end the other role first.",
        )


@action
def appoint(
    *, name: str, address: str, role: str, provider_id: UUID, team_id: UUID, at: datetime, by: Principal
) -> User:
    """Give the person with this e-mail address a role at a provider. Sent twice, it is done once.

    A manager of the provider may, and a manager or a safeguarding lead begins 24 hours later then: the other managers
    are told, and can end it before. The operator of the machine may by command, as a service begins; that is from now.
    Whoever works elsewhere already keeps the name that they have there.
    Raises NotBoth for whoever would be an auditor beside another role.
    """
    if by.name != OPERATOR:
        access.require(by, Permission.APPOINT, provider_id=provider_id)
    if role not in STAFF_ROLES or team_id not in (id for id, _ in teams(provider_id)):
        raise NoSuchThing
    user_id = user_for_address(address)
    _require_apart(user_id, role, provider_id)
    if Membership.objects.filter(user_id=user_id, provider_id=provider_id, role=role, ends_at=None).exists():
        already_done()
        return user(user_id)
    waits = by.name != OPERATOR and role in A_DAY_LATER
    appointed = Membership.objects.create(
        user_id=user_id,
        provider_id=provider_id,
        team_id=team_id,
        role=role,
        compartments=[compartment.value for compartment in STAFF_ROLES[role].compartments],
        appointed_by=by.user_id,
        starts_at=_a_day_later(at) if waits else at,
    )
    call(user_id, name, by, provider_id)
    record(Appointed(user_id=user_id, provider_id=provider_id, role=role))
    if waits:
        _tell_other_managers(appointed)
    return user(user_id)


def _a_day_later(at: datetime) -> datetime:
    """Return the moment 24 hours on, and never one of the same day in London, which has 25 hours once a year."""
    tomorrow = datetime.combine(london_day(at) + timedelta(days=1), time(), tzinfo=LONDON)
    return max(at + timedelta(hours=24), tomorrow)


def _tell_other_managers(appointed: Membership) -> None:
    held = {one.user_id for one in colleagues(appointed.provider_id) if one.role == MANAGER.code}
    for user_id in sorted(held - {appointed.user_id, appointed.appointed_by}):
        jobs.tell_of_appointment.later(user_id=user_id, membership_id=appointed.id)


def _require_apart(user_id: UUID, role: str, provider_id: UUID) -> None:
    """Raise NotBoth where somebody has, or would get, another role beside that of an auditor."""
    held = Membership.objects.filter(user_id=user_id, provider_id=provider_id, ends_at=None)
    roles = {role, *held.values_list("role", flat=True)}
    if AUDITOR.code in roles and len(roles) > 1:
        raise NotBoth
