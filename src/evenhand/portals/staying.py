"""How long somebody stays signed in, and by what a browser is known again.

A session of somebody who signed in ends two hours after the last page that they opened, and twelve hours after they
signed in, whatever they do. A browser in which they did is known by a secret in a signed cookie of its own: it says
nothing about them, and signs nobody in.
"""

import secrets
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.http import HttpResponse

from evenhand.design.words import plural
from evenhand.domain.identity import devices
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.actions.open_session import close_session, open_session

# Of a session: by what the browser is known until the first page, then the row of the browser; the second in which the
# end of the session was last put off, and the one in which it began.
NEW, DEVICE, USED, BEGAN = "new", "device", "used", "began"
# Not at every page: each time is a write.
PUT_OFF_SECONDS = 300
# Asked by the page itself how long there is left: that is no use of the service.
STAY = "/account/stay"
SALT = "evenhand.known-browser"


def known_sha256(request: Any) -> str:
    """Return the hash of the secret by which this browser is known; nothing for one that is not."""
    return devices.hash_of(_secret(request))


def enter(request: Any, answer: HttpResponse) -> None:
    """Begin a session that ends when it is not used, and let the browser be known again for half a year."""
    secret = _secret(request) or secrets.token_urlsafe(32)
    request.session.set_expiry(int(devices.IDLE.total_seconds()))
    request.session[NEW] = devices.hash_of(secret)
    request.session[BEGAN] = int(request.at.timestamp())
    answer.set_signed_cookie(
        settings.KNOWN_COOKIE_NAME,
        secret,
        salt=SALT,
        max_age=int(devices.KNOWN_FOR.total_seconds()),
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def leave(request: Any) -> None:
    """Take this browser off the list of whoever signs out in it."""
    if device_id := device_of(request):
        close_session(device_id=device_id, at=request.at, by=request.principal)


def device_of(request: Any) -> UUID | None:
    """Return the row of the browser that asks, if somebody signed in in it."""
    found = request.session.get(DEVICE)
    return UUID(found) if found else None


def keep(request: Any) -> None:
    """Let the session of this page go on where all of this person's have just been ended. Its key stays as it is."""
    user = identity.user(request.principal.user_id)
    request.session[HASH_SESSION_KEY] = user.get_session_auth_hash()


def put_off(request: Any) -> None:
    """Count the end of a session from this page, and note in which hour the browser was used.

    At the first page of a session, the browser goes on the list of whoever has signed in.
    """
    if request.principal.user_id and NEW in request.session:
        opened = open_session(
            session_sha256=devices.hash_of(request.session.session_key or ""),
            known_sha256=request.session.pop(NEW),
            browser=devices.in_words(request.headers.get("User-Agent", "")),
            at=request.at,
            by=request.principal,
        )
        request.session[DEVICE], request.session[USED] = str(opened.id), int(request.at.timestamp())
    device_id = device_of(request)
    if device_id and BEGAN not in request.session:  # signed in before sessions had an end
        request.session[BEGAN] = int(request.at.timestamp())
    is_question = request.path == STAY and request.method != "POST"
    if device_id is None or request.principal.user_id is None or is_question:
        return
    now, used = int(request.at.timestamp()), request.session.get(USED, 0)
    if abs(now - used) >= PUT_OFF_SECONDS:
        request.session[USED] = now
        if now // 3600 != used // 3600:
            devices.note_use(device_id, request.at)


def is_over(request: Any) -> bool:
    """Tell whether somebody signed in so long ago that they must sign in again."""
    return request.principal.user_id is not None and _left_in_all(request) <= 0


def seconds_left(request: Any) -> int:
    """Return in how many seconds the session of whoever is signed in ends; 0 for anybody else."""
    if request.principal.user_id is None:
        return 0
    return max(1, min(_left_at_rest(request), _left_in_all(request)))


def longest_if_last(request: Any) -> str:
    """Return how long a session lasts at most, in words, where its end can be put off no more; else nothing."""
    last = _left_in_all(request) <= _left_at_rest(request)
    return in_words(int(devices.LONGEST.total_seconds())) if last else ""


def in_words(seconds: int) -> str:
    """Return a length of a session in words."""
    minutes = seconds // 60
    return plural(minutes // 60, "hour") if minutes % 60 == 0 else plural(minutes, "minute")


def told(request: Any) -> dict[str, Any]:
    """Return what a page says of the session: how long is left, and how long one lasts that is not used."""
    left = seconds_left(request)
    if not left:
        return {"session_seconds": 0, "session_life": "", "session_longest": "", "stay_url": ""}
    return {
        "session_seconds": left,
        "session_life": in_words(int(request.session.get_expiry_age())),
        "session_longest": in_words(int(devices.LONGEST.total_seconds())),
        "stay_url": STAY,
    }


def _left_at_rest(request: Any) -> int:
    """Return in how many seconds the session ends if no other page is opened."""
    life = int(request.session.get_expiry_age())
    used = request.session.get(USED)
    gone = int(request.at.timestamp()) - used if used else 0
    return life - gone if gone >= 0 else life


def _left_in_all(request: Any) -> int:
    """Return in how many seconds the session ends whatever is done in it."""
    now = int(request.at.timestamp())
    return int(request.session.get(BEGAN, now)) + int(devices.LONGEST.total_seconds()) - now


def _secret(request: Any) -> str:
    return str(
        request.get_signed_cookie(
            settings.KNOWN_COOKIE_NAME, default="", salt=SALT, max_age=int(devices.KNOWN_FOR.total_seconds())
        )
    )
