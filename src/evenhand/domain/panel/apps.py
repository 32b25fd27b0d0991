"""The panel: mediators, their credentials, assignments and walls."""

from django.apps import AppConfig


class PanelConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.panel"
    label = "panel"
