"""End a mediation because the family wants to, at any time."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.queries import law_facts
from evenhand.domain.casework.actions.record_choice import record_choice
from evenhand.domain.casework.choice import Choice
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings.concluding import conclude
from evenhand.domain.meetings.events import MediationDropped
from evenhand.domain.meetings.holding import booked_of, cancel, require_running
from evenhand.domain.meetings.states import Cause, Party

MAY = {Permission.END_MEDIATION, Permission.RECORD_CHOICE}


@action
def end_mediation(*, case_id: UUID, evidence: str, at: datetime, by: Principal) -> None:
    """End a mediation at the family's wish, without a reason; what is booked is cancelled.

    Once it took part in a meeting, the mediation has concluded (regulation 39(1)). Before that, it does not want
    mediation after all, and all that follows from that choice follows. Said twice, it has ended once.
    """
    crashpoint("end.begun")
    case = hold(case_id, by)
    if not access.permissions(by, case) & MAY:
        raise NotAllowed(Permission.END_MEDIATION.value)
    today = london_day(at)
    facts = law_facts(case, today)
    if facts.mediation_concluded is not None or facts.refused_on is not None:
        already_done()
        return
    require_running(case, at)
    writer = by.for_case(case.id)
    with acting_as(writer):
        if (meeting := booked_of(case)) is not None:
            cancel(case, meeting, Cause.NOT_WANTED, Party.FAMILY, at=at, by=writer)
        if facts.first_session is not None:
            conclude(case, today, evidence=evidence, by_family=True, at=at, by=writer)
            return
        record(MediationDropped(case_id=case.id))
    crashpoint("end.before-choice")
    record_choice(case_id=case.id, choice=Choice.NO_MEDIATION, told_on=today, evidence=evidence, at=at, by=by)
    crashpoint("end.before-commit")
