"""Whoever works here, for a council or as a mediator adds an app or a passkey before they see anything of their work.

Unless the service says otherwise (STAFF_NEED_APP). It is asked at each page and not when they sign in: somebody may be
appointed, or end what they had, at any moment of a session. It is not asked on the pages of a family, for anybody can
be put on a list by whoever knows their address: of a case only where it is their own family's, or one that they help.
What they work on is never shown there without an app: the same addresses open to staff who may add papers.
"""

import re
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from evenhand.domain.cases.access import own_cases
from evenhand.domain.identity import authenticators, passkeys
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.access import commissions, offices
from evenhand.domain.panel import queries as panel

# Of a session: an identity provider said that it asked for two factors when it began.
STRONG = "strong"
# Where families come in and are at home.
FAMILIES = re.compile(r"/my(/.*)?|/helping(/.*)?|/sign-in/welcome")


def keep(request: Any, *, strong: bool) -> None:
    """Note whether somebody has just signed in with two factors elsewhere."""
    request.session.pop(STRONG, None)
    if strong:
        request.session[STRONG] = True


def comes_first(request: Any, case_id: UUID | None = None) -> bool:
    """Tell whether whoever asks for this page, of this case, must add an app or a passkey before they see it."""
    return is_missed(request) and not _is_familys(request, case_id)


def is_missed(request: Any) -> bool:
    """Tell whether whoever asks for a page sees nothing of their work until they have added an app or a passkey."""
    user_id = request.principal.user_id
    if not settings.STAFF_NEED_APP or user_id is None or request.session.get(STRONG):
        return False
    has_one = authenticators.in_use(user_id) is not None or passkeys.has_one(user_id)
    return not has_one and _works(user_id, request.today)


def _is_familys(request: Any, case_id: UUID | None) -> bool:
    if not FAMILIES.fullmatch(request.path):
        return False
    return case_id is None or own_cases(request.principal).filter(case_id=case_id).exists()


def _works(user_id: UUID, today: date) -> bool:
    return bool(
        identity.is_staff(user_id)
        or offices(user_id)
        or commissions(user_id)
        or panel.is_mediator(user_id, today)
    )
