"""The reckoners that editors write, as a Django app."""

from django.apps import AppConfig


class ReckonersConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.website.reckoners"
    label = "reckoners"
    default_auto_field = "django.db.models.BigAutoField"
