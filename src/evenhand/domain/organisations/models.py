"""Councils, providers, teams and contracts."""

from uuid import uuid4

from django.db import models

from evenhand.core.privacy import Kept
from evenhand.core.walls import Compartment


class LocalAuthority(models.Model):
    """A council in England with the SEND duty, from and until the day its area's law gave it one."""

    code = models.CharField(max_length=3, primary_key=True)
    name = models.TextField()
    short_name = models.TextField()
    gss_code = models.TextField()
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    replaced_by = models.TextField(blank=True)

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Provider(models.Model):
    """An organisation that runs a mediation service."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    name = models.TextField(unique=True)
    telephone = models.TextField()
    email = models.EmailField()
    address = models.TextField()
    opening_hours = models.TextField()

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Team(models.Model):
    """A group of advisers and caseworkers inside one provider."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="teams")
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "name"], name="team_name_once")]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Contract(models.Model):
    """A provider serves a council's families from one day to another."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="contracts")
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    local_authority = models.ForeignKey(LocalAuthority, on_delete=models.PROTECT, related_name="contracts")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    # Does the council's decision letter name the provider as its contact (reg 32(f))? Then telling the
    # provider tells the council: the switch LA_INFORMED_VIA_PROVIDER.
    provider_acts_for_authority = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="contract_ends_after_it_starts",
            )
        ]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class BodyKind(models.TextChoices):
    """What a public body is to a mediation."""

    LOCAL_AUTHORITY = "local_authority", "council"
    COMMISSIONING_BODY = "commissioning_body", "health body"


class Body(models.Model):
    """A council, or a commissioning body (section 53(6)), as a party to mediations: where its post is read."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    kind = models.TextField(choices=BodyKind.choices)
    name = models.TextField()
    short_name = models.TextField()
    # The shared mailbox of its SEND service, read by whoever is at work there.
    email = models.EmailField()
    local_authority = models.OneToOneField(
        LocalAuthority, null=True, on_delete=models.PROTECT, related_name="body"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=BodyKind.LOCAL_AUTHORITY, local_authority__isnull=False)
                | models.Q(kind=BodyKind.COMMISSIONING_BODY, local_authority=None),
                name="council_body_is_of_its_council",
            ),
            models.UniqueConstraint(fields=["kind", "name"], name="body_name_once"),
        ]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Commissioning(models.Model):
    """A health body commissions the health care of a council's area, from one day to another (section 53(6))."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="areas")
    local_authority = models.ForeignKey(LocalAuthority, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="commissioning_ends_after_it_starts",
            )
        ]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class PlaceList(models.Model):
    """Which list of places is in use: one row."""

    source = models.TextField()
    # What the licence of the list asks to have said beside an answer from it.
    credit = models.TextField(blank=True)
    loaded_at = models.DateTimeField()
    postcodes = models.IntegerField()

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Place(models.Model):
    """How many postcodes of somewhere lie in one council, or in one other part of the United Kingdom."""

    local_authority = models.ForeignKey(LocalAuthority, null=True, on_delete=models.PROTECT, related_name="+")
    nation = models.TextField(blank=True)
    postcodes = models.IntegerField()

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}

    class Meta:
        abstract = True


class PostcodePlace(Place):
    """A place by an outward code ("SG1") or a sector ("SG1 1")."""

    area = models.TextField(db_index=True)


class SquarePlace(Place):
    """A place by a square of a hundredth of a degree, counted in hundredths."""

    latitude = models.SmallIntegerField()
    longitude = models.SmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["latitude", "longitude"], name="place_of_square")]
