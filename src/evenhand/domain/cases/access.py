"""Who may see a case, and who may do what on it."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from evenhand.core import clock
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.principals import Principal
from evenhand.core.transactions import once_a_page
from evenhand.domain.cases import right
from evenhand.domain.cases.models import Case, Grant, Party, Wall
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import CASE_ROLES, FAMILY_SIDE, HOLDER, OFFICER_ROLES, Permission


def visible_to(by: Principal) -> QuerySet[Case]:
    """Return the cases that somebody may see. The database walls them too; this says it first.

    By membership of the case's provider, by a grant, or by an office at a body that takes part; never across a wall.
    """
    if by.user_id is None:
        return Case.objects.filter(id=by.case_id) if by.case_id else Case.objects.none()
    at_work = Q(provider_id__in=identity.casework_providers(by))
    bodies = [office.body_id for office in identity.offices(by.user_id)]
    if bodies:
        at_work |= Q(id__in=open_parties().filter(body_id__in=bodies).values("case_id"))
    seen = at_work & ~Q(id__in=own_cases(by)) | Q(id__in=_granted(by.user_id))
    if by.case_id:
        seen |= Q(id=by.case_id)
    return Case.objects.filter(seen)


@once_a_page
def _granted(user_id: UUID) -> list[UUID]:
    at = clock.now()
    found = Grant.objects.filter(user_id=user_id, starts_at__lte=at).filter(
        Q(ends_at=None) | Q(ends_at__gt=at), right.lets_see(clock.london_day(at))
    )
    return list(found.values_list("case_id", flat=True))


def own_cases(by: Principal) -> QuerySet[Grant, UUID]:
    """Return the cases on whose family's side somebody is or was: nobody does there what they do for a living."""
    held = Grant.objects.filter(user_id=by.user_id) if by.user_id else Grant.objects.none()
    return held.filter(role__in=FAMILY_SIDE).values_list("case_id", flat=True)


def held_cases(by: Principal) -> QuerySet[Case]:
    """Return the cases whose right is somebody's own now."""
    mine = Grant.objects.filter(user_id=by.user_id) if by.user_id else Grant.objects.none()
    return visible_to(by).filter(id__in=mine.filter(role=HOLDER.code).values("case_id"))


def holds(by: Principal, case: Case) -> bool:
    """Tell whether the case was opened to somebody as the one whose right it is, whether or not it has passed since."""
    held = Grant.objects.filter(user_id=by.user_id) if by.user_id else Grant.objects.none()
    return held.filter(case=case, role=HOLDER.code, ends_at=None).exists()


def is_own_case(case: Case, user_id: UUID) -> bool:
    """Tell whether a person is or was on the family's side of a case, for whoever hands work on it out."""
    return Grant.objects.filter(case=case, user_id=user_id, role__in=FAMILY_SIDE).exists()


def is_shut_out(case: Case, user_id: UUID) -> bool:
    """Tell whether somebody may read nothing of a case, for whoever hands work on it out."""
    return Wall.objects.filter(case=case, user_id=user_id, ended_at=None).exists()


def require_not_shut_out(case: Case, asked_by: UUID | None) -> None:
    """Raise NotNow where whoever asked for what a second person confirms is shut out of the case by now."""
    if asked_by is not None and is_shut_out(case, asked_by):
        raise NotNow(
            "This was not confirmed.",
            "Whoever asked is shut out of this case since.",
            "Keep it as it is and ask anew.",
        )


def kept_from(case_ids: Iterable[UUID], user_ids: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """Return which of several people cannot be given which of several cases: their own, or one with a wall."""
    asked = {"case_id__in": list(case_ids), "user_id__in": list(user_ids)}
    own = Grant.objects.filter(**asked, role__in=FAMILY_SIDE).values_list("case_id", "user_id")
    return {*own, *Wall.objects.filter(**asked, ended_at=None).values_list("case_id", "user_id")}


def open_parties() -> QuerySet[Party]:
    """Return the parts that bodies take in cases now, as far as the present principal may see them.

    Of councils only the one that the case has now takes part.
    """
    at = clock.now()
    now = Party.objects.filter(starts_at__lte=at).filter(Q(ends_at=None) | Q(ends_at__gt=at))
    own = Q(body__local_authority=None) | Q(body__local_authority=F("case__local_authority"))
    return now.filter(own)


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


@once_a_page
def permissions(by: Principal, case: Case) -> frozenset[Permission]:
    """Return everything that somebody may do on a case, by membership and by grant.

    On the family's side of a case that is what they may do there, as far as the right is theirs, whatever else they
    are.
    """
    held: set[Permission] = set()
    if by.user_id:
        at = clock.now()
        ever = list(Grant.objects.filter(case=case, user_id=by.user_id))
        now = [each for each in ever if each.starts_at <= at and (each.ends_at is None or each.ends_at > at)]
        if any(each.role in FAMILY_SIDE for each in ever):
            return frozenset(_on_familys_side(case, now, clock.london_day(at)))
        held |= {p for each in now for p in CASE_ROLES[each.role].permissions}
        held |= {p for role in identity.staff_roles(by, case.provider_id) for p in role.permissions}
        if parties := own_bodies(by, case):
            held |= {
                p
                for office in identity.offices(by.user_id)
                if office.body_id in parties
                for p in OFFICER_ROLES[office.role].permissions
            }
    return frozenset(held)


def _on_familys_side(case: Case, grants: Iterable[Grant], today: date) -> Iterator[Permission]:
    for grant in grants:
        if grant.role == HOLDER.code:
            yield from right.permissions_of_holder(case, grant.person_id, today)
        elif grant.role in FAMILY_SIDE:
            yield from CASE_ROLES[grant.role].permissions


def may(by: Principal, permission: Permission, case: Case) -> bool:
    """Tell whether somebody may do something on a case."""
    return permission in permissions(by, case)


def require(by: Principal, permission: Permission, case: Case) -> None:
    """Raise NotAllowed unless somebody may do something on a case."""
    if not may(by, permission, case):
        raise NotAllowed(permission.value)
