"""What a mediator is to a case, as a table, and what a mediator must hold."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class Standing(models.TextChoices):
    """What a mediator is to one case: one of these at a time, in one row."""

    ASSIGNED = "assigned", "assigned"
    WALLED = "walled", "shut out"
    RELEASED = "released", "no longer assigned"


S = Standing
MEDIATOR_CASE = Lifecycle(
    thing="mediator on this case",
    initial=(S.ASSIGNED, S.WALLED),
    moves=(
        Move("assign", (S.RELEASED,), S.ASSIGNED),
        Move("release", (S.ASSIGNED,), S.RELEASED),
        # A wall stays: nothing leads out of it.
        Move("wall", (S.ASSIGNED, S.RELEASED), S.WALLED),
    ),
)


class CredentialKind(models.TextChoices):
    """What a mediator must hold on the day of a meeting."""

    ACCREDITATION = "accreditation", "Accreditation as a mediator"
    KNOWLEDGE = "knowledge", "Knowledge of SEN, health and social care law (regulation 40)"
    CHECK = "check", "Enhanced criminal record check"
    INDEPENDENCE = (
        "independence",
        "Declaration: not employed by a council, an integrated care board or NHS England (sections 53(5), 54(3))",
    )


class Ending(models.TextChoices):
    """Why a credential does not count any longer."""

    TAKEN_BACK = "taken_back", "Whoever gave it took it back"
    UNTRUE = "untrue", "What it says is no longer true"
    MISTAKE = "mistake", "It was put on record by mistake"


# Only the mediator can say this one, about themselves.
DECLARED = CredentialKind.INDEPENDENCE


class Conflict(models.TextChoices):
    """Why a mediator must not come near a case."""

    EMPLOYED = "employed", "Works or worked for the council, the health body or the school"
    RELATED = "related", "Related to, or a friend of, somebody on the case"
    KNOWS = "knows", "Knows the family or the child from elsewhere"
    EARLIER = "earlier", "Worked on this matter before"
    OTHER = "other", "Another reason"
