"""From dates offered to concluded, over the pages of adviser, mediator and family."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from evenhand.core.clock import london_day
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.meetings import queries
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import mediation, world

pytestmark = pytest.mark.django_db
ADDRESS = "sam@family.example"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def mediator(service):
    return mediation.a_mediator(service, world.a_colleague(service, role="manager", name="Max Lead"))


@pytest.fixture
def case(service, adviser):
    officer = mediation.an_officer(mediation.a_body(service))
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    mediation.offered(case, officer)
    return case


def desk(user_id):
    client = Client()
    client.force_login(get_user_model().objects.get(id=user_id))
    return client


def booking(mediator, **changes):
    usual = {
        "offer": "another",
        "on_0": "", "on_1": "", "on_2": "",
        "begins": "",
        "minutes": "150",
        "mediator": str(mediator.id),
        "where": "online",
        "join_url": "https://meet.example/1",
        "short_notice": "",
    }  # fmt: skip
    return usual | changes


def test_from_an_offered_date_to_the_end_of_the_mediation(case, adviser, mediator, owner):
    staff, own = desk(adviser.user_id), desk(mediator.user_id)
    family = desk(world.family_of(case, ADDRESS).user_id)
    base, pack = f"/cases/{case.id}/meeting", f"/mediator/{case.id}/"
    with acting_as(adviser):
        offer = mediation.referrals.open_offers(case.id, world.now())[0]
    assert "offered by" in staff.get(base).content.decode()
    answer = staff.post(base, booking(mediator, offer=str(offer.id)))
    assert answer.status_code == 302, answer.content.decode()
    with acting_as(adviser):
        meeting = queries.booked(case.id)
    shown = family.get(f"/my/{case.id}/meeting").content.decode()
    assert meeting.when in shown and "meet.example" not in shown, "the link waits until shortly before"

    assert "AH" in own.get("/mediator/").content.decode()
    before = own.get(pack).content.decode()
    assert "Holloway" not in before and "You see names once" in before
    assert own.get(f"{pack}attendance").status_code == 404
    assert own.post(pack, {"conflict": "none"}).status_code == 302
    assert "Sam Holloway" in own.get(pack).content.decode()

    world.move_clock(owner, seconds=(meeting.starts_at - world.now() + timedelta(hours=1)).total_seconds())
    try:
        assert "https://meet.example/1" in family.get(f"/my/{case.id}/meeting").content.decode()
        came = {"came": ["family", "council"], "authority": ["decision"], "held": "yes"}
        assert own.post(f"{pack}attendance", came).status_code == 302
        day = london_day(world.now())
        on = {"asked_on_0": day.day, "asked_on_1": day.month, "asked_on_2": day.year}
        names = own.get(f"{pack}views").content.decode()
        asked = {"how": "spoke", **_day(names, "asked_on", day)} | on
        assert own.post(f"{pack}views", asked).status_code == 302
        assert own.post(f"{pack}outcomes", {"decision": "agreed"}).status_code == 302
        page = own.get(f"{pack}end").content.decode()
        assert own.post(f"{pack}end", _day(page, "ended_on", day)).status_code == 302
        with acting_as(adviser):
            assert cases.law_facts(case, day).mediation_concluded == day
        assert "End the mediation" not in family.get(f"/my/{case.id}/meeting").content.decode()
    finally:
        world.move_clock(owner)


def _day(page, field, day):
    """Return a day as a form of this page wants it sent."""
    for names in (
        (f"{field}-day", f"{field}-month", f"{field}-year"),
        (f"{field}_0", f"{field}_1", f"{field}_2"),
    ):
        if f'name="{names[0]}"' in page:
            return dict(zip(names, (day.day, day.month, day.year), strict=True))
    raise AssertionError(f"{field} is not asked for")


def test_whoever_declares_a_conflict_finds_nothing_of_the_case(case, adviser, mediator):
    mediation.book(case, mediation.a_plan(mediator), adviser)
    own = desk(mediator.user_id)
    assert own.post(f"/mediator/{case.id}/", {"conflict": "knows"}).status_code == 302
    assert own.get(f"/mediator/{case.id}/").status_code == 404
    assert "AH" not in own.get("/mediator/").content.decode()


def test_the_pages_of_mediators_are_for_mediators(case, adviser):
    assert desk(adviser.user_id).get("/mediator/").status_code == 404
    assert desk(adviser.user_id).get(f"/mediator/{case.id}/").status_code == 404


def test_staff_cancel_and_a_family_ends_it(case, adviser, mediator):
    meeting = mediation.book(case, mediation.a_plan(mediator), adviser)
    staff, family = desk(adviser.user_id), desk(world.family_of(case, ADDRESS).user_id)
    path = f"/cases/{case.id}/meeting/{meeting.id}"
    assert staff.get(f"{path}/move").status_code == 200
    assert staff.post(f"{path}/cancel", {"party": "family", "cause": "ill"}).status_code == 302
    assert "No meeting is booked now" in family.get(f"/my/{case.id}/meeting").content.decode()
    assert family.get(f"/my/{case.id}/meeting/end").status_code == 200
    assert family.post(f"/my/{case.id}/meeting/end").status_code == 302
    assert world.again(case, adviser).state == "no_mediation"
