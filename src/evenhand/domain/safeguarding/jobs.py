"""Background jobs of safeguarding: people are told that something waits for them."""

from uuid import UUID

from django.db import connection

from evenhand.core import clock
from evenhand.core.jobs import every, job
from evenhand.core.mail import SendingDelayed, SendingRefused
from evenhand.core.outside import adapter
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.identity.queries import mailbox_of
from evenhand.domain.safeguarding import notices
from evenhand.domain.safeguarding.actions.notice_concerns import notice_concerns
from evenhand.domain.safeguarding.models import Notice


@job(queue="messages")
def tell_now(event_id: str, case_id: str) -> None:
    """Tell people at once, when a concern was raised or a case was opened."""
    tell()


@every("* * * * *", queue="messages", at_start=True)
def tell_of_what_waits() -> None:
    """Look every minute for whom to tell, or to tell again."""
    tell()


def tell() -> None:
    """Write what is owed, and send what is written. What cannot be sent now is sent a minute later."""
    with acting_as(worker()):
        notice_concerns(at=clock.now(), by=worker())
    with acting_as(worker()), connection.cursor() as cursor:
        cursor.execute("select notice_id, case_id from evenhand_notices_due()")
        due = cursor.fetchall()
    for notice_id, case_id in due:
        _send(notice_id, case_id)


def _send(notice_id: UUID, case_id: UUID) -> None:
    """Send one notice to its one reader, unless another worker is at it."""
    with acting_as(worker(case_id)):
        waiting = Notice.objects.filter(id=notice_id, sent_at=None, refused_at=None)
        notice = waiting.select_for_update(skip_locked=True).first()
        if notice is None:
            return
        try:
            adapter("mail")(notices.mail(notice, mailbox_of(notice.user_id)))
            Notice.objects.filter(id=notice_id).update(sent_at=clock.now())
        except SendingRefused:
            Notice.objects.filter(id=notice_id).update(refused_at=clock.now())
        except SendingDelayed:
            return
