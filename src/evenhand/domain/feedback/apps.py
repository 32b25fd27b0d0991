"""Feedback: what readers say about pages, and what came of it."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.feedback"
    label = "feedback"
