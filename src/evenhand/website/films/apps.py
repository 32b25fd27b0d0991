"""The films beside pages, as a Django app."""

from django.apps import AppConfig


class FilmsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.website.films"
    label = "films"
    default_auto_field = "django.db.models.BigAutoField"
