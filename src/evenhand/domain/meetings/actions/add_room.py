"""Add a room to a place where meetings are held."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings.events import RoomAdded
from evenhand.domain.meetings.models import Room, Venue
from evenhand.domain.meetings.refusals import NotThatMeeting


@action
def add_room(*, venue_id: UUID, name: str, at: datetime, by: Principal) -> Room:
    """Add one more room to an open venue. The same name sent twice is one room."""
    providers = identity.providers(by, Permission.ARRANGE_MEETING)
    venue = Venue.objects.filter(id=venue_id, provider_id__in=providers, closed_at=None).first()
    if venue is None:
        raise NoSuchThing
    if not name.strip():
        raise NotThatMeeting("A room needs a name.", "Write the name that stands on its door.")
    room, is_new = Room.objects.get_or_create(venue=venue, name=name.strip())
    if not is_new:
        already_done()
        return room
    record(RoomAdded(venue_id=venue.id, room_id=room.id))
    return room
