"""Safeguarding: worries about somebody's safety, and opening a case because of one."""

from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.safeguarding"
    label = "safeguarding"
