"""In which browsers somebody is signed in, and which are known as theirs.

A browser is known by a secret in a cookie of its own, which lasts half a year and says nothing about anybody. What
strangers do elsewhere to an address does not keep its owner out of a browser that is known: see codes.py and
second_factor.py.
"""

import re
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import connection

from evenhand.domain.identity.models import Device

KNOWN_FOR = timedelta(days=180)
# So long after the last page somebody stays signed in.
IDLE = timedelta(hours=2)
# And so long after they signed in, whatever they do.
LONGEST = timedelta(hours=12)
# The first that fits; each calls itself by the names of those after it too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X|Macintosh", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)


def hash_of(secret: str) -> str:
    """Return what is kept of a key or a secret; nothing of nothing."""
    return sha256(secret.encode()).hexdigest() if secret else ""


def in_words(user_agent: str) -> str:
    """Return what a browser calls itself in plain words, such as "Firefox on Windows"."""
    browser = next((name for sign, name in BROWSERS if re.search(sign, user_agent)), "A browser")
    system = next((name for sign, name in SYSTEMS if re.search(sign, user_agent)), "")
    return f"{browser} on {system}" if system else browser


def is_known(address: str, known_sha256: str) -> bool:
    """Tell whether the owner of an address has signed in before in the browser that holds a secret."""
    if not known_sha256:
        return False
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_knows_browser(%s, %s)", [address, known_sha256])
        return bool(cursor.fetchone()[0])


def knows(user_id: UUID, known_sha256: str, at: datetime) -> bool:
    """Tell whether somebody has signed in before in the browser that holds a secret; to be asked as themselves."""
    known = Device.objects.filter(user_id=user_id, known_sha256=known_sha256, forgotten_at=None)
    return bool(known_sha256) and known.filter(used_at__gt=at - KNOWN_FOR).exists()


def is_here(user_id: UUID, device_id: UUID | None) -> bool:
    """Tell whether a session of somebody is in a browser that is known as theirs; to be asked as themselves."""
    if device_id is None:
        return False
    return Device.objects.filter(user_id=user_id, id=device_id, forgotten_at=None).exists()


def signed_in(user_id: UUID | None, at: datetime) -> list[Device]:
    """Return where somebody is signed in, the newest first, for themselves only."""
    if user_id is None:
        return []
    mine = Device.objects.filter(user_id=user_id, ended_at=None, used_at__gte=hour_of(at - IDLE))
    return list(mine.filter(signed_in_at__gt=at - LONGEST).order_by("-signed_in_at"))


def note_use(device_id: UUID, at: datetime) -> None:
    """Note that a browser was used in this hour; to be asked of the person themselves."""
    Device.objects.filter(id=device_id, ended_at=None).update(used_at=hour_of(at))


def hour_of(at: datetime) -> datetime:
    """Return the hour in which a moment lies."""
    return at.replace(minute=0, second=0, microsecond=0)


def drop_sessions(hashes: list[str]) -> None:
    """Delete the sessions of these hashes, so that the next request in them is a stranger's."""
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from django_session where encode(sha256(session_key::bytea), 'hex') = any(%s)", [hashes]
        )
