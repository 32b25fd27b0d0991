"""Finish something that was to be done, or drop it because it is no longer needed."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.states import LIVE
from evenhand.domain.casework.events import TaskEnded
from evenhand.domain.casework.models import Task
from evenhand.domain.casework.states import TASK, TaskKind, TaskState
from evenhand.domain.identity.roles import Permission


@action
def finish_task(*, case_id: UUID, task_id: UUID, at: datetime, by: Principal) -> Task:
    """Say that a task is done. One that somebody has ended stays as it is."""
    return _end(case_id, task_id, "finish", at, by)


@action
def drop_task(*, case_id: UUID, task_id: UUID, at: datetime, by: Principal) -> Task:
    """Say that a task is no longer needed. One that somebody has ended stays as it is."""
    return _end(case_id, task_id, "drop", at, by)


def _end(case_id: UUID, task_id: UUID, move: str, at: datetime, by: Principal) -> Task:
    case = hold(case_id, by)
    if not by.is_service:
        access.require(by, Permission.MANAGE_TASKS, case)
    task = Task.objects.filter(id=task_id, case_id=case.id).first()
    if task is None:
        raise NoSuchThing
    if task.state != TaskState.OPEN:
        already_done()
        return task
    is_asking = task.kind == TaskKind.ASK_FAMILY and case.waits_for_family and case.state in LIVE
    if is_asking and not by.is_service:
        raise NotNow(
            "The task was not ended.",
            "It ends by itself once it is written down that the family was spoken with.",
            "Speak with the family, and record it on the case page.",
        )
    task.state = TASK.after(move, task.state)
    task.ended_at, task.ended_by = at, by.user_id
    task.save(update_fields=["state", "ended_at", "ended_by"])
    record(TaskEnded(case_id=case.id, task_id=task.id, what=task.kind, state=task.state))
    return task
