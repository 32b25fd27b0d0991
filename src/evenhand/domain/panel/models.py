"""Mediators, what they hold, and what each is to a case."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.panel.states import Conflict, CredentialKind, Ending, Standing


class Mediator(models.Model):
    """Somebody mediates for a provider from a day on; `until` is the first day on which they no longer do."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey("organisations.Provider", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)
    # With whom they count as one person for a month (identity.two_people) where it is their first place anywhere,
    # whatever day `since` names.
    added_at = models.DateTimeField(null=True)
    added_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "provider"], condition=Q(until=None), name="one_open_place_on_a_panel"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="mediator_ends_after_the_start"
            ),
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal = {"name": Says.WHO}


class Credential(models.Model):
    """One thing that a mediator holds, from and until a day, and how we know."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    mediator = models.ForeignKey(Mediator, on_delete=models.PROTECT, related_name="credentials")
    kind = models.TextField(choices=CredentialKind.choices)
    valid_from = models.DateField()
    valid_until = models.DateField()
    evidence = models.TextField()
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)
    # The first day on which it does not count after all, whatever was written on it.
    ended_on = models.DateField(null=True)
    ended_because = models.TextField(choices=Ending.choices, blank=True)

    class Meta:
        indexes = [models.Index(fields=["mediator", "kind", "valid_until"], name="credentials_of_mediator")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="credential_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=~Q(evidence=""), name="credential_says_how_we_know"),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_because="")
                | Q(ended_on__isnull=False) & ~Q(ended_because=""),
                name="ended_credential_says_why",
            ),
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal = {"evidence": Says.WORDS}


class MediatorCase(models.Model):
    """What one mediator is to one case: assigned or shut out, in one row, so that it can never be both."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    mediator = models.ForeignKey(Mediator, on_delete=models.PROTECT, related_name="cases")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    # Whose own row it is while assigned: it shows initials and council, enough to notice a conflict and no more.
    user_id = models.UUIDField(db_index=True)
    child_initials = models.TextField()
    council = models.TextField()
    state = models.TextField(choices=Standing.choices)
    assigned_at = models.DateTimeField(null=True)
    assigned_by = models.UUIDField(null=True)
    # When the mediator declared that nothing stands in the way; names are shown from then on.
    cleared_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    because = models.TextField(choices=Conflict.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mediator", "case"], name="one_standing_on_a_case"),
            models.CheckConstraint(
                condition=Q(state=Standing.ASSIGNED, assigned_at__isnull=False, ended_at=None, because="")
                | Q(state=Standing.RELEASED, ended_at__isnull=False, because="", cleared_at=None)
                | Q(state=Standing.WALLED, ended_at__isnull=False, cleared_at=None) & ~Q(because=""),
                name="standing_says_since_when_and_why",
            ),
        ]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.CASE
        personal = {"child_initials": Says.WHO}
