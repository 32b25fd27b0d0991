"""Until the family was heard: staff have it on their list, promises wait, and what was said counts for nothing."""

from typing import Any

import pytest

from evenhand.core import events
from evenhand.core.errors import NotNow
from evenhand.core.principals import Principal, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.hearing import FamilyNotHeard
from evenhand.domain.cases.models import Case
from evenhand.domain.casework import details, jobs, speaking, ways
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.actions.change_details import change_details
from evenhand.domain.casework.actions.change_needs import change_needs
from evenhand.domain.casework.actions.finish_task import drop_task, finish_task
from evenhand.domain.casework.actions.stop_contact import stop_contact
from evenhand.domain.casework.states import TaskKind, TaskState
from evenhand.domain.correspondence.actions.begin_sending import begin_sending
from evenhand.domain.correspondence.actions.print_instead import print_instead
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.posting import PostIsNotSafe
from evenhand.domain.correspondence.states import HeldBecause
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.people.kinds import Stopped
from tests.build import reaching, requests, world
from tests.domain.casework.actions.sent_for_another import *  # noqa: F403 - the fixtures
from tests.domain.casework.actions.sent_for_another import (
    FAMILYS,
    HELPS_PARENT,
    family,
    hear,
    open_kinds,
    run,
    seen,
    send,
)

pytestmark = pytest.mark.django_db


def test_staff_have_it_on_their_list_until_the_family_was_heard(service, adviser, helper):
    sent = send(service, helper, **HELPS_PARENT)
    run(jobs.ask_to_hear_family, sent, "casework.SentForFamily", adviser)
    assert open_kinds(sent, adviser) == [TaskKind.ASK_FAMILY]
    hear(sent, adviser)
    run(jobs.end_tasks, sent, "casework.FamilyHeard", adviser)
    assert open_kinds(sent, adviser) == []


@pytest.mark.parametrize("end", [finish_task, drop_task])
def test_nobody_ticks_it_off_the_list_without_having_heard_the_family(service, adviser, helper, end):
    sent = send(service, helper, **HELPS_PARENT)
    run(jobs.ask_to_hear_family, sent, "casework.SentForFamily", adviser)
    with acting_as(adviser):
        (task,) = casework.open_tasks(sent.case_id)
    with pytest.raises(NotNow):
        end(case_id=sent.case_id, task_id=task.id, at=world.now(), by=adviser)
    with acting_as(adviser):
        assert casework.open_tasks(sent.case_id)[0].state == TaskState.OPEN


def test_whatever_is_promised_before_waits_for_the_family_and_goes_to_it_then(service, adviser, helper):
    sent = send(
        service, helper, address={"address": "7 Mill Lane", "postcode": "ZZ1 1ZZ"},
        safe_ways={"safe_ways": ["email", "post"], "safe_note": ""}, **HELPS_PARENT,
    )  # fmt: skip
    case = seen(sent, adviser)
    with acting_as(adviser.for_case(case.id)):
        jobs.tell_dates_changed(case, at=world.now(), by=adviser.for_case(case.id))
        message = Message.objects.get(case_id=case.id)
    assert begin_sending(message_id=message.id, at=world.now(), by=worker(case.id)) is None
    with acting_as(adviser):
        held = Message.objects.get(id=message.id)
    assert (held.held_because, held.next_try_at) == (HeldBecause.NOT_HEARD, None)
    run(jobs.ask_to_reach_another_way, sent, "correspondence.MessageHeld", adviser)
    assert open_kinds(sent, adviser) == []
    with pytest.raises(PostIsNotSafe):
        print_instead(message_id=message.id, by=adviser)
    hear(sent, adviser)
    with acting_as(family()):
        released = Message.objects.get(id=message.id)
    assert released.user_id == family().user_id and released.next_try_at is not None


def said_before(case: Case, by: Principal) -> list[Any]:
    """Return what the sender may ring and say of reaching the family, as staff would note it."""
    on: dict[str, Any] = {"case_id": case.id, "at": world.now(), "by": by}
    elsewhere = Reach(email="kim.other@helper.example")
    told = {"said_how": reaching.BY_TELEPHONE}
    needs: dict[str, Any] = {"needs": ("quiet",), "other": "", "interpreter_language": ""}
    return [
        lambda: reaching.changes(case, by, may_text=True, **told),
        lambda: reaching.stops(case, by, "telephone", **told),
        lambda: reaching.takes_back(case, by, **told),
        lambda: reaching.stops(case, by, "email", **told),
        lambda: change_details(reach=elsewhere, protected=True, how_checked="called_back", **on),
        lambda: change_needs(person_id=case.holder_id, **needs, **told, **on),
    ]


def test_nothing_that_was_said_before_the_family_was_heard_counts_afterwards(
    service, adviser, helper, monkeypatch
):
    sent = send(service, helper, protected={"protected": True}, **HELPS_PARENT)
    case = seen(sent, adviser)
    # A record of before, when staff could still note it.
    with monkeypatch.context() as before:
        before.setattr(speaking, "require_heard", lambda _: None)
        for says in said_before(case, adviser):
            says()
    assert reaching.waiting(case, adviser)
    assert {stop.state for stop in reaching.standing(case, adviser).standing} == {"stands", "asked_back"}
    for says in said_before(case, adviser):
        with pytest.raises(FamilyNotHeard):
            says()
    hear(sent, adviser)
    assert reaching.safety(case, adviser) == Safety()
    with acting_as(adviser):
        assert (ways.waiting(case.holder_id), details.waiting(case.id)) == (None, None)
        assert not people.stops(case.holder_id)
        assert people.reach(case.holder_id) == Reach(email=FAMILYS, telephone="07700 900456")
        told = [each.event.kind() for each in events.of_case(case.id)]
    for kind, count in (
        ("casework.WaysChangeCalledOff", 1),
        ("casework.DetailsChangeCalledOff", 1),
        ("people.StopTakenBack", 2),
    ):
        assert told.count(kind) == count, kind


def test_nor_does_what_was_said_of_a_parent_where_the_right_is_the_childs(
    service, adviser, helper, monkeypatch
):
    way = HELPS_PARENT | {
        "birth": {"date_of_birth": "2007-01-09"},
        "whose_right": {"whose_right": "not_sure"},
    }
    sent = send(service, requests.a_browser(), **way)
    case = seen(sent, adviser)
    with acting_as(adviser):
        parent = people.who_asked(case.id, case.child_id)
    says: dict[str, Any] = {"case_id": case.id, "person_id": parent, "what": Stopped.EMAIL, "by": adviser}
    says |= {"said_how": reaching.BY_TELEPHONE, "at": world.now()}
    with pytest.raises(FamilyNotHeard):
        stop_contact(**says)
    with monkeypatch.context() as before:
        before.setattr(speaking, "require_heard", lambda _: None)
        stop_contact(**says)
    hear(sent, adviser)
    with acting_as(adviser):
        assert not people.stops(parent)
