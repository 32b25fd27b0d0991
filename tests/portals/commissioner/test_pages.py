"""A commissioner reads published figures of the own council: what they mean first, then counts, then a file."""

import csv
import re
from io import StringIO
from uuid import uuid4

import pytest

from evenhand.domain.figures.measures import MEASURES
from tests.build import figures, world
from tests.build.pages import browser, text

TAG = re.compile(r"<[^>]+>")


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def report(own_database, service):
    """A published report of a quarter with six requests, and one more of another kind."""
    for number in range(7):
        world.a_case(service, decision="refusal_to_assess" if number else "final_plan")
    manager = world.a_colleague(service, "manager")
    found = figures.counted(own_database, service, figures.this_quarter())
    figures.publish(found, manager)
    return found


@pytest.fixture
def desk(service):
    return browser(figures.a_commissioner(service))


def test_before_anything_is_published_the_page_says_what_will_be_there(desk):
    assert "Nothing is published yet" in text(desk.get("/figures/"))


def test_definitions_come_first_then_the_counts(desk, report):
    assert f"/figures/{report.id}" in text(desk.get("/figures/"))
    shown = text(desk.get(f"/figures/{report.id}"))
    assert shown.index("How to read these figures") < shown.index("What each list counts")
    assert shown.index("What each list counts") < shown.index("The figures")
    for one in MEASURES:
        assert one.title in shown and one.definition in shown
    plain = " ".join(TAG.sub(" ", shown.split("The figures")[1]).split())
    assert "Refused to assess not shown" in plain and "Total 7" in plain


def test_the_file_says_the_same_as_the_page(desk, report):
    answer = desk.get(f"/figures/{report.id}.csv")
    assert answer["Content-Disposition"].startswith("attachment")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    counts = {(row[0], row[1]): row[2] for row in rows}
    title = MEASURES[0].title
    assert counts[title, "Total"] == "7"
    assert counts[title, "Refused to assess"] == counts[title, "Issued a final plan"] == "not shown"
    assert counts[title, "Ended a plan"] == "0"


def test_there_is_no_way_from_a_figure_to_a_case(desk, service, report):
    case = world.a_case_that_wants_mediation(service, world.a_colleague(service))
    for path in ("/inbox/", "/cases/", "/manage/figures/", "/certificates/", "/manage/officers/"):
        assert desk.get(path).status_code == 403, path
    for path in (f"/cases/{case.id}/", f"/my/{case.id}/", f"/mediator/{case.id}/"):
        assert desk.get(path).status_code == 404, path
    assert f"/figures/{report.id}?council=other" not in text(desk.get(f"/figures/{report.id}"))
    assert desk.get(f"/figures/{report.id}?decision=final_plan").content.count(b"not shown") == desk.get(
        f"/figures/{report.id}"
    ).content.count(b"not shown")


def test_another_councils_report_is_not_there(report):
    stranger = browser(figures.a_commissioner(world.a_service()))
    for path in (f"/figures/{report.id}", f"/figures/{uuid4()}", f"/figures/{report.id}.csv"):
        assert stranger.get(path).status_code == 404
    assert str(report.id) not in text(stranger.get("/figures/"))


def test_the_first_page_after_signing_in_is_the_figures(desk):
    assert desk.get("/sign-in/welcome")["Location"] == "/figures/"
    assert desk.get("/my")["Location"] == "/figures/"
