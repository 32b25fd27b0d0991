"""Begin to send a message: decide which way it may go now, and say so before anybody outside hears of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from evenhand.core.actions import action
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.principals import Principal
from evenhand.domain.correspondence import channels
from evenhand.domain.correspondence.events import (
    LetterToPrint,
    MessageHeld,
    MessageSuppressed,
    MessageWaits,
    SendingBegan,
)
from evenhand.domain.correspondence.holding import hold, move, note, waits_for_family
from evenhand.domain.correspondence.models import Attempt, Message
from evenhand.domain.correspondence.overdue import note_if_overdue
from evenhand.domain.correspondence.states import HeldBecause, MessageState
from evenhand.domain.correspondence.wording import purpose
from evenhand.domain.identity import queries as identity
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.people import queries as people

# Longer than any mail server is waited for. Who comes back later than that has been overtaken.
GIVEN_UP = timedelta(minutes=3)
# What goes to a parent on and after the day on which the right becomes their child's: about that, and what they asked.
TO_WHOEVER_ASKED = ("request_received", "right_passes", "right_passed")

# To somebody at a family's wish, whom no law makes us tell: not to whoever asked us not to write.
ASKS_FOR_HELP = "support_asked"


@dataclass(frozen=True)
class Ticket:
    """The right to send one message once, to where its reader can safely be reached now."""

    message_id: UUID
    case_id: UUID
    attempt: int
    to: str
    subject: str
    text: str
    written_at: datetime
    shelf: str
    sha256: str
    name: str
    media_type: str


@action
def begin_sending(*, message_id: UUID, at: datetime, by: Principal) -> Ticket | None:
    """Return a ticket to send a message, or None when it goes another way or not at all.

    Address, safe channel, safe hours and stop switch are as they are now, whatever they were when it was
    promised. Raises NotNow when there is nothing to do, or somebody else is at it.
    """
    if not by.is_service:
        raise NotAllowed("send messages")
    message = hold(message_id)
    _require_free(message, at)
    match _way(message, at):
        case channels.Never():
            move(message, "suppress")
            note(message, MessageSuppressed)
        case channels.ByPost():
            move(message, "send_to_print")
            note(message, LetterToPrint)
        case channels.Wait(because, until):
            message.held_because, message.next_try_at = because, until
            move(message, "hold", "next_try_at")
            if until:
                note(message, MessageWaits, until=until, because=because.value)
            else:
                note(message, MessageHeld, because=because.value)
        case channels.ByEmail(to):
            return _begin(message, to, at)
    return None


def _way(message: Message, at: datetime) -> channels.Way:
    """Return which way a message may go now: to a body or a mediator by e-mail, which names no child.

    To whoever was shut out of the case since it was promised, or no longer holds its right, it does not go: the right
    passes to a young person on a day, whether or not anything runs on it. To nobody on a case that somebody else asked
    for, before we have heard the family.
    """
    if message.user_id is not None and _is_closed_to(message.case_id, message.user_id):
        return channels.Never()
    goes = message.purpose in TO_WHOEVER_ASKED or message.person_id is None
    if not goes and _has_passed_from(message.case_id, message.reader_id):
        return channels.Never()
    if (body := message.body_id) is not None:
        return channels.ByEmail(organisations.body(body).email)
    if message.person_id is None and message.user_id is not None:
        mailbox = identity.mailbox_of(message.user_id)
        if message.purpose == ASKS_FOR_HELP and people.wants_no_email(
            message.case_id, email=mailbox, user_id=message.user_id
        ):
            return channels.Never()
        return channels.ByEmail(mailbox)
    if waits_for_family(message.case_id):
        return channels.Wait(HeldBecause.NOT_HEARD)
    reader, kind = message.reader_id, purpose(message.purpose)
    return channels.way(
        people.reach(reader),
        people.safety(reader),
        at,
        email_is_proved=people.email_is_proved(reader),
        written_at=message.created_at,
        stops=people.stops(reader),
        is_required=kind.is_required,
        only_on_paper=kind.only_on_paper,
    )


def _is_closed_to(case_id: UUID, user_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_is_closed_to(%s, %s)", [case_id, user_id])
        return bool(cursor.fetchone()[0])


def _has_passed_from(case_id: UUID, person_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_is_closed_to_person(%s, %s)", [case_id, person_id])
        return bool(cursor.fetchone()[0])


def _require_free(message: Message, at: datetime) -> None:
    """Raise NotNow when the message waits for its time, or is in somebody's hands."""
    early = message.state != MessageState.SENDING and (
        message.next_try_at is None or message.next_try_at > at
    )
    began = message.sending_at if message.state == MessageState.SENDING else None
    if early or (began is not None and at - began < GIVEN_UP):
        raise NotNow("This message is not sent now.", "Its time has not come, or it is being sent.")


def _begin(message: Message, to: str, at: datetime) -> Ticket:
    message.attempts += 1
    message.sending_at = at
    move(message, "begin_sending", "attempts", "sending_at")
    Attempt.objects.create(message=message, case_id=message.case_id, number=message.attempts, began_at=at)
    note(message, SendingBegan, attempt=message.attempts)
    note_if_overdue(message, at)
    crashpoint("message.before-begun")
    return Ticket(
        message_id=message.id,
        case_id=message.case_id,
        attempt=message.attempts,
        to=to,
        subject=message.subject,
        text=message.text,
        written_at=message.created_at,
        shelf=message.attachment_shelf,
        sha256=message.attachment_sha256,
        name=message.attachment_name,
        media_type=message.attachment_media_type,
    )
