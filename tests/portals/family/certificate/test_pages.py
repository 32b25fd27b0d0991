"""A family reads its own certificate and the dates that follow from it; nobody else's."""

import pytest

from evenhand.domain.certificates.actions.withdraw_certificate import withdraw_certificate
from evenhand.domain.identity.models import User
from tests.build import certificates, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def family_case(service, adviser):
    asked = world.what_a_family_asks(service)
    case = certificates.a_case_that_said_no(service, adviser, reach=asked.reach)
    return case, world.family_of(case, asked.reach.email)


def page_of(client, case, by):
    client.force_login(User.objects.get(id=by.user_id))
    return " ".join(client.get(f"/my/{case.id}/certificate/").content.decode().split())


def test_the_certificate_stands_on_the_page_with_dates_and_what_to_do(client, family_case, adviser):
    case, family = family_case
    assert "There is no certificate in force." in page_of(client, case, family)
    made = certificates.issued(case, adviser)
    page = page_of(client, case, family)
    for words in (made.number, made.check_code, "Sam Holloway", "SEND35", "Legal deadline", "section 55(4)"):
        assert words in page
    withdraw_certificate(
        case_id=case.id, certificate_id=made.id, reason_code="no_refusal", at=world.now(), by=adviser
    )
    page = page_of(client, case, family)
    assert "was withdrawn" in page and "Please do not use it." in page


def test_another_family_sees_no_such_page(client, family_case, adviser):
    case, _ = family_case
    made = certificates.issued(case, adviser)
    other = world.family_of(case, "somebody.else@family.example")
    client.force_login(User.objects.get(id=other.user_id))
    assert client.get(f"/my/{case.id}/certificate/").status_code == 404
    assert client.get(f"/my/{case.id}/certificate/{made.number}.pdf").status_code == 404
    assert client.get(f"/cases/{case.id}/certificate/").status_code == 404
