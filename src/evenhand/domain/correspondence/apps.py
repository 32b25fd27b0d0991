"""Messages: what was promised to whom, and its delivery."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.correspondence"
    label = "correspondence"
