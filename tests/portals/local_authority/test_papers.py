"""A council's page of one request says which papers only it sees, why, and what it can do."""

import pytest

from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.documents.checking import check
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.add_paper import add_paper
from tests.build import databases, files, pages, world

ANOTHER = (
    "Billie Aske, date of birth 1 January 2014",
    *("An advice of the psychologist, page after page.",) * 3,
)


@pytest.fixture
def added(own_database, settings, tmp_path):
    """Give an officer's browser, and the address of a request to which a paper about another child was added."""
    settings.FILES_DIR = tmp_path
    service = world.a_service()
    officer = world.an_officer(world.council_of(service))
    case = world.a_case_that_wants_mediation(service, world.a_colleague(service), child_name="Charlie Wren")
    with acting_as(officer):
        (asked,) = referrals.inbox(officer)
    paper = add_paper(
        referral_id=asked.id,
        kind="report",
        name="advice.pdf",
        content=files.pdf_that_says(*ANOTHER),
        at=world.now(),
        by=officer,
    )
    with databases.django_at(own_database.worker):
        check(paper, worker(case.id))
    return pages.browser(officer), f"/inbox/{case.id}/{asked.id}/", paper


def test_what_speaks_against_a_paper_stands_beside_it_with_both_ways_out(added):
    browser, address, _ = added
    shown = pages.text(browser.get(address))
    for words in ("Is this about Charlie Wren?", "It does not name the child", "share it", "Take it back"):
        assert words in shown


def test_a_paper_that_somebody_looked_at_says_from_when_the_others_see_it(added):
    browser, address, paper = added
    answer = browser.post(f"{address}paper/share", {"paper": str(paper)}, follow=True)
    shown = pages.text(answer)
    assert "can open it from" in shown and "Is this about" not in shown


def test_a_paper_that_was_taken_back_is_gone(added):
    browser, address, paper = added
    shown = pages.text(browser.post(f"{address}paper/take-back", {"paper": str(paper)}, follow=True))
    assert "Nobody else has seen it." in shown and "advice.pdf" not in shown


@pytest.mark.parametrize("typed", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_paper_of_this_request_is_not_found(added, typed):
    browser, address, _ = added
    assert browser.post(f"{address}paper/take-back", {"paper": typed}).status_code == 404
    assert browser.get(f"{address}paper/share").status_code == 302
