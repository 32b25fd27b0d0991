"""A second parent on the same case: added with the holder's word, apart in everything that is private."""

import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, companions
from evenhand.domain.cases.actions.add_parent import ApartByDefault
from evenhand.domain.cases.actions.change_support import change_support
from evenhand.domain.cases.actions.end_support import end_support
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.models import Case, Companion, Grant, Issue
from evenhand.domain.cases.states import CompanionState
from evenhand.domain.identity.roles import PARENT, Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.models import ContactDetails, Needs, SafeContact
from evenhand.domain.people.person_roles import PersonRole
from tests.build import beside, mediation, world

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"


@pytest.fixture
def scene():
    """Return an adviser, a case that wants mediation, its family, and the other parent with their row."""
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    companion = beside.a_second_parent(case, adviser, reach=Reach(email="jo@family.example"))
    return service, adviser, case, world.family_of(case, ADDRESS), companion


def test_both_read_the_case_and_neither_how_to_reach_the_other(scene):
    _, _, case, family, companion = scene
    other = beside.says_yes(case, companion)
    for by, own in ((family, case.holder_id), (other, companion.person_id)):
        with acting_as(by):
            assert access.visible_to(by).filter(id=case.id).exists()
            assert [each.person_id for each in ContactDetails.objects.all()] == [own]
            assert {each.person_id for each in SafeContact.objects.all()} == {own}
            assert {each.person_id for each in Needs.objects.all()} <= {own}


def test_the_other_parent_reads_no_private_word_and_chooses_nothing(scene):
    _, _, case, _, companion = scene
    other = beside.says_yes(case, companion)
    with acting_as(other):
        assert not Issue.objects.exists()
        assert access.permissions(other, case) == PARENT.permissions
        assert Grant.objects.get().compartments == ["K1", "K5", "K6"]
    with pytest.raises(NotAllowed):
        world.tell(case, "no_mediation", other)


def test_only_staff_add_them_and_only_when_the_holder_said_so(scene):
    _service, adviser, case, family, _ = scene
    with pytest.raises(NotAllowed):
        beside.a_second_parent(case, family)
    with pytest.raises(NoSuchThing):
        beside.a_second_parent(case, world.a_colleague(world.a_service()))
    with pytest.raises(NoSuchThing):
        beside.a_second_parent(case, adviser, agreed_how=Evidence.OWN_RECORD)


def test_nobody_is_added_where_details_are_protected_or_the_right_is_a_young_persons(scene):
    service, adviser, _, _, _ = scene
    hidden = world.a_case(service, protected=True)
    own_right = world.a_case(service, holder_role=PersonRole.YOUNG_PERSON)
    for case in (hidden, own_right):
        with pytest.raises(ApartByDefault):
            beside.a_second_parent(case, adviser)


def test_added_twice_they_are_there_once_and_their_own_details_may_be_protected(scene):
    _service, adviser, case, _, companion = scene
    assert beside.a_second_parent(case, adviser, reach=Reach(email="jo@family.example")).id == companion.id
    other = beside.a_second_parent(case, adviser, reach=Reach(email="x@family.example"), protected=True)
    with acting_as(adviser):
        assert people.is_protected(other.person_id)


@pytest.mark.parametrize("who", ["the family", "the other parent", "an adviser"])
def test_either_asks_to_be_kept_apart_and_nothing_else_moves(scene, who):
    service, adviser, case, family, companion = scene
    other = beside.says_yes(case, companion)
    by = {"the family": family, "the other parent": other, "an adviser": adviser}[who]
    end_support(companion_id=companion.id, at=world.now(), by=by)
    with acting_as(other):
        assert not Case.objects.exists()
    with acting_as(family):
        assert Case.objects.get().id == case.id
        (left,) = companions.of_case(case.id)
        assert (left.state, left.until) == (CompanionState.ENDED, None)
    apart = world.a_case(service, reach=Reach(email="jo@family.example"))
    with acting_as(other):
        assert [each.id for each in Case.objects.all()] == [apart.id]
        assert access.permissions(other, apart) >= {Permission.CHOOSE}


def test_what_a_second_parent_sees_is_not_changed_as_a_supporters_is(scene):
    _, _, case, family, companion = scene
    beside.says_yes(case, companion)
    with pytest.raises(Exception, match="This has ended"):
        change_support(
            companion_id=companion.id, allowed=(), letters=(), until=world.today(), at=world.now(), by=family
        )
    with acting_as(family):
        assert Companion.objects.get().kind == "parent"
