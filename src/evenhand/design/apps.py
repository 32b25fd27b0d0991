"""The design as a Django app: components and styles."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.design"
    label = "design"
