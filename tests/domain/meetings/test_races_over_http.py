"""Twenty clients at once, round after round, at the real web server: nobody booked twice or across a wall.

Every client is answered with a booking or a refusal in words, never with an error (DM-37, threat model §H3).
"""

from collections import Counter

import pytest

from evenhand.core.clock import LONDON
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.states import Cause, Party
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from tests.build import mediation, world
from tests.build.crowds import CLIENTS, ROUNDS, gathered
from tests.build.meeting_deaths import day_typed
from tests.build.processes import session_of

pytestmark = [pytest.mark.race, pytest.mark.slow, pytest.mark.timeout(1800)]
BOOKED, REFUSED, GONE = 302, 200, 404
STANDING = "select id, case_id, mediator_id from meetings_meeting where state = 'booked'"


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def crowd(own_database, tmp_path):
    with gathered(own_database, tmp_path) as crowd:
        yield crowd


def typed(mediator, room=None) -> dict[str, str]:
    """Return the form of a meeting in a fortnight: everybody wants the same time."""
    starts = mediation.at_ten().astimezone(LONDON)
    where = (
        {"where": str(room.id), "join_url": ""}
        if room
        else {"where": "online", "join_url": mediation.a_link()}
    )
    return {
        "offer": "another",
        "begins": "10:00",
        "minutes": "150",
        "mediator": str(mediator.id),
        "short_notice": "",
        **day_typed("on", starts.date()),
        **where,
    }


def clear(crowd, adviser) -> int:
    """Cancel what is booked, so that the time is free again, and return how many there were."""
    rows = crowd.ask(STANDING)
    for meeting_id, _, _ in rows:
        cancel_meeting(
            meeting_id=meeting_id, cause=Cause.OTHER, party=Party.PROVIDER, at=world.now(), by=adviser
        )
    return len(rows)


def test_one_mediator_and_one_room_wanted_by_ten_cases_each_are_booked_once_each(
    service, adviser, manager, officer, mediator, crowd
):
    """Ten want the same mediator online; ten want the same room, each with a mediator of its own."""
    half, room = CLIENTS // 2, mediation.a_room(service, adviser)
    others = [mediation.a_mediator(service, manager, name=f"Mediator {n}") for n in range(half)]
    cases = [mediation.a_case_that_wants_mediation(service, adviser) for _ in range(CLIENTS)]
    for case in cases:
        mediation.offered(case, officer)
    session = session_of(adviser.user_id)
    for _ in range(ROUNDS):
        forms = [typed(mediator) for _ in range(half)] + [typed(other, room) for other in others]
        came = crowd.at_once(
            *[
                crowd.post(session, f"/cases/{case.id}/meeting", **form)
                for case, form in zip(cases, forms, strict=True)
            ]
        )
        for asked in (came[:half], came[half:]):
            assert Counter(asked) == {BOOKED: 1, REFUSED: half - 1}, crowd.machine.words
        assert clear(crowd, adviser) == 2
    assert crowd.ask("select count(*) from meetings_meeting") == [(2 * ROUNDS,)], (
        "who lost left nothing behind"
    )
    assert crowd.ask("select evenhand_first_broken_event()") == [(None,)]


def test_booking_against_a_conflict_never_leaves_a_mediator_assigned_who_is_shut_out(
    service, adviser, manager, officer, mediator, crowd
):
    """Ten book, eight declare the mediator's conflict; two managers wall them, by the action: it has no page yet."""
    desk, theirs, booked = session_of(adviser.user_id), session_of(mediator.user_id), 0
    on = mediation.at_ten().date()
    for _ in range(ROUNDS):
        case = mediation.a_case_that_wants_mediation(service, adviser)
        mediation.offered(case, officer)
        assign_mediator(case_id=case.id, mediator_id=mediator.id, meeting_on=on, at=world.now(), by=adviser)
        wall = {"case_id": case.id, "mediator_id": mediator.id, "because": Conflict.OTHER}
        form, at = typed(mediator), world.now()
        came = crowd.at_once(
            *[crowd.post(desk, f"/cases/{case.id}/meeting", **form)] * 10,
            *[crowd.post(theirs, f"/mediator/{case.id}/", conflict="knows")] * 8,
            *[lambda wall=wall, at=at: wall_mediator(**wall, at=at, by=manager)] * 2,
        )
        assert set(came[:10]) <= {BOOKED, REFUSED}, crowd.machine.words
        assert set(came[10:18]) <= {BOOKED, GONE}, crowd.machine.words
        assert came[18:] == [None, None], "a wall is never refused"
        standing = "select state, count(*) from panel_mediatorcase where case_id = %s group by state"
        assert crowd.ask(standing, case.id) == [("walled", 1)]
        walls = "select count(*) from cases_wall where case_id = %s and ended_at is null"
        assert crowd.ask(walls, case.id) == [(1,)], "shut out once"
        grants = (
            "select count(*) from cases_grant where case_id = %s and role = 'mediator' and ends_at is null"
        )
        assert crowd.ask(grants, case.id) == [(0,)]
        booked += clear(crowd, adviser)
    assert 0 <= booked <= ROUNDS
    assert crowd.ask("select evenhand_first_broken_event()") == [(None,)]
