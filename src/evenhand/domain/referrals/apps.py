"""Referrals: handing over to councils and health bodies."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.referrals"
    label = "referrals"
