"""Venues, meetings, and what is recorded of each."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.sealing import SealedText
from evenhand.core.walls import Compartment
from evenhand.domain.meetings.states import Cause, HowAsked, MeetingState, Party, Premises, Result, Undecided


class Venue(models.Model):
    """A neutral place where a provider holds meetings."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    provider = models.ForeignKey("organisations.Provider", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    address = models.TextField()
    premises = models.TextField(choices=Premises.choices)
    access = ArrayField(models.TextField(), default=list)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "name"], condition=Q(closed_at=None), name="venue_name_once"
            ),
            models.CheckConstraint(condition=Q(premises__in=Premises.values), name="venue_is_neutral"),
        ]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Room(models.Model):
    """One room of a venue: what is booked."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="rooms")
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="room_name_once")]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Meeting(models.Model):
    """One meeting of a mediation. 0002_guarantees keeps mediators and rooms from being booked twice."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    # The first meeting of a mediation is 1; one that goes on another day is the next.
    session = models.PositiveSmallIntegerField()
    mediator = models.ForeignKey("panel.Mediator", on_delete=models.PROTECT, related_name="+")
    mediator_user_id = models.UUIDField(db_index=True)
    during = DateTimeRangeField()
    # Online when there is no room. The link stays here: it is in no calendar and no e-mail.
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="+")
    join_url = models.TextField(blank=True)
    state = models.TextField(choices=MeetingState.choices, default=MeetingState.BOOKED)
    # Rises with every change that calendars must follow (RFC 5545, 3.8.7.4).
    sequence = models.PositiveIntegerField(default=0)
    told_on = models.DateField()
    # How the family said that less than five working days' notice is enough (regulation 37(2)); empty otherwise.
    short_notice = models.TextField(blank=True)
    # The parts about which nobody was named who can decide, and why it was booked all the same (regulation 37(1)).
    undecided = ArrayField(models.TextField(), default=list)
    undecided_because = models.TextField(choices=Undecided.choices, blank=True)
    booked_at = models.DateTimeField()
    booked_by = models.UUIDField(null=True)
    cause = models.TextField(choices=Cause.choices, blank=True)
    # By whom it was cancelled; who did not come, when it was not held.
    parties = ArrayField(models.TextField(choices=Party.choices), default=list)

    class Meta:
        indexes = [models.Index(fields=["case", "booked_at"], name="meetings_of_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state=MeetingState.BOOKED), name="one_booked_meeting_of_a_case"
            ),
            # The same link twice would let the people of one case into the meeting of another.
            models.UniqueConstraint(fields=["join_url"], condition=~Q(join_url=""), name="join_link_once"),
            models.CheckConstraint(
                condition=Q(room=None, join_url__startswith="https://") | Q(room__isnull=False, join_url=""),
                name="meeting_is_online_or_in_a_room",
            ),
            models.CheckConstraint(
                condition=Q(undecided=[], undecided_because="") | ~Q(undecided=[]) & ~Q(undecided_because=""),
                name="undecided_meeting_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state=MeetingState.CANCELLED) & ~Q(cause="") & ~Q(parties=[])
                | Q(state=MeetingState.NO_SHOW, cause="") & ~Q(parties=[])
                | Q(
                    state__in=(MeetingState.BOOKED, MeetingState.TOOK_PLACE, MeetingState.ADJOURNED),
                    cause="",
                    parties=[],
                ),
                name="meeting_not_held_says_by_whom",
            ),
        ]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal: dict[str, str] = {}


class Support(models.Model):
    """What the family needs at a meeting, as its request said when it was booked: for staff and mediator only."""

    meeting = models.OneToOneField(Meeting, primary_key=True, on_delete=models.PROTECT, related_name="+")
    case_id = models.UUIDField(db_index=True)
    needs = ArrayField(models.TextField(), default=list)
    other = models.TextField(blank=True)
    interpreter_language = models.TextField(blank=True)

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = {"needs": Says.HEALTH, "other": Says.WORDS, "interpreter_language": Says.WHO}


class Interpreter(models.Model):
    """Somebody interprets at a meeting. 0006 shows it to them from a day before until its end, and nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    case_id = models.UUIDField(db_index=True)
    user_id = models.UUIDField(db_index=True)
    name = models.TextField()
    language = models.TextField()
    named_at = models.DateTimeField()
    named_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "user_id"], condition=Q(ended_at=None), name="interprets_once"
            )
        ]

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = {"name": Says.WHO, "language": Says.WHO}


class Attendance(models.Model):
    """Somebody came to a meeting: as what, by whose consent, and about what they could decide."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    case_id = models.UUIDField(db_index=True)
    who = models.TextField()
    consent = models.TextField()
    authority_over = ArrayField(models.TextField(), default=list)

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal: dict[str, str] = {}


class Views(models.Model):
    """The mediator asked for the child's or young person's views, and how. What they are is not written here."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_id = models.UUIDField(db_index=True)
    how = models.TextField(choices=HowAsked.choices)
    asked_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Privacy:
        compartment = Compartment.K5_SHARED_ROOM
        kept = Kept.CASE
        personal: dict[str, str] = {}


class Outcome(models.Model):
    """What came of one issue. Without prejudice: no certificate says it, and figures count whole mediations by it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="outcomes")
    case_id = models.UUIDField()
    part = models.TextField()
    result = models.TextField(choices=Result.choices)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "part"], name="one_outcome_of_an_issue")]

    class Privacy:
        compartment = Compartment.K5_SHARED_ROOM
        kept = Kept.CASE
        personal: dict[str, str] = {}


class MediatorNote(models.Model):
    """What a mediator wrote down for nobody but themselves; 0003 keeps it from everybody else, staff included."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_id = models.UUIDField()
    user_id = models.UUIDField()
    words = SealedText()
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case_id", "written_at"], name="mediator_notes_of_case")]

    class Privacy:
        compartment = Compartment.K4_MEDIATOR_PRIVATE
        kept = Kept.NOTES
        personal = {"words": Says.WORDS}
