"""Where a form leads whoever sent it: back to the page of ours on which it stands."""

from typing import Any

from django.urls import Resolver404, resolve


def way_back(request: Any, otherwise: str) -> str:
    """Return the page of ours that a form names as the one it stands on, or another where it names none."""
    path = str(request.POST.get("back", ""))
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        return otherwise
    try:
        resolve(path)
    except Resolver404:
        return otherwise
    return path
