"""Nobody is shown a step that would refuse them: each link of the case page opens for whoever sees it."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.identity.roles import STAFF_ROLES, Permission
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import world

pytestmark = pytest.mark.django_db


def desk(by):
    client = Client()
    client.force_login(get_user_model().objects.get(id=by.user_id))
    return client


def a_case_that(state, service):
    adviser = world.a_colleague(service)
    case = world.a_case(service, protected=True, reach=Reach(email="x@family.example"))
    if state in ("no_mediation", "wants_mediation"):
        world.tell(case, state.removeprefix("wants_"), adviser)
    if state == "withdrawn":
        withdraw_request(case_id=case.id, evidence="told_by_telephone", at=world.now(), by=adviser)
    return case


@pytest.mark.parametrize("state", ["enquiry", "no_mediation", "wants_mediation", "withdrawn"])
@pytest.mark.parametrize(
    "role", [code for code, role in STAFF_ROLES.items() if Permission.SEE_WORKLIST in role.permissions]
)
def test_every_link_on_a_case_opens_for_whoever_sees_it(role, state):
    service = world.a_service()
    case, browser = a_case_that(state, service), desk(world.a_colleague(service, role))
    page = browser.get(f"/cases/{case.id}/").content.decode()
    links = set(re.findall(rf'href="(/cases/{case.id}/[^"]+)"', page))
    assert len(links) > 5
    for link in links:
        assert browser.get(link).status_code == 200, link


def test_only_whoever_may_give_information_and_issue_is_asked_to():
    service = world.a_service()
    case = a_case_that("no_mediation", service)
    for role, shown in (("caseworker", False), ("adviser", True), ("manager", True)):
        page = desk(world.a_colleague(service, role)).get(f"/cases/{case.id}/").content.decode()
        for words in ("Give information and advice", "Issue the certificate"):
            assert (words in page.split("What to do next")[1].split("</nav>")[0]) == shown, (role, words)
