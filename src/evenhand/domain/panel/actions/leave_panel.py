"""Take a mediator off the panel."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.holding import hold
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.sessions import end_sessions
from evenhand.domain.panel.events import MediatorLeft
from evenhand.domain.panel.holding import mediator_for, release, standing_of
from evenhand.domain.panel.models import Mediator
from evenhand.domain.panel.states import Standing


@action
def leave_panel(*, mediator_id: UUID, at: datetime, by: Principal) -> None:
    """End a mediator's place today, with every case that they are assigned to and every session of theirs.

    A manager of the provider may, also where a wall keeps one of those cases from the manager: nothing of it is shown,
    and no grant is left behind. Meetings that are booked stay, and their cases ask for another mediator. What only the
    mediator could read is read by nobody from now on. Raises NotNow when a case is being assigned at this moment.
    """
    providers = identity.providers(by, Permission.KEEP_PANEL)
    mediator = Mediator.objects.filter(id=mediator_id, provider_id__in=providers).first()
    if mediator is None:
        raise NoSuchThing
    left = _assigned(mediator)
    for case_id in left:
        writer = by.for_case(case_id)
        with acting_as(writer):
            case = hold(case_id, writer)
            standing = standing_of(case, mediator_for(case, mediator.id))
            if standing is not None and standing.state == Standing.ASSIGNED:
                release(case, standing, at=at, by=writer)
    crashpoint("leave.cases-released")
    # The cases first, then the place: in the order in which assign_mediator takes them.
    mediator = Mediator.objects.select_for_update(no_key=True).get(id=mediator.id)
    if _assigned(mediator):
        raise NotNow(
            "Nobody was taken off the panel.", "A case was assigned to them just now.", "Send it again."
        )
    if mediator.until is not None:
        already_done()
        return
    mediator.until = max(mediator.since, clock.london_day(at))
    mediator.save(update_fields=["until"])
    end_sessions(mediator.user_id)
    record(MediatorLeft(mediator_id=mediator.id, provider_id=mediator.provider_id, cases=len(left)))


def _assigned(mediator: Mediator) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_cases_of_mediator(%s) order by 1", [mediator.id])
        return [case_id for (case_id,) in cursor.fetchall()]
