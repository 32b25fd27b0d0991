"""The printed copy of an agreement, saved from the pages of whoever signed it."""

from uuid import uuid4

import psycopg
import pytest

from evenhand.domain.agreements import jobs
from tests.build import agreements, databases, mediation, world
from tests.portals.agreed.test_pages import addresses, desk


@pytest.fixture
def room(own_database, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    service = world.a_service()
    adviser = world.a_colleague(service)
    manager = world.a_colleague(service, role="manager", name="Max Lead")
    officer = mediation.an_officer(mediation.a_body(service))
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        yield agreements.a_room(service, adviser, manager, officer, owner)


def test_the_copy_is_saved_by_whoever_signed_and_by_staff_and_by_nobody_else(room, own_database):
    text = room.signed()
    with databases.django_at(own_database.worker):
        jobs.make_copy.function(event_id="1", case_id=str(room.case.id))
    _, mine, theirs, ours = addresses(room)
    for who, address in ((room.family, mine), (room.officer, theirs), (room.adviser, ours)):
        link = f"{address}/{text.agreement_id}/copy"
        assert link in desk(who).get(address).content.decode()
        answer = desk(who).get(link)
        assert answer.getvalue().startswith(b"%PDF") and "attachment" in answer["Content-Disposition"]
    stranger = desk(world.a_colleague(world.a_service()))
    for address in (mine, theirs, ours):
        assert stranger.get(f"{address}/{text.agreement_id}/copy").status_code in (403, 404)
    assert desk(room.family).get(f"{mine}/{uuid4()}/copy").status_code == 404


def test_the_copy_of_an_earlier_agreement_stays_in_reach_while_another_is_written(room, own_database):
    text = room.signed()
    with databases.django_at(own_database.worker):
        jobs.make_copy.function(event_id="1", case_id=str(room.case.id))
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        agreements.another_meeting(room, owner).write(what="A second visit")
        _, mine, theirs, _ = addresses(room)
        for who, address in ((room.family, mine), (room.officer, theirs)):
            page = desk(who).get(address).content.decode()
            assert "is writing down" in page and f"{address}/{text.agreement_id}/copy" in page
            assert "A second visit" not in page
