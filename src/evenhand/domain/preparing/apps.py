"""What each side keeps for itself, and what it gives to the meeting."""

from django.apps import AppConfig


class PreparingConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.preparing"
    label = "preparing"
