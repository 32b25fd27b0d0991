"""Access codes on paper: eight letters and figures by post or telephone, good until replaced or ended.

Unlike a spare code, which is good once, an access code is used at every sign-in: it is for somebody who has no
telephone for an app, or none that nobody else looks into. The code itself is nowhere: eight letters, hashed, could be
tried out by whoever reads the database, so it is worked out from its row and the service's secret, as the codes of the
mailbox are (decision 3).
"""

import hmac
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils.crypto import salted_hmac

from evenhand.core.references import ALPHABET, grouped, tidy
from evenhand.domain.identity.models import AccessCode

LETTERS, GROUP = 8, 4
POST, TELEPHONE = "post", "telephone"


def letters(code_id: UUID) -> str:
    """Return one access code as it is printed or read out: two groups of four."""
    mac = salted_hmac("evenhand.access-code", str(code_id), secret=settings.SECRET_KEY, algorithm="sha256")
    number, found = int.from_bytes(mac.digest()), ""
    for _ in range(LETTERS):
        number, place = divmod(number, len(ALPHABET))
        found += ALPHABET[place]
    return grouped(found, GROUP)


def of_user(user_id: UUID | None) -> list[AccessCode]:
    """Return the access codes of somebody that have not ended, the newest first: one in use, one on its way."""
    if user_id is None:
        return []
    return list(AccessCode.objects.filter(user_id=user_id, ended_at=None).order_by("-given_at"))


def of_case(case_id: UUID) -> list[AccessCode]:
    """Return the access codes that were given on a case and have not ended, the newest first."""
    return list(AccessCode.objects.filter(case_id=case_id, ended_at=None).order_by("-given_at"))


def on_paper(code_id: UUID) -> str:
    """Return the code that a letter carries; empty once it has ended or was used, so that no old one is printed."""
    waits = AccessCode.objects.filter(id=code_id, ended_at=None, confirmed_at=None, how=POST)
    return letters(code_id) if waits.exists() else ""


def is_asked(user_id: UUID) -> bool:
    """Tell whether somebody has a code that is asked for: one that they were told, or have typed once."""
    return AccessCode.objects.filter(_used_by(user_id)).exists()


def is_on_its_way(user_id: UUID) -> bool:
    """Tell whether somebody has a code that was posted and never typed yet."""
    return AccessCode.objects.filter(user_id=user_id, ended_at=None, confirmed_at=None).exists()


def may_be_given(user_id: UUID, case_id: UUID) -> bool:
    """Tell whether staff may give somebody a code on a case: they hold nothing that it would open beside that case.

    Otherwise whoever sends a request with another person's address would be given the key to that person's cases.
    """
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_may_have_code(%s, %s)", [user_id, case_id])
        return bool(cursor.fetchone()[0])


def fits(user_id: UUID, typed: str, at: datetime) -> bool:
    """Tell whether somebody typed an access code of theirs. A new one takes the place of the old when first typed."""
    for code in AccessCode.objects.select_for_update().filter(user_id=user_id, ended_at=None):
        if hmac.compare_digest(tidy(letters(code.id)).encode(), tidy(typed).encode()):
            take_into_use(code, at)
            return True
    return False


def take_into_use(code: AccessCode, at: datetime) -> None:
    """Ask for a code from now on, and no longer for those before it."""
    if code.confirmed_at is None:
        end_but(code.user_id, at, code.id)
        AccessCode.objects.filter(id=code.id).update(confirmed_at=at)


def end(user_id: UUID, at: datetime) -> None:
    """Ask somebody for an access code no longer."""
    AccessCode.objects.filter(user_id=user_id, ended_at=None).update(ended_at=at)


def end_but(user_id: UUID, at: datetime, kept: UUID) -> None:
    """End every access code of somebody but one."""
    AccessCode.objects.filter(user_id=user_id, ended_at=None).exclude(id=kept).update(ended_at=at)


def _used_by(user_id: UUID) -> Q:
    return Q(user_id=user_id, ended_at=None, confirmed_at__isnull=False)
