"""The tasks of a case page, each leading to where it is ended."""

from datetime import date
from typing import Any

from evenhand.design.models import Task
from evenhand.design.words import day
from evenhand.domain.casework.states import TaskKind, TaskState
from evenhand.domain.identity.roles import Permission as P
from evenhand.portals.caseworker.case.reading import Read


def tasks(read: Read, today: date) -> tuple[Task, ...]:
    """Return the tasks, open ones first, each leading to where it is ended."""
    return tuple(_task(task, read, today) for task in read.tasks)


def _task(task: Any, read: Read, today: date) -> Task:
    words = task.asks
    for_whom = read.name_of(task.for_user_id) or "whoever has the case"
    if task.state != TaskState.OPEN:
        return Task(words, TaskState(task.state).label.capitalize(), done=True)
    late = "Overdue: " if task.due_on < today else ""
    hint = f"{late}by {day(task.due_on)}, for {for_whom}"
    if task.kind == TaskKind.ASK_FAMILY and read.case.waits_for_family:
        # It is done by writing down that it was, and by nothing else.
        may_hear = P.CORRECT_FACTS in read.permissions
        return Task(words, "To do", url=f"/cases/{read.case.id}/family" if may_hear else "", hint=hint)
    url = f"/cases/{read.case.id}/task/{task.id}/done" if P.MANAGE_TASKS in read.permissions else ""
    return Task(words, "To do", url=url, hint=hint)
