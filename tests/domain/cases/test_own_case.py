"""Nobody works on their own case: an adviser, an officer or a mediator who asks is the family there, and only that."""

import pytest

from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.principals import operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.end_access import end_access
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.models import Case
from evenhand.domain.casework import worklist
from evenhand.domain.casework.actions.write_note import write_note
from evenhand.domain.casework.models import Note
from evenhand.domain.identity.roles import HOLDER, Permission
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.refusals import NotOnThisCase
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.referrals import queries as referrals
from tests.build import mediation, pages, world

pytestmark = pytest.mark.django_db
ADDRESS = "parent.too@provider.example"


@pytest.fixture
def service():
    return world.a_service()


def own_case(service, address=ADDRESS):
    """Return somebody's own case with a note of a colleague on it."""
    case = world.a_case(service, reach=Reach(email=address))
    colleague = world.a_colleague(service)
    write_note(case_id=case.id, words="Spoke with her sister", at=world.now(), by=colleague)
    return case, colleague


def sees(by, model):
    with acting_as(by):
        return model.objects.count()


def test_an_adviser_reads_no_note_of_staff_on_their_own_case(service):
    adviser = world.a_colleague(service, address=ADDRESS)
    own_case(service)
    assert (sees(adviser, Case), sees(adviser, Note)) == (1, 0)
    assert sees(world.a_colleague(service), Note) == 1


def test_an_adviser_may_do_on_their_own_case_what_its_family_may(service):
    adviser = world.a_colleague(service, address=ADDRESS)
    case, _ = own_case(service)
    with acting_as(adviser):
        assert access.permissions(adviser, case) == HOLDER.permissions
    with pytest.raises(NotAllowed):
        write_note(case_id=case.id, words="Hurry", at=world.now(), by=adviser)


def test_an_adviser_finds_their_own_case_on_no_list_and_opens_no_staff_page_of_it(service):
    adviser = world.a_colleague(service, address=ADDRESS)
    case, _ = own_case(service)
    other = world.a_case(service)
    with acting_as(adviser):
        listed = worklist.worklist(adviser, worklist.Wanted(scope="team"), world.today()).lines
        found = worklist.find(adviser, "Holloway", world.today())
    assert {line.case_id for line in listed} == {other.id} == {line.case_id for line in found}
    browser = pages.browser(adviser)
    assert browser.get(f"/cases/{case.id}/").status_code == 403
    assert browser.get(f"/my/{case.id}/").status_code == 200


def test_a_case_that_was_once_their_own_does_not_come_back_to_them_as_work(service):
    adviser = world.a_colleague(service, address=ADDRESS)
    case, _ = own_case(service)
    end_access(
        case_id=case.id,
        user_id=adviser.user_id,
        role=HOLDER.code,
        at=world.now(),
        by=operator().for_case(case.id),
    )
    with acting_as(adviser):
        assert not access.visible_to(adviser).filter(id=case.id).exists()
        assert access.permissions(adviser, case) == frozenset()
    assert sees(adviser, Note) == 0


def test_nobody_is_made_the_caseworker_of_their_own_case(service):
    adviser = world.a_colleague(service, address=ADDRESS)
    case, colleague = own_case(service)
    with pytest.raises(NotNow, match="cannot work on this case"):
        take_case(case_id=case.id, caseworker_id=adviser.user_id, by=colleague)


def test_an_officer_answers_for_no_body_in_their_own_case(service):
    officer = world.an_officer(world.council_of(service), address="officer.too@council.example")
    case, colleague = own_case(service, "officer.too@council.example")
    world.tell(case, "mediation", colleague)
    other = mediation.a_case_that_wants_mediation(service, colleague)
    with acting_as(officer):
        assert Permission.ANSWER_REFERRAL not in access.permissions(officer, case)
        assert Permission.ANSWER_REFERRAL in access.permissions(officer, other)
        assert [asked.case_id for asked in referrals.inbox(officer)] == [other.id]


def test_nobody_mediates_in_their_own_case(service):
    manager = world.a_colleague(service, "manager")
    mediator = mediation.a_mediator(service, manager, address="mediator.too@mediators.example")
    case, colleague = own_case(service, "mediator.too@mediators.example")
    assert world.family_of(case, "mediator.too@mediators.example") == person(mediator.user_id)
    world.tell(case, "mediation", colleague)
    with pytest.raises(NotOnThisCase):
        assign_mediator(
            case_id=case.id,
            mediator_id=mediator.id,
            meeting_on=world.today(),
            at=world.now(),
            by=colleague,
        )
