"""Ended against said yes, changed and read, many at once: nobody sees a case whose family ended it."""

from datetime import timedelta

import psycopg
import pytest

from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.accept_support import accept_support
from evenhand.domain.cases.actions.change_support import change_support
from evenhand.domain.cases.actions.end_support import end_support
from evenhand.domain.cases.actions.invite_supporter import invite_supporter
from evenhand.domain.cases.models import Case
from evenhand.domain.cases.states import Allowed, CompanionKind
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import beside, world
from tests.build.crowds import at_once

ROUNDS, EACH = 8, 5
ADDRESS = "kit@family.example"
# An open grant of somebody who is beside the family no longer, or none of somebody who is; or something still shared.
BROKEN = """
select count(*) from cases_companion c where (c.state = 'active') is distinct from (
    (select count(*) from cases_grant g where g.case_id = c.case_id and g.user_id = c.user_id
        and g.ends_at > now()) = 1)
    or c.state <> 'active' and exists (
        select 1 from cases_share s where s.companion_id = c.id and s.ended_at is null)
"""


@pytest.fixture
def scene(own_database, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    case = world.a_case(world.a_service(), reach=Reach(email=ADDRESS))
    return own_database, case, world.family_of(case, ADDRESS)


def sees(by, case):
    with acting_as(by):
        return Case.objects.filter(id=case.id).exists()


def broken(addresses):
    with psycopg.connect(addresses.owner) as owner:
        return owner.execute(BROKEN).fetchone()[0]


def test_whoever_says_yes_while_the_family_ends_it_sees_nothing_afterwards(scene):
    addresses, case, family = scene
    for _ in range(ROUNDS):
        companion = beside.asked(case, family, allowed=(Allowed.REQUEST,))
        own, at = person(companion.user_id), world.now()

        def yes(companion=companion, own=own, at=at):
            accept_support(companion_id=companion.id, reference=case.reference, at=at, by=own)

        def end(companion=companion, at=at):
            end_support(companion_id=companion.id, at=at, by=family)
            return "ended"

        assert "ended" in at_once(*[yes] * EACH, *[end] * EACH)
        assert not sees(own, case)
        assert broken(addresses) == 0


def test_ended_against_changed_and_read_nothing_is_seen_once_it_has_ended(scene):
    addresses, case, family = scene
    for _ in range(ROUNDS):
        companion = beside.asked(case, family)
        own, at = beside.says_yes(case, companion), world.now()
        until = world.today() + timedelta(days=50)

        def change(companion=companion, until=until, at=at):
            change_support(
                companion_id=companion.id, allowed=tuple(Allowed), letters=(), until=until, at=at, by=family
            )

        def end_and_look(companion=companion, own=own, at=at):
            end_support(companion_id=companion.id, at=at, by=family)
            return sees(own, case)

        def read(own=own):
            return sees(own, case) and None

        came = at_once(*[change] * EACH, *[end_and_look] * EACH, *[read] * EACH)
        assert True not in came, "seen after it was ended"
        assert not sees(own, case)
        assert broken(addresses) == 0


def test_asked_many_times_at_once_somebody_is_asked_once(scene):
    addresses, case, family = scene
    at, until = world.now(), world.today() + timedelta(days=50)

    def ask():
        return invite_supporter(
            case_id=case.id,
            name="Kim Cole",
            email="kim@friends.example",
            kind=CompanionKind.FRIEND,
            allowed=(),
            until=until,
            at=at,
            by=family,
        ).id

    assert len(set(at_once(*[ask] * EACH * 2))) == 1
    with psycopg.connect(addresses.owner) as owner:
        messages = "select count(*) from correspondence_message where purpose = 'support_asked'"
        assert owner.execute(messages).fetchone() == (1,)
        assert owner.execute("select count(*) from cases_companion").fetchone() == (1,)
