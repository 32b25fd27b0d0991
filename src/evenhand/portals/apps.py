"""The portals as a Django app: templates shared by all audiences."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PortalsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.portals"
    label = "portals"

    def ready(self) -> None:
        """Say which jobs follow from which events; the portals are the first floor above all of the domain."""
        from evenhand.domain import reactions

        # Every process can read whatever is on record, not only the kinds that its own work happens to load.
        autodiscover_modules("events", "events_of_passkeys", "events_of_single_sign_on", "events_of_walls")
        reactions.connect()
