"""Documents: what each is, whose, and under which hash its bytes are kept."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.sealing import SealedText
from evenhand.core.walls import Compartment
from evenhand.domain.documents.doubts import Doubt
from evenhand.domain.documents.states import DocumentKind, DocumentState, Reader

PRIVATE = (Compartment.K2_FAMILY_PRIVATE, Compartment.K3_COUNCIL_PRIVATE)


class Document(models.Model):
    """One file that somebody gave us. Before a request is sent it belongs to a browser, after it to a case."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_id = models.UUIDField(null=True, db_index=True)
    # The person whose own document it is, when they signed in; empty for what staff filed.
    user_id = models.UUIDField(null=True)
    browser_key = models.TextField(blank=True)
    compartment = models.TextField()
    kind = models.TextField(choices=DocumentKind.choices)
    name = models.TextField()
    media_type = models.TextField()
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True)
    state = models.TextField(choices=DocumentState.choices, default=DocumentState.CHECKING)
    refused_because = models.TextField(blank=True)
    # The bytes as they came, until they were checked; then the bytes as they are served.
    upload_sha256 = models.TextField(blank=True)
    sha256 = models.TextField(blank=True)
    added_at = models.DateTimeField()
    # Of a paper for everybody who takes part: the body that gave it, which alone sees it until `shown_from`. Empty
    # means that somebody has to look first: see doubts.py.
    given_by_body = models.UUIDField(null=True)
    shown_from = models.DateTimeField(null=True)
    doubts = ArrayField(models.TextField(choices=Doubt.choices), default=list)
    checked_at = models.DateTimeField(null=True)
    # Of a paper that began as somebody's own (K2, K3): its name, and the key that opens its bytes, both sealed. Without
    # the key nobody reads the file again, not even from an old copy of it.
    private_name = SealedText(null=True)
    file_key = SealedText(null=True)
    # The mediator who may read a paper of somebody's own, and no other who follows; and since when it was shared.
    shared_with = models.UUIDField(null=True)
    shared_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["added_at"], condition=Q(state=DocumentState.CHECKING), name="documents_to_check"
            ),
            models.Index(fields=["sha256"], condition=~Q(sha256=""), name="documents_by_file"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=DocumentState.KEPT) & ~Q(sha256="")
                | (~Q(state=DocumentState.KEPT) & Q(sha256="")),
                name="kept_document_has_its_file",
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentState.CHECKING) & ~Q(upload_sha256="")
                | (~Q(state=DocumentState.CHECKING) & Q(upload_sha256="")),
                name="original_is_gone_once_checked",
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentState.REFUSED) & ~Q(refused_because="")
                | (~Q(state=DocumentState.REFUSED)),
                name="refused_document_says_why",
            ),
            models.CheckConstraint(
                condition=Q(case_id__isnull=False, browser_key="")
                | Q(case_id=None) & (~Q(browser_key="") | Q(user_id__isnull=False)),
                name="document_belongs_to_a_case_or_to_who_gave_it",
            ),
            models.CheckConstraint(
                condition=Q(given_by_body__isnull=False) | Q(shown_from=None, doubts=[]),
                name="only_a_paper_of_a_body_waits_to_be_shown",
            ),
            models.CheckConstraint(
                condition=~Q(compartment__in=PRIVATE)
                | Q(state=DocumentState.REMOVED)
                | Q(file_key__isnull=False, private_name__isnull=False),
                name="private_paper_is_sealed",
            ),
            models.CheckConstraint(
                condition=Q(shared_with=None, shared_at=None)
                | Q(shared_with__isnull=False, shared_at__isnull=False),
                name="paper_is_shared_with_somebody",
            ),
        ]

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = {"name": Says.WHO, "private_name": Says.WHO, "file_key": Says.SECRET}


class Sight(models.Model):
    """Somebody opened a paper that a family gave them, for the first time: told to whoever gave it and nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    # 0006 makes both columns one key.
    case_id = models.UUIDField()
    document_id = models.UUIDField()
    user_id = models.UUIDField()
    who = models.TextField(choices=Reader.choices)
    body_id = models.UUIDField(null=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document_id", "user_id"], name="first_sight_of_a_paper")
        ]

    class Privacy:
        compartment = Compartment.K2_FAMILY_PRIVATE
        kept = Kept.CASE
        personal: dict[str, str] = {}
