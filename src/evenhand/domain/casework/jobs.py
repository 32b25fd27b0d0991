"""Background entry points of casework: tasks that rules raise, and end."""

from datetime import date
from uuid import UUID

from django.db import connection

from evenhand.core import clock, events
from evenhand.core.events import Recorded
from evenhand.core.jobs import every, job
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import checks
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.previewing import Kind, changes_of
from evenhand.domain.cases.states import CaseState, DutyState
from evenhand.domain.casework import queries
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.finish_task import finish_task
from evenhand.domain.casework.notices import tell_council_silent, tell_dates_changed, tell_information_due
from evenhand.domain.casework.states import ENDED_BY, TaskKind
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.correspondence.states import HeldBecause
from evenhand.domain.law import queries as law
from evenhand.domain.law.in_use import calendars_in_use
from evenhand.statute.rules import Owner

# A certificate that nobody has on a list is put on one this many working days before the law's last day.
WARNED_AHEAD = 1


@job(queue="duties")
def ask_to_call(event_id: str, case_id: str) -> None:
    """Put "call the family" on the list when dates moved and one came nearer."""
    if getattr(_event(event_id, case_id).event, "shorter", ()):
        _raise(case_id, TaskKind.DATE_CAME_NEARER, event_id)


@job(queue="duties")
def tell_of_nearer_date(event_id: str, case_id: str) -> None:
    """Tell a family once to ring us when counting its case again brought a date nearer."""
    by = worker(UUID(case_id))
    if not getattr(_event(event_id, case_id).event, "nearer", 0):
        return
    with acting_as(by):
        if case := cases.one(UUID(case_id), by):
            tell_dates_changed(case, at=clock.now(), by=by, once=f"counted {event_id}")


@job(queue="duties")
def ask_to_reach_another_way(event_id: str, case_id: str) -> None:
    """Put "reach the family another way" on the list when a message could not be delivered, or what would help."""
    event = _event(event_id, case_id).event
    kind = TaskKind.MESSAGE_FAILED
    if getattr(event, "because", "") == HeldBecause.NOT_PROVED:
        kind = TaskKind.EMAIL_UNPROVED
    with acting_as(worker(UUID(case_id))):
        message = correspondence.one(getattr(event, "message_id", UUID(int=0)))
    if message and message.person_id is None:
        kind = TaskKind.NOTICE_FAILED
    _raise(case_id, kind, event_id)


@job(queue="duties")
def ask_for_dates(event_id: str, case_id: str) -> None:
    """Put "ring the council" on the list, and tell the family its choices: no date is offered, late in the 30 days."""
    by = worker(UUID(case_id))
    with acting_as(by):
        case = cases.one(UUID(case_id), by)
        if case and case.state == CaseState.WANTS_MEDIATION:
            tell_council_silent(
                case, day=getattr(_event(event_id, case_id).event, "day", 0), at=clock.now(), by=by
            )
    _raise(case_id, TaskKind.COUNCIL_SILENT, event_id)


@job(queue="duties")
def ask_to_inform(event_id: str, case_id: str) -> None:
    """Ask both sides for it when the family said no before information was given: the three days run.

    The family hears where to read or hear it, once for each "no"; "give information" goes on our list.
    """
    by = worker(UUID(case_id))
    with acting_as(by):
        case = cases.one(UUID(case_id), by)
        facts = case and cases.law_facts(case, clock.today())
        lacks = bool(facts and facts.refused_on and facts.information_given is None)
        if case and facts and lacks and case.state == CaseState.NO_MEDIATION:
            tell_information_due(case, once=f"no {facts.refused_on}", at=clock.now(), by=by)
    if lacks:
        _raise(case_id, TaskKind.INFORMATION_DUE, event_id)


@job(queue="duties")
def ask_to_decide(event_id: str, case_id: str) -> None:
    """Put "a manager decides" on the list when a family asked for its certificate while the council is silent."""
    _raise(case_id, TaskKind.DEEMED_TO_DECIDE, event_id)


@job(queue="duties")
def end_tasks(event_id: str, case_id: str) -> None:
    """End the tasks that an event has made needless."""
    by = worker(UUID(case_id))
    kinds = ENDED_BY[_event(event_id, case_id).event.kind()]
    with acting_as(by):
        for task in queries.open_tasks(UUID(case_id)):
            if task.by_rule and task.kind in kinds:
                finish_task(case_id=task.case_id, task_id=task.id, at=clock.now(), by=by)


@every("*/15 * * * *", queue="duties", at_start=True)
def scan_duties() -> None:
    """Ask the data on which cases we must act by the next working day, and put each on a list."""
    with acting_as(worker()):
        last_day = calendars_in_use().regulations.after(clock.today(), WARNED_AHEAD)
        with connection.cursor() as cursor:
            cursor.execute("select evenhand_cases_with_duty_by(%s)", [last_day])
            for (case_id,) in cursor.fetchall():
                ask_for_certificate.later(case_id=case_id)


@job(queue="duties")
def ask_for_certificate(case_id: str) -> None:
    """Put "issue the certificate" on the list, for the law's last day."""
    with acting_as(worker(UUID(case_id))):
        due = [
            duty.deadline.due_on
            for duty in cases.duties(UUID(case_id))
            if duty.state == DutyState.OPEN and duty.deadline.owner is Owner.ADVISER
        ]
    if due:
        _raise(case_id, TaskKind.CERTIFICATE_DUE, due_on=min(due))


@job(queue="duties")
def look_at_proposed_list(event_id: str, case_id: str) -> None:
    """Ask on every open case whether a proposed list of bank holidays would bring a date nearer."""
    with acting_as(worker()):
        for each in checks.cases_to_check():
            ask_about_nearer_date.later(event_id=event_id, case_id=each)


@job(queue="duties")
def ask_about_nearer_date(event_id: str, case_id: str) -> None:
    """Put "look at a date" on the list where the list that waits would bring one nearer, and take it off elsewhere."""
    by = worker(UUID(case_id))
    with acting_as(by):
        case, waits = cases.one(UUID(case_id), by), law.waiting()
        if case is None:
            return
        comes_nearer = waits is not None and any(
            change.kind is Kind.EARLIER
            for change in changes_of(case, law.law_under(case.provider_id, waits.version), clock.today())
        )
        if comes_nearer:
            _raise(case_id, TaskKind.DATE_MAY_COME_NEARER, event_id)
            return
        for task in queries.open_tasks(case.id):
            if task.by_rule and task.kind == TaskKind.DATE_MAY_COME_NEARER:
                finish_task(case_id=task.case_id, task_id=task.id, at=clock.now(), by=by)


def _event(event_id: str, case_id: str) -> Recorded:
    with acting_as(worker(UUID(case_id))):
        return next(item for item in events.of_case(UUID(case_id)) if item.id == int(event_id))


def _raise(case_id: str, kind: TaskKind, event_id: str = "", due_on: date | None = None) -> None:
    by = worker(UUID(case_id))
    with acting_as(by):
        today = clock.today()
        add_task(
            case_id=UUID(case_id),
            kind=kind,
            due_on=due_on or calendars_in_use().regulations.on_or_after(today),
            event_id=int(event_id) if event_id else None,
            at=clock.now(),
            by=by,
        )
