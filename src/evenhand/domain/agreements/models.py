"""Agreements, their terms, the texts that were put to be signed, signatures, and what is to be done."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.agreements.states import ActionState, AgreementState, GivenUp, Side, Way


class MediationAgreement(models.Model):
    """What came of one meeting, in writing (regulation 42(1)). 0002_guarantees keeps one text for all signatures."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    meeting = models.OneToOneField("meetings.Meeting", on_delete=models.PROTECT, related_name="+")
    # The day on which they agreed: time runs from it, not from the last signature.
    agreed_on = models.DateField()
    state = models.TextField(choices=AgreementState.choices, default=AgreementState.DRAFT)
    # The number of the text that was put to be signed last; 0 while there is none.
    text_number = models.PositiveSmallIntegerField(default=0)
    drafted_at = models.DateTimeField()
    drafted_by = models.UUIDField(null=True)
    signed_at = models.DateTimeField(null=True)
    # How often whoever has not signed was reminded of the text that stands.
    reminders = models.PositiveSmallIntegerField(default=0)
    given_up_because = models.TextField(choices=GivenUp.choices, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case"], name="agreements_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=AgreementState.SIGNED, signed_at__isnull=False)
                | ~Q(state=AgreementState.SIGNED) & Q(signed_at=None),
                name="signed_agreement_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=AgreementState.GIVEN_UP) & ~Q(given_up_because="")
                | ~Q(state=AgreementState.GIVEN_UP) & Q(given_up_because=""),
                name="given_up_agreement_says_why",
            ),
        ]

    class Privacy:
        compartment = Compartment.K6_OUTPUTS
        kept = Kept.CASE
        personal: dict[str, str] = {}


class Term(models.Model):
    """One thing that somebody is to do, as it stands in the draft."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    agreement = models.ForeignKey(MediationAgreement, on_delete=models.PROTECT, related_name="terms")
    case_id = models.UUIDField(db_index=True)
    position = models.PositiveSmallIntegerField()
    part = models.TextField()
    side = models.TextField(choices=Side.choices)
    # The council or health body that is to do it; none for the family, or a council that has no post here.
    body_id = models.UUIDField(null=True)
    # As the law sorts it (statute.agreed_actions), which says by when; empty for what the family is to do.
    kind = models.TextField(blank=True)
    what = models.TextField()
    measure = models.TextField()
    # The day that all agreed to in place of the law's (regulation 42(5)); always given for what the family does.
    other_date = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "position"], name="one_term_in_a_place"),
            models.CheckConstraint(
                condition=Q(side=Side.FAMILY, body_id=None, kind="", other_date__isnull=False)
                | ~Q(side=Side.FAMILY) & ~Q(kind=""),
                name="term_says_who_and_by_when",
            ),
        ]

    class Privacy:
        compartment = Compartment.K5_SHARED_ROOM
        kept = Kept.CASE
        personal = {"what": Says.WORDS, "measure": Says.WORDS}


class Text(models.Model):
    """One text as it was put to be signed: never changed. Whoever signs, signs its hash."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    agreement = models.ForeignKey(MediationAgreement, on_delete=models.PROTECT, related_name="texts")
    case_id = models.UUIDField(db_index=True)
    number = models.PositiveSmallIntegerField()
    html = models.TextField()
    sha256 = models.TextField()
    # What the text says, as values, from which its printed copy and what is to be done are made.
    content = models.JSONField()
    # Who must sign: "family", and the id of each body that takes part.
    seats = ArrayField(models.TextField())
    offered_at = models.DateTimeField()
    offered_by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="one_text_of_a_number")]

    class Privacy:
        compartment = Compartment.K6_OUTPUTS
        kept = Kept.CASE
        personal = {"html": Says.WORDS, "content": Says.WORDS}


class Signature(models.Model):
    """One party signed one text. Where somebody else wrote it down, it counts once a second person confirms it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    agreement = models.ForeignKey(MediationAgreement, on_delete=models.PROTECT, related_name="signatures")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="signatures")
    text_number = models.PositiveSmallIntegerField()
    case_id = models.UUIDField(db_index=True)
    seat = models.TextField()
    body_id = models.UUIDField(null=True)
    user_id = models.UUIDField(null=True)
    name = models.TextField()
    job_title = models.TextField(blank=True)
    way = models.TextField(choices=Way.choices)
    sha256 = models.TextField()
    signed_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "seat"], name="one_signature_of_a_party"),
            # An officer may be a parent too: nobody signs for both sides.
            models.UniqueConstraint(
                fields=["text", "user_id"], condition=Q(way=Way.ONLINE), name="nobody_signs_for_two"
            ),
            models.CheckConstraint(
                condition=Q(way=Way.ONLINE, user_id__isnull=False, confirmed_at=None)
                | ~Q(way=Way.ONLINE) & Q(user_id=None),
                name="online_signature_is_ones_own",
            ),
            models.CheckConstraint(
                condition=Q(seat="family", body_id=None) | ~Q(seat="family") & ~Q(seat=""),
                name="signature_is_of_a_party",
            ),
        ]

    class Privacy:
        compartment = Compartment.K6_OUTPUTS
        kept = Kept.CASE
        personal = {"name": Says.WHO, "job_title": Says.WHO}


class ChangeWish(models.Model):
    """A party wants the text changed before it signs, in its own words, for those in the room."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="wishes")
    case_id = models.UUIDField(db_index=True)
    seat = models.TextField()
    words = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)

    class Privacy:
        compartment = Compartment.K5_SHARED_ROOM
        kept = Kept.CASE
        personal = {"words": Says.WORDS}


class AgreedAction(models.Model):
    """One thing to be done by one day, from the text that all signed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    agreement = models.ForeignKey(MediationAgreement, on_delete=models.PROTECT, related_name="actions")
    case_id = models.UUIDField(db_index=True)
    position = models.PositiveSmallIntegerField()
    side = models.TextField(choices=Side.choices)
    body_id = models.UUIDField(null=True)
    kind = models.TextField(blank=True)
    # The rule that counts its time; empty where the law counts none.
    rule = models.TextField(blank=True)
    what = models.TextField()
    measure = models.TextField()
    due_on = models.DateField(null=True)
    other_date = models.DateField(null=True)
    state = models.TextField(choices=ActionState.choices, default=ActionState.TO_DO)
    done_on = models.DateField(null=True)
    # So many days after its day both sides were last asked about it; 0 while nobody was.
    asked_after = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(state__in=(ActionState.TO_DO, ActionState.SAID_DONE, ActionState.NOT_DONE)),
                name="agreed_actions_due",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "position", "rule"], name="one_action_of_a_rule"),
            models.CheckConstraint(
                condition=Q(state__in=(ActionState.SAID_DONE, ActionState.DONE), done_on__isnull=False)
                | ~Q(state__in=(ActionState.SAID_DONE, ActionState.DONE)) & Q(done_on=None),
                name="done_action_has_its_day",
            ),
        ]

    class Privacy:
        compartment = Compartment.K6_OUTPUTS
        kept = Kept.CASE
        personal = {"what": Says.WORDS, "measure": Says.WORDS}


class Copy(models.Model):
    """The printed copy of a signed text, by the hash of its file."""

    text = models.OneToOneField(Text, primary_key=True, on_delete=models.PROTECT, related_name="copy")
    case_id = models.UUIDField(db_index=True)
    sha256 = models.TextField()
    made_at = models.DateTimeField()

    class Privacy:
        compartment = Compartment.K6_OUTPUTS
        kept = Kept.CASE
        personal: dict[str, str] = {}
