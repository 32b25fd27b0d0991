"""Every address of the service wears a gate."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from evenhand.portals.gate import Audience, Gate

# Of the content system: its two hundred addresses know no case, and one door in front of them all is opened as
# everybody in tests/website/pages/test_door.py. No walk of people and cases goes through them one by one.
CONTENT = "content/"
# Our own screens among them.
OURS = ("content/look-at", "content/question-tools/", "content/comments/")


def is_theirs(route: str) -> bool:
    """Tell whether an address is the content system's own."""
    return route.startswith(CONTENT) and not route.startswith(OURS)


def views() -> list[tuple[str, URLPattern]]:
    """Return every address of our own screens, by its route."""
    return [(route, entry) for route, entry in every() if not is_theirs(route)]


def theirs() -> list[tuple[str, URLPattern]]:
    """Return every address of the content system."""
    return [(route, entry) for route, entry in every() if is_theirs(route)]


def every(resolver: URLResolver | None = None, prefix: str = "") -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for entry in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{entry.pattern}"
        found += every(entry, route) if isinstance(entry, URLResolver) else [(route, entry)]
    return found


@pytest.mark.parametrize(
    ("route", "entry"), every(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_view_wears_a_gate(route, entry):
    gate = getattr(entry.callback, "gate", None)
    assert isinstance(gate, Gate), f"{route} can be opened by nobody"
    if gate.audience == Audience.CASE:
        assert "case_id" in route
    if "case_id" in route:
        assert gate.audience == Audience.CASE, f"{route} names a case and must ask for one"
    assert entry.name, f"{route} has no name"
    # What is open to every website's page knows nobody, and so does what anybody may keep; nothing else.
    assert gate.nameless == route.startswith(("api/v1/", "films/")), route
    assert gate.nameless or gate.tokenless or not getattr(entry.callback, "csrf_exempt", False), route
