"""The pages that editors write, as a Django app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.website.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"
