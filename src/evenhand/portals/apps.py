"""The portals as a Django app: templates shared by all audiences."""

from django.apps import AppConfig


class PortalsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.portals"
    label = "portals"
