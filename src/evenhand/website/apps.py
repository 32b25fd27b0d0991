"""The public website as a Django app."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.website"
    label = "website"
