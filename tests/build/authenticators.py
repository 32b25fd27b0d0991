"""Apps that show six digits, as somebody holds one."""

from datetime import datetime
from typing import Any

from evenhand.core.principals import Principal
from evenhand.domain.identity import authenticators
from evenhand.domain.identity.actions.add_authenticator import begin_authenticator, confirm_authenticator
from tests.build import world


def shown(key: str, at: datetime) -> str:
    """Return what an app with this key shows at a moment."""
    return authenticators._totp(key).generate(int(at.timestamp())).decode()


def added(by: Principal, at: datetime | None = None, has: Any = "") -> tuple[str, list[str]]:
    """Add an app of somebody's own, and return its key and the spare codes. Its digits of then are spent.

    `has` is what they show first, who have something else already.
    """
    at = at or world.now()
    begun = begin_authenticator(at=at, by=by, shown=has)
    assert begun
    key = begun.key
    return key, confirm_authenticator(authenticator_id=begun.id, typed=shown(key, at), at=at, by=by)
