"""The print queue: letters to print, then to post; and any message as it was written."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.design.models import Cell, Empty, Table, Tag
from evenhand.domain.cases import access
from evenhand.domain.casework.actions.give_access_code import PURPOSE as ACCESS_CODE
from evenhand.domain.casework.actions.reveal_details import reveal_details
from evenhand.domain.correspondence import queries
from evenhand.domain.correspondence.posting import PostIsNotSafe
from evenhand.domain.correspondence.states import MessageState
from evenhand.domain.identity import access_codes
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations.queries import provider
from evenhand.portals.caseworker.letters.steps import step_of, steps_of, ways_on
from evenhand.portals.gate import on_case, staff

FOLDER = "portals/caseworker/letters"
ON_PAPER = (MessageState.TO_PRINT, MessageState.PRINTED)
# Why protected details are opened with a letter.
TO_WRITE = "write"
# Where what goes into the envelope beside the letter is printed from, by the shelf it stands on.
ENCLOSED = {"certificates": "certificate/", "agreements": "agreement"}
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
    return render(request, f"{FOLDER}/show.html", context)


@on_case(Permission.SEE_WORKLIST)
def read(request: Any, case_id: UUID, message_id: UUID) -> HttpResponse:
    """Show a message as it was written, as a letter where it goes by post."""
    message = queries.one(message_id)
    if message is None or message.case_id != case_id:
        raise NoSuchThing
    access_log.looked(case_id, "message")
    may = access.may(request.principal, Permission.SEND_PRINT, request.case)
    letter = queries.letter(message_id) if message.state in ON_PAPER else None
    context = {
        "message": message,
        "letter": letter,
        "steps": steps_of(message.state) if may else (),
        "case": request.case,
        "enclosed": ENCLOSED,
    }
    return render(request, f"{FOLDER}/read.html", context)


@on_case(Permission.SEND_PRINT, posts=True)
def paper(request: Any, case_id: UUID, message_id: UUID) -> HttpResponse:
    """Show a letter as the sheet that is put into an envelope, and nothing else.

    Where its address is protected, that it is opened to write to the person is asked for first, and goes on record.
    """
    message, letter = queries.one(message_id), queries.letter(message_id)
    if message is None or letter is None or message.case_id != case_id or message.state not in ON_PAPER:
        raise NoSuchThing
    if not letter.may_be_posted:
        raise PostIsNotSafe(
            "This letter must not be printed.",
            "The person has asked for no post since it was made, or has no address for post.",
            "Look at how they can safely be reached, and tell them another way.",
        )
    code = ""
    if letter.purpose == ACCESS_CODE and not (code := access_codes.on_paper(UUID(letter.once))):
        raise NotNow(
            "This letter must not be printed.",
            "The access code in it has ended, or is in use already.",
            "Set the letter aside, and destroy any copy.",
        )
    if letter.is_protected and request.method != "POST":
        return render(request, f"{FOLDER}/protected.html", {"letter": letter, "case": request.case})
    access_log.looked(case_id, "letter to print")
    if letter.is_protected:
        reveal_details(
            case_id=case_id,
            person_id=letter.person_id,
            reason_code=TO_WRITE,
            at=request.at,
            by=request.principal,
        )
    sender = provider(request.case.provider_id)
    context = {"letter": letter, "sender": sender, "case": request.case, "today": request.today, "code": code}
    return render(request, f"{FOLDER}/paper.html", {**context, "enclosed": ENCLOSED})


@on_case(Permission.SEND_PRINT, posts=True)
def move_on(request: Any, case_id: UUID, message_id: UUID, step: str) -> HttpResponse:
    """Ask once more, then do what was decided about a message; sent twice, it shows the result."""
    message, wanted = queries.one(message_id), step_of(step)
    if message is None or message.case_id != case_id or wanted is None:
        raise NoSuchThing
    if request.method != "POST":
        if not wanted.title:
            raise NoSuchThing
        context = {"message": message, "step": wanted, "fits": wanted in steps_of(message.state)}
        return render(request, f"{FOLDER}/ask.html", {**context, "case": request.case})
    try:
        wanted.take(message_id=message_id, at=request.at, by=request.principal)
    except NotNow:
        if message.state != wanted.after:
            raise
    leads_back = step in ("printed", "again", "print-instead")
    return redirect(f"/cases/{case_id}/letter/{message_id}" if leads_back else "cases:letters")


def _table(messages: list[queries.Correspondence], caption: str) -> Table:
    return Table(
        caption=caption,
        caption_hidden=True,
        headings=("Letter", "Promised", "Stands at", "What to do"),
        rows=tuple(
            (
                Cell(message.title.capitalize(), url=f"/cases/{message.case_id}/letter/{message.id}"),
                Cell(on=message.created_at),
                Cell(tag=Tag(message.state_words.capitalize(), "soon"), note=message.held_words),
                Cell(links=ways_on(message)),
            )
            for message in messages
        ),
    )
