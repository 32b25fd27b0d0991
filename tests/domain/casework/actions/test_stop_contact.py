"""Whoever asks us to stop is contacted no more; taking it back takes two people where harm could be done."""

import pytest
from django.db import ProgrammingError, connection, transaction

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.casework import jobs
from evenhand.domain.casework.actions.give_access_code import NoSafeWay, give_access_code
from evenhand.domain.casework.actions.stop_contact import contact_again, decide_contact, stop_contact
from evenhand.domain.casework.models import Task
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.kinds import LeftOpen, Stopped
from evenhand.domain.people.models import ContactStop
from tests.build import beside, reaching, world

ADDRESS = "sam@holloway.example"


class Desk:
    """A family that wants to hear nothing, and two people at the desk."""

    def __init__(self, **changes) -> None:
        self.service = world.a_service()
        self.first, self.second = world.a_colleague(self.service), world.a_colleague(self.service)
        known = {"reach": Reach(email=ADDRESS, telephone="07700 900001", address="1 Old Lane")}
        self.case = world.a_case(self.service, **(known | changes))
        self.family = world.family_of(self.case, ADDRESS)

    def standing(self):
        return [(stop.what, stop.state) for stop in reaching.standing(self.case, self.first).standing]

    def decide(self, let_back, by=None):
        (stop,) = reaching.standing(self.case, self.first).standing
        decide_contact(
            case_id=self.case.id, stop_id=stop.id, let_back=let_back, at=world.now(), by=by or self.second
        )

    def said(self):
        with acting_as(self.first):
            return [each.event.sentence() for each in events.of_case(self.case.id)]


@pytest.fixture
def desk(db):
    return Desk()


@pytest.fixture
def guarded(db):
    return Desk(protected=True)


@pytest.mark.parametrize("what", ["email", "telephone", "text", "post"])
def test_a_family_stops_one_way_here_and_takes_it_back(desk, what):
    reaching.stops(desk.case, desk.family, what)
    assert desk.standing() == [(what, "stands")]
    assert f"Somebody asked not to be contacted {Stopped(what).label}." in desk.said()
    assert reaching.takes_back(desk.case, desk.family)
    assert desk.standing() == []
    assert f"A wish not to be contacted {Stopped(what).label} was taken back." in desk.said()


def test_staff_stop_it_on_the_familys_word_and_never_in_another_way(desk):
    with pytest.raises(NotAllowed):
        reaching.stops(desk.case, desk.first, "email")
    reaching.stops(desk.case, desk.first, "email", said_how=reaching.BY_TELEPHONE)
    with acting_as(desk.family):
        stop = ContactStop.objects.get()
    assert (stop.said_how, stop.stopped_by) == ("told_by_telephone", desk.first.user_id)


def test_the_same_wish_twice_is_one_and_what_it_leaves_open_is_said_once(desk):
    for _ in range(2):
        reaching.stops(desk.case, desk.family, "everything", "post")
    assert desk.standing() == [("everything", "stands")]
    with pytest.raises(NotNow, match="earlier wish"):
        reaching.stops(desk.case, desk.family, "everything", "email")


def test_a_wish_can_be_recorded_on_a_case_that_is_closed(desk):
    withdraw_request(case_id=desk.case.id, evidence="told_online", at=world.now(), by=desk.family)
    close_case(case_id=desk.case.id, at=world.now(), by=desk.first)
    reaching.stops(desk.case, desk.family, "everything", "page")
    assert desk.standing() == [("everything", "stands")]


def test_no_code_is_read_out_nor_posted_to_whoever_stopped_it(desk):
    reaching.stops(desk.case, desk.family, "telephone")
    reaching.stops(desk.case, desk.family, "post")
    for how in ("telephone", "post"):
        with pytest.raises(NoSafeWay):
            give_access_code(case_id=desk.case.id, how=how, at=world.now(), by=desk.first)


def test_of_somebody_protected_a_second_person_decides_whether_they_are_contacted_again(guarded):
    reaching.stops(guarded.case, guarded.first, "everything", "page", said_how=reaching.BY_TELEPHONE)
    assert not reaching.takes_back(guarded.case, guarded.first, said_how=reaching.BY_TELEPHONE)
    assert guarded.standing() == [("everything", "asked_back")], "until then we keep away"
    with pytest.raises(NotNow, match="it takes two people"):
        guarded.decide(let_back=True, by=guarded.first)
    guarded.decide(let_back=False)
    assert guarded.standing() == [("everything", "stands")]
    reaching.takes_back(guarded.case, guarded.family)
    guarded.decide(let_back=True, by=guarded.first)
    assert guarded.standing() == []


def test_said_again_while_it_is_to_be_taken_back_it_is_kept_and_nobody_takes_it_back(guarded):
    reaching.stops(guarded.case, guarded.family, "everything", "page")
    reaching.takes_back(guarded.case, guarded.family)
    with pytest.raises(NotNow, match="Leave open what that one left"):
        reaching.stops(guarded.case, guarded.family, "everything", "email")
    reaching.stops(guarded.case, guarded.family, "everything", "page")
    assert guarded.standing() == [("everything", "stands")]
    with acting_as(guarded.first):
        assert "StopKept" in {type(each.event).__name__ for each in events.of_case(guarded.case.id)}
    with pytest.raises(NotNow):
        guarded.decide(let_back=True)


def test_it_stands_on_a_list_until_the_second_person_has_decided(guarded):
    reaching.stops(guarded.case, guarded.family, "email")
    reaching.takes_back(guarded.case, guarded.family)
    _run(guarded, "StopAskedBack", jobs.ask_to_confirm_ways)
    guarded.decide(let_back=True)
    with acting_as(guarded.first):
        assert Task.objects.get().state == "open"
    _run(guarded, "StopTakenBack", jobs.end_tasks)
    with acting_as(guarded.first):
        assert Task.objects.get().state == "done"


def test_whoever_is_neither_the_person_nor_staff_stops_nothing(desk):
    helper = beside.a_supporter(desk.case, desk.family)
    with pytest.raises(NotAllowed):
        reaching.stops(desk.case, helper, "email")
    reaching.stops(desk.case, desk.family, "email")
    with acting_as(helper):
        assert not ContactStop.objects.exists()
    stranger = world.a_colleague(world.a_service())
    with acting_as(desk.family):
        stop = ContactStop.objects.get()
    with pytest.raises(NoSuchThing):
        contact_again(
            case_id=desk.case.id, stop_id=stop.id, said_how="told_online", at=world.now(), by=stranger
        )


def test_a_second_parent_stops_their_own_and_never_the_familys(desk):
    companion = beside.a_second_parent(desk.case, desk.first)
    other = beside.says_yes(desk.case, companion)
    stop_contact(
        case_id=desk.case.id,
        person_id=companion.person_id,
        what=Stopped.EVERYTHING,
        left_open=LeftOpen.PAGE,
        said_how="told_online",
        at=world.now(),
        by=other,
    )
    assert desk.standing() == []
    with acting_as(desk.family):
        assert not ContactStop.objects.exists()
    with acting_as(other):
        assert people.stops(companion.person_id).of_everything


@pytest.mark.parametrize(
    "wish",
    [
        "update people_contactstop set state = 'taken_back', taken_back_at = now(), taken_back_by = asked_back_by",
        "update people_contactstop set left_open = 'email'",
        "delete from people_contactstop",
    ],
)
def test_the_database_lets_nobody_take_it_back_alone(guarded, wish):
    reaching.stops(guarded.case, guarded.family, "everything", "page")
    reaching.takes_back(guarded.case, guarded.first, said_how=reaching.BY_TELEPHONE)
    with acting_as(guarded.first), pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute(wish)


def _run(desk, kind, job):
    with acting_as(desk.first):
        found = [each for each in events.of_case(desk.case.id) if type(each.event).__name__ == kind]
    job.function(str(found[-1].id), str(desk.case.id))
