"""Record how the child's or young person's views were asked for."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings.events import ViewsRecorded
from evenhand.domain.meetings.models import Views
from evenhand.domain.meetings.states import HowAsked


@action
def record_views(*, case_id: UUID, how: HowAsked, asked_on: date, at: datetime, by: Principal) -> Views:
    """Record the steps that the mediator took to learn the child's views (regulation 38(2) and (3)).

    How, and on which day; never what the child said. Sent twice, it is on record once. Raises NotNow for a day that
    lies ahead.
    """
    case = hold(case_id, by)
    access.require(by, Permission.MEDIATE, case)
    if asked_on > london_day(at):
        raise NotNow("This was not recorded.", "The day lies ahead.", "Write the day on which you asked.")
    known = Views.objects.filter(case_id=case.id, how=how, asked_on=asked_on).first()
    if known is not None:
        already_done()
        return known
    views = Views.objects.create(
        case_id=case.id, how=how, asked_on=asked_on, recorded_at=at, recorded_by=by.user_id
    )
    crashpoint("views.row-written")
    record(ViewsRecorded(case_id=case.id))
    return views
