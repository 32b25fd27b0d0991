"""Holding a cover, so that two managers do not hand the same cases over at once."""

from uuid import UUID

from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import Principal
from evenhand.domain.cover.models import Cover
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission


def hold_cover(cover_id: UUID, by: Principal) -> Cover:
    """Return a cover that somebody may work on now. Raises NotAllowed or NoSuchThing."""
    access.require(by, Permission.COVER)
    cover = Cover.objects.select_for_update().filter(id=cover_id).first()
    if cover is None:
        raise NoSuchThing
    access.require(by, Permission.COVER, provider_id=cover.provider_id)
    return cover
