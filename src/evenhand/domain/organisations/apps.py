"""Councils, mediation providers, their teams and contracts."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.organisations"
    label = "organisations"
