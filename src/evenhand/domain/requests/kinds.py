"""What a family can answer about a meeting, as its pages name it."""

from django.db import models

from evenhand.domain.requests.answers import NOT_SURE

UNKNOWN = "I do not know yet"


class Mode(models.TextChoices):
    """How the family would like to meet."""

    IN_PERSON = "in_person", "In the same place"
    VIDEO = "video", "By video"
    TELEPHONE = "telephone", "By telephone"
    UNSURE = NOT_SURE, UNKNOWN


class ChildHeard(models.TextChoices):
    """How the child or young person would like to be heard."""

    ATTENDS = "attends", "They want to come to the meeting, or to a part of it"
    GIVES = "gives", "They give their views in another way: writing, pictures, a recording"
    SOMEBODY = "somebody", "Somebody speaks for them"
    UNSURE = NOT_SURE, UNKNOWN


class Shared(models.TextChoices):
    """What the family lets us pass on to the council."""

    ISSUES = "issues", "What you disagree with, in your own words"
    HOPED_FOR = "hoped_for", "What you hope for"
    NEEDS = "needs", "What you need to take part"
    NOTHING = "none", "Nothing beyond what the law asks"
