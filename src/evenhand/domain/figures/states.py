"""The life of a report, as a table, and why one is corrected: no free text, for a name could stand in it."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class ReportState(models.TextChoices):
    """Whether everybody can read a report. What was published once stays readable."""

    DRAFT = "draft", "not published yet"
    PUBLISHED = "published", "published"
    CORRECTED = "corrected", "being corrected, or replaced"


S = ReportState
REPORT = Lifecycle(
    thing="report",
    initial=(S.DRAFT,),
    moves=(
        Move("count_again", (S.DRAFT,), S.DRAFT),
        Move("publish", (S.DRAFT,), S.PUBLISHED),
        Move("correct", (S.PUBLISHED,), S.CORRECTED),
    ),
)


class Why(models.TextChoices):
    """Why a published report is corrected."""

    RECORDED_LATE = "recorded_late", "Something was recorded only after the report was published"
    RECORDED_WRONGLY = "recorded_wrongly", "Something was recorded wrongly"
    COUNTED_WRONGLY = "counted_wrongly", "We had counted wrongly"
