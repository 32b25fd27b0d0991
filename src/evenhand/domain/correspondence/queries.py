"""What can be asked about messages. The database shows staff those of their cases, and others their own."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from evenhand.core.principals import Principal
from evenhand.core.transactions import current
from evenhand.domain.correspondence import channels
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.states import HeldBecause, MessageState
from evenhand.domain.correspondence.wording import purpose
from evenhand.domain.people import queries as people

# What can lie in an envelope; an entry for a calendar cannot.
PRINTABLE = "application/pdf"


@dataclass(frozen=True)
class Correspondence:
    """One message as a page shows it."""

    id: UUID
    case_id: UUID
    person_id: UUID | None
    purpose: str
    title: str
    subject: str
    text: str
    state: str
    state_words: str
    held_words: str
    created_at: datetime
    sent_at: datetime | None
    printed_at: datetime | None
    posted_at: datetime | None
    attachment_name: str
    attempts: int


@dataclass(frozen=True)
class Letter:
    """A letter as it is printed now: name and address are looked up, its words are frozen."""

    message_id: UUID
    case_id: UUID
    person_id: UUID
    purpose: str
    once: str
    """The key under which it was promised."""
    title: str
    name: str
    address: tuple[str, ...]
    subject: str
    text: str
    written_at: datetime
    attachment: tuple[str, str, str] | None
    """Shelf, hash and name of what is printed with it."""
    may_be_posted: bool
    is_protected: bool
    """Then nobody is shown the address who has not said that they write to it."""


def of_case(case_id: UUID) -> list[Correspondence]:
    """Return the messages of a case that the present principal may see, newest first."""
    return [_shown(m) for m in Message.objects.filter(case_id=case_id).order_by("-created_at", "id")]


def own(case_id: UUID, by: Principal) -> list[Correspondence]:
    """Return the messages to the signed-in person themselves on a case, newest first."""
    rows = Message.objects.filter(case_id=case_id, user_id=by.user_id).order_by("-created_at", "id")
    return [_shown(m) for m in rows] if by.user_id else []


def one(message_id: UUID) -> Correspondence | None:
    """Return one message, or None when there is nothing to see."""
    found = Message.objects.filter(id=message_id).first()
    return _shown(found) if found else None


def to_print() -> list[Correspondence]:
    """Return what waits to be printed or posted, oldest first: all cases that the present staff may see."""
    return _queue(Q(state__in=(MessageState.TO_PRINT, MessageState.PRINTED)))


def needing_somebody() -> list[Correspondence]:
    """Return what waits for staff to find another way, oldest first: held without hours, or undeliverable."""
    return _queue(Q(state=MessageState.FAILED) | Q(state=MessageState.HELD, next_try_at=None))


def letter(message_id: UUID) -> Letter | None:
    """Return a letter as it would be printed now, or None when there is nothing to see."""
    message = Message.objects.filter(id=message_id).first()
    person = people.one(message.person_id) if message and message.person_id else None
    if message is None or person is None:
        return None
    reach = people.reach(person.id)
    lines = [line.strip() for line in f"{reach.address}\n{reach.postcode}".splitlines()]
    return Letter(
        message_id=message.id,
        case_id=message.case_id,
        person_id=person.id,
        purpose=message.purpose,
        once=message.once,
        title=purpose(message.purpose).title,
        name=person.name,
        address=tuple(line for line in lines if line),
        subject=message.subject,
        text=message.letter_text,
        written_at=message.created_at,
        attachment=(message.attachment_shelf, message.attachment_sha256, message.attachment_name)
        if message.attachment_sha256 and message.attachment_media_type == PRINTABLE
        else None,
        may_be_posted=channels.may_post(
            reach,
            people.safety(person.id),
            people.stops(person.id),
            is_required=purpose(message.purpose).is_required,
        ),
        is_protected=people.is_protected(person.id),
    )


def is_promised(case_id: UUID, person_id: UUID, purpose: str, once: str) -> bool:
    """Tell whether a message was promised under a key (see promise_message)."""
    return Message.objects.filter(case_id=case_id, person_id=person_id, purpose=purpose, once=once).exists()


def _queue(condition: Q) -> list[Correspondence]:
    # Nobody handles a message to themselves, even where they are staff.
    rows = Message.objects.filter(condition).order_by("created_at", "id")
    mine = current().principal.user_id
    return [_shown(message) for message in rows if mine is None or message.user_id != mine]


def _shown(message: Message) -> Correspondence:
    return Correspondence(
        id=message.id,
        case_id=message.case_id,
        person_id=message.person_id,
        purpose=message.purpose,
        title=purpose(message.purpose).title,
        subject=message.subject,
        text=message.text,
        state=message.state,
        state_words=MessageState(message.state).label,
        held_words=HeldBecause(message.held_because).label if message.held_because else "",
        created_at=message.created_at,
        sent_at=message.sent_at,
        printed_at=message.printed_at,
        posted_at=message.posted_at,
        attachment_name=message.attachment_name,
        attempts=message.attempts,
    )
