"""Which frame a family's page has: a young person's own, or the one for everybody."""

from typing import Any

from evenhand.domain.people import queries as people
from evenhand.domain.people.person_roles import PersonRole


def is_young(case: Any) -> bool:
    """Tell whether a case is a young person's own."""
    holder = people.one(case.holder_id)
    return holder is not None and holder.role == PersonRole.YOUNG_PERSON


def layout_of(case: Any) -> str:
    """Return the template that a page of this case extends."""
    return "design/layout_young_person.html" if is_young(case) else "design/layout.html"
