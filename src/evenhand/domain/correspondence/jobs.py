"""Background jobs of correspondence."""

from uuid import UUID

from django.db import connection

from evenhand.core.jobs import every, job
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as


@job(queue="messages")
def send_message(message_id: str, case_id: str) -> None:
    """Send one message, if it is to be sent now."""
    # careful: imported here, because the action that promises a message asks for this job
    from evenhand.domain.correspondence.sending import send

    send(UUID(message_id), UUID(case_id))


@every("* * * * *", queue="messages")
def sweep_messages() -> None:
    """Ask again for every message that should have gone and has not: after a crash, a pause, or safe hours."""
    with acting_as(worker()):
        with connection.cursor() as cursor:
            cursor.execute("select message_id, case_id from evenhand_messages_due()")
            due = cursor.fetchall()
        for message_id, case_id in due:
            send_message.later(message_id=message_id, case_id=case_id)
