"""Agreements: terms, signatures and what is to be done."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.agreements"
    label = "agreements"
