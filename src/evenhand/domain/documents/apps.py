"""Files: checked, cleaned, kept and served."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The app as Django knows it."""

    name = "evenhand.domain.documents"
    label = "documents"
