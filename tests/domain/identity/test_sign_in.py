"""A typed code, in the browser that asked, once, for ten minutes."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from evenhand.core.principals import anonymous, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import codes
from evenhand.domain.identity.actions.ask_for_code import AskedTooOften, ask_for_code
from evenhand.domain.identity.actions.sign_in import try_code
from evenhand.domain.identity.models import EmailAddress, SignInCode
from tests.build import world

BROWSER = anonymous("k" * 64)


def asked(address="someone@family.example", by=BROWSER):
    return ask_for_code(address=address, at=world.now(), by=by)


def typed(code, digits=None, by=BROWSER, later=timedelta(0)):
    return try_code(code_id=code.id, typed=digits or codes.digits(code.id), at=world.now() + later, by=by)


@pytest.mark.django_db
def test_the_right_code_signs_in_and_spaces_do_not_matter():
    code = asked()
    digits = codes.digits(code.id)
    assert typed(code, f" {digits[:3]} {digits[3:]} ")


@pytest.mark.django_db
def test_an_address_stays_the_same_person_however_it_is_written():
    first = typed(asked("Someone@Family.example"))
    assert typed(asked(" someone@family.EXAMPLE ")) == first


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", ["", "12345", "abcdef", "1234567"])
def test_a_wrong_code_does_not(wrong):
    assert typed(asked(), wrong or " ") is None


@pytest.mark.django_db
def test_a_code_works_once():
    code = asked()
    assert typed(code)
    assert typed(code) is None


@pytest.mark.django_db
def test_a_code_is_of_no_use_in_another_browser():
    code = asked()
    assert typed(code, by=anonymous("x" * 64)) is None
    assert typed(code)


@pytest.mark.django_db
def test_a_code_is_of_no_use_after_ten_minutes():
    code = asked()
    assert typed(code, later=timedelta(minutes=10)) is None
    assert typed(code, later=timedelta(minutes=9, seconds=59))


@pytest.mark.django_db
def test_five_wrong_tries_spend_a_code_but_not_the_person():
    code = asked()
    for _ in range(codes.TRIES):
        assert typed(code, "000000" if codes.digits(code.id) != "000000" else "111111") is None
    assert typed(code) is None
    assert typed(asked(by=anonymous("other browser")), by=anonymous("other browser"))


@pytest.mark.django_db
def test_a_browser_that_asks_on_and_on_is_told_to_wait_and_others_are_not():
    for _ in range(codes.TRIES):
        asked()
    with pytest.raises(AskedTooOften, match="junk folder"):
        asked()
    asked(by=anonymous("owner's own browser"))


@pytest.mark.django_db
def test_the_database_holds_no_code(owner):
    code = asked()
    columns = {field.column for field in SignInCode._meta.local_fields}
    assert columns == {
        "id",
        "address",
        "browser_key",
        "asked_at",
        "expires_at",
        "sent_at",
        "used_at",
        "tries",
        "known",
    }
    with acting_as(BROWSER):
        row = SignInCode.objects.filter(id=code.id).values().get()
    assert codes.digits(code.id) not in str(row)


@pytest.mark.django_db
def test_nobody_reads_anothers_address_or_codes():
    mine = typed(asked("mine@family.example"))
    typed(asked("theirs@family.example"))
    with acting_as(person(mine)):
        assert [row.address for row in EmailAddress.objects.all()] == ["mine@family.example"]
    with acting_as(anonymous("another")):
        assert not SignInCode.objects.exists()


@pytest.mark.django_db
def test_an_unknown_address_is_answered_as_a_known_one_is():
    typed(asked("known@family.example"))
    known, unknown = asked("known@family.example"), asked("unknown@family.example")
    assert type(known) is type(unknown)
    assert typed(known) and typed(unknown)


def test_a_code_used_by_fifty_at_once_signs_in_once(own_database):
    code = asked()
    ready, results = threading.Barrier(50), []

    def use() -> None:
        ready.wait()
        try:
            results.append(typed(code))
        finally:
            connection.close()

    threads = [threading.Thread(target=use) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 50
    assert len([user for user in results if user]) == 1
