"""Asking for a certificate while the council is silent, on the family's own page."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.certificates.deeming import WARNING, WARNING_VERSION
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import world

pytestmark = pytest.mark.django_db
ADDRESS = "sam@holloway.example"


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def case(service, adviser):
    world.council_of(service)
    return world.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))


@pytest.fixture
def later(owner):
    yield lambda days: world.move_clock(owner, days=days)
    world.move_clock(owner)


def browser_of(user_id) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(id=user_id))
    return client


@pytest.fixture
def family(case):
    return lambda: browser_of(world.family_of(case, ADDRESS).user_id)


def path(case, page: str = "certificate/ask") -> str:
    return f"/my/{case.id}/{page}"


def words(answer) -> str:
    return answer.content.decode().replace("&#39;", "'")


def asked(case, by) -> int:
    with acting_as(by):
        return sum(fact.kind == "deemed_asked" for fact in cases.facts(case.id))


def test_before_day_31_nothing_offers_it_and_the_page_says_until_when_the_council_has(case, family, later):
    later(30)
    assert "certificate/ask" not in words(family().get(path(case, "")))
    page = words(family().get(path(case)))
    assert "The council has until" in page and '<form method="post" novalidate>' not in page


def test_everything_that_waiting_means_stands_above_the_box_with_both_dates(case, family, later):
    later(31)
    assert "certificate/ask" in words(family().get(path(case, "")))
    page = words(family().get(path(case)))
    place = [page.index(sentence) for sentence in WARNING]
    assert place == sorted(place) and place[-1] < page.index("Have you read this?")
    for title in ("Your appeal, without a certificate", "Your appeal, if we issue it today"):
        assert title in page


@pytest.mark.parametrize("typed", [{}, {"understood": "2020-01"}])
def test_without_the_tick_nothing_is_asked(case, family, adviser, later, typed):
    later(31)
    answer = family().post(path(case), typed)
    assert answer.status_code == 200 and "Error: Ask for a certificate" in words(answer)
    assert asked(case, adviser) == 0


def test_asked_it_says_who_decides_and_asks_nothing_more(case, family, adviser, later):
    later(31)
    for _ in range(2):
        answer = family().post(path(case), {"understood": WARNING_VERSION})
        assert (answer.status_code, answer["Location"]) == (302, path(case, ""))
    assert asked(case, adviser) == 1
    home, page = words(family().get(path(case, ""))), words(family().get(path(case)))
    assert "A manager of ours decides about it." in home and "certificate/ask" not in home
    assert "A manager decides about it." in page


def test_a_stranger_sees_nothing_of_it(case, service, later):
    later(31)
    other = world.a_case(service, reach=Reach(email="other@holloway.example"))
    stranger = browser_of(world.family_of(other, "other@holloway.example").user_id)
    assert stranger.get(path(case)).status_code == 404
    assert stranger.post(path(case), {"understood": WARNING_VERSION}).status_code == 404


def test_staff_are_not_shown_the_form_before_day_31(case, adviser, later):
    later(30)
    answer = browser_of(adviser.user_id).get(f"/cases/{case.id}/certificate/ask")
    assert answer.status_code in (403, 409) and "The council has until" in words(answer)
