"""Whoever opened very many cases: a manager is told in neutral words, and says what came of it."""

import pytest

from evenhand.core import access_log
from evenhand.core.transactions import acting_as
from evenhand.domain.oversight import jobs
from tests.build import databases, world
from tests.build.pages import browser, text


@pytest.fixture
def busy(own_database, settings):
    """A service in which somebody opened more than its setting says."""
    settings.CASES_AN_HOUR = 1
    service = world.a_service()
    by = world.a_colleague(service, name="Ben Busy")
    cases = [world.a_case(service), world.a_case(service)]
    with acting_as(by):
        for each in cases:
            access_log.looked(each.id, "case page")
    with databases.django_at(own_database.worker):
        jobs.notice_browsers.function()
    return service, cases


def test_a_manager_is_told_in_neutral_words_and_says_what_came_of_it(busy):
    service, cases = busy
    desk = browser(world.a_colleague(service, "manager"))
    assert "Somebody opened very many cases" in text(desk.get("/cases/"))
    shown = text(desk.get("/audit/many/"))
    assert "Ben Busy" in shown and "To be looked into" in shown
    assert not any(case.reference in shown for case in cases)
    page = shown.split('href="/audit/many/')[2].split('"')[0]
    assert "Choose what came of it." in text(desk.post(f"/audit/many/{page}", {}))
    answer = desk.post(f"/audit/many/{page}", {"finding": "needed"})
    assert answer["Location"] == "/audit/many/?done=reviewed"
    assert "It was needed for their work" in text(desk.get(answer["Location"]))
    assert "Somebody opened very many cases" not in text(desk.get("/cases/"))
    assert desk.get(f"/audit/many/{service.provider_id}").status_code == 404
