"""Complaints, as a Django app."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.complaints"
    label = "complaints"
