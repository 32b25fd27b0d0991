"""Which readings are chosen, and which bank holidays are in use."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.law"
    label = "law"
