"""The tables of single sign-on; models.py imports them, so that they are found with the others of their app."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from evenhand.core.privacy import Kept, Says
from evenhand.core.sealing import SealedText
from evenhand.core.walls import Compartment


class IdentityProvider(models.Model):
    """Where a provider, or a council or health body, signs its own people in: only the database's owner writes it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    provider = models.ForeignKey(
        "organisations.Provider", null=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey("organisations.Body", null=True, on_delete=models.PROTECT, related_name="+")
    # As the identity provider writes itself: compared letter by letter.
    issuer = models.TextField()
    client_id = models.TextField()
    # Whose mailboxes it may vouch for, in small letters.
    domains = ArrayField(models.TextField())
    # What it calls a sign-in with more than one factor, where it says that by `acr`.
    strong_acr = ArrayField(models.TextField(), default=list)
    set_at = models.DateTimeField()
    # The manager or lead officer who asked for it; it is set by whoever runs the machine.
    asked_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(provider__isnull=False, body=None)
                | models.Q(provider=None, body__isnull=False),
                name="identity_provider_is_of_one_organisation",
            ),
            models.UniqueConstraint(
                fields=["provider"],
                condition=models.Q(ended_at=None, provider__isnull=False),
                name="one_identity_provider_of_a_provider",
            ),
            models.UniqueConstraint(
                fields=["body"],
                condition=models.Q(ended_at=None, body__isnull=False),
                name="one_identity_provider_of_a_body",
            ),
        ]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class ClientSecret(models.Model):
    """By what an identity provider knows this service; read only while somebody is being signed in by it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    identity_provider = models.OneToOneField(IdentityProvider, on_delete=models.PROTECT, related_name="+")
    secret = SealedText()

    class Privacy:
        compartment = Compartment.MACHINE
        kept = Kept.SERVICE
        personal = {"secret": Says.SECRET}


class SignInElsewhere(models.Model):
    """One browser was sent to an identity provider. What goes along is nowhere: see single_sign_on.py."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    identity_provider = models.ForeignKey(IdentityProvider, on_delete=models.PROTECT, related_name="+")
    browser_key = models.TextField()
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    # When it came back, whatever it brought: each is good once.
    used_at = models.DateTimeField(null=True)
    # Whose account the identity provider's word opens, once it was heard.
    user_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["browser_key", "-asked_at"], name="elsewhere_of_browser")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user_id=None) | models.Q(used_at__isnull=False),
                name="nobody_before_the_word",
            )
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.CODE
        personal: dict[str, str] = {}


class BoundSubject(models.Model):
    """Whom an identity provider means by one of its subjects, since its word was first heard; the subject is hashed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    identity_provider = models.ForeignKey(IdentityProvider, on_delete=models.PROTECT, related_name="+")
    subject_sha256 = models.TextField()
    user_id = models.UUIDField(db_index=True)
    bound_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["identity_provider", "subject_sha256"],
                condition=models.Q(ended_at=None),
                name="a_subject_is_one_person",
            ),
            models.UniqueConstraint(
                fields=["identity_provider", "user_id"],
                condition=models.Q(ended_at=None),
                name="a_person_is_one_subject",
            ),
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal = {"subject_sha256": Says.SECRET}
