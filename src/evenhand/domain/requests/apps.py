"""A family's unfinished request."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.requests"
    label = "requests"
