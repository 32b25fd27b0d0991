"""An access code on paper: by post or telephone, good for many times, and never to be had by one telephone call."""

from datetime import timedelta

import psycopg
import pytest

from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.references import ALPHABET
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.casework.actions.give_access_code import (
    NoSafeWay,
    ask_for_access_code,
    give_access_code,
)
from evenhand.domain.correspondence.models import Message
from evenhand.domain.identity import access_codes, second_factor
from evenhand.domain.identity.actions.make_access_code import (
    CannotHaveCode,
    confirm_access_code,
    end_access_code,
    make_access_code,
)
from evenhand.domain.identity.actions.prove_second_factor import TooManyTries
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from tests.build import world
from tests.build.authenticators import added
from tests.build.codes import SHARED, given, on_the_letter
from tests.build.traces import tables_with
from tests.domain.identity.test_second_factor import prove

HOME = Reach(SHARED, "07700 900123", "1 Mill Lane", "WM1 1AA")


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def service(db):
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def a_shared_case(service, adviser, **safety):
    """Open the case of a family whose mailbox others read; its address was read back to it."""
    case = world.a_case(service, reach=HOME, safety=Safety(mailbox_is_shared=True, **safety))
    confirm_email(case_id=case.id, email=SHARED, at=world.now(), by=adviser)
    return case


def opens(case, by) -> bool:
    with acting_as(by):
        return access.visible_to(by).filter(id=case.id).exists()


def test_a_code_is_eight_letters_without_look_alikes_in_two_groups(service, adviser):
    code = given(a_shared_case(service, adviser), adviser)
    first, second = code.split("-")
    assert len(first) == len(second) == 4
    assert set(first + second) <= set(ALPHABET)


def test_a_shared_mailbox_opens_with_a_code_and_never_without(service, adviser):
    case = a_shared_case(service, adviser)
    own = world.family_of(case, SHARED)
    assert not opens(case, own)
    code = given(case, adviser)
    assert opens(case, own) and second_factor.is_asked_of(own.user_id)
    assert prove(own, code.lower().replace("-", " "), world.now())
    assert prove(own, code, world.now()), "it is on paper: good for many times"
    assert not prove(own, "AAAA-AAAA", world.now())


def test_for_a_shared_mailbox_a_letter_counts_before_it_has_come(service, adviser):
    case = a_shared_case(service, adviser)
    own = world.family_of(case, SHARED)
    code = given(case, adviser, "post")
    assert second_factor.is_asked_of(own.user_id)
    assert prove(own, code, world.now())
    with acting_as(adviser):
        (standing,) = access_codes.of_case(case.id)
        assert standing.confirmed_at and access_codes.on_paper(standing.id) == "", "printed no more"


def test_the_message_of_a_letter_says_no_code_and_never_goes_by_e_mail(own_database):
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = world.a_case(service, reach=HOME)
    code = given(case, adviser, "post")
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        for word in (code, code.replace("-", "")):
            assert tables_with(owner, word) == set()
        (facts,) = owner.execute(
            "select facts from core_event where kind = 'identity.AccessCodeMade'"
        ).fetchone()
    assert set(facts) == {"user_id", "how"}


def test_an_ordinary_family_is_asked_once_the_letter_has_come(service):
    case = world.a_case(service, reach=HOME)
    own = world.family_of(case, SHARED)
    ask_for_access_code(case_id=case.id, at=world.now(), by=own)
    with acting_as(own):
        assert Message.objects.filter(case_id=case.id, purpose="access_code").count() == 1
        code = access_codes.on_paper(access_codes.of_user(own.user_id)[0].id)
    assert not second_factor.is_asked_of(own.user_id), "nobody is kept out while it is on its way"
    assert not confirm_access_code(typed="AAAA-AAAA", at=world.now(), by=own)
    assert confirm_access_code(typed=code, at=world.now(), by=own)
    assert second_factor.is_asked_of(own.user_id)
    assert not end_access_code(shown="AAAA-AAAA", at=world.now(), by=own)
    assert end_access_code(shown=code, at=world.now(), by=own)
    assert not second_factor.is_asked_of(own.user_id) and not prove(own, code, world.now())


def test_a_new_code_takes_the_place_of_the_old_when_it_is_first_typed(service, adviser):
    case = a_shared_case(service, adviser)
    own = world.family_of(case, SHARED)
    old = given(case, adviser)
    ask_for_access_code(case_id=case.id, at=world.now(), by=own)
    new = on_the_letter(case, adviser)
    assert prove(own, old, world.now())
    assert prove(own, new, world.now())
    assert not prove(own, old, world.now())


def test_where_others_read_the_mailbox_the_last_thing_is_not_ended(service, adviser):
    case = a_shared_case(service, adviser)
    own = world.family_of(case, SHARED)
    code = given(case, adviser)
    with pytest.raises(NotNow, match="was not ended"):
        end_access_code(shown=code, at=world.now(), by=own)
    added(own, has=code)
    assert end_access_code(shown=code, at=world.now(), by=own)


def test_staff_give_no_code_in_the_place_of_one_in_use(service, adviser):
    case = a_shared_case(service, adviser)
    given(case, adviser)
    for how in ("telephone", "post"):
        with pytest.raises(CannotHaveCode):
            given(case, adviser, how)


def test_staff_give_a_code_again_while_the_first_never_came(service, adviser):
    case = a_shared_case(service, adviser)
    own = world.family_of(case, SHARED)
    lost, told = given(case, adviser, "post"), given(case, adviser)
    assert not prove(own, lost, world.now())
    assert prove(own, told, world.now())


@pytest.mark.parametrize("who", ["with another case", "with an app", "of the staff", "of the council"])
def test_a_request_with_anothers_address_gets_no_key_to_theirs(service, adviser, who):
    address = {"of the staff": "kit@provider.example", "of the council": "kit@council.example"}.get(
        who, SHARED
    )
    if who == "of the staff":
        world.a_colleague(service, address=address)
    elif who == "of the council":
        world.an_officer(world.council_of(service), address=address)
    else:
        other = world.family_of(world.a_case(world.a_service(), reach=Reach(SHARED)), SHARED)
        if who == "with an app":
            added(other)
    reach = Reach(address, "07700 900999", "9 Elsewhere", "WM9 9ZZ")
    case = world.a_case(service, reach=reach, safety=Safety(mailbox_is_shared=True))
    confirm_email(case_id=case.id, email=address, at=world.now(), by=adviser)
    with pytest.raises(CannotHaveCode):
        given(case, adviser)


def test_a_way_that_is_not_safe_is_not_taken(service, adviser):
    silent = a_shared_case(service, adviser, may_call=False, may_post=False)
    for how in ("telephone", "post", "email"):
        with pytest.raises(NoSafeWay):
            give_access_code(case_id=silent.id, how=how, at=world.now(), by=adviser)


def test_no_code_before_anybody_has_shown_that_the_address_is_right(service, adviser):
    case = world.a_case(service, reach=HOME, safety=Safety(mailbox_is_shared=True))
    with pytest.raises(NotNow, match="Nobody has shown"):
        given(case, adviser)


def test_no_code_for_a_family_that_could_sign_in_and_has_not(service, adviser):
    case = world.a_case(service, reach=HOME, proved=False)
    with pytest.raises(NotNow):
        given(case, adviser)


def test_nobody_makes_a_code_without_the_case(service, adviser):
    case = a_shared_case(service, adviser)
    own = world.family_of(case, SHARED)
    with pytest.raises(NotAllowed):
        make_access_code(
            user_id=own.user_id, case_id=case.id, how="post", always=False, at=world.now(), by=adviser
        )


def test_a_protected_family_with_a_code_is_never_let_in_by_its_mailbox_alone(service, adviser):
    case = world.a_case(service, reach=HOME, protected=True)
    own = world.family_of(case, SHARED)
    code = given(case, adviser)
    with pytest.raises(NotNow):
        end_access_code(shown=code, at=world.now(), by=own)
    assert second_factor.is_asked_of(own.user_id)


def test_wrong_tries_are_counted_for_the_person_and_pause_all_they_have(service, adviser):
    case = world.a_case(service, reach=HOME)
    own = world.family_of(case, SHARED)
    code = given(case, adviser)
    at = world.now() + timedelta(minutes=2)
    assert [prove(own, "wrong", at) for _ in range(5)] == [False] * 5
    with pytest.raises(TooManyTries):
        prove(own, code, at)
    assert prove(own, code, at + second_factor.PAUSE)
