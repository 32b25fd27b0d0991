"""An interpreter sees one meeting, from a day before it begins until it ends, and nothing else of the case."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.beside import CannotStandBeside
from evenhand.domain.cases.models import Case, Fact
from evenhand.domain.correspondence.models import Message
from evenhand.domain.documents.models import Document
from evenhand.domain.meetings import interpreting
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.actions.move_meeting import move_meeting
from evenhand.domain.meetings.actions.name_interpreter import end_interpreter, name_interpreter
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.states import Cause, Party
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.models import Person
from tests.build import beside, mediation, world

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"


@pytest.fixture
def clock(owner):
    """Give the owner, who moves the service's clock, and set it right again."""
    yield owner
    world.move_clock(owner)


@pytest.fixture
def scene():
    """Return an adviser, a case with its family, and its booked meeting."""
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"))
    plan = mediation.a_plan(mediator)
    meeting = mediation.book(case, plan, adviser, undecided_because="named_later")
    return adviser, case, world.family_of(case, ADDRESS), meeting, plan


def named(meeting, by, email="ola@interpreters.example", **changes):
    usual = {"name": "Ola Nowak", "language": "Polish"}
    return name_interpreter(meeting_id=meeting.id, email=email, at=world.now(), by=by, **(usual | changes))


def sees(by, model):
    with acting_as(by):
        return model.objects.count()


def when(owner, meeting, **before):
    """Move the service's clock to so long before a meeting begins."""
    shift = meeting.during.lower - timedelta(**before) - world.now()
    owner.execute("update core_clock set shift = shift + %s", [shift])


def test_they_see_the_meeting_from_a_day_before_until_its_end_and_no_other_row(scene, clock):
    adviser, _, _, meeting, _ = scene
    own = person(named(meeting, adviser).user_id)
    for before, there in (({"hours": 25}, 0), ({"hours": 23}, 1), ({"minutes": -10}, 1), ({"hours": -4}, 0)):
        when(clock, meeting, **before)
        with acting_as(own):
            assert len(interpreting.own(own, world.now())) == there
        assert sees(own, Meeting) == there
        for model in (Case, Person, Fact, Document):
            assert sees(own, model) == 0


def test_they_see_language_place_and_link_and_the_link_shortly_before(scene, clock):
    adviser, _, _, meeting, _ = scene
    own = person(named(meeting, adviser).user_id)
    when(clock, meeting, hours=2)
    with acting_as(own):
        (session,) = interpreting.own(own, world.now())
    assert (session.language, session.is_online, session.link) == ("Polish", True, "")
    when(clock, meeting, minutes=10)
    with acting_as(own):
        (session,) = interpreting.own(own, world.now())
    assert session.link == meeting.join_url


def test_a_meeting_that_moves_takes_them_along_and_one_that_is_cancelled_does_not(scene, clock):
    adviser, case, _, meeting, plan = scene
    own = person(named(meeting, adviser).user_id)
    later = replace(plan, starts_at=plan.starts_at + timedelta(days=7))
    move_meeting(meeting_id=meeting.id, plan=later, at=world.now(), by=adviser)
    when(clock, meeting, minutes=30)
    assert sees(own, Meeting) == 0
    cancel_meeting(meeting_id=meeting.id, cause=Cause.ILL, party=Party.FAMILY, at=world.now(), by=adviser)
    with acting_as(adviser):
        told = Message.objects.filter(user_id=own.user_id).order_by("created_at")
        purposes = [each.purpose for each in told]
        assert purposes == ["interpreter_asked", "interpreter_asked", "interpreter_released"]
        for message in told:
            assert case.reference not in message.text
            assert "Holloway" not in message.text


def test_it_can_be_ended_and_is_named_once(scene, clock):
    adviser, _, _, meeting, _ = scene
    one = named(meeting, adviser)
    assert named(meeting, adviser).id == one.id
    when(clock, meeting, minutes=30)
    own = person(one.user_id)
    end_interpreter(interpreter_id=one.id, at=world.now(), by=adviser)
    end_interpreter(interpreter_id=one.id, at=world.now(), by=adviser)
    assert sees(own, Meeting) == 0


def test_only_whoever_arranges_it_names_them(scene):
    adviser, _, family, meeting, _ = scene
    with pytest.raises(NotAllowed):
        named(meeting, family)
    with pytest.raises(NoSuchThing):
        named(meeting, world.a_colleague(world.a_service()))
    one = named(meeting, adviser)
    with pytest.raises(NotAllowed):
        end_interpreter(interpreter_id=one.id, at=world.now(), by=family)


def test_nobody_interprets_who_is_on_a_side(scene):
    adviser, case, family, meeting, _ = scene
    beside.asked(case, family, email="asked@friends.example")
    beside.a_supporter(case, family, email="kim@friends.example")
    for email in (ADDRESS, "asked@friends.example", "kim@friends.example"):
        with pytest.raises(CannotStandBeside):
            named(meeting, adviser, email)


def test_a_meeting_that_is_over_needs_nobody(scene):
    adviser, _, _, meeting, _ = scene
    cancel_meeting(meeting_id=meeting.id, cause=Cause.ILL, party=Party.FAMILY, at=world.now(), by=adviser)
    with pytest.raises(NotNow):
        named(meeting, adviser)


def test_whoever_comes_with_the_family_is_told_of_the_meeting_and_others_are_not(scene):
    adviser, case, family, meeting, _ = scene
    beside.a_supporter(case, family, name="Not there")
    comes = beside.asked(case, family, allowed=("meeting",))
    beside.says_yes(case, comes)
    cancel_meeting(meeting_id=meeting.id, cause=Cause.ILL, party=Party.FAMILY, at=world.now(), by=adviser)
    with acting_as(adviser):
        told = Message.objects.filter(purpose="meeting_cancelled").exclude(person_id=None)
        assert {each.person_id for each in told} == {case.holder_id, comes.person_id}
