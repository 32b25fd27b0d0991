"""Background entry points of casework: tasks that rules raise, and end."""

from datetime import date, timedelta
from uuid import UUID

from django.db import connection

from evenhand.core import clock, events
from evenhand.core.events import Recorded
from evenhand.core.jobs import every, job
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import checks, companions, right
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.let_right_pass import let_right_pass
from evenhand.domain.cases.previewing import Kind, changes_of
from evenhand.domain.cases.states import CaseState, DutyState
from evenhand.domain.casework import queries, ways
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.announce_passing import FIRST_WARNING, announce_passing
from evenhand.domain.casework.actions.finish_task import finish_task
from evenhand.domain.casework.actions.give_back_tasks import give_back_tasks
from evenhand.domain.casework.events import CouncilChanged
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.casework.notices import (
    tell_council_silent,
    tell_dates_changed,
    tell_information_due,
    tell_right_passed,
)
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
    if getattr(event, "because", "") == HeldBecause.NOT_HEARD:
        return  # that the family is heard is on the list already, and lets the message go
    if getattr(event, "because", "") == HeldBecause.NOT_PROVED:
        kind = TaskKind.EMAIL_UNPROVED
    if getattr(event, "because", "") == HeldBecause.STOPPED:
        kind = TaskKind.NO_WAY_LEFT
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
def ask_to_hear_family(event_id: str, case_id: str) -> None:
    """Put "speak with the family" on the list when somebody else sent its request."""
    _raise(case_id, TaskKind.ASK_FAMILY, event_id)


@job(queue="duties")
def ask_to_decide_late(event_id: str, case_id: str) -> None:
    """Put "a manager decides" on the list when somebody asked about a certificate after late contact."""
    _raise(case_id, TaskKind.LATE_TO_DECIDE, event_id)


@job(queue="duties")
def ask_for_second_person(event_id: str, case_id: str) -> None:
    """Put "a second person confirms" on the list when other contact details of a family wait for one."""
    _raise(case_id, TaskKind.DETAILS_TO_CONFIRM, event_id)


@job(queue="duties")
def ask_to_lift_wall(event_id: str, case_id: str) -> None:
    """Put "a second person decides" on the list when somebody asked to lift a wall."""
    _raise(case_id, TaskKind.WALL_TO_LIFT, event_id)


@job(queue="duties")
def take_work_back(event_id: str, case_id: str) -> None:
    """Give the tasks of somebody who was shut out back to the team, and ask a manager to hand their work on."""
    event, by = _event(event_id, case_id).event, worker(UUID(case_id))
    with acting_as(by):
        freed = give_back_tasks(case_id=UUID(case_id), user_id=event.user_id, by=by)  # type: ignore[attr-defined]
        if freed or getattr(event, "had_case", False):
            _raise(case_id, TaskKind.WORK_GIVEN_BACK, event_id)


@job(queue="duties")
def ask_about_council(event_id: str, case_id: str) -> None:
    """Put "call the family" on the list when its council changed, with who would learn it at the family's side.

    A breach comes before a manager, and so do the thirty days of a wrong council.
    """
    _raise(case_id, TaskKind.COUNCIL_CHANGED, event_id)
    changed = _event(event_id, case_id).event
    if not isinstance(changed, CouncilChanged):
        return
    if changed.is_breach:
        _raise(case_id, TaskKind.WRONG_COUNCIL_TOLD, event_id)
    if changed.days_lost:
        _raise(case_id, TaskKind.DAYS_LOST, event_id)
    if who := _beside_to_ask(case_id, moved=changed.why == WhyCouncil.MOVED):
        _raise(case_id, TaskKind.BESIDE_TO_ASK, event_id, words=who)


def _beside_to_ask(case_id: str, *, moved: bool) -> str:
    """Return whom the family is asked about after a change of its council: who left with it, and who learns it."""
    by = worker(UUID(case_id))
    with acting_as(by):
        case = cases.one(UUID(case_id), by)
        if case is None or case.council_since is None:
            return ""
        left = [f"{one.name} (ended)" for one in companions.left_with_council(case.id, case.council_since)]
        stay = [one.name for one in companions.of_case(case.id) if one.is_there] if moved else []
    return ", ".join((*left, *stay))


@job(queue="duties")
def ask_to_confirm_ways(event_id: str, case_id: str) -> None:
    """Put "a second person asks them" on the list when somebody is to be reached less carefully, or again."""
    _raise(case_id, TaskKind.WAYS_TO_CONFIRM, event_id)


@job(queue="duties")
def end_tasks(event_id: str, case_id: str) -> None:
    """End the tasks that an event has made needless; not one to decide about somebody, while anything else waits."""
    by = worker(UUID(case_id))
    kinds = ENDED_BY[_event(event_id, case_id).event.kind()]
    with acting_as(by):
        stays = ways.is_to_decide(UUID(case_id))
        for task in queries.open_tasks(UUID(case_id)):
            if stays and task.kind == TaskKind.WAYS_TO_CONFIRM:
                continue
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


@every("2 * * * *", queue="duties", at_start=True)
def see_whose_right_passes() -> None:
    """Ask for every open case whose right passes within the time of the first warning, or has passed."""
    with acting_as(worker()):
        for case_id in right.passing_cases(clock.today() + timedelta(days=FIRST_WARNING)):
            see_to_the_right.later(case_id=case_id)


@job(queue="duties")
def see_to_the_right(case_id: str) -> None:
    """Warn of the day ahead on one case, or from that day on write to the young person."""
    by = worker(UUID(case_id))
    with acting_as(by):
        case = cases.one(UUID(case_id), by)
        if case is None:
            return
        if right.has_passed(case, clock.today()):
            let_right_pass(case_id=case.id, by=by)
        else:
            announce_passing(case_id=case.id, at=clock.now(), by=by)


@job(queue="duties")
def ask_to_invite(event_id: str, case_id: str) -> None:
    """Put "invite the young person" on the list once the right is theirs, and tell the parent what they still see."""
    event, by = _event(event_id, case_id).event, worker(UUID(case_id))
    if not getattr(event, "is_own", False):
        return
    with acting_as(by):
        case = cases.one(UUID(case_id), by)
        if case is not None:
            tell_right_passed(case, on=event.from_day, at=clock.now(), by=by)  # type: ignore[attr-defined]
    _raise(case_id, TaskKind.INVITE_YOUNG_PERSON, event_id)


@job(queue="duties")
def ask_to_confirm(event_id: str, case_id: str) -> None:
    """Put "a second colleague looks" on the list when a corrected birth would move the right."""
    _raise(case_id, TaskKind.BIRTH_TO_CONFIRM, event_id)


def _event(event_id: str, case_id: str) -> Recorded:
    with acting_as(worker(UUID(case_id))):
        return next(item for item in events.of_case(UUID(case_id)) if item.id == int(event_id))


def _raise(
    case_id: str, kind: TaskKind, event_id: str = "", due_on: date | None = None, words: str = ""
) -> None:
    by = worker(UUID(case_id))
    with acting_as(by):
        today = clock.today()
        add_task(
            case_id=UUID(case_id),
            kind=kind,
            due_on=due_on or calendars_in_use().regulations.on_or_after(today),
            event_id=int(event_id) if event_id else None,
            words=words,
            at=clock.now(),
            by=by,
        )
