"""Documents: what each is, whose, and under which hash its bytes are kept."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.documents.states import DocumentKind, DocumentState


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
    checked_at = models.DateTimeField(null=True)

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
        ]

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = {"name": Says.WHO}
