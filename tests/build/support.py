"""Somebody who helps, in the directory, as an editor would have written them."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError

from evenhand.domain.organisations.queries import councils_coded
from evenhand.website.support.models import Support
from tests.build import world


def a_helper(*codes: str, **changed: Any) -> Support:
    """Put somebody into the directory who helps the families of some councils, or of all England, published."""
    told = {
        "name": "Mill Lane Advice",
        "kind": "advice",
        "does": "They give **free** advice.",
        "telephone": "01632 960777",
        "cost": "Free",
        "looked_after_by": "Adviser",
        "checked_on": world.today() - timedelta(days=30),
    }
    support = Support(**{**told, **changed}, all_england=not codes)
    support.councils = councils_coded(codes)
    support.full_clean()
    support.save()
    support.save_revision().publish()
    support.refresh_from_db()
    return support


def refused(*codes: str, **changed: Any) -> dict[str, list[str]]:
    """Return what an editor is told of an entry that is not taken, by the box that it stands beside."""
    try:
        a_helper(*codes, **changed)
    except ValidationError as trouble:
        return trouble.message_dict
    return {}
