"""A promised message goes to where its reader can safely be reached when it goes, once, or somebody is told."""

from datetime import time, timedelta

import psycopg
import pytest
from django.db import IntegrityError, connection

from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.outside import adapter
from evenhand.core.principals import person, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.end_access import end_access
from evenhand.domain.correspondence import queries
from evenhand.domain.correspondence.actions.begin_sending import begin_sending
from evenhand.domain.correspondence.actions.note_answer import Overtaken, note_answer, pause_after
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.attached import Attached
from evenhand.domain.correspondence.models import Attempt, Message
from evenhand.domain.correspondence.states import Outcome
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import world
from tests.build.promises import EMAIL, HOME
from tests.domain.correspondence.test_wording import facts_of


def test_a_promise_is_kept_by_e_mail(scene):
    message = scene.promise()
    assert scene.jobs() == [message.id]
    sent = scene.deliver(message)
    assert (sent.state, sent.server_answer) == ("sent", "250 2.0.0 Taken")
    (copy,) = scene.office.copies
    assert copy.recipients == (EMAIL,)
    assert copy.message["Subject"] == "Your mediation case: your certificate is here"
    assert copy.message["Date"].datetime == message.created_at.replace(microsecond=0)
    assert scene.events() == ["MessagePromised", "SendingBegan", "MessageSent"]


def test_a_message_that_was_sent_is_not_sent_again(scene):
    message = scene.promise()
    scene.deliver(message)
    scene.later(days=3)
    scene.deliver(message)
    assert len(scene.office.copies) == 1
    assert scene.sweep() == []


@pytest.mark.parametrize("how", ["a wall", "an end"])
def test_what_waits_does_not_go_to_whoever_was_shut_out_meanwhile(scene, how):
    family = world.family_of(scene.case, EMAIL)
    message = scene.promise()
    by = scene.staff.for_case(scene.case.id)
    if how == "a wall":
        manager = world.a_colleague(scene.service, "manager")
        build_wall(
            case_id=scene.case.id, user_id=family.user_id, reason="A court order", at=world.now(), by=manager
        )
    else:
        end_access(case_id=scene.case.id, user_id=family.user_id, role="holder", at=world.now(), by=by)
    assert scene.deliver(message).state == "suppressed"
    assert scene.office.copies == []


def test_no_action_no_message(scene):
    with pytest.raises(ZeroDivisionError), acting_as(scene.staff):
        scene.promise()
        raise ZeroDivisionError
    assert scene.jobs() == []
    with acting_as(worker(scene.case.id)):
        assert not Message.objects.exists()


def test_only_an_action_of_the_case_may_promise(scene):
    other = world.a_case(scene.service)
    for by in (scene.staff, scene.staff.for_case(other.id), person(scene.case.id)):
        with pytest.raises(NotAllowed):
            promise_message(
                case_id=scene.case.id,
                person_id=scene.reader,
                purpose="dates_changed",
                facts=facts_of("dates_changed"),
                at=world.now(),
                by=by,
            )


def test_nobody_of_another_case_can_be_written_to(scene):
    scene.reader = world.a_case(scene.service).holder_id
    with pytest.raises(NoSuchThing):
        scene.promise()


def test_the_same_key_promises_once(scene):
    first = scene.promise(once="EM-2026-000123")
    assert scene.promise(once="EM-2026-000123") == first
    assert scene.promise(once="EM-2026-000124") != first
    assert len(scene.jobs()) == 2
    with acting_as(scene.staff):
        assert queries.is_promised(scene.case.id, scene.reader, "certificate_ready", "EM-2026-000123")
        assert not queries.is_promised(scene.case.id, scene.reader, "certificate_ready", "EM-2026-000199")


def test_the_certificate_goes_with_it(scene):
    digest = adapter("storage")("certificates").keep(b"%PDF-1.7 signed")
    message = scene.promise(attachment=Attached("certificates", digest, "Certificate EM-2026-000123.pdf"))
    scene.deliver(message)
    (attached,) = scene.office.copies[0].message.iter_attachments()
    assert attached.get_filename() == "Certificate EM-2026-000123.pdf"
    assert attached.get_content() == b"%PDF-1.7 signed"


def test_a_lost_attachment_delays_and_never_sends_without_it(scene):
    storage = adapter("storage")("certificates")
    digest = storage.keep(b"%PDF-1.7 signed")
    message = scene.promise(attachment=Attached("certificates", digest, "Certificate.pdf"))
    storage.remove(digest)
    assert scene.deliver(message).state == "queued"
    assert scene.office.copies == []


def test_the_address_is_looked_up_when_it_goes(scene):
    message = scene.promise()
    scene.reached(Reach(email="new@family.example"))
    scene.deliver(message)
    assert scene.office.copies[0].recipients == ("new@family.example",)
    assert EMAIL.encode() not in scene.office.copies[0].content


def asked_for_a_person(scene):
    with psycopg.connect(scene.addresses.owner) as owner:
        rows = owner.execute(
            "select count(*) from procrastinate_jobs where task_name like '%%ask_to_reach_another_way'"
        )
        return rows.fetchone()[0]


def test_whatever_a_person_must_do_is_put_on_somebodys_list(scene):
    scene.office.to_recipient = "550 5.1.1 No such mailbox"
    scene.deliver(scene.promise())
    assert asked_for_a_person(scene) == 1, "undeliverable"
    scene.reached(may_email=False, may_post=False)
    scene.deliver(scene.promise())
    assert asked_for_a_person(scene) == 2, "no safe way"
    scene.reached()
    scene.office.to_recipient = "450 4.2.0 Later"
    message = scene.promise()
    scene.later(minutes=125)
    scene.deliver(message)
    assert asked_for_a_person(scene) == 3, "a certificate is overdue"


@pytest.mark.parametrize("safety", [{"mailbox_is_shared": True}, {"may_email": False}], ids=str)
def test_an_unsafe_mailbox_means_a_letter(scene, safety):
    scene.reached(**safety)
    assert scene.deliver(scene.promise()).state == "to_print"
    assert scene.office.copies == []
    assert scene.events()[-1] == "LetterToPrint"


def test_somebody_without_e_mail_gets_a_letter(scene):
    scene.reached(Reach(address=HOME.address, postcode=HOME.postcode))
    assert scene.deliver(scene.promise()).state == "to_print"


@pytest.mark.parametrize(
    ("reach", "safety"),
    [
        (HOME, {"may_email": False, "may_post": False}),
        (HOME, {"mailbox_is_shared": True, "may_post": False}),
        (Reach(telephone="07700 900123"), {}),
    ],
    ids=["no way is safe", "shared and no post", "telephone only"],
)
def test_without_a_safe_way_it_waits_for_somebody(scene, reach, safety):
    scene.reached(reach, **safety)
    held = scene.deliver(scene.promise())
    assert (held.state, held.held_because, held.next_try_at) == ("held", "no_safe_way", None)
    assert scene.events()[-1] == "MessageHeld"
    scene.later(days=30)
    assert scene.sweep() == []
    with acting_as(scene.staff):
        (waiting,) = queries.needing_somebody()
    assert waiting.held_words.startswith("No way of writing")


def test_somebody_whose_safety_nobody_asked_about_is_not_written_to(scene):
    message = scene.promise()
    with psycopg.connect(scene.addresses.owner, autocommit=True) as owner:
        owner.execute("delete from people_safecontact")
    assert scene.deliver(message).held_because == "nobody_asked"
    assert scene.office.copies == []


def test_outside_safe_hours_it_waits_and_then_goes_by_itself(scene):
    here = world.now().astimezone(LONDON)
    opens = (here + timedelta(hours=2)).time().replace(microsecond=0)
    closes = (here + timedelta(hours=4)).time().replace(microsecond=0)
    scene.reached(safe_from=opens, safe_until=closes)
    message = scene.promise()
    held = scene.deliver(message)
    assert (held.state, held.held_because) == ("held", "hours")
    assert scene.events()[-1] == "MessageWaits"
    assert timedelta(hours=1) < held.next_try_at - held.created_at <= timedelta(hours=2)
    scene.deliver(message)
    assert scene.office.copies == []
    scene.later(hours=3)
    assert scene.sweep() == [message.id]
    assert scene.deliver(message).state == "sent"


def test_safe_hours_have_a_beginning_and_an_end(scene):
    with pytest.raises(IntegrityError, match="safe_hours"):
        scene.reached(safe_from=time(9))


def test_a_busy_server_is_asked_again_with_growing_pauses(scene):
    scene.office.to_recipient = f"450 4.2.0 <{EMAIL}> is busy"
    message = scene.promise()
    delayed = scene.deliver(message)
    assert (delayed.state, delayed.attempts) == ("queued", 1)
    assert delayed.server_answer == "450 4.2.0 <(their address)> is busy"
    scene.deliver(message)
    assert scene.again(message).attempts == 1, "not before its time"
    scene.later(minutes=2)
    assert scene.sweep() == [message.id]
    assert scene.deliver(message).attempts == 2
    scene.office.to_recipient = ""
    scene.later(minutes=8)
    assert scene.deliver(message).state == "sent"
    with acting_as(worker(scene.case.id)):
        outcomes = list(Attempt.objects.order_by("number").values_list("number", "outcome"))
    assert outcomes == [(1, "delayed"), (2, "delayed"), (3, "taken")]
    assert [pause_after(n).seconds // 60 for n in range(1, 9)] == [1, 2, 4, 8, 16, 32, 60, 60]


def test_a_refusal_for_good_is_never_tried_again_and_somebody_is_told(scene):
    scene.office.to_recipient = "550 5.1.1 No such mailbox"
    message = scene.promise()
    assert scene.deliver(message).state == "failed"
    assert scene.events()[-1] == "MessageFailed"
    scene.office.to_recipient = ""
    scene.later(days=1)
    assert scene.sweep() == []
    assert scene.deliver(message).state == "failed"
    assert scene.office.copies == []


def test_a_certificate_that_is_not_taken_for_two_hours_raises_an_alarm_once(scene):
    scene.office.to_message = "451 4.3.0 Later"
    message = scene.promise()
    scene.deliver(message)
    assert "MessageOverdue" not in scene.events()
    for minutes in (121, 240):
        scene.later(minutes=minutes)
        scene.deliver(message)
    assert scene.events().count("MessageOverdue") == 1


def test_after_two_days_a_message_counts_as_undeliverable(scene):
    scene.office.to_message = "451 4.3.0 Later"
    message = scene.promise()
    scene.deliver(message)
    scene.later(hours=49)
    assert scene.deliver(message).state == "failed"


def test_who_was_overtaken_cannot_note_an_answer(scene):
    message = scene.promise()
    by = worker(scene.case.id)

    def begin():
        with scene.as_worker():
            return begin_sending(message_id=message.id, at=world.now(), by=by)

    def note(attempt, outcome):
        with scene.as_worker():
            note_answer(
                message_id=message.id, attempt=attempt, outcome=outcome, answer="x", at=world.now(), by=by
            )

    first = begin()
    with pytest.raises(NotNow):
        begin()
    scene.later(minutes=4)
    second = begin()
    assert (first.attempt, second.attempt) == (1, 2)
    with pytest.raises(Overtaken):
        note(1, Outcome.REFUSED)
    note(2, Outcome.TAKEN)
    with pytest.raises(Overtaken):
        note(2, Outcome.DELAYED)
    assert scene.again(message).state == "sent"


def test_only_the_service_itself_sends(scene):
    message = scene.promise()
    with pytest.raises(NotAllowed):
        begin_sending(message_id=message.id, at=world.now(), by=scene.staff)
    with pytest.raises(NotAllowed):
        note_answer(
            message_id=message.id, attempt=1, outcome=Outcome.TAKEN, answer="", at=world.now(), by=scene.staff
        )


def test_the_sweeper_finds_what_nobody_started_and_asks_once_in_five_minutes(scene):
    message = scene.promise()
    assert scene.sweep() == [], "its own job has a moment first"
    scene.later(seconds=30)
    assert scene.sweep() == [message.id]
    assert scene.sweep() == []
    scene.later(minutes=6)
    assert scene.sweep() == [message.id]


def test_the_list_of_what_is_due_is_the_workers_alone(scene):
    with psycopg.connect(scene.addresses.web) as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("select * from evenhand_messages_due()")


@pytest.mark.parametrize("column", ["subject", "text", "letter_text", "purpose", "attachment_sha256"])
def test_frozen_words_stay_frozen_for_the_owner_too(scene, column):
    scene.promise()
    with (
        psycopg.connect(scene.addresses.owner) as owner,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="kept as they are"),
    ):
        owner.execute(f"update correspondence_message set {column} = 'other'")


def test_the_family_sees_its_own_messages_and_staff_those_of_their_cases(scene):
    message = scene.promise()
    stranger = world.a_colleague(world.a_service())
    family = world.family_of(scene.case, EMAIL)
    for by, expected in ((scene.staff, 1), (family, 1), (stranger, 0)):
        with acting_as(by):
            assert len(queries.of_case(scene.case.id)) == expected
            assert (queries.one(message.id) is not None) == bool(expected)
    with acting_as(family):
        assert [m.subject for m in queries.own(scene.case.id, family)] == [message.subject]
    with acting_as(scene.staff):
        assert queries.own(scene.case.id, scene.staff) == []


def test_no_message_can_be_read_without_a_principal(scene):
    scene.promise()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from correspondence_message")
        assert cursor.fetchone() == (0,)
