"""What somebody reads on the pages of one case, and what the service has by name: for tests of one abuse at a time."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.forms import BaseForm

from evenhand.config.reference import load_everything
from evenhand.core.actions import ACTIONS
from tests.architecture.test_addresses import views
from tests.walls import looking
from tests.walls.looking import Looker, Names
from tests.walls.made import MadeUp
from tests.walls.markers import Marker

REACH = {"e-mail address", "telephone number", "address", "postcode"}


def pages_of(named: Names, case_id: str, under: str = "") -> Iterator[str]:
    """Give every address under a case, with what is its own in it, with one thing of another's, and with nothing."""
    for route, _ in views():
        if "case_id>" in route and route.startswith(under):
            yield from looking.paths(route, named, case_id, (case_id,))


def read(made: MadeUp, named: Names, key: str, case: str, under: str = "") -> set[Marker]:
    """Return every word of anybody that somebody is shown on the pages of a case."""
    looker, found = Looker(made.people.of[key]), set()
    with looking.without_a_log():
        for path in pages_of(named, str(made.families[case].case.id), under):
            found |= made.markers.found_in(looking.plain(looker.open("get", path)))
    return found


def of(found: set[Marker], *keys: str, what: set[str] | None = None) -> set[Marker]:
    """Return those words that are of one of these families, or of these kinds."""
    return {
        marker
        for marker in found
        if (not keys or set(keys) & set(marker.of))
        and (what is None or marker.what.removeprefix("protected ") in what)
    }


def forms() -> set[type[BaseForm]]:
    """Return every form that a page asks with."""
    views()
    found, left = set(), [BaseForm]
    while left:
        left += (each := left.pop()).__subclasses__()
        if each.__module__.startswith("evenhand.") and not each.__module__.startswith("evenhand.design."):
            found.add(each)
    return found


def names() -> set[str]:
    """Return what the service calls its addresses, tables, columns, fields of forms, actions and adapters."""
    load_everything()
    found = {route for route, _ in views()} | set(ACTIONS) | set(settings.ADAPTERS)
    for model in apps.get_models():
        if model.__module__.startswith("evenhand."):
            found.add(model._meta.label_lower)
            found |= {f"{model._meta.label_lower}.{field.name}" for field in model._meta.concrete_fields}
    for form in forms():
        found |= {f"{form.__name__.lower()}.{name}" for name in form.base_fields}
    return found


def named_like(*parts: str) -> set[str]:
    """Return what the service has whose name holds one of these words."""
    return {name for name in names() if any(part in name for part in parts)}
