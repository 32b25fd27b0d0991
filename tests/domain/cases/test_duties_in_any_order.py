"""Whatever happens in whatever order: no clock is ever gone, and each is somebody's (the guards of the law, §6)."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenhand.core.errors import Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.come_back import come_back
from evenhand.domain.cases.actions.reopen_case import reopen_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.models import Duty
from evenhand.domain.cases.states import DUTY, DutyState, WhyReopened
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.say_cannot_arrange import say_cannot_arrange
from evenhand.domain.referrals.states import CannotArrange
from evenhand.statute.rules import RULES, Owner
from tests.build import mediation, world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


class Case:
    """One case and what can be done on it."""

    def __init__(self) -> None:
        self.service = world.a_service()
        self.adviser = world.a_colleague(self.service)
        self.officer = mediation.an_officer(mediation.a_body(self.service))
        self.case = world.a_case(self.service)

    def do(self, what: str) -> None:
        """Do one thing. Raises Refused where it cannot be done now."""
        about = {"at": world.now(), "by": self.adviser}
        if what == "inform":
            world.inform(self.case, self.adviser)
        elif what in ("mediation", "no_mediation", "undecided"):
            world.tell(self.case, what, self.adviser)
        elif what == "withdraw":
            withdraw_request(case_id=self.case.id, evidence=Evidence.TOLD_BY_TELEPHONE, **about)
        elif what == "come_back":
            come_back(case_id=self.case.id, evidence=Evidence.TOLD_BY_TELEPHONE, **about)
        elif what == "close":
            close_case(case_id=self.case.id, **about)
        elif what == "reopen":
            reopen_case(case_id=self.case.id, why=WhyReopened.MISTAKE, **about)
        elif what == "offer":
            mediation.offered(self.case, self.officer, decided=False)
        else:
            with acting_as(self.adviser):
                asked = referrals.of_case(self.case.id)
            if asked:
                say_cannot_arrange(
                    referral_id=asked[0].id, because=CannotArrange.NO_DATE, at=world.now(), by=self.officer
                )

    def duties(self) -> dict:
        """Return every clock that was ever started."""
        with acting_as(self.adviser):
            return {duty.id: duty for duty in Duty.objects.filter(case=self.case)}


THINGS = (
    "inform", "mediation", "no_mediation", "undecided", "withdraw", "come_back", "close", "reopen", "offer", "cannot",
)  # fmt: skip


@settings(max_examples=40, deadline=timedelta(seconds=60), suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(THINGS), max_size=8))
def test_a_clock_is_met_missed_or_superseded_with_a_reason_and_never_gone(things):
    with transaction.atomic():
        case = Case()
        before = case.duties()
        assert before
        for thing in things:
            try:
                with transaction.atomic():
                    case.do(thing)
            except (Refused, IndexError):
                assert case.duties().keys() == before.keys(), "what was refused changed nothing"
            after = case.duties()
            assert before.keys() <= after.keys(), "a clock is gone"
            for id, duty in before.items():
                now = after[id]
                if now.state != duty.state:
                    moves = [
                        move for move in DUTY.moves if duty.state in move.sources and move.target == now.state
                    ]
                    assert moves, (duty.state, now.state)
                    assert now.closed_on and now.closed_because, now.rule
                assert (now.due_on, now.counted_from) == (duty.due_on, duty.counted_from), (
                    "no clock is rewritten"
                )
            for duty in after.values():
                assert Owner(duty.owner) is RULES[duty.rule].owner, "a clock is somebody's, never the case's"
                assert duty.state == DutyState.OPEN or duty.closed_because
            before = after
        transaction.set_rollback(True)
