"""Abuse of a case that has another council: the one before stays, the next one learns too much (threat model, B4)."""

from datetime import timedelta
from itertools import product

import pytest

from evenhand.core import events
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.correspondence.models import Message
from evenhand.domain.preparing.actions.write_body_note import write_body_note
from evenhand.domain.preparing.models import BodyNote
from evenhand.domain.preparing.states import Topic
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.nudge_body import nudge_body
from evenhand.statute.routes import Decision, Section
from tests.architecture.test_addresses import views
from tests.build import mediation, world
from tests.build.pages import browser, same, text
from tests.walls.looking import PARAMETER

NOWHERE = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def service(own_database, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    return world.a_service()


@pytest.fixture
def other(service):
    return world.another_council(service)


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def before(service):
    return world.an_officer(world.council_of(service), role="lead_officer")


@pytest.fixture
def after(other):
    return world.an_officer(world.council_of(other))


@pytest.fixture
def case(service, adviser, before):
    return world.a_case_that_wants_mediation(
        service, adviser, decision=Decision.FINAL_PLAN, disputed=(Section.F,)
    )


def asked_of(case, by):
    with acting_as(by):
        return referrals.of_case(case.id)[0]


def changes(case, to, by):
    """Change the council by the pages for it: what will happen is shown first."""
    day = world.today() - timedelta(days=2)
    sent = {
        "council": to.local_authority,
        "transferred_on-day": str(day.day),
        "transferred_on-month": str(day.month),
        "transferred_on-year": str(day.year),
        "evidence": Evidence.TOLD_IN_WRITING.value,
    }
    page, desk = f"/cases/{case.id}/council/{WhyCouncil.MOVED}", browser(by)
    shown = desk.post(page, sent)
    assert "Nothing is changed yet" in text(shown)
    assert desk.post(page, sent | {"shown_for": to.local_authority}).status_code == 302


def test_dm_48_a_council_that_is_no_longer_asked_sees_the_case_no_more(adviser, before, case):
    asked = asked_of(case, before)
    session, page = browser(before), f"/inbox/{case.id}/{asked.id}/"
    assert session.get(page).status_code == 200
    world.tell(case, "no_mediation", adviser)
    assert session.get(page).status_code == 404
    assert case.reference not in text(session.get("/inbox/"))


def test_dm_48_to_the_council_before_a_moved_case_is_as_if_it_never_was(other, adviser, before, case):
    mediation.offered(case, before)
    asked, session, case_id = asked_of(case, before), browser(before), str(case.id)
    assert session.get(f"/inbox/{case_id}/{asked.id}/").status_code == 200
    changes(case, other, adviser)
    world.tell(case, "mediation", adviser)
    assert case.reference not in text(session.get("/inbox/"))
    named = {"case_id": (case_id, NOWHERE), "referral_id": (str(asked.id), NOWHERE)}
    routes = [route for route, _ in views() if set(PARAMETER.findall(route)) in ({"case_id"}, set(named))]
    assert len(routes) > 50
    for route, method in product(routes, ("get", "post")):
        here, nowhere = (
            getattr(session, method)(
                "/" + PARAMETER.sub(lambda found, number=number: named[found[1]][number], route)
            )
            for number in (0, 1)
        )
        said = same(here).replace(case_id, NOWHERE).replace(str(asked.id), NOWHERE)
        assert (here.status_code, said) == (nowhere.status_code, same(nowhere)), (method, route)


def test_dm_48_the_next_council_reads_nothing_that_was_said_with_the_one_before(
    service, other, adviser, before, after, case
):
    mediation.offered(case, before)
    asked = asked_of(case, before)
    write_body_note(
        case_id=case.id, body_id=world.council_of(service), topic=Topic.ASK, words="Ours alone.",
        at=world.now(), by=before,
    )  # fmt: skip
    changes(case, other, adviser)
    world.tell(case, "mediation", adviser)
    with acting_as(after):
        assert not BodyNote.objects.exists() and referrals.one(asked.id) is None
        said = " ".join(one.event.sentence() for one in events.of_case(case.id))
        assert "offered a date" not in said and "named who can decide" not in said
    assert "Lee Stone" not in text(browser(after).get(f"/inbox/{case.id}/{asked_of(case, after).id}/"))


def test_dm_48_the_council_before_is_reminded_of_nothing(other, adviser, before, case):
    asked = asked_of(case, before)
    changes(case, other, adviser)
    nudge_body(referral_id=asked.id, day=20, at=world.now(), by=worker(case.id))
    with acting_as(adviser):
        sent = Message.objects.filter(body_id=asked.body_id).order_by("created_at")
        assert list(sent.values_list("purpose", flat=True)) == ["mediation_wanted", "not_your_case"]


def test_dm_48_no_council_asks_for_itself_and_no_family_of_another_moves_a_case(
    other, adviser, before, after, case
):
    page = f"/cases/{case.id}/council/{WhyCouncil.MOVED}"
    sent = {"council": other.local_authority, "shown_for": other.local_authority}
    for who, answer in ((before, 403), (after, 404), (world.a_colleague(world.a_service()), 404)):
        assert browser(who).post(page, sent).status_code == answer
    assert world.again(case, adviser).local_authority_id == case.local_authority_id
