"""Abuse that would hurt a family: who reads their post, and when it comes (threat model, B4)."""

import re
from datetime import datetime, time

import pytest

from evenhand.core.clock import LONDON
from evenhand.domain.correspondence import channels, wording
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.domain.people.models import SafeContact
from tests.build import reaching, world
from tests.build.promises import EMAIL
from tests.walls.own_pages import *  # noqa: F403 - the fixtures
from tests.walls.reading import named_like


def test_dm_08_whatever_waits_goes_to_the_new_address_and_the_old_one_hears_nothing(post):
    waiting = [post.promise(once=number) for number in ("first", "second")]
    post.reached(Reach(email="new@family.example"))
    for message in waiting:
        post.deliver(message)
    assert [copy.recipients for copy in post.office.copies] == [("new@family.example",)] * 2
    assert not [one for one in wording.purposes() if "contact_det" in one or "address" in one]


def test_dm_08_a_mailbox_that_became_unsafe_hears_nothing_at_all(post):
    message = post.promise()
    post.reached(Reach(email=EMAIL), mailbox_is_shared=True)
    assert post.deliver(message).state == "held"
    assert post.office.copies == []


@pytest.mark.parametrize(
    ("purpose", "state"), [("certificate_ready", "held"), ("request_received", "suppressed")]
)
def test_dm_59_after_they_asked_us_to_stop_what_was_queued_does_not_go(post, purpose, state):
    message = post.promise(purpose)
    reaching.stops(post.case, post.staff, "everything", "page", said_how=reaching.BY_TELEPHONE)
    assert post.deliver(message).state == state
    assert post.office.copies == []


def test_dm_08_whoever_took_over_a_page_opens_no_way_to_somebody_in_hiding(service):
    careful = Safety(may_call=False, may_text=False, note="Say nothing to anybody else.")
    case = world.a_case(
        service, protected=True, safety=careful, reach=Reach(email=EMAIL, telephone="07700 900001")
    )
    whoever = world.family_of(case, EMAIL)
    assert not reaching.changes(case, whoever, may_call=True, note="")
    assert reaching.safety(case, whoever) == careful
    assert reaching.changes(case, whoever, may_email=False), "to be more careful takes one"


TELLING = re.compile(
    r"abuse|violen|refuge|safeguard|protect|disab|special|autis|child|solicitor", re.IGNORECASE
)


def test_dm_09_no_telephone_is_written_to_and_no_subject_tells(post):
    assert named_like("sms", "text_message", "voicemail_left") == set()
    assert not [one for one in wording.purposes() if TELLING.search(wording.purpose(one).subject)]
    assert not SafeContact().may_leave_voicemail and not SafeContact().may_text, "nobody was asked yet"


@pytest.mark.parametrize(("hour", "goes"), [(8, False), (12, True), (16, False)])
def test_dm_09_outside_their_safe_hours_nothing_leaves(hour, goes):
    at = datetime(2026, 1, 20, hour, tzinfo=LONDON)
    safety = SafeContact(safe_from=time(10), safe_until=time(14))
    way = channels.way(Reach(email=EMAIL), safety, at, email_is_proved=True, written_at=at)
    assert isinstance(way, channels.ByEmail) is goes
