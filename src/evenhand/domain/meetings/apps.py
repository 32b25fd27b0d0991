"""Meetings: booking, holding and ending a mediation."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.meetings"
    label = "meetings"
