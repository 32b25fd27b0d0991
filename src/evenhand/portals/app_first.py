"""Whoever works here, for a council or as a mediator adds an app or a passkey before they see anything else.

Unless the service says otherwise (STAFF_NEED_APP). It is asked at each page and not when they sign in: somebody may be
appointed, or end what they had, at any moment of a session.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from evenhand.domain.identity import authenticators, passkeys
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.access import commissions, offices
from evenhand.domain.panel import queries as panel

# Of a session: an identity provider said that it asked for two factors when it began.
STRONG = "strong"


def keep(request: Any, *, strong: bool) -> None:
    """Note whether somebody has just signed in with two factors elsewhere."""
    request.session.pop(STRONG, None)
    if strong:
        request.session[STRONG] = True


def comes_first(request: Any) -> bool:
    """Tell whether whoever asks for this page must add an app or a passkey before they see it."""
    user_id = request.principal.user_id
    if not settings.STAFF_NEED_APP or user_id is None or request.session.get(STRONG):
        return False
    has_one = authenticators.in_use(user_id) is not None or passkeys.has_one(user_id)
    return not has_one and _works(user_id, request.today)


def _works(user_id: UUID, today: date) -> bool:
    return bool(
        identity.is_staff(user_id)
        or offices(user_id)
        or commissions(user_id)
        or panel.is_mediator(user_id, today)
    )
