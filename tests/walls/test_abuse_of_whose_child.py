"""Abuse that would hurt a family: whose child it is, whose right and whose words (threat model, B4)."""

import re

import pytest

from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.identity.codes import browser_key
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.referrals import queries as referrals
from tests.build import mediation, pages, requests, world
from tests.walls import families, looking
from tests.walls.conftest import Standing
from tests.walls.looking import Looker, Names
from tests.walls.markers import Markers
from tests.walls.own_pages import *  # noqa: F403 - the fixtures
from tests.walls.own_pages import OWN_PORTAL, own_pages
from tests.walls.people import Somebody
from tests.walls.reading import REACH, named_like, of, read


@pytest.fixture
def twice(service):
    """Give two requests about one child, from two browsers, and the words of each."""
    markers = Markers()
    child = {"child": {"child_name": "Robin Reed"}, "birth": {"date_of_birth": "2016-03-09"}}
    return markers, [families.asks(markers, key, service, **child) for key in ("first", "second")]


def test_dm_17_nobody_is_told_that_somebody_asked_for_this_child_before(service):
    said = []
    for who in ("first", "second"):
        browser = anonymous_browser(who)
        draft = requests.a_draft(service, browser.by, reach={"email": "sam@family.example"})
        sent = send_request(draft_id=draft, at=world.now(), by=browser.by)
        page = pages.text(Looker(browser).open("get", f"/ask/{draft}/sent"))
        assert sent.reference in page
        page = page.replace(sent.reference, "").replace(str(draft), "")
        said.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))
    assert said[0] == said[1]


def anonymous_browser(secret: str) -> Somebody:
    """Return somebody in a browser of their own who has not signed in."""
    return Somebody(secret, anonymous(browser_key(secret)), browser=secret)


def test_dm_18_two_requests_for_one_child_stay_two_cases(twice):
    """Nothing links or merges cases: whoever adds it makes it a thing of staff (K9), and lets it be undone."""
    _, (first, second) = twice
    assert first.case.id != second.case.id and first.case.child_id != second.case.child_id
    for one in (first, second):
        with acting_as(one.own):
            assert [case.id for case in access.visible_to(one.own)] == [one.case.id]
    assert named_like("merge", "duplicate", "household", "linked_case", "same_child") == set()


def test_dm_22_a_young_person_and_a_parent_read_only_their_own_words(service):
    markers = Markers()
    parent = families.asks(markers, "parent", service)
    young = families.asks(markers, "young", service, young=True)
    for one, other in ((parent, young), (young, parent)):
        found = markers.found_in(looking.tidy(own_pages(one.case, one.own)))
        assert of(found, one.key, what={"own words", "hopes"})
        assert not of(found, other.key)


COUNCIL_READS = {
    "name",
    "name of who decides",
    "job of who decides",
    "link to the meeting",
    "name of a mediator",
}


def test_dm_24_the_council_that_is_a_parent_is_not_the_council_that_is_asked(
    world_at: Standing, named: Names
):
    found = of(read(world_at.made, named, "council", "looked after", "inbox/"), "looked after")
    assert {marker.what for marker in found} <= COUNCIL_READS
    assert not of(
        found, what=REACH | {"own words", "hopes", "needs", "school", "letter", "note about safety"}
    )


def test_dm_24_whoever_wears_both_hats_wears_one_at_a_time(service):
    body = mediation.a_body(service)
    officer = world.an_officer(body.id, address="both@council.example")
    case = mediation.a_case_that_wants_mediation(
        service, world.a_colleague(service), reach=Reach(email="both@council.example")
    )
    with acting_as(world.an_officer(body.id)):
        (asked,) = referrals.of_case(case.id)
    browser = pages.browser(officer)
    assert browser.get(f"/my/{case.id}/").status_code == 200
    assert browser.get(f"/inbox/{case.id}/{asked.id}/").status_code in (403, 404)


def test_dm_25_a_name_that_was_given_up_is_found_by_no_party(world_at: Standing, named: Names):
    with world_at.owner() as owner:
        (former,) = owner.execute(
            "select old.value from cases_fact old join cases_fact new on new.replaces_id = old.id"
            " where old.case_id = %s and old.kind = 'child_name'",
            [world_at.made.families["mother"].case.id],
        ).fetchone()
    for who in ("father", "council", "mediator"):
        found = read(world_at.made, named, who, "mother", OWN_PORTAL[who] or "my/")
        assert not found & world_at.made.markers.found_in(former), who
        answer = Looker(world_at.made.people.of[who]).open("get", f"/cases/find?words={former.split()[-1]}")
        assert answer.status_code == 403


def test_dm_26_one_parents_two_children_are_two_secrets(world_at: Standing, named: Names):
    for one, other in (("father", "half"), ("half", "father")):
        found = read(world_at.made, named, "father", one, "my/")
        assert of(found, one)
        assert not {marker for marker in of(found, other) if one not in marker.of}
    assert not of(read(world_at.made, named, "mother", "half", "my/"), "half")
