"""Who has the case, what is to be done on it, and notes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Row
from evenhand.design.words import day
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.casework import queries
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.finish_task import drop_task, finish_task
from evenhand.domain.casework.actions.write_note import write_note
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.identity.queries import caseworkers
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.record import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case
from evenhand.portals.once import once

ENDINGS = {"done": ("This is done", finish_task), "dropped": ("This is no longer needed", drop_task)}


@on_case(Permission.TAKE_CASE, posts=True)
def take(request: Any, case_id: UUID) -> HttpResponse:
    """Take the case, or hand it to a colleague."""
    form = forms.take_form(_colleagues(request))(
        posted(request), initial={"caseworker": str(request.principal.user_id)}
    )

    def act(said: dict[str, Any]) -> None:
        take_case(case_id=case_id, caseworker_id=UUID(said["caseworker"]), by=request.principal)

    intro = ("The family sees this name and the telephone number on every page.",)
    return ask(request, form, Page("Take or hand over the case", "Save", intro), act, "take")


@on_case(Permission.MANAGE_TASKS, posts=True)
def add(request: Any, case_id: UUID) -> HttpResponse:
    """Add something to do."""
    form = forms.task_form(_colleagues(request))(
        posted(request), initial={"once": once()}, today=request.today
    )

    def act(said: dict[str, Any]) -> None:
        add_task(
            case_id=case_id,
            kind=TaskKind.OTHER,
            words=said["words"],
            due_on=said["due_on"],
            for_user_id=UUID(said["for_user"]) if said["for_user"] else None,
            task_id=UUID(said["once"]),
            at=request.at,
            by=request.principal,
        )

    return ask(request, form, Page("Add a task", "Add the task"), act, "task")


@on_case(Permission.MANAGE_TASKS, posts=True)
def end(request: Any, case_id: UUID, task_id: UUID, how: str) -> HttpResponse:
    """Say that a task is done, or no longer needed."""
    task = next((one for one in queries.tasks(case_id) if one.id == task_id), None)
    if task is None or how not in ENDINGS:
        raise NoSuchThing
    words, action = ENDINGS[how]

    def act(_: dict[str, Any]) -> None:
        action(case_id=case_id, task_id=task_id, at=request.at, by=request.principal)

    what = task.asks
    other = {"done": "dropped", "dropped": "done"}[how]
    page = Page(
        "End a task",
        words,
        rows=(Row("Task", what), Row("By", day(task.due_on))),
        extra={"url": f"/cases/{case_id}/task/{task_id}/{other}", "text": ENDINGS[other][0]},
    )
    return ask(request, forms.Nothing(posted(request)), page, act, "task-ended")


@on_case(Permission.WRITE_NOTES, posts=True)
def note(request: Any, case_id: UUID) -> HttpResponse:
    """Write a note for colleagues."""
    form = forms.Note(posted(request), initial={"once": once()})

    def act(said: dict[str, Any]) -> None:
        write_note(
            case_id=case_id,
            words=said["words"],
            note_id=UUID(said["once"]),
            at=request.at,
            by=request.principal,
        )

    return ask(request, form, Page("Write a note", "Keep the note"), act, "note")


def _colleagues(request: Any) -> list[tuple[str, str]]:
    rows = {
        str(one.user_id): f"{one.name}, {one.role_title.lower()}"
        for one in caseworkers(request.case.provider_id)
    }
    return list(rows.items())
