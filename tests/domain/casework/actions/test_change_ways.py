"""How it is safe to reach somebody: more careful at once, less careful by two people where harm could be done."""

from datetime import time

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.casework.actions.change_needs import change_needs
from evenhand.domain.casework.actions.change_ways import (
    NoWayChanged,
    call_off_ways,
    change_ways,
    confirm_ways,
)
from evenhand.domain.casework.careful import is_less_careful
from evenhand.domain.casework.models import NeedsChange, WaysChange
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from tests.build import beside, reaching, world

ADDRESS = "sam@holloway.example"
CAREFUL = Safety(may_call=False, call_times=("evenings",), note="Never say where you call from.")


class Desk:
    """A family that says how it is reached, and two people at the desk."""

    def __init__(self, **changes) -> None:
        self.service = world.a_service()
        self.first, self.second = world.a_colleague(self.service), world.a_colleague(self.service)
        known = {"reach": Reach(email=ADDRESS, telephone="07700 900001"), "safety": CAREFUL}
        self.case = world.a_case(self.service, **(known | changes))
        self.family = world.family_of(self.case, ADDRESS)

    def decide(self, act, by=None):
        waits = reaching.waiting(self.case, self.first)
        act(case_id=self.case.id, change_id=waits.id, at=world.now(), by=by or self.second)

    def safety(self):
        return reaching.safety(self.case, self.first)


@pytest.fixture
def desk(db):
    return Desk()


@pytest.fixture
def guarded(db):
    return Desk(protected=True)


MORE = [
    {"may_email": False},
    {"may_post": False, "may_email": False},
    {"mailbox_is_shared": True},
    {"safe_from": time(10), "safe_until": time(14)},
    {"note": "Never say where you call from. Withhold the number."},
]
LESS = [
    {"may_call": True},
    {"may_leave_voicemail": True},
    {"may_text": True},
    {"call_times": ("evenings", "mornings")},
    {"call_times": ()},
    {"note": ""},
    {"note": "Call whenever you like."},
    {"may_text": True, "may_email": False},
]


@pytest.mark.parametrize("change", MORE, ids=str)
def test_more_careful_counts_at_once_whoever_is_protected(guarded, change):
    assert reaching.changes(guarded.case, guarded.family, **change)
    assert {name: getattr(guarded.safety(), name) for name in change} == change


@pytest.mark.parametrize("change", LESS, ids=str)
def test_less_careful_waits_for_a_second_person_where_details_are_protected(guarded, change):
    before = guarded.safety()
    assert not reaching.changes(guarded.case, guarded.family, **change)
    assert guarded.safety() == before
    guarded.decide(confirm_ways, by=guarded.first)
    assert {name: getattr(guarded.safety(), name) for name in change} == change


@pytest.mark.parametrize("change", LESS, ids=str)
def test_less_careful_counts_at_once_where_nobody_is_protected(desk, change):
    assert reaching.changes(desk.case, desk.family, **change)
    assert reaching.waiting(desk.case, desk.first) is None


def test_a_mailbox_that_others_read_is_nobodys_own_on_the_word_of_one_person(desk):
    reaching.changes(desk.case, desk.family, mailbox_is_shared=True)
    assert not reaching.changes(desk.case, desk.family, mailbox_is_shared=False)
    assert desk.safety().mailbox_is_shared


def test_hours_and_times_that_reach_further_are_less_careful():
    day, night = (
        {"safe_from": time(9), "safe_until": time(17)},
        {"safe_from": time(22), "safe_until": time(2)},
    )
    assert is_less_careful(Safety(**day), Safety())
    assert is_less_careful(Safety(**day), Safety(safe_from=time(9), safe_until=time(18)))
    assert not is_less_careful(Safety(**day), Safety(safe_from=time(10), safe_until=time(16)))
    assert not is_less_careful(Safety(), Safety(**night))
    assert not is_less_careful(Safety(**night), Safety(safe_from=time(23), safe_until=time(1)))
    assert is_less_careful(Safety(**night), Safety(safe_from=time(21), safe_until=time(1)))
    assert not is_less_careful(Safety(), Safety(call_times=("evenings",)))


def test_what_staff_note_on_the_familys_word_takes_another_member_of_staff(guarded):
    assert not reaching.changes(guarded.case, guarded.first, said_how=reaching.BY_TELEPHONE, may_call=True)
    with pytest.raises(NotNow, match="it takes two people"):
        guarded.decide(confirm_ways, by=guarded.first)
    guarded.decide(confirm_ways)
    assert guarded.safety().may_call


def test_a_second_person_who_is_not_sure_leaves_it_as_it_is(guarded):
    reaching.changes(guarded.case, guarded.family, may_call=True)
    guarded.decide(call_off_ways)
    assert guarded.safety() == CAREFUL
    with acting_as(guarded.first):
        assert WaysChange.objects.get().state == "called_off"


def test_one_less_careful_change_waits_at_a_time_and_a_more_careful_one_ends_it(guarded):
    reaching.changes(guarded.case, guarded.family, may_call=True)
    with pytest.raises(NotNow, match="waits for a second person"):
        reaching.changes(guarded.case, guarded.family, may_text=True)
    assert reaching.changes(guarded.case, guarded.family, may_email=False)
    assert reaching.waiting(guarded.case, guarded.first) is None
    assert not guarded.safety().may_call and not guarded.safety().may_email


def test_a_case_from_which_somebody_was_shut_out_is_as_careful_as_a_protected_one(desk):
    manager, other = world.a_colleague(desk.service, "manager"), world.a_colleague(desk.service)
    build_wall(case_id=desk.case.id, user_id=other.user_id, reason="apart", at=world.now(), by=manager)
    assert not reaching.changes(desk.case, desk.family, may_call=True)


def test_whoever_is_neither_the_person_nor_staff_says_nothing(desk):
    helper = beside.a_supporter(desk.case, desk.family)
    with pytest.raises(NotAllowed):
        reaching.changes(desk.case, helper, may_email=False)
    with pytest.raises(NotAllowed):
        reaching.changes(desk.case, desk.first, may_email=False)
    with pytest.raises(NotAllowed):
        reaching.changes(desk.case, desk.family, said_how=reaching.BY_TELEPHONE, may_email=False)


def test_a_second_parent_changes_their_own_and_never_the_familys(desk):
    companion = beside.a_second_parent(desk.case, desk.first)
    other = beside.says_yes(desk.case, companion)
    own = {"case_id": desk.case.id, "said_how": reaching.HERE, "at": world.now(), "by": other}
    with pytest.raises(NotAllowed):
        change_ways(person_id=desk.case.holder_id, changes={"may_email": False}, **own)
    assert change_ways(person_id=companion.person_id, changes={"may_call": False}, **own)
    with acting_as(desk.first):
        assert not people.safety(companion.person_id).may_call
    with acting_as(other):
        assert [each.person_id for each in WaysChange.objects.all()] == [companion.person_id]
    with acting_as(desk.family):
        assert not WaysChange.objects.exists()


def test_saying_what_stands_changes_nothing(desk):
    with pytest.raises(NoWayChanged):
        reaching.changes(desk.case, desk.family, may_call=False)


def test_needs_are_kept_with_who_said_so_and_when(desk):
    for needs, how, by in ((("breaks",), "told_online", desk.family), ((), "told_in_person", desk.first)):
        change_needs(
            case_id=desk.case.id,
            person_id=desk.case.holder_id,
            needs=needs,
            other="",
            interpreter_language="Welsh",
            said_how=how,
            at=world.now(),
            by=by,
        )
    with acting_as(desk.first):
        said = list(NeedsChange.objects.order_by("said_at").values_list("needs", "said_how", "said_by"))
        now = people.needs(desk.case.holder_id)
    assert said == [
        (["breaks"], "told_online", desk.family.user_id),
        ([], "told_in_person", desk.first.user_id),
    ]
    assert (now.needs, now.interpreter_language) == ([], "Welsh")


def test_the_database_lets_nobody_open_a_way_alone_nor_in_anothers_name(guarded):
    reaching.changes(guarded.case, guarded.first, said_how=reaching.BY_TELEPHONE, may_call=True)
    decided = "update casework_wayschange set state = 'made', decided_at = now(), decided_by = '{}'"
    tries = [decided.format(who.user_id) for who in (guarded.first, guarded.second)]
    for wish in (*tries, "update casework_wayschange set may_text = true"):
        refused = pytest.raises((IntegrityError, ProgrammingError))
        with acting_as(guarded.first), refused, transaction.atomic():
            connection.cursor().execute(wish)


def test_what_waits_is_sealed(own_database):
    guarded = Desk(protected=True)
    reaching.changes(guarded.case, guarded.family, note="The blue door")
    with psycopg.connect(own_database.owner) as owner:
        ((kept,),) = owner.execute("select note from casework_wayschange").fetchall()
    assert b"blue door" not in bytes(kept)
