"""What advisers and caseworkers do on a case."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.casework"
    label = "casework"
