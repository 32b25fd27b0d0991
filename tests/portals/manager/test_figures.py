"""A manager looks at a report before it is published, and says why one is wrong."""

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.figures.models import Report
from tests.build import figures, world
from tests.build.pages import browser, text

LIST = "/manage/figures/"


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def draft(own_database, service):
    return figures.counted(own_database, service, figures.this_quarter())


def state_of(report, by):
    with acting_as(by):
        return Report.objects.get(id=report.id).state


def test_a_draft_waits_and_is_published(desk, manager, draft):
    assert "To be published" in text(desk.get(LIST))
    assert "Publish" in text(desk.get(f"{LIST}{draft.id}"))
    page = f"{LIST}{draft.id}/publish"
    assert draft.counted_at.isoformat() in text(desk.get(page))
    assert "Everybody can read it from now on" in text(desk.get(page))
    answer = desk.post(page, {"counted_at": draft.counted_at.isoformat()})
    assert answer["Location"] == f"{LIST}{draft.id}?done=report"
    assert "Everybody can read it now, on the page of statistics (/statistics)." in text(
        desk.get(answer["Location"])
    )
    assert state_of(draft, manager) == "published"


def test_what_was_counted_again_is_looked_at_again(desk, manager, draft):
    page = f"{LIST}{draft.id}/publish"
    assert "counted again" in text(desk.post(page, {"counted_at": "2026-01-01T00:00:00+00:00"}))
    assert desk.post(page, {"counted_at": "yesterday"}).status_code == 404
    assert state_of(draft, manager) == "draft"


def test_a_correction_says_why_above_the_report(own_database, desk, service, manager, draft):
    figures.publish(draft, manager)
    page = f"{LIST}{draft.id}/correct"
    assert "Choose why." in text(desk.post(page, {}))
    assert desk.post(page, {"why": "counted_wrongly"}).status_code == 302
    shown = text(desk.get(f"{LIST}{draft.id}"))
    assert "We had counted wrongly" in shown and "Another one is being counted" in shown
    after = figures.counted(own_database, service, figures.this_quarter())
    figures.publish(after, manager)
    assert f"{LIST}{after.id}" in text(desk.get(f"{LIST}{draft.id}"))
    assert f"{LIST}{draft.id}" in text(desk.get(f"{LIST}{after.id}"))


def test_advisers_publish_nothing_and_other_managers_see_nothing(service, draft):
    assert browser(world.a_colleague(service)).get(LIST).status_code == 403
    stranger = browser(world.a_colleague(world.a_service(), "manager"))
    assert stranger.get(f"{LIST}{draft.id}").status_code == 404
