"""Background jobs of identity."""

from datetime import timedelta
from uuid import UUID

from django.db import connection

from evenhand.core import clock
from evenhand.core.jobs import every, job
from evenhand.core.mail import SendingRefused
from evenhand.core.outside import adapter
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import codes, notices
from evenhand.domain.identity.models import SignInCode


@job(queue="messages")
def send_code(code_id: str) -> None:
    """Send one sign-in code to the address that asked, while it is still of use."""
    with acting_as(worker()):
        code = SignInCode.objects.filter(id=UUID(code_id), used_at=None, expires_at__gt=clock.now()).first()
        if code is None or code.sent_at or _are_enough(code):
            return
    mail = notices.sign_in_code(code.address, codes.digits(code.id), str(code.id), code.asked_at)
    try:
        adapter("mail")(mail)
    except SendingRefused:
        return  # there is no such mailbox: the page said to check the address, and says it to everybody
    with acting_as(worker()):
        SignInCode.objects.filter(id=code.id).update(sent_at=clock.now())


def _are_enough(code: SignInCode) -> bool:
    """Tell whether this address had so many codes within the hour that another is no help to its owner."""
    since = clock.now() - timedelta(hours=1)
    sent = SignInCode.objects.filter(address__iexact=code.address, sent_at__gt=since)
    return sent.count() >= codes.CODES_AN_HOUR


@every("17 * * * *", queue="default")
def forget_codes() -> None:
    """Delete codes that have been of no use for a day."""
    with acting_as(worker()):
        SignInCode.objects.filter(expires_at__lt=clock.now() - codes.KEPT).delete()


@every("47 * * * *", queue="default")
def forget_sessions() -> None:
    """Delete sessions that are over, with whatever was typed in them."""
    with acting_as(worker()), connection.cursor() as cursor:
        cursor.execute("delete from django_session where expire_date < now()")
