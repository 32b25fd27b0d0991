"""Places where meetings are held: rooms are added, and a place is closed once nothing is booked there."""

import pytest

from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.meetings import queries
from evenhand.domain.meetings.actions.add_room import add_room
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.actions.close_venue import close_venue
from evenhand.domain.meetings.refusals import NotThatMeeting
from evenhand.domain.meetings.states import Cause, Party
from tests.build import mediation, world


@pytest.fixture
def room(service, manager):
    return mediation.a_room(service, manager)


def names(service, by):
    with acting_as(by):
        return [name for _, name in queries.rooms(service.provider_id)]


def test_a_room_is_added_once_and_can_be_booked(service, manager, room):
    for name in ("Red room", " Red room "):
        add_room(venue_id=room.venue_id, name=name, at=world.now(), by=manager)
    assert names(service, manager) == [f"Mill Hall, {name} room" for name in ("Blue", "Green", "Red")]
    with pytest.raises(NotThatMeeting):
        add_room(venue_id=room.venue_id, name=" ", at=world.now(), by=manager)


def test_a_place_where_a_meeting_is_booked_is_not_closed(
    service, manager, adviser, mediator, case, offer, room
):
    meeting = mediation.book(case, mediation.a_plan(mediator, room_id=room.id), adviser)
    with pytest.raises(NotNow, match="booked there"):
        close_venue(venue_id=room.venue_id, at=world.now(), by=manager)
    cancel_meeting(meeting_id=meeting.id, cause=Cause.ILL, party=Party.FAMILY, at=world.now(), by=adviser)
    for _ in range(2):
        close_venue(venue_id=room.venue_id, at=world.now(), by=manager)
    assert names(service, manager) == []
    with pytest.raises(NotThatMeeting, match="no such room"):
        mediation.book(case, mediation.a_plan(mediator, room_id=room.id), adviser)
    with pytest.raises(NoSuchThing):
        add_room(venue_id=room.venue_id, name="Red room", at=world.now(), by=manager)


def test_a_closed_place_can_be_opened_anew_under_its_name(service, manager, room):
    close_venue(venue_id=room.venue_id, at=world.now(), by=manager)
    again = mediation.a_room(service, manager)
    assert again.venue_id != room.venue_id
    with acting_as(manager):
        assert [venue.id for venue in queries.venues(service.provider_id)] == [again.venue_id]


def test_another_providers_places_are_nobodys_business(service, room):
    stranger = world.a_colleague(world.a_service(), "manager")
    with pytest.raises(NoSuchThing):
        close_venue(venue_id=room.venue_id, at=world.now(), by=stranger)
    with pytest.raises(NoSuchThing):
        add_room(venue_id=room.venue_id, name="Red room", at=world.now(), by=stranger)
