"""Cover: handing over the cases of a colleague who is away."""

from django.apps import AppConfig


class CoverConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.cover"
    label = "cover"
