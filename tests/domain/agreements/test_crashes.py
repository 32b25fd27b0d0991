"""Killed anywhere while an agreement is put to be signed, signed, confirmed, printed or sent: nothing is lost or twice.

Each case dies in the page that does it, or in the worker, in a process of its own; the button is then pressed again,
or a new worker takes up what was left. Source: threat model §C and §H3 (agreement and signatures).
"""

import psycopg
import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.agreements.states import Side
from evenhand.domain.referrals import queries as referrals
from tests.build import agreements, mediation, world
from tests.build.deaths import Deaths, a_machine
from tests.build.processes import KILLED, Machine

pytestmark = pytest.mark.slow

OFFERING = ("offer.text-frozen", "offer.one-told", "written:agreements.AgreementOffered")
SIGNING = (
    "sign.row-written",
    "sign.completed",
    "sign.actions-written",
    "written:agreements.AgreementSigned",
)
CONFIRMING = ("sign.confirmed", "sign.completed", "written:agreements.SignatureConfirmed")
COPYING = (
    "copy.before-print",
    "copy.file-kept",
    "copy.row-written",
    "committed:agreements.CopyKept",
    "copy.one-promised",
    "committed:agreements.CopiesPromised",
)


class Scene(Deaths):
    """One machine, and mediations whose meeting was held."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.manager = world.a_colleague(self.service, "manager")
        self.officer = mediation.an_officer(mediation.a_body(self.service))

    def room(self) -> agreements.Room:
        """Return a mediation with one term in its draft."""
        with psycopg.connect(self.machine.addresses.owner, autocommit=True) as owner:
            room = agreements.a_room(self.service, self.adviser, self.manager, self.officer, owner)
        room.write()
        return room

    def offer(self, room, crashpoint: str = "") -> int:
        path = f"/mediator/{room.case.id}/agreement/offer"
        return self.machine.post(path, room.mediator.user_id, crashpoint)

    def sign(self, room, text, crashpoint: str = "") -> int:
        """Press the council's button under a text that the family has signed."""
        with acting_as(room.officer):
            (asked,) = referrals.of_case(room.case.id)
        path = f"/inbox/{room.case.id}/{asked.id}/agreement/{text.agreement_id}/sign"
        typed = {
            "text": str(text.id),
            "read": "yes",
            "power": "yes",
            "name": "Lee Stone",
            "job_title": "Head",
        }
        return self.machine.post(path, room.officer.user_id, crashpoint, **typed)

    def on_paper(self, room, text) -> str:
        path = f"/mediator/{room.case.id}/agreement/signature"
        typed = {"text": str(text.id), "seat": "family", "way": "on_paper", "name": "Sam", "job_title": ""}
        assert self.machine.post(path, room.mediator.user_id, "", **typed) == 300
        ((signature,),) = self.ask(
            "select id from agreements_signature where case_id = %s and way = 'on_paper'", room.case.id
        )
        return str(signature)

    def confirm(self, room, signature: str, crashpoint: str = "") -> int:
        path = f"/cases/{room.case.id}/agreement/signature/{signature}"
        return self.machine.post(path, self.adviser.user_id, crashpoint)

    def is_made(self, room) -> bool:
        return self.count("agreements_mediationagreement", room.case, "state = 'signed'") == 1

    def prove_that_it_is_made_once(self, room) -> None:
        assert self.is_made(room)
        assert self.count("agreements_signature", room.case) == 2
        assert self.count("agreements_agreedaction", room.case) == 1
        assert self.count("cases_fact", room.case, "kind = 'agreed'") == 1
        assert self.count("cases_duty", room.case, "rule = 'reg42_3.do_as_agreed'") == 1
        ((signed,),) = self.ask(
            "select count(*) from core_event where kind = 'agreements.AgreementSigned' and case_id = %s",
            room.case.id,
        )
        assert signed == 1
        assert self.ask("select evenhand_first_broken_event()") == [(None,)]


@pytest.fixture(scope="module")
def scene(database_server, django_db_setup, django_db_blocker, tmp_path_factory):
    """Give one machine on which these tests die."""
    with a_machine(database_server, django_db_blocker, tmp_path_factory.mktemp("machine")) as machine:
        yield Scene(machine)


@pytest.mark.parametrize("point", OFFERING)
def test_killed_while_it_is_put_to_be_signed_there_is_no_text_and_the_next_press_makes_one(scene, point):
    room = scene.room()
    assert scene.offer(room, point) == KILLED
    assert scene.count("agreements_text", room.case) == 0
    assert scene.count("correspondence_message", room.case, "purpose = 'agreement_to_sign'") == 0
    assert scene.offer(room) == 300
    assert scene.count("agreements_text", room.case) == 1
    assert scene.count("correspondence_message", room.case, "purpose = 'agreement_to_sign'") == 2


def test_killed_after_it_was_put_to_be_signed_a_second_press_makes_no_second_text(scene):
    room = scene.room()
    assert scene.offer(room, "committed:agreements.AgreementOffered") == KILLED
    assert scene.offer(room) == 300
    assert scene.count("agreements_text", room.case) == 1
    assert scene.count("correspondence_message", room.case, "purpose = 'agreement_to_sign'") == 2


@pytest.mark.parametrize("point", SIGNING)
def test_killed_at_the_last_signature_nothing_was_signed_and_the_next_press_signs(scene, point):
    room = scene.room()
    text = room.offer()
    room.sign(Side.FAMILY, text)
    assert scene.sign(room, text, point) == KILLED
    assert scene.count("agreements_signature", room.case) == 1 and not scene.is_made(room)
    assert scene.sign(room, text) == 300
    scene.prove_that_it_is_made_once(room)


def test_killed_after_the_last_signature_a_second_press_signs_nothing_more(scene):
    room = scene.room()
    text = room.offer()
    room.sign(Side.FAMILY, text)
    assert scene.sign(room, text, "committed:agreements.AgreementSigned") == KILLED
    scene.prove_that_it_is_made_once(room)
    assert scene.sign(room, text) == 300
    scene.prove_that_it_is_made_once(room)


@pytest.mark.parametrize("point", CONFIRMING)
def test_killed_while_a_signature_on_paper_is_confirmed_it_does_not_count_and_the_next_press_does(
    scene, point
):
    room = scene.room()
    text = room.offer()
    room.sign(Side.COUNCIL, text)
    signature = scene.on_paper(room, text)
    assert scene.confirm(room, signature, point) == KILLED
    assert scene.count("agreements_signature", room.case, "confirmed_at is not null") == 0
    assert not scene.is_made(room)
    assert scene.confirm(room, signature) == 300
    scene.prove_that_it_is_made_once(room)


@pytest.mark.parametrize("point", COPYING)
def test_killed_while_copies_are_made_everybody_gets_one_and_only_one(scene, point):
    room = scene.room()
    text = room.offer()
    room.sign(Side.FAMILY, text)
    room.sign(Side.COUNCIL, text)
    scene.machine.die("worker", point)

    def everybody_has_one() -> bool:
        return scene.count("correspondence_message", room.case, "purpose = 'agreement_signed'") == 2

    with scene.machine.working("worker"):
        scene.machine.until(everybody_has_one, "copies for everybody")
    assert everybody_has_one()
    assert scene.count("agreements_copy", room.case) == 1
    ((files,),) = scene.ask(
        "select count(distinct attachment_sha256) from correspondence_message"
        " where case_id = %s and purpose = 'agreement_signed'",
        room.case.id,
    )
    assert files == 1
