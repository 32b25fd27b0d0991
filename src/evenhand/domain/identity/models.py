"""Users, their addresses, one-time codes and memberships."""

from datetime import timedelta
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
from evenhand.domain.identity.single_sign_on_models import (
    BoundSubject,
    ClientSecret,
    IdentityProvider,
    SignInElsewhere,
)
from evenhand.domain.identity.states import Checked, ResetState

PLAIN_ADDRESS = f"^{PLAIN.pattern}$"
__all__ = ["BoundSubject", "ClientSecret", "IdentityProvider", "SignInElsewhere"]  # of single_sign_on_models


class User(AbstractBaseUser):
    """Somebody who can sign in. A family's names and addresses are never here: they belong to its cases."""

    password = None  # type: ignore[assignment]
    last_login = None

    id = models.UUIDField(primary_key=True, default=uuid4)
    staff_name = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    # Raised to end every session of this person at once.
    session_epoch = models.PositiveIntegerField(default=0)
    # They told us that others read their mailbox, or are protected: it alone never signs them in.
    mailbox_is_not_enough = models.BooleanField(default=False, db_default=False)
    # They said whether they want something beside their mailbox: they are not asked again. Never what they said.
    answered_offer = models.BooleanField(default=False, db_default=False)

    objects = BaseUserManager()
    USERNAME_FIELD = "id"

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal = {"staff_name": Says.WHO}

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """Return what a history of changes calls them; a family changes nothing that has one."""
        return self.staff_name or "Somebody"

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
    # Asked for in a browser in which the owner of the address has signed in before: counted apart from all others.
    known = models.BooleanField(default=False, db_default=False)

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


class Passkey(models.Model):
    """A key that a phone, a computer or a stick of somebody's own signs with: only its public half is here."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # As its owner calls it.
    name = models.TextField()
    credential_id = models.TextField(unique=True)
    public_key = models.BinaryField()
    # How often it has signed, where it counts; one that does not count says 0 each time.
    sign_count = models.BigIntegerField()
    added_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user"], condition=models.Q(ended_at=None), name="passkeys_in_use")]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal = {"name": Says.WORDS, "credential_id": Says.SECRET, "public_key": Says.SECRET}


class AccessCode(models.Model):
    """Eight letters and figures on paper, typed at every sign-in. The code itself is nowhere: see access_codes.py."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user_id = models.UUIDField()
    # The case on which it was given: by post to its address, or read out on its telephone number.
    case_id = models.UUIDField(db_index=True)
    how = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.UUIDField(null=True)
    # When they were told it, or typed it for the first time; until then a letter is on its way, and nobody is kept out.
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user_id"],
                condition=models.Q(ended_at=None, confirmed_at__isnull=False),
                name="one_access_code_in_use",
            ),
            models.UniqueConstraint(
                fields=["user_id"],
                condition=models.Q(ended_at=None, confirmed_at=None),
                name="one_access_code_on_its_way",
            ),
        ]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.CASE
        personal: dict[str, str] = {}


class WrongTries(models.Model):
    """How often somebody's second factor was typed wrong since it was right, in browsers known as theirs or others."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user_id = models.UUIDField()
    known = models.BooleanField()
    wrong = models.PositiveSmallIntegerField(default=0)
    wrong_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "known"], name="wrong_tries_are_counted_once")
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Device(models.Model):
    """One signing in: in which browser, when, and until when. Where it was, nobody is told and nothing keeps."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user_id = models.UUIDField(db_index=True)
    # Hashes: of the key of the session, and of the secret by which this browser is known again (devices.py).
    session_sha256 = models.TextField()
    known_sha256 = models.TextField(db_index=True)
    # What the browser calls itself, in plain words.
    browser = models.TextField()
    signed_in_at = models.DateTimeField()
    # To the hour.
    used_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # When its owner said that this browser is not, or no longer, theirs.
    forgotten_at = models.DateTimeField(null=True)

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.DEVICE
        personal = {"session_sha256": Says.SECRET, "known_sha256": Says.SECRET, "browser": Says.WHO}


class FactorReset(models.Model):
    """Somebody lost what they are asked for beside their mailbox: one person asks, another confirms a day later."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user_id = models.UUIDField()
    # Through what the two people may help: a family's case, the provider somebody works for, or a body with it.
    case_id = models.UUIDField(null=True, db_index=True)
    provider_id = models.UUIDField()
    body_id = models.UUIDField(null=True)
    state = models.TextField(choices=ResetState.choices, default=ResetState.ASKED)
    checked = models.TextField(choices=Checked.choices)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user_id", "provider_id", "case_id", "body_id"],
                condition=models.Q(state=ResetState.ASKED),
                nulls_distinct=False,
                name="one_reset_waits_of_a_way",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ResetState.DONE) | ~models.Q(ended_by=models.F("asked_by")),
                name="two_people_reset",
            ),
            models.CheckConstraint(
                condition=~models.Q(asked_by=models.F("user_id")), name="nobody_resets_their_own"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ResetState.DONE)
                | models.Q(ended_at__gte=models.F("asked_at") + timedelta(hours=24)),
                name="a_day_before_a_reset",
            ),
        ]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.RECORD
        personal: dict[str, str] = {}


class Membership(models.Model):
    """Somebody works for a provider in a role, from one moment to another."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    provider = models.ForeignKey("organisations.Provider", on_delete=models.PROTECT)
    team = models.ForeignKey("organisations.Team", on_delete=models.PROTECT)
    role = models.TextField()
    # What the role may read, as the database needs it: copied from roles.py when somebody is appointed.
    compartments = ArrayField(models.TextField())
    # With whom they count as one person for a month (two_people.py) where it is their first place anywhere; nobody for
    # whoever was appointed by command.
    appointed_by = models.UUIDField(null=True)
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
    appointed_by = models.UUIDField(null=True)
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
