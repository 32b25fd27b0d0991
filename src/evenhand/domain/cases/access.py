"""Who may see a case, and who may do what on it."""

from uuid import UUID

from django.db.models import Q, QuerySet

from evenhand.core import clock
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.cases.models import Case, Grant, Party
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import CASE_ROLES, HOLDER, OFFICER_ROLES, Permission


def visible_to(by: Principal) -> QuerySet[Case]:
    """Return the cases that somebody may see. The database walls them too; this says it first.

    By membership of the case's provider, by a grant, or by an office at a body that takes part; never across a wall.
    """
    if by.user_id is None:
        return Case.objects.filter(id=by.case_id) if by.case_id else Case.objects.none()
    at = clock.now()
    granted = Grant.objects.filter(user_id=by.user_id, starts_at__lte=at).filter(
        Q(ends_at=None) | Q(ends_at__gt=at)
    )
    providers = [membership.provider_id for membership in identity.memberships(by.user_id)]
    at_work = Q(provider_id__in=providers)
    bodies = [office.body_id for office in identity.offices(by.user_id)]
    if bodies:
        at_work |= Q(id__in=open_parties().filter(body_id__in=bodies).values("case_id"))
    seen = at_work & ~Q(id__in=own_cases(by)) | Q(id__in=granted.values("case_id"))
    if by.case_id:
        seen |= Q(id=by.case_id)
    return Case.objects.filter(seen)


def own_cases(by: Principal) -> QuerySet[Grant, UUID]:
    """Return the cases whose right is or was somebody's own: nobody does there what they do for a living."""
    held = Grant.objects.filter(user_id=by.user_id) if by.user_id else Grant.objects.none()
    return held.filter(role=HOLDER.code).values_list("case_id", flat=True)


def is_own_case(case: Case, user_id: UUID) -> bool:
    """Tell whether the right of a case is or was a person's own, for whoever hands work on it out."""
    return Grant.objects.filter(case=case, user_id=user_id, role=HOLDER.code).exists()


def open_parties() -> QuerySet[Party]:
    """Return the parts that bodies take in cases now, as far as the present principal may see them."""
    at = clock.now()
    return Party.objects.filter(starts_at__lte=at).filter(Q(ends_at=None) | Q(ends_at__gt=at))


def own_bodies(by: Principal, case: Case) -> list[UUID]:
    """Return the bodies that take part in a case and that somebody answers for."""
    offices = {office.body_id for office in identity.offices(by.user_id)}
    return (
        list(open_parties().filter(case=case, body_id__in=offices).values_list("body_id", flat=True))
        if offices
        else []
    )


def of_providers(provider_ids: list[UUID], by: Principal) -> QuerySet[Case]:
    """Return the cases of the providers that somebody works for: for staff lists, which must keep their index."""
    return Case.objects.filter(provider_id__in=provider_ids).exclude(id__in=own_cases(by))


def permissions(by: Principal, case: Case) -> frozenset[Permission]:
    """Return everything that somebody may do on a case, by membership and by grant.

    On a case of their own that is what the family may do, whatever else they are.
    """
    held: set[Permission] = set()
    if by.user_id:
        at = clock.now()
        ever = list(Grant.objects.filter(case=case, user_id=by.user_id))
        now = {
            each.role for each in ever if each.starts_at <= at and (each.ends_at is None or each.ends_at > at)
        }
        if any(each.role == HOLDER.code for each in ever):
            return HOLDER.permissions if HOLDER.code in now else frozenset()
        held |= {p for role in now for p in CASE_ROLES[role].permissions}
        held |= {p for role in identity.staff_roles(by, case.provider_id) for p in role.permissions}
        if parties := own_bodies(by, case):
            held |= {
                p
                for office in identity.offices(by.user_id)
                if office.body_id in parties
                for p in OFFICER_ROLES[office.role].permissions
            }
    return frozenset(held)


def may(by: Principal, permission: Permission, case: Case) -> bool:
    """Tell whether somebody may do something on a case."""
    return permission in permissions(by, case)


def require(by: Principal, permission: Permission, case: Case) -> None:
    """Raise NotAllowed unless somebody may do something on a case."""
    if not may(by, permission, case):
        raise NotAllowed(permission.value)
