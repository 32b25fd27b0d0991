"""The people on a case and how to reach them."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.people"
    label = "people"
