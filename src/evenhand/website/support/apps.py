"""The directory of support, as a Django app."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.website.support"
    label = "support"
    default_auto_field = "django.db.models.BigAutoField"
