"""Naming who interprets at a booked meeting, and ending that."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link, Row
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import interpreting, queries
from evenhand.domain.meetings.actions.name_interpreter import end_interpreter, name_interpreter
from evenhand.domain.meetings.states import MeetingState
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.beside import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.caseworker.record.forms import Nothing
from evenhand.portals.gate import on_case


@on_case(Permission.ARRANGE_MEETING, posts=True)
def name(request: Any, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Name an interpreter."""
    meeting = _meeting(case_id, meeting_id)
    needed = queries.needed(meeting.id)
    form = forms.NamingInterpreter(
        posted(request), initial={"language": needed.interpreter_language if needed else ""}
    )

    def act(said: dict[str, Any]) -> None:
        name_interpreter(
            meeting_id=meeting_id,
            name=said["name"],
            email=said["email"],
            language=said["language"],
            at=request.at,
            by=request.principal,
        )

    base = f"/cases/{case_id}/meeting/{meeting_id}/interpreter"
    rows = [Row("Meeting", meeting.when), Row("Where", meeting.where)]
    rows += [
        Row("Interprets", f"{one.name}, {one.language}", (Link("End", f"{base}/{one.id}/end", one.name),))
        for one in interpreting.of_meeting(meeting_id)
    ]
    intro = (
        "Not a relative, and nobody who is on a side of this case. They see when and where the meeting is, how to join "
        "it, and the language: from a day before it begins until it ends, and nothing else of the case.",
        "We write to them when it is, and again when it moves.",
    )
    page = Page("Name an interpreter", "Name them and write to them", intro, rows=tuple(rows))
    return ask(request, form, page, act, "interpreter")


@on_case(Permission.ARRANGE_MEETING, posts=True)
def end(request: Any, case_id: UUID, meeting_id: UUID, interpreter_id: UUID) -> HttpResponse:
    """End somebody's interpreting."""
    _meeting(case_id, meeting_id)
    named = interpreting.of_meeting(meeting_id)
    one = next((each for each in named if each.id == interpreter_id), None)
    if one is None:
        raise NoSuchThing

    def act(_: dict[str, Any]) -> None:
        end_interpreter(interpreter_id=interpreter_id, at=request.at, by=request.principal)

    page = Page(
        f"{one.name} does not interpret",
        "End it and write to them",
        ("They see nothing of the meeting from now on.",),
        kind="grave",
    )
    return ask(request, Nothing(posted(request)), page, act, "interpreter-ended")


def _meeting(case_id: UUID, meeting_id: UUID) -> queries.Shown:
    meeting = queries.one(meeting_id)
    if meeting is None or meeting.case_id != case_id or meeting.state != MeetingState.BOOKED:
        raise NoSuchThing
    return meeting
