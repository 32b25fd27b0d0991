"""Becoming somebody else: look-alike addresses, guessing codes, filling a mailbox, old sessions."""

import threading
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from django.test import Client

from evenhand.core import limits
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import codes, jobs
from evenhand.domain.identity.actions.ask_for_code import ask_for_code
from evenhand.domain.identity.actions.sign_in import TooManyGuesses, try_code
from evenhand.domain.identity.addresses import NotPlain
from evenhand.domain.identity.queries import user_for_address
from tests.build import databases, pages, world
from tests.build.passkeys import added, options_on

# The database folds U+0130 to i and U+212A to k, so each of these would be somebody else's address.
LOOKALIKES = [
    "sam@fam\u0130ly.example",
    "sam@fam\u0131ly.example",
    "sam@\u212aent.example",
    "\u017fam@kent.example",
    "sam@kent.example\r\nBcc: x@elsewhere.example",
    "sam@kent.example\x00",
    "sam @kent.example",
]


def browser():
    return anonymous(uuid4().hex * 2)


def asked(address="sam@family.example", by=None):
    by = by or browser()
    return ask_for_code(address=address, at=world.now(), by=by), by


@pytest.mark.django_db
@pytest.mark.parametrize("address", LOOKALIKES)
def test_a_lookalike_address_is_nobody_elses(address):
    with pytest.raises(NotPlain):
        asked(address)
    with pytest.raises(NotPlain), acting_as(anonymous()):
        user_for_address(address)


@pytest.mark.django_db
@pytest.mark.parametrize("address", LOOKALIKES)
def test_the_page_refuses_a_lookalike_address_in_words(client, address):
    answer = client.post("/sign-in", {"address": address})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


@pytest.mark.parametrize("address", [each for each in LOOKALIKES if "\x00" not in each])
def test_the_database_itself_keeps_no_lookalike_address(own_database, address):
    with psycopg.connect(own_database.web) as web, pytest.raises(psycopg.errors.CheckViolation):
        web.execute("select evenhand_user_for_address(%s)", [address])


@pytest.mark.django_db
def test_guessing_with_ever_more_codes_and_browsers_ends():
    for _ in range(codes.GUESSES_AN_HOUR // codes.TRIES):
        code, by = asked()
        for _ in range(codes.TRIES):
            wrong = "000000" if codes.digits(code.id) != "000000" else "111111"
            assert try_code(code_id=code.id, typed=wrong, at=world.now(), by=by) is None
    code, by = asked("SAM@family.example")
    with pytest.raises(TooManyGuesses, match="telephone us"):
        try_code(code_id=code.id, typed=codes.digits(code.id), at=world.now(), by=by)
    other, by = asked("other@family.example")
    assert try_code(code_id=other.id, typed=codes.digits(other.id), at=world.now(), by=by)


def test_a_mailbox_cannot_be_filled_with_codes(own_database, monkeypatch):
    sent = []
    monkeypatch.setattr(jobs, "adapter", lambda port: sent.append)
    wanted = [asked()[0] for _ in range(codes.CODES_AN_HOUR + 5)]
    other, _ = asked("other@family.example")
    with databases.django_at(own_database.worker):
        for code in [*wanted, other]:
            jobs.send_code.function(str(code.id))
    assert [mail.to for mail in sent] == ["sam@family.example"] * codes.CODES_AN_HOUR + [
        "other@family.example"
    ]


def test_two_browsers_at_once_make_one_user_of_a_new_address(own_database):
    ready, found = threading.Barrier(12), []

    def make() -> None:
        ready.wait()
        try:
            with acting_as(anonymous()):
                found.append(user_for_address("new@family.example"))
        finally:
            connection.close()

    threads = [threading.Thread(target=make) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 12
    assert len(set(found)) == 1


@pytest.mark.parametrize("role", ["worker", "signer"])
def test_only_the_web_makes_users(own_database, role):
    with (
        psycopg.connect(getattr(own_database, role)) as other,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        other.execute("select evenhand_user_for_address('x@family.example')")


def test_sessions_that_are_over_are_deleted_and_never_read_by_the_worker(own_database):
    with psycopg.connect(own_database.web) as web:
        web.execute(
            "insert into django_session values ('over', 'x', now() - interval '1 minute'),"
            " ('live', 'x', now() + interval '1 hour')"
        )
    with databases.django_at(own_database.worker):
        jobs.forget_sessions.function()
    with psycopg.connect(own_database.web) as web:
        assert web.execute("select session_key from django_session").fetchall() == [("live",)]
    with (
        psycopg.connect(own_database.worker) as worker,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        worker.execute("select session_data from django_session")


def passkey_answered(client, phone, **wrong):
    """Answer the page that asks for a passkey."""
    options = options_on(pages.text(client.get("/sign-in/passkey")))
    return pages.text(client.post("/sign-in/passkey", {"passkey": phone.sign(options, **wrong)}))


def test_what_answers_no_question_about_a_passkey_leaves_nothing_in_the_record(own_database):
    adviser = world.a_colleague(world.a_service())
    answer = added(adviser).sign(options_on(pages.text(Client().get("/sign-in/passkey"))))
    asked_too = Client()
    asked_too.get("/sign-in/passkey")
    before = databases.events(own_database)
    for client, said in (
        (Client(), {}),
        (Client(), {"passkey": ""}),
        (Client(), {"passkey": "x"}),
        (Client(), {"passkey": answer}),
        (asked_too, {}),
    ):
        assert "That passkey does not match." in pages.text(client.post("/sign-in/passkey", said))
    assert databases.events(own_database) == before


def test_three_hundred_answers_of_passkeys_in_an_hour_are_taken_from_one_network(own_database):
    phone, here = added(world.a_colleague(world.a_service())), "203.0.113.7"
    before = databases.events(own_database)
    with acting_as(anonymous()):
        limits.count("passkey", here, world.now(), number=299)
    assert "does not match" in passkey_answered(Client(REMOTE_ADDR=here), phone, verified=False)
    after = databases.events(own_database)
    assert after == before + 1, "the three hundredth is looked at, and on record"
    for wrong in ({"verified": False}, {}):
        assert "We cannot take a passkey now." in passkey_answered(Client(REMOTE_ADDR=here), phone, **wrong)
    assert databases.events(own_database) == after
    assert "does not match" in passkey_answered(Client(REMOTE_ADDR="203.0.113.8"), phone, verified=False)
