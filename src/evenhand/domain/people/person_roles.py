"""What somebody is on a case."""

from django.db import models


class PersonRole(models.TextChoices):
    """What somebody is on a case. The right may move from parent to young person; see statute."""

    CHILD = "child", "child"
    PARENT = "parent", "parent or carer"
    YOUNG_PERSON = "young_person", "young person"
    ALTERNATIVE_PERSON = "alternative_person", "alternative person"
    SUPPORTER = "supporter", "supporter"
