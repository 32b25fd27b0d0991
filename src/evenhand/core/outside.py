"""The domain's door to the outside: a port by name, met by the adapter that the settings choose."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


def adapter(port: str) -> Any:
    """Return what meets `port`, as named in settings.ADAPTERS."""
    return import_string(settings.ADAPTERS[port])
