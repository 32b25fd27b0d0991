"""The kernel as a Django app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Tables and database functions of the kernel."""

    name = "evenhand.core"
    label = "core"
