"""One sending, from the ticket to the note of the answer. Safe to be killed anywhere and begun again."""

import logging
from uuid import UUID

from evenhand.core import clock
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.files import FileDamaged, FileMissing
from evenhand.core.mail import Attachment, Mail, SendingDelayed, SendingRefused
from evenhand.core.outside import adapter
from evenhand.core.principals import worker
from evenhand.domain.correspondence.actions.begin_sending import Ticket, begin_sending
from evenhand.domain.correspondence.actions.note_answer import note_answer
from evenhand.domain.correspondence.states import Outcome

log = logging.getLogger("evenhand.messages")


def send(message_id: UUID, case_id: UUID) -> None:
    """Send a message if it is to be sent now; otherwise do nothing."""
    by = worker(case_id)
    crashpoint("message.before-begin")
    try:
        ticket = begin_sending(message_id=message_id, at=clock.now(), by=by)
        if ticket is None:
            return
        crashpoint("message.before-smtp")
        outcome, answer = _hand_over(ticket)
        crashpoint("message.after-smtp")
        note_answer(
            message_id=message_id,
            attempt=ticket.attempt,
            outcome=outcome,
            # An answer often repeats the address, which belongs where addresses are kept and nowhere else.
            answer=answer.replace(ticket.to, "(their address)"),
            at=clock.now(),
            by=by,
        )
        crashpoint("message.after-noted")
    except (NotNow, NoSuchThing) as nothing_to_do:
        log.info("message %s not sent now: %s", message_id, nothing_to_do.code)


def _hand_over(ticket: Ticket) -> tuple[Outcome, str]:
    try:
        return Outcome.TAKEN, adapter("mail")(_mail(ticket))
    except SendingRefused as refused:
        return Outcome.REFUSED, str(refused)
    except SendingDelayed as delayed:
        return Outcome.DELAYED, str(delayed)
    except (FileMissing, FileDamaged) as lost:
        # It waits, and is overdue before long: the file can come back from a backup by its hash.
        return Outcome.DELAYED, f"Its attachment could not be read ({type(lost).__name__})"


def _mail(ticket: Ticket) -> Mail:
    attachments: tuple[Attachment, ...] = ()
    if ticket.sha256:
        content = adapter("storage")(ticket.shelf).read(ticket.sha256)
        attachments = (Attachment(ticket.name, ticket.media_type, content),)
    return Mail(
        id=str(ticket.message_id),
        to=ticket.to,
        subject=ticket.subject,
        text=ticket.text,
        written_at=ticket.written_at,
        attachments=attachments,
    )
