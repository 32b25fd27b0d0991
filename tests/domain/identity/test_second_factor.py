"""After the code from the mailbox, what an app shows: good once, for half a minute, and not to be guessed for ever."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest

from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import authenticators, codes, second_factor
from evenhand.domain.identity.actions.add_authenticator import (
    begin_authenticator,
    confirm_authenticator,
    end_authenticator,
)
from evenhand.domain.identity.actions.ask_for_code import ask_for_code
from evenhand.domain.identity.actions.prove_second_factor import (
    TooManyTries,
    WrongDigits,
    prove_second_factor,
)
from evenhand.domain.identity.actions.sign_in import try_code
from evenhand.domain.identity.models import Authenticator, SpareCode
from evenhand.domain.identity.queries import own_address
from tests.build import world
from tests.build.authenticators import added, shown
from tests.build.traces import tables_with

BROWSER = object()
HALF_A_MINUTE = timedelta(seconds=30)
# The key and the digits of RFC 6238, appendix B, of which the last six are shown.
RFC_KEY = b"12345678901234567890".hex()
RFC = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"}


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def adviser(db):
    return world.a_colleague(world.a_service())


def confirm(begun, typed, at, by):
    return confirm_authenticator(authenticator_id=begun.id, typed=typed, at=at, by=by)


def prove(by, typed, at, *, browser=BROWSER):
    """Type a code from the mailbox in a browser at a moment, and then what the app shows."""
    with acting_as(by):
        address = own_address(by.user_id)
    asked = ask_for_code(address=address, at=at, by=anonymous(uuid4().hex * 2))
    asking = anonymous(asked.browser_key)
    assert try_code(code_id=asked.id, typed=codes.digits(asked.id), at=at, by=asking) == by.user_id
    using = asking if browser is BROWSER else browser
    return bool(prove_second_factor(code_id=asked.id, shown=typed, at=at, by=using))


@pytest.mark.parametrize("seconds", RFC)
def test_the_digits_are_those_of_the_standard(seconds):
    at = datetime.fromtimestamp(seconds, UTC)
    assert authenticators.step_of(RFC_KEY, RFC[seconds], at) == seconds // 30


@pytest.mark.parametrize(("away", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_fast_or_slow_and_no_more(away, fits):
    at = datetime(2026, 1, 5, 12, 0, 10, tzinfo=UTC)
    typed = shown(RFC_KEY, at + away * HALF_A_MINUTE)
    assert bool(authenticators.step_of(RFC_KEY, typed, at)) is fits


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "28708２"])
def test_what_is_no_code_fits_nowhere(typed):
    assert authenticators.step_of(RFC_KEY, typed, datetime.fromtimestamp(59, UTC)) == 0


def test_nothing_is_asked_until_the_app_showed_the_right_digits(adviser):
    begun = begin_authenticator(at=world.now(), by=adviser)
    assert not second_factor.is_asked_of(adviser.user_id)
    with pytest.raises(WrongDigits):
        confirm(begun, "000000", datetime(2026, 1, 5, tzinfo=UTC), adviser)
    at = world.now()
    assert len(set(confirm(begun, shown(begun.key, at), at, adviser))) == 8
    assert second_factor.is_asked_of(adviser.user_id)


def test_the_same_digits_are_good_once(adviser):
    key, _ = added(adviser)
    later = world.now() + 3 * HALF_A_MINUTE
    assert prove(adviser, shown(key, later), later)
    assert not prove(adviser, shown(key, later), later)
    assert not prove(adviser, shown(key, later - HALF_A_MINUTE), later)
    assert prove(adviser, shown(key, later + HALF_A_MINUTE), later + HALF_A_MINUTE)


def test_a_spare_code_is_good_once_however_it_is_typed(adviser):
    _, spare = added(adviser)
    assert prove(adviser, f" {spare[0].lower().replace('-', ' ')} ", world.now())
    assert not prove(adviser, spare[0], world.now())
    with acting_as(adviser):
        assert authenticators.spare_codes_left(authenticators.in_use(adviser.user_id)) == 7


def test_after_five_wrong_ones_even_the_right_one_waits_an_hour(adviser):
    key, _ = added(adviser)
    at = world.now() + timedelta(minutes=2)
    assert [prove(adviser, "wrong", at) for _ in range(5)] == [False] * 5
    with pytest.raises(TooManyTries):
        prove(adviser, shown(key, at), at)
    with pytest.raises(TooManyTries):
        prove(adviser, shown(key, at), at + second_factor.PAUSE - timedelta(seconds=1))
    later = at + second_factor.PAUSE
    assert prove(adviser, shown(key, later), later)
    assert [prove(adviser, "wrong", later) for _ in range(4)] == [False] * 4


def test_a_year_of_guessing_is_one_chance_in_seven_at_most():
    tries = second_factor.TRIES * timedelta(days=366) / second_factor.PAUSE
    right_at_once = len(authenticators.AROUND) / 10**authenticators.DIGITS
    assert 1 - (1 - right_at_once) ** tries < 1 / 7


def test_an_app_is_taken_away_by_who_holds_it_and_its_spare_codes_with_it(adviser):
    key, spare = added(adviser)
    at = world.now() + timedelta(minutes=2)
    assert not end_authenticator(shown="000000x", at=at, by=adviser)
    assert second_factor.is_asked_of(adviser.user_id)
    assert end_authenticator(shown=shown(key, at), at=at, by=adviser)
    assert not second_factor.is_asked_of(adviser.user_id)
    assert not prove(adviser, spare[0], at)


def test_one_app_is_asked_for_at_a_time(adviser):
    added(adviser)
    with pytest.raises(NotNow, match="have an app already"):
        begin_authenticator(at=world.now(), by=adviser)


def test_nobody_proves_or_sees_another_persons_app(adviser):
    key, spare = added(adviser)
    other = world.a_colleague(world.a_service())
    at = world.now() + timedelta(minutes=2)
    for browser in (anonymous("a" * 64), other):
        with pytest.raises(NotAllowed):
            prove(adviser, shown(key, at), at, browser=browser)
        with acting_as(browser):
            assert not Authenticator.objects.exists() and not SpareCode.objects.exists()
    assert not prove(other, spare[0], at)
    assert prove(adviser, spare[0], at)


def test_the_code_from_the_mailbox_is_a_while_ago_and_no_longer_counts(adviser):
    key, _ = added(adviser)
    at = world.now() + timedelta(minutes=2)
    with acting_as(adviser):
        address = own_address(adviser.user_id)
    by = anonymous("b" * 64)
    asked = ask_for_code(address=address, at=at, by=by)
    with pytest.raises(NotAllowed):
        prove_second_factor(code_id=asked.id, shown=shown(key, at), at=at, by=by)
    try_code(code_id=asked.id, typed=codes.digits(asked.id), at=at, by=by)
    later = at + timedelta(minutes=10)
    with pytest.raises(NotAllowed):
        prove_second_factor(code_id=asked.id, shown=shown(key, later), at=later, by=by)


def test_neither_key_nor_spare_code_stands_in_the_database(own_database):
    adviser = world.a_colleague(world.a_service())
    key, spare = added(adviser)
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        # A key is hexadecimal digits, as its own bytes would stand in a dump too.
        for word in (key, spare[0], spare[0].replace("-", "")):
            assert tables_with(owner, word) == set()
