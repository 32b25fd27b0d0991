"""Who reached out, how, and in which way information was given."""

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
