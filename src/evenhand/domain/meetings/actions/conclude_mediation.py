"""Conclude a mediation."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.errors import NotNow
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.queries import law_facts
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings.concluding import conclude
from evenhand.domain.meetings.holding import booked_of, held_of, require_running
from evenhand.domain.meetings.models import Outcome, Views
from evenhand.domain.meetings.planning import parts_of

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@action
def conclude_mediation(*, case_id: UUID, ended_on: date, at: datetime, by: Principal) -> None:
    """End a mediation, agreement or not: its mediator does, once everything about it is on record.

    From that day the certificate is due within three working days (regulation 39(1)). Raises NotNow while a
    meeting is booked, nothing says what came of an issue, or nobody asked for the child's views.
    """
    case = hold(case_id, by)
    access.require(by, Permission.MEDIATE, case)
    if law_facts(case, london_day(at)).mediation_concluded is not None:
        already_done()
        return
    require_running(case, at)
    _require_recorded(case, ended_on, at)
    writer = by.for_case(case.id)
    with acting_as(writer):
        conclude(case, ended_on, evidence=Evidence.OWN_RECORD, by_family=False, at=at, by=writer)


def _require_recorded(case: "Case", ended_on: date, at: datetime) -> None:
    held = held_of(case)
    if booked_of(case) is not None or not held:
        raise NotNow(
            "The mediation was not ended.",
            "A meeting is still booked, or none took place.",
            "Record who came, or ask us to cancel what is booked.",
        )
    last = london_day(held[0].during.lower)
    if not last <= ended_on <= london_day(at):
        raise NotNow(
            "The mediation was not ended.",
            "It cannot end before its last meeting, or on a day that lies ahead.",
            "Check the day.",
        )
    said = set(Outcome.objects.filter(case_id=case.id).values_list("part", flat=True))
    if not said.issuperset(parts_of(case)) or not Views.objects.filter(case_id=case.id).exists():
        raise NotNow(
            "The mediation was not ended.",
            "Something is not on record yet: what came of each issue, or how the child was asked.",
            "Record it, then end the mediation.",
        )
