"""Users, sign-in, roles and permissions."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.identity"
    label = "identity"
