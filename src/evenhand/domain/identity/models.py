"""Users, their addresses, one-time codes and memberships."""

from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from evenhand.core.privacy import Kept, Says
from evenhand.core.sealing import SealedText
from evenhand.core.walls import Compartment
from evenhand.domain.identity.addresses import PLAIN

PLAIN_ADDRESS = f"^{PLAIN.pattern}$"


class User(AbstractBaseUser):
    """Somebody who can sign in. A family's names and addresses are never here: they belong to its cases."""

    password = None  # type: ignore[assignment]
    last_login = None

    id = models.UUIDField(primary_key=True, default=uuid4)
    staff_name = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    # Raised to end every session of this person at once.
    session_epoch = models.PositiveIntegerField(default=0)

    objects = BaseUserManager()
    USERNAME_FIELD = "id"

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal = {"staff_name": Says.WHO}

    def get_session_auth_hash(self) -> str:
        """Return what a session must still match; Django ends the session when it does not."""
        return salted_hmac(
            "evenhand.session", f"{self.id}:{self.session_epoch}", algorithm="sha256"
        ).hexdigest()


class EmailAddress(models.Model):
    """The address that somebody signs in with, each time by a code sent there."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="addresses")
    address = models.EmailField()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("address"), name="address_belongs_to_one_user"),
            models.CheckConstraint(condition=models.Q(address__regex=PLAIN_ADDRESS), name="address_is_plain"),
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal = {"address": Says.WHERE}


class SignInCode(models.Model):
    """A six-digit code asked for by one browser. The code itself is nowhere: see codes.py."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    address = models.EmailField()
    browser_key = models.TextField()
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["browser_key", "-asked_at"], name="code_of_browser")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(address__regex=PLAIN_ADDRESS), name="code_goes_to_plain_address"
            )
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.CODE
        personal = {"address": Says.WHERE}


class Authenticator(models.Model):
    """An app of somebody's own that shows six digits, asked for after the code from the mailbox (RFC 6238)."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    key = SealedText()
    added_at = models.DateTimeField()
    # When its digits were typed for the first time; until then it is asked for nowhere.
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # The last half minute whose digits were used: each is good once.
    last_step = models.BigIntegerField(default=0)
    # Wrong tries since the last right one, and when the last was.
    wrong = models.PositiveSmallIntegerField(default=0)
    wrong_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(ended_at=None, confirmed_at__isnull=False),
                name="one_authenticator_in_use",
            )
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal = {"key": Says.SECRET}


class SpareCode(models.Model):
    """A code that stands in for an authenticator that is lost: shown once, good once, kept as a hash."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    authenticator = models.ForeignKey(Authenticator, on_delete=models.PROTECT, related_name="spare_codes")
    user_id = models.UUIDField()
    sha256 = models.TextField()
    used_at = models.DateTimeField(null=True)

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal = {"sha256": Says.SECRET}


class Membership(models.Model):
    """Somebody works for a provider in a role, from one moment to another."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    provider = models.ForeignKey("organisations.Provider", on_delete=models.PROTECT)
    team = models.ForeignKey("organisations.Team", on_delete=models.PROTECT)
    role = models.TextField()
    # What the role may read, as the database needs it: copied from roles.py when somebody is appointed.
    compartments = ArrayField(models.TextField())
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "provider", "role"],
                condition=models.Q(ends_at=None),
                name="one_open_membership_of_a_role",
            )
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Officer(models.Model):
    """Somebody works for a council or a health body that is a party to mediations, from one moment to another."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="offices")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    role = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "body", "role"],
                condition=models.Q(ends_at=None),
                name="one_open_office_of_a_role",
            )
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal: dict[str, str] = {}
