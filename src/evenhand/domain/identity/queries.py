"""What can be asked about users."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from evenhand.core import clock
from evenhand.domain.identity.access import memberships
from evenhand.domain.identity.addresses import plain
from evenhand.domain.identity.models import EmailAddress, Membership, Officer, User
from evenhand.domain.identity.roles import OFFICER_ROLES, SAFEGUARDING_LEAD, STAFF_ROLES, Permission


@dataclass(frozen=True)
class Colleague:
    """Somebody who works for a provider."""

    membership_id: UUID
    user_id: UUID
    name: str
    role: str
    role_title: str
    team_id: UUID
    since: date


def staff_name(user_id: UUID | None) -> str:
    """Return the name of somebody who works here; empty for anybody else."""
    if user_id is None:
        return ""
    return User.objects.values_list("staff_name", flat=True).filter(id=user_id).first() or ""


def staff_names(user_ids: set[UUID]) -> dict[UUID, str]:
    """Return the names of several people who work here."""
    return dict(User.objects.filter(id__in=user_ids).values_list("id", "staff_name"))


def own_address(user_id: UUID | None) -> str:
    """Return the address that the present person signs in with; the database shows nobody else's."""
    if user_id is None:
        return ""
    return EmailAddress.objects.values_list("address", flat=True).filter(user_id=user_id).first() or ""


def mailbox_of(user_id: UUID) -> str:
    """Return the address to which a message to somebody who works on a case goes; only the worker may ask."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_mailbox_of(%s)", [user_id])
        (address,) = cursor.fetchone()
    return address or ""


def mediates_for(user_id: UUID, provider_id: UUID) -> bool:
    """Tell whether somebody is on the panel of a provider, or will be."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_mediates_for(%s, %s)", [user_id, provider_id])
        return bool(cursor.fetchone()[0])


def is_helped_at(user_id: UUID, provider_id: UUID | None, body_id: UUID | None) -> bool:
    """Tell whether it is at a provider, or at a body, that somebody is helped at work: where they have been longest.

    Through a panel only while they hold no post elsewhere. Whoever adds them to another list later helps them nowhere.
    """
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_is_helped_at(%s, %s, %s)", [user_id, provider_id, body_id])
        return bool(cursor.fetchone()[0])


def has_own_case(user_id: UUID) -> bool:
    """Tell whether somebody has, or had, a case of a family or a place beside one; only who works here may ask."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_has_own_case(%s)", [user_id])
        return bool(cursor.fetchone()[0])


def user_for_address(address: str) -> UUID:
    """Return the user of an address, making one when nobody has used it yet. Raises NotPlain."""
    with connection.cursor() as cursor:
        cursor.execute("select user_id from evenhand_user_for_address(%s)", [plain(address)])
        (user_id,) = cursor.fetchone()
    return user_id  # type: ignore[no-any-return]


def user(user_id: UUID) -> User:
    """Return somebody who can sign in."""
    return User.objects.get(id=user_id)


def colleagues(provider_id: UUID) -> list[Colleague]:
    """Return everybody who works for a provider now, by name."""
    return _colleagues(Q(provider_id=provider_id, starts_at__lte=clock.now()))


def beginning(provider_id: UUID) -> list[Colleague]:
    """Return everybody who was appointed by a provider and has not begun yet, by name."""
    return _colleagues(Q(provider_id=provider_id, starts_at__gt=clock.now()))


def _colleagues(which: Q) -> list[Colleague]:
    rows = Membership.objects.filter(which, ends_at=None).select_related("user")
    return [
        Colleague(
            m.id,
            m.user_id,
            m.user.staff_name,
            m.role,
            STAFF_ROLES[m.role].title,
            m.team_id,
            clock.london_day(m.starts_at),
        )
        for m in rows.order_by("user__staff_name")
    ]


def caseworkers(provider_id: UUID) -> list[Colleague]:
    """Return those who can work on a provider's cases now, by name. Whoever only looks after safety cannot."""
    able = {code for code, role in STAFF_ROLES.items() if Permission.TAKE_CASE in role.permissions}
    return [one for one in colleagues(provider_id) if one.role in able]


def safeguarding_leads(provider_id: UUID) -> list[Colleague]:
    """Return those who look after safety for a provider now, by name."""
    return [one for one in colleagues(provider_id) if one.role == SAFEGUARDING_LEAD.code]


@dataclass(frozen=True)
class Officeholder:
    """Somebody who answers for a council or a health body."""

    office_id: UUID
    user_id: UUID
    name: str
    role: str
    role_title: str
    since: date


def officers_of(body_id: UUID) -> list[Officeholder]:
    """Return everybody who answers for a body now, by name."""
    rows = (
        Officer.objects.filter(body_id=body_id, starts_at__lte=clock.now(), ends_at=None)
        .select_related("user")
        .order_by("user__staff_name", "starts_at")
    )
    return [
        Officeholder(
            row.id,
            row.user_id,
            row.user.staff_name,
            row.role,
            OFFICER_ROLES[row.role].title,
            clock.london_day(row.starts_at),
        )
        for row in rows
    ]


def is_staff(user_id: UUID | None) -> bool:
    """Tell whether somebody works for any provider now."""
    return bool(memberships(user_id))
