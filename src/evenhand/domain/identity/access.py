"""Who may do what at a provider, by membership."""

from uuid import UUID

from django.db.models import Q

from evenhand.core import clock
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal
from evenhand.core.transactions import once_a_page
from evenhand.core.walls import Compartment
from evenhand.domain.identity.models import Membership, Officer
from evenhand.domain.identity.roles import COMMISSIONER, OFFICER_ROLES, STAFF_ROLES, Permission, Role
from evenhand.domain.organisations.queries import serving_body


@once_a_page
def memberships(user_id: UUID | None) -> list[Membership]:
    """Return what somebody is now, at every provider."""
    if user_id is None:
        return []
    at = clock.now()
    return list(
        Membership.objects.filter(user_id=user_id, starts_at__lte=at)
        .filter(Q(ends_at=None) | Q(ends_at__gt=at))
        .order_by("starts_at")
    )


def staff_roles(by: Principal, provider_id: UUID | None = None) -> list[Role]:
    """Return the roles that somebody holds, at one provider or at any."""
    return [STAFF_ROLES[m.role] for m in memberships(by.user_id) if provider_id in (None, m.provider_id)]


def may(by: Principal, permission: Permission, *, provider_id: UUID | None = None) -> bool:
    """Tell whether somebody holds a permission at a provider (or at any, when none is named)."""
    return any(permission in role.permissions for role in staff_roles(by, provider_id))


def require(by: Principal, permission: Permission, *, provider_id: UUID | None = None) -> None:
    """Raise NotAllowed unless somebody holds a permission at a provider."""
    if not may(by, permission, provider_id=provider_id):
        raise NotAllowed(permission.value)


def offices(user_id: UUID | None) -> list[Officer]:
    """Return the councils and health bodies that somebody answers for now, and as what."""
    return [office for office in _offices(user_id) if office.role != COMMISSIONER.code]


def commissions(user_id: UUID | None) -> list[Officer]:
    """Return the councils for which somebody pays now; it opens none of their cases."""
    return [office for office in _offices(user_id) if office.role == COMMISSIONER.code]


@once_a_page
def _offices(user_id: UUID | None) -> list[Officer]:
    if user_id is None:
        return []
    at = clock.now()
    found = Officer.objects.filter(user_id=user_id, starts_at__lte=at).filter(
        Q(ends_at=None) | Q(ends_at__gt=at)
    )
    return list(found.select_related("body").order_by("starts_at"))


def may_for_body(by: Principal, permission: Permission, body_id: UUID | None = None) -> bool:
    """Tell whether somebody may do something for a body, or for any when none is named."""
    held = (office for office in _offices(by.user_id) if body_id in (None, office.body_id))
    return any(permission in OFFICER_ROLES[office.role].permissions for office in held)


def providers(by: Principal, permission: Permission) -> list[UUID]:
    """Return the providers at which somebody holds a permission."""
    held = (each for each in memberships(by.user_id) if permission in STAFF_ROLES[each.role].permissions)
    return list(dict.fromkeys(each.provider_id for each in held))


def casework_providers(by: Principal) -> list[UUID]:
    """Return the providers whose cases somebody works on; an auditor opens none."""
    held = (
        each for each in memberships(by.user_id) if Compartment.K1_CASE in STAFF_ROLES[each.role].compartments
    )
    return list(dict.fromkeys(each.provider_id for each in held))


def require_over_officers(by: Principal, body_id: UUID) -> None:
    """Raise NotAllowed unless somebody decides who answers for a body.

    A lead officer of it does, and a manager of a provider that serves it: the council tells the provider who left.
    """
    if may_for_body(by, Permission.APPOINT_OFFICER, body_id):
        return
    serving = serving_body(body_id, clock.today())
    if not any(each in serving for each in providers(by, Permission.APPOINT)):
        raise NotAllowed(Permission.APPOINT_OFFICER.value)


def require_office(by: Principal, permission: Permission, body_id: UUID | None = None) -> None:
    """Raise NotAllowed unless somebody may do something for a body."""
    if not may_for_body(by, permission, body_id):
        raise NotAllowed(permission.value)
