"""Signed against taken back and changed, many at once over the real web server: no agreement under two texts."""

import random

import psycopg
import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.agreements.states import AgreementState
from evenhand.domain.referrals import queries as referrals
from tests.build import agreements, mediation, world
from tests.build.crowds import CLIENTS, ROUNDS, Crowd, gathered
from tests.build.processes import session_of

pytestmark = [pytest.mark.race, pytest.mark.slow, pytest.mark.timeout(1800)]
BROKEN = """
select count(*) from agreements_mediationagreement a
    join agreements_text t on t.agreement_id = a.id and t.number = a.text_number
where a.state = 'signed' and (
    (select count(*) from agreements_signature s where s.text_id = t.id and s.sha256 = t.sha256)
        <> cardinality(t.seats)
    or (select count(*) from agreements_agreedaction d where d.agreement_id = a.id)
        <> jsonb_array_length(t.content -> 'terms')
    or (select count(*) from core_event e
        where e.kind = 'agreements.AgreementSigned' and e.case_id = a.case_id) <> 1
)
"""


class Table:
    """One mediation whose meeting was held, and the presses that its parties can make."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        with psycopg.connect(crowd.machine.addresses.owner, autocommit=True) as owner:
            world.move_clock(owner)
            service = world.a_service()
            adviser, manager = world.a_colleague(service), world.a_colleague(service, "manager")
            officer = mediation.an_officer(mediation.a_body(service))
            self.room = agreements.a_room(service, adviser, manager, officer, owner)
        self.room.write()
        with acting_as(officer):
            (asked,) = referrals.of_case(self.room.case.id)
        case = self.room.case.id
        self.mediator, self.family, self.council = (
            session_of(who.user_id) for who in (self.room.mediator, self.room.family, officer)
        )
        self.writes, self.own = f"/mediator/{case}/agreement", f"/my/{case}/agreement"
        self.theirs = f"/inbox/{case}/{asked.id}/agreement"

    def presses(self, text) -> list:
        """Return twenty presses: both sides sign, and the mediator takes the text back and puts it again."""
        typed = {"text": str(text.id), "read": "yes", "power": "yes", "name": "Robin", "job_title": "Head"}
        post = self.crowd.post
        sign = [
            post(self.family, f"{self.own}/{text.agreement_id}/sign", **typed),
            post(self.council, f"{self.theirs}/{text.agreement_id}/sign", **typed),
        ]
        edit = [post(self.mediator, f"{self.writes}/take-back"), post(self.mediator, f"{self.writes}/offer")]
        return [*sign * 7, *edit * 3]


def test_sign_against_edit_never_makes_an_agreement_under_two_texts(own_database, tmp_path):
    chance, made, changed = random.Random(42), 0, 0
    with gathered(own_database, tmp_path) as crowd:
        table = Table(crowd)
        for _ in range(ROUNDS):
            presses = table.presses(table.room.offer())
            assert len(presses) == CLIENTS
            chance.shuffle(presses)
            statuses = crowd.at_once(*presses)
            assert max(statuses) < 500, (statuses, crowd.machine.words)
            assert crowd.ask(BROKEN) == [(0,)]
            if table.room.shown().state is AgreementState.SIGNED:
                made, table = made + 1, Table(crowd)
            else:
                changed += 1
    assert made + changed == ROUNDS
