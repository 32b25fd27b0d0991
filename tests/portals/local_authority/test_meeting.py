"""The meeting as an officer of a body that takes part sees it: when, where, and the link when it can be joined."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from evenhand.core.transactions import acting_as
from evenhand.domain.referrals import queries as referrals
from tests.build import mediation, world

pytestmark = pytest.mark.django_db


def test_an_officer_sees_the_meeting_and_its_link_shortly_before_and_staff_see_no_link_there(
    owner, settings, tmp_path
):
    settings.FILES_DIR = tmp_path / "files"
    service = world.a_service()
    adviser, manager = world.a_colleague(service), world.a_colleague(service, role="manager")
    officer = mediation.an_officer(mediation.a_body(service))
    case = mediation.a_case_that_wants_mediation(service, adviser)
    offer = mediation.offered(case, officer)
    mediator = mediation.a_mediator(service, manager)
    with acting_as(officer):
        (asked,) = referrals.of_case(case.id)
    address = f"/inbox/{case.id}/{asked.id}/"

    def page(by):
        client = Client()
        client.force_login(get_user_model().objects.get(id=by.user_id))
        return client.get(address).content.decode()

    assert "The meeting" not in page(officer)
    meeting = mediation.book(case, mediation.a_plan(mediator), adviser, offer_id=offer.id)
    before = page(officer)
    assert "Ada Quill, who is on nobody" in before and meeting.join_url not in before
    ahead = meeting.during.lower - world.now() - timedelta(minutes=15)
    world.move_clock(owner, seconds=ahead.total_seconds())
    try:
        assert meeting.join_url in page(officer)
        assert meeting.join_url not in page(adviser)
    finally:
        world.move_clock(owner)
