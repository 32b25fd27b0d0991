"""The codes of oversight: what an auditor can list, why it is taken out, and what came of a notice. No free text."""

from django.db import models


class Listed(models.TextChoices):
    """What an auditor can list."""

    LOOKS = "looks", "Who looked at what"
    REVEALS = "reveals", "Protected details opened"
    REFUSED = "refused", "Refused tries"


class Purpose(models.TextChoices):
    """Why an auditor takes a list out of the service."""

    SUBJECT = "subject", "Somebody asked who looked at their things"
    CONCERN = "concern", "Somebody may have looked who should not have"
    ROUTINE = "routine", "A check that is made regularly"
    AUTHORITY = "authority", "A court, the police or the Information Commissioner asked for it"


class Finding(models.TextChoices):
    """What came of a notice about very many cases."""

    NEEDED = "needed", "It was needed for their work"
    ASKED = "asked", "They were asked, and it is being looked into"
    ENDED = "ended", "Their access was ended"
