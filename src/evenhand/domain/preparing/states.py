"""What a note can be about."""

from django.db import models


class Topic(models.TextChoices):
    """What somebody writes down for themselves, so that it is found again."""

    SAY = "say", "What I want to say"
    ASK = "ask", "A question for the meeting"
    WENT = "went", "How a meeting went"
    OTHER = "other", "Something else"
