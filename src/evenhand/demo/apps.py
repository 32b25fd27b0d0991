"""The demonstration county as a Django app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.demo"
    label = "demo"
