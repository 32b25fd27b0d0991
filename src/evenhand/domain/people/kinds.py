"""What people may need so that they can take part, when they like to be called, and what can be stopped."""

from django.db import models


class Need(models.TextChoices):
    """One access or communication need."""

    LARGE_PRINT = "large_print", "Large print"
    EASY_READ = "easy_read", "Easy Read"
    PLAIN_EMAIL = "plain_email", "E-mail instead of calls"
    TEXT_RELAY = "text_relay", "Relay UK or text relay"
    BSL = "bsl", "British Sign Language"
    LIP_READING = "lip_reading", "I lip-read"
    SCREEN_READER = "screen_reader", "Files that a screen reader can read"
    STEP_FREE = "step_free", "A place without steps"
    QUIET = "quiet", "A quiet room, low light or fewer people"
    BREAKS = "breaks", "Breaks, or shorter meetings"
    QUESTIONS_BEFORE = "questions_before", "Questions and plans in writing beforehand"
    CAMERA_OFF = "camera_off", "Camera off, or typing instead of speaking"


class CallTime(models.TextChoices):
    """A part of the week for calls."""

    MORNINGS = "mornings", "Weekday mornings, 9am to midday"
    LUNCH = "lunch", "Weekdays at lunch, midday to 2pm"
    AFTERNOONS = "afternoons", "Weekday afternoons, 2pm to 5pm"
    EVENINGS = "evenings", "Weekday evenings, 5pm to 8pm"


class Stopped(models.TextChoices):
    """What somebody asks us to stop: one way of reaching them, or every one."""

    EVERYTHING = "everything", "in any way"
    EMAIL = "email", "by e-mail"
    TELEPHONE = "telephone", "by telephone or voicemail"
    TEXT = "text", "by text message"
    POST = "post", "by post"


class LeftOpen(models.TextChoices):
    """How what the law still requires reaches somebody who wants to hear nothing else."""

    PAGE = "page", "on their own page here, and nowhere else"
    EMAIL = "email", "by e-mail"
    POST = "post", "by post"
