"""The people on a case, how to reach them, and what they need."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from evenhand.core.privacy import Kept, Says
from evenhand.core.sealing import SealedText
from evenhand.core.walls import Compartment
from evenhand.domain.people.kinds import LeftOpen, Stopped
from evenhand.domain.people.person_roles import PersonRole
from evenhand.domain.people.states import KEPT, StopState


class Person(models.Model):
    """Somebody on one case. The same human on two cases is two rows: nothing joins them."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_id = models.UUIDField(db_index=True)
    # Whom the row belongs to when they sign in; empty for a child, or somebody without e-mail.
    user_id = models.UUIDField(null=True, db_index=True)
    role = models.TextField(choices=PersonRole.choices)
    name = models.TextField()
    date_of_birth = models.DateField(null=True)

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal = {"name": Says.WHO, "date_of_birth": Says.WHO}


class Details(models.Model):
    """How to reach somebody."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT, related_name="+")
    case_id = models.UUIDField(db_index=True)
    user_id = models.UUIDField(null=True)
    email = models.EmailField(blank=True)
    telephone = models.TextField(blank=True)
    address = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    # When somebody showed that the e-mail address is theirs: by a code typed, or read back on the telephone. Until
    # then nothing is sent there and nobody sees the case by it: a slip of the finger would show it to a stranger.
    email_proved_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email_proved_at=None) | ~models.Q(email=""),
                name="%(class)s_proved_email_is_there",
            )
        ]


REACH = {"email": Says.WHERE, "telephone": Says.WHERE, "address": Says.WHERE, "postcode": Says.WHERE}


class ContactDetails(Details):
    """How to reach somebody who asked for no protection."""

    class Meta(Details.Meta):
        abstract = False

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = REACH


class ProtectedDetails(Details):
    """How to reach somebody whose whereabouts must not become known to anybody else on the case, sealed.

    The e-mail address is not: whoever signs in with it is found by it.
    """

    telephone = SealedText()
    address = SealedText()
    postcode = SealedText()

    class Meta(Details.Meta):
        abstract = False

    class Privacy:
        compartment = Compartment.K7_SAFETY
        kept = Kept.CASE
        personal = REACH


class SafeContact(models.Model):
    """When and how it is safe to reach somebody."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT, related_name="+")
    case_id = models.UUIDField(db_index=True)
    user_id = models.UUIDField(null=True)
    may_email = models.BooleanField(default=True)
    may_call = models.BooleanField(default=True)
    may_leave_voicemail = models.BooleanField(default=False)
    may_text = models.BooleanField(default=False)
    may_post = models.BooleanField(default=True)
    call_times = ArrayField(models.TextField(), default=list)
    # Between which times of day in London an e-mail may arrive; both empty means at any time.
    safe_from = models.TimeField(null=True)
    safe_until = models.TimeField(null=True)
    note = SealedText()
    # Somebody else may read this person's e-mail: messages say nothing and carry nothing.
    mailbox_is_shared = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(safe_from=None, safe_until=None)
                | models.Q(safe_from__isnull=False, safe_until__isnull=False),
                name="safe_hours_begin_and_end",
            )
        ]

    class Privacy:
        compartment = Compartment.K7_SAFETY
        kept = Kept.CASE
        personal = {"note": Says.WORDS, "call_times": Says.WHERE}


class Needs(models.Model):
    """What somebody needs so that they can take part: asked once, used in every letter, call and meeting."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT, related_name="+")
    case_id = models.UUIDField(db_index=True)
    user_id = models.UUIDField(null=True)
    needs = ArrayField(models.TextField(), default=list)
    other = models.TextField(blank=True)
    interpreter_language = models.TextField(blank=True)

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = {"needs": Says.HEALTH, "other": Says.WORDS, "interpreter_language": Says.WHO}


class ContactStop(models.Model):
    """Somebody's wish not to be contacted, in one way or in any: from when, told how, and when it was taken back."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    case_id = models.UUIDField(db_index=True)
    what = models.TextField(choices=Stopped.choices)
    # For a stop of everything: how what the law requires still goes. Empty for a stop of one way.
    left_open = models.TextField(choices=LeftOpen.choices, blank=True)
    state = models.TextField(choices=StopState.choices, default=StopState.STANDS)
    said_how = models.TextField()
    stopped_at = models.DateTimeField()
    stopped_by = models.UUIDField(null=True)
    asked_back_at = models.DateTimeField(null=True)
    asked_back_by = models.UUIDField(null=True)
    asked_back_how = models.TextField(blank=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "what"], condition=models.Q(state__in=KEPT), name="stopped_once"
            ),
            models.CheckConstraint(
                condition=models.Q(what=Stopped.EVERYTHING) & ~models.Q(left_open="")
                | ~models.Q(what=Stopped.EVERYTHING) & models.Q(left_open=""),
                name="stop_of_everything_says_what_is_left",
            ),
            models.CheckConstraint(
                condition=models.Q(state=StopState.STANDS, asked_back_at=None, taken_back_at=None)
                | models.Q(state=StopState.ASKED_BACK, asked_back_at__isnull=False, taken_back_at=None)
                | models.Q(
                    state=StopState.TAKEN_BACK, asked_back_at__isnull=False, taken_back_at__isnull=False
                ),
                name="stop_has_its_moments",
            ),
        ]

    class Privacy:
        compartment = Compartment.K7_SAFETY
        kept = Kept.CASE
        personal: dict[str, str] = {}
