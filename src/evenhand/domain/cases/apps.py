"""The spine: cases, facts, duties, grants."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.cases"
    label = "cases"
