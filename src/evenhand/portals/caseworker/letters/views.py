"""The print queue: letters to print, then to post; and any message as it was written."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.design.models import Cell, Empty, Table, Tag
from evenhand.domain.correspondence import queries
from evenhand.domain.correspondence.actions.mark_posted import mark_posted
from evenhand.domain.correspondence.actions.mark_printed import mark_printed
from evenhand.domain.correspondence.actions.print_again import print_again
from evenhand.domain.correspondence.states import MessageState
from evenhand.domain.identity.roles import Permission
from evenhand.portals.gate import on_case, staff

STEPS: dict[str, Callable[..., object]] = {
    "printed": mark_printed,
    "posted": mark_posted,
    "again": print_again,
}
# Which steps a letter can take from where it stands, with the words of the button.
OPEN = {
    MessageState.TO_PRINT: (("printed", "It is printed"),),
    MessageState.PRINTED: (("posted", "It is posted"), ("again", "Print it again")),
}
AFTER = {"printed": MessageState.PRINTED, "posted": MessageState.POSTED, "again": MessageState.TO_PRINT}
EMPTY = Empty(
    "No letters wait", "A letter appears here when a message may not go by e-mail and may go by post."
)


@staff(Permission.SEND_PRINT)
def show(request: Any) -> HttpResponse:
    """List letters that wait to be printed or posted, and messages that need somebody, the oldest first."""
    queue, stuck = queries.to_print(), queries.needing_somebody()
    context = {
        "queue": _table(queue, "Letters to print and post, oldest first") if queue else None,
        "stuck": _table(stuck, "Messages that need another way, oldest first") if stuck else None,
        "empty": EMPTY,
    }
    return render(request, "portals/caseworker/letters/show.html", context)


@on_case(Permission.SEE_WORKLIST)
def read(request: Any, case_id: UUID, message_id: UUID) -> HttpResponse:
    """Show a message as it was written, as a letter where it goes by post."""
    message = queries.one(message_id)
    if message is None or message.case_id != case_id:
        raise NoSuchThing
    access_log.looked(case_id, "message")
    steps = OPEN.get(MessageState(message.state), ())
    letter = queries.letter(message_id) if steps else None
    context = {"message": message, "letter": letter, "steps": steps, "case": request.case}
    return render(request, "portals/caseworker/letters/read.html", context)


@on_case(Permission.SEND_PRINT, posts=True)
def move_on(request: Any, case_id: UUID, message_id: UUID, step: str) -> HttpResponse:
    """Note that a letter was printed or posted; sent twice, it shows the result."""
    message = queries.one(message_id)
    if message is None or message.case_id != case_id or step not in STEPS or request.method != "POST":
        raise NoSuchThing
    try:
        STEPS[step](message_id=message_id, at=request.at, by=request.principal)
    except NotNow:
        if message.state != AFTER[step]:
            raise
    return redirect("cases:letters" if step == "posted" else f"/cases/{case_id}/letter/{message_id}")


def _table(messages: list[queries.Correspondence], caption: str) -> Table:
    return Table(
        caption=caption,
        headings=("Letter", "Promised", "Stands at"),
        rows=tuple(
            (
                Cell(message.title.capitalize(), url=f"/cases/{message.case_id}/letter/{message.id}"),
                Cell(on=message.created_at),
                Cell(tag=Tag(message.state_words.capitalize(), "soon"), note=message.held_words),
            )
            for message in messages
        ),
    )
