"""Ask for a sign-in code."""

from datetime import datetime, timedelta

from evenhand.core.actions import action
from evenhand.core.errors import Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import codes, devices, jobs
from evenhand.domain.identity.addresses import plain
from evenhand.domain.identity.events import CodeAsked
from evenhand.domain.identity.models import SignInCode


class AskedTooOften(Refused):
    """One browser asked for many codes in a short time."""


@action
def ask_for_code(*, address: str, at: datetime, by: Principal, known_sha256: str = "") -> SignInCode:
    """Send a six-digit code to `address`, usable only in the browser that asked.

    Says the same for an address that is known and one that is not. `known_sha256` is the hash of the secret by which
    a browser is known again: where the owner of the address has signed in before, what others ask for and guess does
    not count. Raises AskedTooOften after five in ten minutes from one browser; other browsers are not affected. Raises
    NotPlain for what cannot be an address.
    """
    recent = SignInCode.objects.filter(
        browser_key=by.browser_key, asked_at__gt=at - timedelta(minutes=codes.LIFE_MINUTES)
    )
    if recent.count() >= codes.TRIES:
        raise AskedTooOften(
            "We have not sent another code.",
            "This browser has asked for five codes in ten minutes.",
            "Look for the newest one in your inbox and your junk folder, or wait ten minutes and ask again.",
        )
    code = SignInCode.objects.create(
        address=plain(address),
        browser_key=by.browser_key,
        asked_at=at,
        expires_at=at + timedelta(minutes=codes.LIFE_MINUTES),
        known=devices.is_known(plain(address), known_sha256),
    )
    record(CodeAsked(code_id=code.id))
    jobs.send_code.later(code_id=code.id)
    return code
