"""What a family's pages say before and after the right becomes the young person's own."""

from datetime import timedelta

import pytest

from evenhand.domain.cases.deciding import Matter
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import pages, passing, world
from tests.build.passing import SECOND, THE_DAY, midnight

pytestmark = pytest.mark.django_db
AFTER = midnight(THE_DAY) + timedelta(hours=1)
OWN_WORDS = "Between us: he scares me"


@pytest.fixture
def family(set_clock):
    return passing.a_family(set_clock, issues=(passing.an_issue(OWN_WORDS),))


def opened(family, page="", by=None):
    return pages.browser(by or family.parent).get(f"/my/{family.case.id}/{page}")


def test_a_parent_is_told_ahead_what_happens_and_when(family, set_clock):
    said = pages.text(opened(family))
    assert "From Saturday 27 June 2026 your child decides" in said
    set_clock(midnight(THE_DAY) - timedelta(days=61))
    assert "your child decides" not in pages.text(opened(family))


def test_to_the_last_second_the_page_is_as_it_was(family, set_clock):
    set_clock(midnight(THE_DAY) - SECOND)
    assert "Read and choose" in pages.text(opened(family))


@pytest.mark.parametrize(
    "page", ["", "choose", "request", "messages", "who", "withdraw", "documents", "parent"]
)
def test_from_the_day_on_every_page_leads_a_parent_to_what_is_theirs(family, set_clock, page):
    set_clock(midnight(THE_DAY))
    answer = opened(family, page)
    assert (answer.status_code, answer["Location"]) == (302, f"/my/{family.case.id}/passed")


def test_a_form_that_was_open_at_midnight_does_nothing_and_says_why(family, set_clock):
    set_clock(midnight(THE_DAY))
    answer = pages.browser(family.parent).post(f"/my/{family.case.id}/withdraw", follow=True)
    assert "The right is your child’s now" in pages.text(answer)
    assert family.fresh().state != "withdrawn"


def test_the_page_says_what_stays_and_what_to_do(family, set_clock):
    set_clock(AFTER)
    said = pages.text(opened(family, "passed"))
    for words in ("Since Saturday 27 June 2026", "nothing was deleted", "Call us", "What we wrote to you"):
        assert words in said
    assert "01632 960123" in said
    assert "Now your child’s own" in pages.text(pages.browser(family.parent).get("/my"))


def test_that_page_is_nobody_elses(family, set_clock):
    assert opened(family, "passed")["Location"] == f"/my/{family.case.id}/"
    set_clock(AFTER)
    other = passing.a_family(set_clock, reach=Reach(email="kim@else.example"))
    set_clock(AFTER)
    assert opened(family, "passed", other.parent).status_code == 404
    young = family.invited()
    assert opened(family, "passed", young)["Location"] == f"/my/{family.case.id}/"


def test_a_young_person_says_what_their_parent_may_see_and_takes_it_back(family, set_clock):
    set_clock(AFTER)
    young = family.invited()
    browser, path = pages.browser(young), f"/my/{family.case.id}/parent"
    assert "Sam Holloway cannot see your case" in pages.text(browser.get(path))
    assert browser.post(path, {"sees": "read"}).status_code == 302
    assert "Sam Holloway can see your case since" in pages.text(browser.get(path))
    said = pages.text(opened(family))
    assert "They let you see their case" in said and "Read and choose" not in said and "Withdraw" not in said
    assert opened(family, "choose").status_code == 403
    browser.post(path, {"sees": "nothing"})
    assert opened(family)["Location"].endswith("/passed")


def test_a_young_person_does_not_read_what_the_parent_wrote_nor_the_reverse(family, set_clock):
    set_clock(AFTER)
    young = family.invited()
    family.consents(by=young)
    for page in ("", "request", "messages", "documents", "who", "choose/mediation"):
        assert OWN_WORDS not in pages.text(opened(family, page, young))
    for page in ("", "request", "messages", "documents", "who"):
        assert "alex@young.example" not in pages.text(opened(family, page))
        assert "it is yours now" not in pages.text(opened(family, page))


def test_a_parent_has_no_page_on_which_to_consent(family, set_clock):
    set_clock(AFTER)
    family.consents()
    assert opened(family, "parent").status_code == 404


def test_a_young_person_is_told_that_somebody_acts_for_them(family, set_clock):
    set_clock(AFTER)
    young = family.invited()
    family.capacity(Matter.AGREEMENT)
    assert "acts for you at the moment" in pages.text(opened(family, "parent", young))


def test_a_young_person_who_asked_themselves_has_no_such_page(set_clock):
    service = world.a_service()
    from evenhand.domain.people.person_roles import PersonRole

    case = world.a_case(service, holder_role=PersonRole.YOUNG_PERSON, reach=Reach(email="alex@young.example"))
    young = world.family_of(case, "alex@young.example")
    assert pages.browser(young).get(f"/my/{case.id}/parent").status_code == 404
