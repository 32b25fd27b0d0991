"""Add something to do on a case."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db.models import Q

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.events import TaskAdded
from evenhand.domain.casework.models import Task
from evenhand.domain.casework.states import TaskKind, TaskState
from evenhand.domain.identity.queries import caseworkers
from evenhand.domain.identity.roles import Permission

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@action
def add_task(
    *,
    case_id: UUID,
    kind: TaskKind,
    due_on: date,
    at: datetime,
    by: Principal,
    words: str = "",
    for_user_id: UUID | None = None,
    event_id: int | None = None,
    task_id: UUID | None = None,
) -> Task:
    """Add a task for a colleague, or for whoever has the case. The service itself adds those of its rules.

    One event raises it once, and a rule has one open task of a kind; `task_id` makes a form that is sent twice
    one task.
    """
    case = hold(case_id, by)
    if not by.is_service:
        access.require(by, Permission.MANAGE_TASKS, case)
    if same := _same(case.id, kind, task_id, event_id, by):
        already_done()
        return same
    if for_user_id:
        _require_able(case, for_user_id)
    task = Task.objects.create(
        id=task_id or uuid4(),
        case_id=case.id,
        kind=kind,
        words=words.strip(),
        due_on=due_on,
        for_user_id=for_user_id,
        by_rule=by.is_service,
        event_id=event_id,
        added_at=at,
        added_by=by.user_id,
    )
    record(TaskAdded(case_id=case.id, task_id=task.id, what=kind, due_on=due_on))
    return task


def _require_able(case: "Case", user_id: UUID) -> None:
    works_here = any(one.user_id == user_id for one in caseworkers(case.provider_id))
    if not works_here or access.is_own_case(case, user_id) or access.is_shut_out(case, user_id):
        why = "They cannot work on this case." if works_here else "That person does not work here now."
        raise NotNow("The task was not added.", why, "Choose a colleague.")


def _same(
    case_id: UUID, kind: TaskKind, task_id: UUID | None, event_id: int | None, by: Principal
) -> Task | None:
    known = Q(id=task_id) if task_id else Q(pk__in=())
    if event_id:
        known |= Q(kind=kind, event_id=event_id)
    if by.is_service:
        known |= Q(kind=kind, by_rule=True, state=TaskState.OPEN)
    return Task.objects.filter(known, case_id=case_id).first()
