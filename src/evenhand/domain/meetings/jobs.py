"""Background entry points of meetings: when a mediator or a date falls away, and when notes are over."""

from uuid import UUID

from evenhand.core import clock, events
from evenhand.core.jobs import every, job
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.law.in_use import calendars_in_use
from evenhand.domain.meetings import notes, queries
from evenhand.domain.meetings.actions.cancel_meeting import cancel_unwanted
from evenhand.domain.meetings.actions.destroy_mediator_note import destroy_notes_of_case
from evenhand.domain.meetings.events import AttendanceRecorded


@job(queue="duties")
def cancel_when_not_wanted(event_id: str, case_id: str) -> None:
    """Cancel what is booked when the family no longer wants mediation."""
    by = worker(UUID(case_id))
    with acting_as(by):
        cancel_unwanted(case_id=UUID(case_id), at=clock.now(), by=by)


@job(queue="duties")
def ask_for_mediator(event_id: str, case_id: str) -> None:
    """Put "find another mediator" on the list when the one of a booked meeting is no longer there."""
    by = worker(UUID(case_id))
    with acting_as(by):
        event = next(one for one in events.of_case(UUID(case_id)) if one.id == int(event_id)).event
        meeting = queries.booked(UUID(case_id))
        if meeting and meeting.mediator_id == getattr(event, "mediator_id", None):
            _raise(case_id, TaskKind.MEDIATOR_NEEDED, event_id)


@job(queue="duties")
def ask_for_new_date(event_id: str, case_id: str) -> None:
    """Put "find a new date" on the list when a meeting was cancelled, not held or adjourned and is still wanted."""
    by = worker(UUID(case_id))
    with acting_as(by):
        event = next(one for one in events.of_case(UUID(case_id)) if one.id == int(event_id)).event
        if isinstance(event, AttendanceRecorded) and event.held:
            return
        case = cases.one(UUID(case_id), by)
        facts = case and cases.law_facts(case, clock.today())
        wanted = facts and facts.told_adviser_wants_mediation and not facts.mediation_concluded
        if wanted and queries.booked(UUID(case_id)) is None:
            _raise(case_id, TaskKind.NEW_DATE_NEEDED, event_id)


@job(queue="duties")
def destroy_notes(case_id: str) -> None:
    """Destroy what the mediators of one case wrote for themselves."""
    by = worker(UUID(case_id))
    with acting_as(by):
        destroy_notes_of_case(case_id=UUID(case_id), at=clock.now(), by=by)


@every("37 * * * *", queue="duties", at_start=True)
def destroy_old_notes() -> None:
    """Ask for every case whose mediators' notes have been kept long enough."""
    with acting_as(worker()):
        for case_id in notes.cases_with_old_notes():
            destroy_notes.later(case_id=case_id)


def _raise(case_id: str, kind: TaskKind, event_id: str) -> None:
    add_task(
        case_id=UUID(case_id),
        kind=kind,
        due_on=calendars_in_use().regulations.on_or_after(clock.today()),
        event_id=int(event_id),
        at=clock.now(),
        by=worker(UUID(case_id)),
    )
