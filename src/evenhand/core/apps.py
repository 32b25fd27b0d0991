"""The kernel as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    """Tables and database functions of the kernel."""

    name = "evenhand.core"
    label = "core"

    def ready(self) -> None:
        """Know every kind of event from the start: a process can read what another one recorded."""
        autodiscover_modules("events")
