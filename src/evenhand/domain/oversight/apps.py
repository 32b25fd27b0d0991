"""Oversight: what an auditor reads, and the alarm about very many cases."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.oversight"
    label = "oversight"
