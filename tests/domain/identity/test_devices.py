"""Where somebody is signed in, in plain words, and ending it; and browsers that are known again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError

from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import anonymous, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import devices, jobs
from evenhand.domain.identity.actions.ask_for_code import ask_for_code
from evenhand.domain.identity.actions.open_session import (
    close_session,
    end_other_sessions,
    end_session,
    open_session,
)
from evenhand.domain.identity.models import Device
from evenhand.domain.identity.queries import own_address
from tests.build import databases, world

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
    "Safari/537.36 Edg/126.0.0.0"
)
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
    "Mobile Safari/537.36"
)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WINDOWS, "Firefox on Windows"),
        (PHONE, "Safari on an iPhone"),
        (EDGE, "Edge on Windows"),
        (ANDROID, "Chrome on Android"),
        ("<script>alert(1)</script>", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_named_in_plain_words_and_never_in_its_own(agent, words):
    assert devices.in_words(agent) == words


@pytest.fixture
def own(db):
    return world.a_colleague(world.a_service())


def opened(by, known="a", at=None):
    return open_session(
        session_sha256=devices.hash_of(uuid4().hex),
        known_sha256=devices.hash_of(known),
        browser="Firefox on Windows",
        at=at or world.now(),
        by=by,
    )


def known(by, secret="a") -> bool:
    with acting_as(by):
        address = own_address(by.user_id)
    with acting_as(anonymous("c" * 64)):
        return devices.is_known(address, devices.hash_of(secret))


def test_a_browser_is_known_to_its_owner_only_and_stays_so_when_they_sign_out(own):
    mine, other = opened(own), world.a_colleague(world.a_service())
    assert known(own) and not known(own, "b") and not known(own, "") and not known(other)
    close_session(device_id=mine.id, at=world.now(), by=own)
    close_session(device_id=mine.id, at=world.now(), by=own)
    assert known(own)


def test_a_browser_that_was_signed_out_from_elsewhere_is_known_no_longer(own):
    lost, here = opened(own, "lost"), opened(own, "here")
    end_session(device_id=lost.id, at=world.now(), by=own)
    assert not known(own, "lost") and known(own, "here")
    with acting_as(own):
        assert [each.id for each in devices.signed_in(own.user_id, world.now())] == [here.id]
    with pytest.raises(NoSuchThing):
        end_session(device_id=lost.id, at=world.now(), by=own)


def test_everywhere_else_is_everywhere_but_here(own):
    _, _, here = opened(own, "a"), opened(own, "b"), opened(own, "c")
    end_other_sessions(kept=here.id, at=world.now(), by=own)
    end_other_sessions(kept=here.id, at=world.now(), by=own)
    with acting_as(own):
        assert [each.id for each in devices.signed_in(own.user_id, world.now())] == [here.id]
    assert not known(own, "a") and known(own, "c")


def test_everywhere_else_forgets_browsers_in_which_one_signed_out_and_keeps_this_one_known(own):
    lost, before = opened(own, "lost"), opened(own, "here")
    for each in (lost, before):
        close_session(device_id=each.id, at=world.now(), by=own)
    here = opened(own, "here")
    end_other_sessions(kept=here.id, at=world.now(), by=own)
    assert not known(own, "lost") and known(own, "here")


def test_another_persons_browser_is_neither_ended_nor_taken_for_ones_own(own):
    other = world.a_colleague(world.a_service())
    mine, theirs = opened(own), opened(other, "theirs")
    end_other_sessions(kept=theirs.id, at=world.now(), by=own)
    assert not known(own) and known(other, "theirs")
    with acting_as(own):
        assert not devices.is_here(own.user_id, mine.id) and not devices.is_here(own.user_id, theirs.id)


def test_nobody_sees_or_ends_anothers(own):
    mine, other = opened(own), world.a_colleague(world.a_service())
    for by in (other, anonymous("b" * 64)):
        with pytest.raises(NoSuchThing):
            end_session(device_id=mine.id, at=world.now(), by=by)
        with acting_as(by):
            assert not Device.objects.exists()


def test_it_is_noted_to_the_hour_and_a_session_that_ran_out_is_not_shown(own):
    mine, at = opened(own), world.now()
    assert mine.used_at == at.replace(minute=0, second=0, microsecond=0)
    later = at + timedelta(hours=2, minutes=1)
    with acting_as(own):
        assert devices.signed_in(own.user_id, later + timedelta(hours=1)) == []
        devices.note_use(mine.id, later)
        assert devices.signed_in(own.user_id, later + timedelta(hours=1))


def test_a_known_browser_is_known_for_half_a_year_and_then_forgotten(own_database):
    own = world.a_colleague(world.a_service())
    old = opened(own, at=world.now() - devices.KNOWN_FOR - timedelta(hours=2))
    opened(own, "new")
    assert not known(own) and known(own, "new")
    with databases.django_at(own_database.worker):
        jobs.forget_devices.function()
        with pytest.raises(ProgrammingError, match="permission denied"), acting_as(worker()):
            Device.objects.filter(browser="Firefox on Windows").count()
    with acting_as(own):
        assert Device.objects.count() == 1 and not Device.objects.filter(id=old.id).exists()


def test_a_code_says_whether_its_browser_is_known(own):
    opened(own)
    with acting_as(own):
        address = own_address(own.user_id)
    for secret, is_known in (("a", True), ("b", False), ("", False)):
        asked = ask_for_code(
            address=address,
            at=world.now(),
            by=anonymous(uuid4().hex * 2),
            known_sha256=devices.hash_of(secret),
        )
        assert asked.known is is_known
