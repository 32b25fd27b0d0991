"""Whether somebody must add an app or a passkey first: where the service asks that of all who work with it."""

from datetime import date
from uuid import UUID

from django.conf import settings

from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import authenticators, passkeys
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.access import commissions, offices
from evenhand.domain.panel import queries as panel


def is_needed(user_id: UUID, today: date) -> bool:
    """Tell whether somebody works here, for a council or as a mediator, must have an app or a passkey, and has none."""
    if not settings.STAFF_NEED_APP:
        return False
    with acting_as(person(user_id)):
        works = (
            identity.is_staff(user_id)
            or offices(user_id)
            or commissions(user_id)
            or panel.is_mediator(user_id, today)
        )
        return bool(works) and authenticators.in_use(user_id) is None and not passkeys.has_one(user_id)
