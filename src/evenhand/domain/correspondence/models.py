"""Messages and each attempt to send one."""

from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.correspondence.states import WAITING, HeldBecause, MessageState, Outcome


class Message(models.Model):
    """A promise to tell one reader one thing: words are frozen, the address is looked up when it goes."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_id = models.UUIDField()
    # To whom: somebody on the case, the shared mailbox of a council or health body that takes part, or, with
    # neither, the user who works on the case as its mediator.
    person_id = models.UUIDField(null=True)
    body_id = models.UUIDField(null=True)
    # Whose own message it is when they sign in; copied from the person.
    user_id = models.UUIDField(null=True)
    purpose = models.TextField()
    # At most one message per person and purpose carries the same key; empty promises nothing.
    once = models.TextField(blank=True)
    state = models.TextField(choices=MessageState.choices, default=MessageState.QUEUED)
    subject = models.TextField()
    text = models.TextField()
    letter_text = models.TextField()
    attachment_shelf = models.TextField(blank=True)
    attachment_sha256 = models.TextField(blank=True)
    attachment_name = models.TextField(blank=True)
    attachment_media_type = models.TextField(blank=True)
    document_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    # Not before this moment; empty when only a person can get it going again.
    next_try_at = models.DateTimeField(null=True)
    # The number of the newest attempt: whoever holds an older one has been overtaken.
    attempts = models.PositiveIntegerField(default=0)
    sending_at = models.DateTimeField(null=True)
    swept_at = models.DateTimeField(null=True)
    overdue_at = models.DateTimeField(null=True)
    held_because = models.TextField(choices=HeldBecause.choices, blank=True)
    sent_at = models.DateTimeField(null=True)
    printed_at = models.DateTimeField(null=True)
    posted_at = models.DateTimeField(null=True)
    server_answer = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "-created_at"], name="messages_of_case"),
            models.Index(fields=["next_try_at"], condition=Q(state__in=WAITING), name="messages_waiting"),
            models.Index(
                fields=["created_at"], condition=Q(state=MessageState.TO_PRINT), name="messages_to_print"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "person_id", "purpose", "once"],
                condition=~Q(once=""),
                name="promised_once",
            ),
            models.UniqueConstraint(
                fields=["case_id", "body_id", "purpose", "once"],
                condition=~Q(once=""),
                name="promised_to_body_once",
            ),
            models.CheckConstraint(
                condition=Q(person_id__isnull=False, body_id=None)
                | Q(person_id=None, body_id__isnull=False)
                | Q(person_id=None, body_id=None, user_id__isnull=False),
                name="message_has_one_reader",
            ),
            models.CheckConstraint(
                condition=Q(state=MessageState.SENT, sent_at__isnull=False)
                | (~Q(state=MessageState.SENT) & Q(sent_at=None)),
                name="sent_message_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=MessageState.POSTED, posted_at__isnull=False)
                | (~Q(state=MessageState.POSTED) & Q(posted_at=None)),
                name="posted_letter_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=MessageState.HELD) & ~Q(held_because="")
                | (~Q(state=MessageState.HELD) & Q(held_because="")),
                name="held_message_says_why",
            ),
            models.CheckConstraint(
                condition=Q(
                    attachment_shelf="", attachment_sha256="", attachment_name="", attachment_media_type=""
                )
                | ~Q(attachment_shelf="")
                & ~Q(attachment_sha256="")
                & ~Q(attachment_name="")
                & ~Q(attachment_media_type=""),
                name="attachment_is_whole",
            ),
        ]

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = {"text": Says.WORDS, "letter_text": Says.WORDS}

    @property
    def reader_id(self) -> UUID:
        """Return the person that it is written to. Raises LookupError for a message to anybody else."""
        if self.person_id is None:
            raise LookupError(f"Message {self.id} is written to nobody of the family.")
        return self.person_id


class Attempt(models.Model):
    """One sending: begun before the mail server hears of it, ended with what the server said."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="tries")
    case_id = models.UUIDField(db_index=True)
    number = models.PositiveIntegerField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "number"], name="attempt_number_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="") | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="ended_attempt_has_its_outcome",
            ),
        ]

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal: dict[str, str] = {}
