"""Every address of the service wears a gate."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from evenhand.portals.gate import Audience, Gate


def views(resolver: URLResolver | None = None, prefix: str = "") -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for entry in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{entry.pattern}"
        found += views(entry, route) if isinstance(entry, URLResolver) else [(route, entry)]
    return found


@pytest.mark.parametrize(
    ("route", "entry"), views(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_view_wears_a_gate(route, entry):
    gate = getattr(entry.callback, "gate", None)
    assert isinstance(gate, Gate), f"{route} can be opened by nobody"
    if gate.audience == Audience.CASE:
        assert "case_id" in route
    if "case_id" in route:
        assert gate.audience == Audience.CASE, f"{route} names a case and must ask for one"
    assert entry.name, f"{route} has no name"
    # What is open to every website's page knows nobody, and nothing else does without knowing.
    assert gate.nameless == route.startswith("api/v1/"), route
    assert gate.nameless or not getattr(entry.callback, "csrf_exempt", False), route
