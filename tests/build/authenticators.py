"""Apps that show six digits, as somebody holds one."""

from datetime import datetime

from evenhand.core.principals import Principal
from evenhand.domain.identity import second_factor
from evenhand.domain.identity.actions.add_authenticator import begin_authenticator, confirm_authenticator
from tests.build import world


def shown(key: str, at: datetime) -> str:
    """Return what an app with this key shows at a moment."""
    return second_factor._totp(key).generate(int(at.timestamp())).decode()


def added(by: Principal) -> tuple[str, list[str]]:
    """Add an app of somebody's own, and return its key and the spare codes. Its digits of now are spent."""
    at = world.now()
    key = begin_authenticator(at=at, by=by).key
    return key, confirm_authenticator(typed=shown(key, at), at=at, by=by)
