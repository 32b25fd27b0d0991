"""Whoever asked us to stop hears nothing but what the law requires, by what they left open, from that moment."""

import pytest

from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.casework import jobs as casework
from evenhand.domain.casework.models import Task
from evenhand.domain.correspondence.actions.mark_posted import mark_posted
from evenhand.domain.correspondence.actions.mark_printed import mark_printed
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.posting import PostIsNotSafe
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import beside, reaching, world
from tests.build.promises import EMAIL

REQUIRED, COURTESY = "certificate_ready", "request_received"


@pytest.fixture
def family(scene):
    return world.family_of(scene.case, EMAIL)


def test_what_was_queued_before_a_way_was_closed_does_not_go_that_way(scene, family):
    message = scene.promise()
    assert reaching.changes(scene.case, family, may_email=False)
    assert scene.deliver(message).state == "to_print"
    assert scene.office.copies == []


def test_what_was_queued_before_all_ways_were_closed_waits_for_somebody(scene, family):
    message = scene.promise()
    reaching.changes(scene.case, family, may_email=False, may_post=False)
    assert (scene.deliver(message).held_because, scene.office.copies) == ("no_safe_way", [])


def test_a_letter_that_waited_to_be_printed_is_not_sent_once_post_is_closed(scene, family):
    scene.reached(mailbox_is_shared=True)
    letter = scene.promise()
    assert scene.deliver(letter).state == "to_print"
    reaching.changes(scene.case, family, may_post=False)
    assert scene.deliver(letter).held_because == "no_safe_way"
    assert "MessageDecidedAnew" in scene.events()


def test_what_waited_for_a_way_goes_by_itself_once_one_is_opened(scene, family):
    scene.reached(may_email=False, may_post=False)
    message = scene.promise()
    assert scene.deliver(message).state == "held"
    reaching.changes(scene.case, family, may_email=True)
    assert scene.deliver(message).state == "sent"


@pytest.mark.parametrize(
    ("what", "left_open", "purpose", "goes"),
    [
        ("email", "", REQUIRED, "to_print"),
        ("email", "", COURTESY, "suppressed"),
        ("post", "", REQUIRED, "sent"),
        ("post", "", COURTESY, "sent"),
        ("telephone", "", COURTESY, "sent"),
        ("text", "", COURTESY, "sent"),
        ("everything", "email", REQUIRED, "sent"),
        ("everything", "email", COURTESY, "suppressed"),
        ("everything", "post", REQUIRED, "to_print"),
        ("everything", "post", COURTESY, "suppressed"),
        ("everything", "page", REQUIRED, "held"),
        ("everything", "page", COURTESY, "suppressed"),
    ],
)
def test_what_was_queued_goes_as_its_reader_left_it_open(scene, family, what, left_open, purpose, goes):
    message = scene.promise(purpose)
    reaching.stops(scene.case, family, what, left_open)
    assert scene.deliver(message).state == goes
    assert bool(scene.office.copies) == (goes == "sent")


@pytest.mark.parametrize("what", ["email", "everything"])
def test_somebody_asked_for_help_who_stops_before_the_message_goes_does_not_get_it(scene, family, what):
    companion = beside.asked(scene.case, family)
    reaching.stops_of(
        scene.case, companion.person_id, scene.staff, what, "email" if what == "everything" else ""
    )
    with acting_as(scene.staff):
        message = Message.objects.get(purpose="support_asked")
    assert scene.deliver(message).state == "suppressed"
    assert scene.office.copies == []


@pytest.mark.parametrize(
    ("left_open", "state", "because"), [("post", "to_print", ""), ("page", "held", "stopped")]
)
def test_after_a_stop_a_family_still_hears_that_its_request_is_withdrawn(
    scene, family, left_open, state, because
):
    reaching.stops(scene.case, family, "everything", left_open)
    withdraw_request(case_id=scene.case.id, evidence="told_online", at=world.now(), by=family)
    with acting_as(scene.staff):
        message = Message.objects.get(purpose="request_withdrawn")
    sent = scene.deliver(message)
    assert (sent.state, sent.held_because) == (state, because)
    if because:
        _run(scene, "MessageHeld", casework.ask_to_reach_another_way)
        assert ("no_way_left", "open") in _tasks(scene)


def test_after_a_stop_a_family_still_hears_that_no_date_is_offered(scene, family):
    reaching.stops(scene.case, family, "everything", "post")
    assert scene.deliver(scene.promise("council_silent")).state == "to_print"


def test_what_is_kept_on_the_page_is_put_on_somebodys_list_once_and_off_it_when_it_may_go(scene, family):
    reaching.stops(scene.case, family, "everything", "page")
    message = scene.promise()
    held = scene.deliver(message)
    assert (held.held_because, held.next_try_at) == ("stopped", None)
    _run(scene, "MessageHeld", casework.ask_to_reach_another_way)
    assert _tasks(scene) == [("no_way_left", "open")]
    assert reaching.takes_back(scene.case, family)
    _run(scene, "StopTakenBack", casework.end_tasks)
    assert _tasks(scene) == [("no_way_left", "done")]
    assert scene.deliver(message).state == "sent"


def test_a_letter_is_stopped_at_the_printer_and_at_the_letter_box(scene, family):
    scene.reached(Reach(address="1 Mill Lane", postcode="WM1 1AA"))
    letters = [scene.deliver(scene.promise(COURTESY)) for _ in range(2)]
    mark_printed(message_id=letters[0].id, at=world.now(), by=scene.staff)
    family = person(family.user_id)
    reaching.stops(scene.case, family, "everything", "post")
    with pytest.raises(PostIsNotSafe):
        mark_posted(message_id=letters[0].id, at=world.now(), by=scene.staff)
    assert scene.deliver(letters[1]).state == "suppressed"


def test_a_letter_that_the_law_requires_goes_by_the_post_that_was_left_open(scene, family):
    reaching.stops(scene.case, family, "everything", "post")
    letter = scene.deliver(scene.promise())
    mark_printed(message_id=letter.id, at=world.now(), by=scene.staff)
    mark_posted(message_id=letter.id, at=world.now(), by=scene.staff)
    assert scene.again(letter).state == "posted"


def test_after_it_is_taken_back_everything_goes_again(scene, family):
    reaching.stops(scene.case, family, "email")
    assert reaching.takes_back(scene.case, family)
    assert scene.deliver(scene.promise(COURTESY)).state == "sent"


def _run(scene, kind, job):
    from evenhand.core import events

    with acting_as(scene.staff):
        found = [each for each in events.of_case(scene.case.id) if type(each.event).__name__ == kind]
    with scene.as_worker():
        job.function(str(found[-1].id), str(scene.case.id))


def _tasks(scene):
    with acting_as(scene.staff):
        return list(Task.objects.filter(case_id=scene.case.id).values_list("kind", "state"))
