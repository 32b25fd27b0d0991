"""Promise to tell somebody something."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.correspondence import jobs, wording
from evenhand.domain.correspondence.attached import Attached
from evenhand.domain.correspondence.events import MessagePromised
from evenhand.domain.correspondence.models import Message
from evenhand.domain.people import queries as people
from evenhand.domain.people.vouching import require_vouched


@action
def promise_message(
    *,
    case_id: UUID,
    purpose: str,
    facts: Mapping[str, str],
    at: datetime,
    by: Principal,
    person_id: UUID | None = None,
    body_id: UUID | None = None,
    user_id: UUID | None = None,
    attachment: Attached | None = None,
    document_id: UUID | None = None,
    once: str = "",
) -> Message:
    """Write the row that promises a message to one reader, in the transaction of the action that owes it.

    The reader is a person on the case, a body that takes part, or by `user_id` the mediator who works on it.

    Its words are frozen now; where it goes is looked up when it goes. `facts` are exactly those that the
    template declares and those of notices.facts_of_service, dates already in words. `once` is a key under
    which this person gets this purpose one time only: asked again, the first message is the answer.

    Raises wording.WrongFacts when the facts are not those, NoSuchThing when nobody of that id is on the case.
    """
    require_vouched(by, case_id, "write to this family")
    person = people.one(person_id) if person_id else None
    if body_id is None and user_id is None and (person is None or person.case_id != case_id):
        raise NoSuchThing
    if once and (promised := _promised(case_id, person_id, body_id, user_id, purpose, once)):
        already_done()
        return promised
    said = wording.words(purpose, facts)
    message = Message.objects.create(
        case_id=case_id,
        person_id=person_id,
        body_id=body_id,
        user_id=person.user_id if person else user_id,
        purpose=purpose,
        once=once,
        subject=said.subject,
        text=said.text,
        letter_text=said.letter_text,
        attachment_shelf=attachment.shelf if attachment else "",
        attachment_sha256=attachment.sha256 if attachment else "",
        attachment_name=attachment.name if attachment else "",
        attachment_media_type=attachment.media_type if attachment else "",
        document_id=document_id,
        created_at=at,
        next_try_at=at,
    )
    crashpoint("message.before-promise")
    record(MessagePromised(case_id=case_id, message_id=message.id, purpose=purpose))
    jobs.send_message.later(message_id=message.id, case_id=case_id)
    transaction.on_commit(lambda: crashpoint("message.after-promise"))
    return message


def _promised(
    case_id: UUID,
    person_id: UUID | None,
    body_id: UUID | None,
    user_id: UUID | None,
    purpose: str,
    once: str,
) -> Message | None:
    """Return the message of a key. Two at once cannot both write it: the database lets one through."""
    found = Message.objects.filter(
        case_id=case_id, person_id=person_id, body_id=body_id, purpose=purpose, once=once
    )
    if user_id is not None:
        found = found.filter(user_id=user_id)
    return found.first()
