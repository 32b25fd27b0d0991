"""Contact: the family's earliest counts for its clocks, ours is kept as evidence of effort."""

from datetime import timedelta

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework import queries
from evenhand.domain.casework.actions.record_contact import NotYet, record_contact
from tests.build import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def contact(case, by, *, days_ago=0.0, **changes):
    given = {
        "case_id": case.id,
        "direction": "in",
        "channel": "voicemail",
        "reached": False,
        "happened_at": world.now() - timedelta(days=days_ago),
        "note": "Asked to be rung back.",
        "at": world.now(),
        "by": by,
    }
    return record_contact(**(given | changes))


def first_contact(case, by):
    with acting_as(by):
        return cases.law_facts(case, world.today()).first_contact


def test_a_voicemail_that_came_before_the_form_is_the_first_contact(service, adviser):
    case = world.a_case(service)
    contact(case, adviser, days_ago=6)
    assert first_contact(case, adviser) == world.today() - timedelta(days=6)


def test_our_own_calls_are_logged_and_count_for_nothing(service, adviser):
    case = world.a_case(service)
    contact(case, adviser, days_ago=6, direction="out", channel="telephone")
    assert first_contact(case, adviser) == world.today()
    with acting_as(adviser):
        assert [c.fact_id for c in queries.contacts(case.id)] == [None]


def test_a_later_contact_adds_no_fact(service, adviser):
    case = world.a_case(service)
    contact(case, adviser)
    with acting_as(adviser):
        assert len([f for f in cases.facts(case.id) if f.kind == "contact"]) == 1


def test_a_contact_that_lies_ahead_is_refused(service, adviser):
    case = world.a_case(service)
    with pytest.raises(NotYet):
        contact(case, adviser, days_ago=-1)


def test_a_form_sent_twice_is_one_contact(service, adviser):
    case = world.a_case(service)
    first = contact(case, adviser)
    assert contact(case, adviser, contact_id=first.id) == first
    with acting_as(adviser):
        assert len(queries.contacts(case.id)) == 1


def test_an_earlier_voicemail_opens_the_way_to_a_certificate_again(service, adviser):
    case = world.a_case(service, notice_dated=world.today() - timedelta(days=65))
    world.tell(case, "no_mediation", adviser)
    assert world.again(case, adviser).state == "leave_signposted"
    contact(case, adviser, days_ago=20)
    assert world.again(case, adviser).state == "no_mediation"
    with acting_as(adviser):
        assert "reg34_1.certificate_no_mediation" in {duty.deadline.rule for duty in cases.duties(case.id)}


def test_the_family_does_not_see_the_contact_log(service, adviser):
    asked = world.what_a_family_asks(service)
    case = world.a_case(service, reach=asked.reach)
    contact(case, adviser)
    family = world.family_of(case, asked.reach.email)
    with acting_as(family):
        assert queries.contacts(case.id) == []
