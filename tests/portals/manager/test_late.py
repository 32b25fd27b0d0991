"""What is late, in one place, for managers: by duty, by person, untaken, silent, running out."""

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import lateness
from evenhand.domain.cases.actions.take_case import take_case
from tests.build import certificates, databases, mediation, world
from tests.build.pages import browser, text

LIST = "/manage/late/"


@pytest.fixture
def service(own_database):
    return world.a_service()


def test_nothing_is_late_at_first(desk):
    shown = text(desk.get(LIST))
    for words in (
        *("Nothing is late.", "Nothing is late with us.", "Every open case has its caseworker."),
        *("Nobody has been silent for ten days.", "Nothing runs out soon."),
    ):
        assert words in shown


def test_late_duties_stand_by_what_is_to_be_done_and_by_whose_case_it_is(
    own_database, service, manager, desk
):
    adviser = world.a_colleague(service, name="Ben Busy")
    case = certificates.a_case_that_said_no(service, adviser)
    take_case(case_id=case.id, caseworker_id=adviser.user_id, by=adviser)
    world.a_case_that_wants_mediation(service, adviser)
    assert "We issue the certificate" not in text(desk.get(LIST))
    with databases.as_owner(own_database) as owner:
        world.move_clock(owner, days=45)
    shown = text(desk.get(LIST))
    assert "We issue the certificate" in shown and "The council arranges mediation" in shown
    assert "Ben Busy" in shown and f"caseworker={adviser.user_id}" in shown
    assert "rule=reg34_1.certificate_no_mediation" in shown
    assert "Council " in shown and "1 not opened yet" in shown
    with acting_as(manager):
        late = lateness.overdue(manager, [service.provider_id], world.today())
    assert {one.owner for one in late} == {"adviser", "local_authority"}


def test_what_nobody_has_taken_and_what_runs_out_is_listed(service, manager, desk):
    case = world.a_case(service)
    mediation.a_mediator(service, manager)
    shown = text(desk.get(LIST))
    assert case.reference in shown and "Cases that nobody has taken" in shown


def test_only_managers_see_it_and_only_their_own(service, desk):
    case = world.a_case(service)
    assert browser(world.a_colleague(service)).get(LIST).status_code == 403
    stranger = browser(world.a_colleague(world.a_service(), "manager"))
    assert case.reference not in text(stranger.get(LIST))
