"""What is said and put on lists before and on the day on which the right becomes the young person's own."""

from datetime import timedelta

import pytest

from evenhand.core import events
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.principals import operator, person, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.let_right_pass import let_right_pass
from evenhand.domain.cases.models import Grant, Issue
from evenhand.domain.casework import jobs
from evenhand.domain.casework.actions.announce_passing import announce_passing
from evenhand.domain.casework.actions.claim_case import NothingToClaim, claim_case
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.casework.actions.invite_young_person import invite_young_person
from evenhand.domain.casework.models import Task
from evenhand.domain.casework.opening import NotTheirOwn
from evenhand.domain.casework.states import TaskKind, TaskState
from evenhand.domain.correspondence.models import Message
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.roles import HOLDER
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.people.models import ContactDetails
from tests.build import passing, world
from tests.build.passing import THE_DAY, midnight

pytestmark = pytest.mark.django_db
AFTER = midnight(THE_DAY) + timedelta(hours=1)


def announce(family):
    announce_passing(case_id=family.case.id, at=world.now(), by=worker(family.case.id))


def tasks(family):
    with acting_as(family.adviser):
        found = Task.objects.filter(case=family.case, by_rule=True).order_by("added_at")
        return [(TaskKind(task.kind), task.due_on, TaskState(task.state)) for task in found]


def told(family, purpose):
    with acting_as(family.adviser):
        return Message.objects.filter(case_id=family.case.id, purpose=purpose).count()


def test_each_warning_is_said_once_and_dated_by_the_law(set_clock):
    family = passing.a_family(set_clock, before=timedelta(days=70))
    announce(family)
    assert (tasks(family), told(family, "right_passes")) == ([], 0)
    for days in (60, 59, 15):
        set_clock(midnight(THE_DAY) - timedelta(days=days) + timedelta(hours=9))
        announce(family)
    assert tasks(family) == [(TaskKind.RIGHT_PASSES_SOON, THE_DAY, TaskState.OPEN)]
    assert told(family, "right_passes") == 1
    for days in (14, 13, 1):
        set_clock(midnight(THE_DAY) - timedelta(days=days) + timedelta(hours=9))
        announce(family)
    assert [kind for kind, _, _ in tasks(family)] == [
        TaskKind.RIGHT_PASSES_SOON,
        TaskKind.RIGHT_PASSES_IN_DAYS,
    ]
    assert told(family, "right_passes") == 2
    set_clock(AFTER)
    announce(family)
    assert told(family, "right_passes") == 2


def test_only_the_service_announces_it(set_clock):
    family = passing.a_family(set_clock)
    with pytest.raises(NotAllowed):
        announce_passing(case_id=family.case.id, at=world.now(), by=family.adviser)


def last_event(family, kind):
    with acting_as(family.adviser):
        return str(next(item.id for item in events.of_case(family.case.id) if item.event.kind() == kind))


def test_on_the_day_the_worker_lets_it_pass_tells_the_parent_and_asks_for_an_invitation(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    for _ in range(2):
        jobs.see_to_the_right.function(str(family.case.id))
    event_id = last_event(family, "cases.RightPassed")
    for _ in range(2):
        jobs.ask_to_invite.function(event_id, str(family.case.id))
    assert tasks(family) == [(TaskKind.INVITE_YOUNG_PERSON, THE_DAY + timedelta(days=2), TaskState.OPEN)]
    assert told(family, "right_passed") == 1


def test_a_parent_who_acts_by_a_record_is_told_nothing_of_the_kind(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    family.capacity()
    let_right_pass(case_id=family.case.id, by=worker(family.case.id))
    jobs.ask_to_invite.function(last_event(family, "cases.RightPassed"), str(family.case.id))
    assert told(family, "right_passed") == 0


# Inviting the young person.


def invite(family, address="alex@young.example", *, read_back=False, shared=False, protected=False):
    invite_young_person(
        case_id=family.case.id,
        reach=Reach(email=address),
        safety=Safety(mailbox_is_shared=shared),
        protected=protected,
        read_back=read_back,
        at=world.now(),
        by=family.adviser,
    )


def test_a_young_person_opens_their_case_by_its_reference_and_their_own_address(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    invite(family)
    young = world.family_of(family.case, "alex@young.example")
    assert not family.sees(young)
    claim_case(reference=family.case.reference, at=world.now(), by=young)
    assert family.sees(young)
    assert told(family, "right_is_yours") == 1


def test_a_shared_mailbox_opens_nothing_though_it_was_read_back(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    invite(family, read_back=True, shared=True)
    young = world.family_of(family.case, "alex@young.example")
    assert not family.sees(young)
    with pytest.raises(NothingToClaim):
        claim_case(reference=family.case.reference, at=world.now(), by=young)


def test_an_address_that_was_read_back_opens_it_and_nobody_is_invited_afterwards(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    invite(family, read_back=True)
    assert family.sees(world.family_of(family.case, "alex@young.example"))
    for address in ("alex@young.example", "other@young.example"):
        with pytest.raises(NotNow, match="opened their case already"):
            invite(family, address, read_back=True)


def test_a_second_invitation_undoes_nothing_that_takes_two_people(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    invite(family, read_back=True, shared=True, protected=True)
    for address, other in (
        ("other@young.example", {"shared": True, "protected": True}),
        ("alex@young.example", {"shared": False, "protected": True}),
        ("alex@young.example", {"shared": True, "protected": False}),
        ("other@young.example", {}),
    ):
        with pytest.raises(NotNow, match="How to reach them is on record"):
            invite(family, address, read_back=True, **other)
    with acting_as(family.adviser):
        assert people.is_protected(family.case.child_id)
        assert people.safety(family.case.child_id).mailbox_is_shared
        holders = Grant.objects.filter(case=family.case, role=HOLDER.code, person_id=family.case.child_id)
        assert not holders.exists()


def test_the_same_invitation_goes_again_where_the_first_was_lost(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    invite(family)
    invite(family, "Alex@Young.example")
    assert told(family, "right_is_yours") == 2
    invite(family, read_back=True)
    assert family.sees(world.family_of(family.case, "alex@young.example"))


def test_a_parents_own_mailbox_is_not_the_young_persons(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    with pytest.raises(NotTheirOwn):
        invite(family, "Sam@Holloway.example", read_back=True)
    assert not family.sees()


def test_nor_does_it_open_to_a_parent_by_being_read_back(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    reading = {"case_id": family.case.id, "email": "sam@holloway.example", "by": family.adviser}
    with pytest.raises(NotNow):
        confirm_email(**reading, at=world.now())
    invite(family, "")
    with pytest.raises(NotTheirOwn):
        confirm_email(**reading, at=world.now())
    assert not family.sees()


def test_nobody_is_invited_before_the_right_is_theirs(set_clock):
    family = passing.a_family(set_clock)
    with pytest.raises(NotNow):
        invite(family)


def test_a_parent_who_first_signs_in_afterwards_opens_their_own_words_and_not_the_case(set_clock):
    family = passing.a_family(set_clock, proved=False)
    set_clock(AFTER)
    claim_case(reference=family.case.reference, at=world.now(), by=family.parent)
    claim_case(reference=family.case.reference, at=world.now(), by=family.parent)
    assert (family.sees(), family.sees_by_the_walls()) == (False, False)
    with acting_as(family.parent):
        assert ContactDetails.objects.filter(case_id=family.case.id).count() == 1


def test_the_young_person_does_not_get_what_the_parent_wrote(set_clock):
    family = passing.a_family(set_clock, proved=False, issues=(passing.an_issue("Between us: he scares me"),))
    set_clock(AFTER)
    young = family.invited()
    with acting_as(young):
        assert Issue.objects.filter(case=family.case).count() == 0
    claim_case(reference=family.case.reference, at=world.now(), by=family.parent)
    with acting_as(family.parent):
        assert Issue.objects.filter(case=family.case).count() == 1


def test_reading_an_address_back_afterwards_is_about_the_young_person(set_clock):
    family = passing.a_family(set_clock)
    set_clock(AFTER)
    invite(family)
    confirm_email(case_id=family.case.id, email="alex@young.example", at=world.now(), by=family.adviser)
    with acting_as(operator()):
        young = person(user_for_address("alex@young.example"))
    assert family.sees(young)
