"""Mediation certificates."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.certificates"
    label = "certificates"
