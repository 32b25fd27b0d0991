"""The life of a document, as a table."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class DocumentState(models.TextChoices):
    """How far a document has come. Nobody can open one before it was checked and cleaned."""

    CHECKING = "checking", "being checked"
    KEPT = "kept", "kept"
    REFUSED = "refused", "not kept"
    REMOVED = "removed", "removed"


S = DocumentState
DOCUMENT = Lifecycle(
    thing="document",
    initial=(S.CHECKING,),
    moves=(
        Move("keep", (S.CHECKING,), S.KEPT),
        Move("refuse", (S.CHECKING,), S.REFUSED),
        Move("remove", (S.CHECKING, S.KEPT, S.REFUSED), S.REMOVED),
    ),
)


class DocumentKind(models.TextChoices):
    """What a document is for."""

    DECISION_LETTER = "decision_letter", "Decision letter"
    PLAN = "plan", "Education, health and care plan"
    REPORT = "report", "Report"
    LETTER = "letter", "Letter"
    OTHER = "other", "Document"


class Reader(models.TextChoices):
    """As whom somebody opened a paper of a family."""

    MEDIATOR = "mediator", "the mediator"
    BODY = "body", "a council or health body"
    FAMILY = "family", "somebody else on the family's side"
