"""Hold no more meetings at a place."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings.events import VenueClosed
from evenhand.domain.meetings.models import Meeting, Venue
from evenhand.domain.meetings.states import MeetingState


@action
def close_venue(*, venue_id: UUID, at: datetime, by: Principal) -> Venue:
    """Close a venue: no more meetings are booked there. Raises NotNow while one is."""
    providers = identity.providers(by, Permission.ARRANGE_MEETING)
    venue = (
        Venue.objects.select_for_update(no_key=True).filter(id=venue_id, provider_id__in=providers).first()
    )
    if venue is None:
        raise NoSuchThing
    if venue.closed_at is not None:
        already_done()
        return venue
    if Meeting.objects.filter(room__venue=venue, state=MeetingState.BOOKED).exists():
        raise NotNow(
            "The place was not closed.",
            "A meeting is booked there.",
            "Move the meeting first, then close it.",
        )
    venue.closed_at = at
    venue.save(update_fields=["closed_at"])
    record(VenueClosed(venue_id=venue.id, provider_id=venue.provider_id))
    return venue
