"""The demonstration's people, where there is a demonstration."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


def demo_people() -> tuple[Any, ...]:
    """Return whom a visitor of the demonstration can be with one click; nobody anywhere else."""
    return tuple(import_string(settings.DEMO_PEOPLE)) if settings.DEMO else ()
