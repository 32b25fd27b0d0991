"""What a body is asked, and what it answers."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.referrals.states import CannotArrange, OfferState, ReferralState


class Referral(models.Model):
    """One body is told that a family wants to mediate, and about what: as much as the family chose to share."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    body_id = models.UUIDField()
    # A health body is told of the health issues and of nothing else (regulation 35(2)).
    health_only = models.BooleanField()
    sections = ArrayField(models.TextField())
    words = models.TextField(blank=True)
    provision_wanted = models.TextField(blank=True)
    state = models.TextField(choices=ReferralState.choices, default=ReferralState.HANDED_OVER)
    handed_over_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    opened_by = models.UUIDField(null=True)
    cannot_because = models.TextField(choices=CannotArrange.choices, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["body_id", "handed_over_at"], condition=Q(ended_at=None), name="inbox_of_body"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "body_id"], condition=Q(ended_at=None), name="one_running_referral_to_a_body"
            ),
            models.CheckConstraint(
                condition=Q(state=ReferralState.ENDED, ended_at__isnull=False)
                | (~Q(state=ReferralState.ENDED) & Q(ended_at=None)),
                name="ended_referral_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, opened_by=None)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="opened_referral_has_its_reader",
            ),
        ]

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = {"words": Says.WORDS, "provision_wanted": Says.HEALTH}


class Offer(models.Model):
    """A date on which a body can meet, with somebody who can decide."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="offers")
    case_id = models.UUIDField()
    body_id = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.TextField(choices=OfferState.choices, default=OfferState.OPEN)
    offered_at = models.DateTimeField()
    offered_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="offer_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["referral", "starts_at"],
                condition=Q(state=OfferState.OPEN),
                name="one_open_offer_of_a_time",
            ),
        ]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal: dict[str, str] = {}


class DecisionMaker(models.Model):
    """Somebody with authority to resolve some of the issues for a body (regulation 37(1)), or their deputy."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="decision_makers")
    case_id = models.UUIDField()
    body_id = models.UUIDField()
    name = models.TextField()
    job_title = models.TextField()
    email = models.EmailField()
    is_deputy = models.BooleanField()
    # The disputed parts that this person may decide about without asking anybody.
    authority_over = ArrayField(models.TextField())
    named_at = models.DateTimeField()
    named_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "is_deputy"],
                condition=Q(ended_at=None),
                name="one_decision_maker_and_one_deputy",
            )
        ]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal = {"name": Says.WHO, "job_title": Says.WHO, "email": Says.WHERE}


class Nudge(models.Model):
    """A body was reminded on one of the days of its thirty; once each."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="nudges")
    case_id = models.UUIDField()
    body_id = models.UUIDField()
    day = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "day"], name="one_nudge_a_day")]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal: dict[str, str] = {}
