"""What staff's browsers send by mistake or by malice is answered in words."""

import re

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases.models import Fact
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
def case(service, adviser):
    return certificates.a_case_that_said_no(service, adviser)


@pytest.fixture
def browser(client, adviser):
    client.force_login(User.objects.get(id=adviser.user_id))
    return client


def filled(page: str, **said: str) -> dict[str, str]:
    """Return the fields of a form with what stands in them, or something."""
    found = {"reason": "It was mistyped."}
    for tag in re.findall(r"<(?:input|textarea|select)[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and name[1] not in found:
            found[name[1]] = value[1] if value else "x"
    return found | said


@pytest.mark.parametrize(
    "address",
    [
        *("/certificates/?below=%00", "/certificates/register.csv?month=%00", "/cases/?council=%00"),
        *("/cases/?rule=%00&state=%00&owner=%00", "/cases/?after=%00", "/sign-in?next=%00", "/?%00=%00"),
    ],
)
def test_an_empty_sign_in_an_address_is_no_fault(browser, address):
    assert browser.get(address).status_code in (200, 302, 400)


@pytest.mark.parametrize("words", ["a\x00b", "'; --", "x" * 9000, "\u202e", "& | ! :*"])
def test_no_words_to_find_a_case_by_are_a_fault(browser, words):
    assert browser.post("/cases/find", {"words": words}).status_code in (200, 302)


@pytest.mark.parametrize("year", ["0001", "1900", "2013", "9999", "２０２６"])
def test_no_year_of_a_correction_is_a_fault(browser, case, adviser, year):
    with acting_as(adviser):
        facts = list(Fact.objects.filter(case_id=case.id).values_list("id", flat=True))
    for fact in facts:
        at = f"/cases/{case.id}/correct/{fact}"
        form = filled(browser.get(at).content.decode())
        day = {name: year for name in form if name.endswith("-year")}
        assert browser.post(at, form | day).status_code in (200, 302, 409)
        page = browser.post(at, form | day).content.decode()
        assert browser.post(at, filled(page) | form | day).status_code in (200, 302, 409)
    assert browser.get(f"/cases/{case.id}/").status_code == 200


@pytest.mark.parametrize("year", ["1900", "2013"])
def test_a_choice_before_this_law_is_told(browser, case, year):
    at = f"/cases/{case.id}/choice/mediation"
    form = filled(browser.get(at).content.decode())
    answer = browser.post(at, form | {name: year for name in form if name.endswith("-year")})
    assert answer.status_code in (200, 409)
    assert "1 September 2014" in answer.content.decode() or "There is a problem" in answer.content.decode()


@pytest.mark.parametrize("page", ["contact", "information", "note", "task"])
@pytest.mark.parametrize("key", ["", "x", "9" * 400, "\u202e"])
def test_a_mangled_key_of_a_form_loses_nothing(browser, case, page, key):
    at = f"/cases/{case.id}/{page}"
    form = filled(browser.get(at).content.decode(), once=key)
    assert browser.post(at, form).status_code in (200, 302)
