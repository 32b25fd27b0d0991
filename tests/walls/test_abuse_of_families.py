"""Abuse that would hurt a family: who somebody is, or says they are, and what they do with it (threat model, B4)."""

import re
from pathlib import Path

import pytest

from evenhand.core.errors import NotNow, Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.end_access import end_access
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.models import Grant
from evenhand.domain.casework import details
from evenhand.domain.casework.actions.change_details import change_details, confirm_details
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from tests.build import pages, world
from tests.walls.own_pages import *  # noqa: F403 - the fixtures
from tests.walls.own_pages import OWN_PAGES
from tests.walls.reading import named_like

PAGES_AND_API = ("portals", "website", "api")


def test_dm_13_whoever_rings_us_changes_no_address_that_was_proved(service):
    case, adviser = world.a_case(service), world.a_colleague(service)
    with pytest.raises(NotNow):
        confirm_email(case_id=case.id, email="caller@elsewhere.example", at=world.now(), by=adviser)
    assert named_like("security_question", "nhs_number", "mother_maiden") == set()


@pytest.mark.parametrize("protected", [True, False])
def test_dm_13_nobody_alone_sends_a_familys_post_elsewhere(service, protected):
    case = world.a_case(
        service, protected=protected, proved=not protected, reach=Reach(email="sam@family.example")
    )
    adviser = world.a_colleague(service)
    asked = {"case_id": case.id, "at": world.now(), "by": adviser}
    caller = Reach(email="caller@elsewhere.example")
    with pytest.raises(ValueError, match="is not a valid Check"):
        change_details(reach=caller, protected=protected, how_checked="knew the birthday", **asked)
    assert not change_details(reach=caller, protected=protected, how_checked="called_back", **asked)
    with acting_as(adviser):
        waits = details.waiting(case.id)
    with pytest.raises(NotNow, match="two people"):
        confirm_details(change_id=waits.id, **asked)
    with acting_as(adviser):
        assert people.reach(case.holder_id).email == "sam@family.example"


def test_dm_14_a_mailbox_that_others_read_opens_no_case(service):
    case = world.a_case(
        service, reach=Reach(email="shared@family.example"), safety=Safety(mailbox_is_shared=True)
    )
    reader = world.family_of(case, "shared@family.example")
    with pytest.raises(Refused):
        claim_case(reference=case.reference, at=world.now(), by=reader)
    browser = pages.browser(reader)
    assert browser.get(f"/my/{case.id}/").status_code == 404
    assert case.reference not in pages.text(browser.get("/my", follow=True))


def test_dm_14_every_page_of_a_family_can_be_left_at_once(service):
    case = world.a_case(service, reach=Reach(email="sam@family.example"))
    browser = pages.browser(world.family_of(case, "sam@family.example"))
    for page in OWN_PAGES:
        assert "data-leave" in pages.text(browser.get(f"/my/{case.id}/{page}", follow=True)), page
    script = Path("src/evenhand/design/assets/scripts/leave.js").read_text()
    assert "location.replace(" in script


@pytest.mark.parametrize("ended", [False, True], ids=["shut out", "no longer theirs"])
def test_dm_15_the_next_page_after_access_ended_is_not_there(service, ended):
    case = world.a_case(service, reach=Reach(email="sam@family.example"))
    own, manager = world.family_of(case, "sam@family.example"), world.a_colleague(service, role="manager")
    browser = pages.browser(own)
    assert browser.get(f"/my/{case.id}/").status_code == 200
    if ended:
        end_access(
            case_id=case.id,
            user_id=own.user_id,
            role="holder",
            at=world.now(),
            by=manager.for_case(case.id),
        )
    else:
        build_wall(case_id=case.id, user_id=own.user_id, reason="order", at=world.now(), by=manager)
    assert {browser.get(f"/my/{case.id}/{page}").status_code for page in OWN_PAGES} == {404}


def test_dm_16_no_parent_changes_what_the_other_may_see(service):
    ours, theirs = (world.a_case(service, reach=Reach(email=f"{one}@family.example")) for one in "ab")
    first = world.family_of(ours, "a@family.example")
    second = world.family_of(theirs, "b@family.example")
    shared = {"case_id": theirs.id, "user_id": second.user_id, "at": world.now()}
    for by in (first, second, world.a_colleague(service)):
        for attempt in (
            lambda by=by: end_access(role="holder", by=by, **shared),
            lambda by=by: build_wall(reason="He hits us", by=by, **shared),
            lambda by=by: grant_access(person_id=None, role="holder", evidence="claim", by=by, **shared),
        ):
            with pytest.raises(Refused):
                attempt()
    with acting_as(second):
        assert Grant.objects.filter(case=theirs, user_id=second.user_id, ends_at=None).count() == 1


def test_dm_16_no_page_takes_anybody_off_a_case():
    """Only mediators are shut out by a page: whoever lets a family be removed asks for evidence and two people."""
    said = "".join(
        path.read_text() for app in PAGES_AND_API for path in Path(f"src/evenhand/{app}").rglob("*.py")
    )
    assert "claim_case" in said
    assert not re.findall(r"\b(?:end_access|build_wall|grant_access)\b", said)


def test_dm_63_nothing_here_says_that_somebody_is_detained():
    """Nobody detained is taken in yet: whoever adds it keeps the place in K7 and counts by rules of its own."""
    assert named_like("detain", "establishment", "custody", "prison", "secure_home") == set()
