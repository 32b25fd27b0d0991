"""Who reached out, how, in which way information was given, and why a council changed."""

from django.db import models


class Direction(models.TextChoices):
    """Who reached out."""

    IN = "in", "The family contacted us"
    OUT = "out", "We contacted the family"


class Channel(models.TextChoices):
    """How."""

    TELEPHONE = "telephone", "Telephone"
    VOICEMAIL = "voicemail", "Voicemail"
    EMAIL = "email", "E-mail"
    POST = "post", "Post"
    ONLINE = "online", "Online"
    IN_PERSON = "in_person", "In person"


class Way(models.TextChoices):
    """How information and advice was given; see script.py for what each means in law."""

    SPOKEN = "spoken", "an adviser went through it with the family"
    READ_ONLINE = "read_online", "the family read it online and confirmed"


class WhyCouncil(models.TextChoices):
    """Why a case has another council from now on."""

    MISTAKE = "mistake", "The wrong council was chosen"
    MOVED = "moved", "The family moved, and its plan was transferred"
