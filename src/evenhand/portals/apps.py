"""The portals as a Django app: templates shared by all audiences."""

from django.apps import AppConfig


class PortalsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.portals"
    label = "portals"

    def ready(self) -> None:
        """Say which jobs follow from which events; the portals are the first floor above all of the domain."""
        from evenhand.domain import reactions

        reactions.connect()
