"""Background entry points of referrals: the days that run."""

from datetime import timedelta
from uuid import UUID

from django.db import connection

from evenhand.core import clock
from evenhand.core.jobs import every, job
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.states import CaseState
from evenhand.domain.referrals.actions.hand_over import end_referrals
from evenhand.domain.referrals.actions.nudge_body import NUDGES, nudge_body


@every("*/15 * * * *", queue="duties", at_start=True)
def scan_days() -> None:
    """Ask the data which bodies reached one of the days of their thirty, and remind each."""
    with acting_as(worker()):
        today = clock.today()
        with connection.cursor() as cursor:
            cursor.execute("select referral_id, case_id, told_on from evenhand_referrals_running()")
            rows = cursor.fetchall()
        for referral_id, case_id, told_on in rows:
            # Somebody who was away for a week is reminded once, of the latest day.
            days = [day for day in NUDGES if told_on + timedelta(days=day) <= today]
            if days:
                nudge.later(referral_id=referral_id, case_id=case_id, day=days[-1])


@job(queue="duties")
def end_when_withdrawn(event_id: str, case_id: str) -> None:
    """Tell every body that the mediation is no longer wanted, when the family has withdrawn its request."""
    by = worker(UUID(case_id))
    with acting_as(by):
        case = cases.one(UUID(case_id), by)
        if case and case.state == CaseState.WITHDRAWN:
            end_referrals(case_id=case.id, at=clock.now(), by=by)


@job(queue="duties")
def nudge(referral_id: str, case_id: str, day: str) -> None:
    """Remind one body."""
    nudge_body(referral_id=UUID(referral_id), day=int(day), at=clock.now(), by=worker(UUID(case_id)))
