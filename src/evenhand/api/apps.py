"""The interface for programs as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app as Django knows it; it has pages and no tables."""

    name = "evenhand.api"
    label = "api"
