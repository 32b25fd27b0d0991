"""Figures: counts, what of them can be shown, and the reports that are published."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.figures"
    label = "figures"
