"""Put a place where meetings are held on record."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings.events import VenueOpened
from evenhand.domain.meetings.models import Room, Venue
from evenhand.domain.meetings.refusals import NotThatMeeting
from evenhand.domain.meetings.states import Premises


@action
def open_venue(
    *,
    provider_id: UUID,
    name: str,
    address: str,
    premises: Premises,
    access: tuple[str, ...],
    rooms: tuple[str, ...],
    at: datetime,
    by: Principal,
) -> Venue:
    """Open a neutral venue with its rooms. There is no way to open premises of a council or a school."""
    if by.name != OPERATOR:
        identity.require(by, Permission.ARRANGE_MEETING, provider_id=provider_id)
    named = [room.strip() for room in rooms if room.strip()]
    if not name.strip() or not address.strip() or not named:
        raise NotThatMeeting("A venue needs a name, an address and a room.", "Fill in what is missing.")
    known = Venue.objects.filter(provider_id=provider_id, name=name.strip(), closed_at=None).first()
    if known is not None:
        already_done()
        return known
    venue = Venue.objects.create(
        provider_id=provider_id,
        name=name.strip(),
        address=address.strip(),
        premises=premises,
        access=list(access),
    )
    for room in dict.fromkeys(named):
        Room.objects.create(venue=venue, name=room)
    record(VenueOpened(venue_id=venue.id, provider_id=provider_id))
    return venue
