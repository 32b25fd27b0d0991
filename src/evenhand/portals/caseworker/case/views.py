"""The page of one case, and protected contact details shown once."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Row
from evenhand.domain.casework.actions.reveal_details import reveal_details
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.requests.said import as_sent
from evenhand.portals import knowing
from evenhand.portals.caseworker.case import presenters
from evenhand.portals.caseworker.case.reading import read
from evenhand.portals.caseworker.record.forms import Reveal
from evenhand.portals.gate import on_case

DONE = {
    "contact": "The contact is recorded.",
    "information": "Recorded: information and advice was given.",
    "choice": "The choice is recorded. The family gets a message that says what follows.",
    "deemed": "Recorded: the family asks for its certificate. A manager decides about it.",
    "correction": "The correction is recorded, and all dates are worked out again.",
    "council": "The council is changed, and all dates are worked out again. Call the family about it.",
    "heard": "Recorded: you spoke with the family. An address that you read back opens the case to it now.",
    "email": "The e-mail address is confirmed. What waited for that is sent now.",
    "reach": "The contact details are changed.",
    "reach-waits": "It is noted, and nothing is changed yet: a colleague has to confirm it.",
    "reach-called-off": "The contact details stay as they are.",
    "access-code": "The letter waits under Letters to print. The code stands on the paper only.",
    "lost": "It is asked. A colleague confirms it, a day from now at the earliest. The family is told.",
    "consent": "Recorded: what the parent may see.",
    "capacity": "Recorded: who acts for this decision.",
    "capacity-ended": "The record is ended. Capacity is presumed.",
    "invited": "The young person is invited.",
    "birth": "The date of birth is confirmed, and the right is where it belongs.",
    "take": "The case has its caseworker.",
    "task": "The task is on the list.",
    "task-ended": "The task is ended.",
    "note": "The note is kept.",
    "withdrawn": "The request is withdrawn.",
    "came-back": "The request is taken up again.",
    "closed": "The case is closed.",
    "complaint": "It is passed on. A manager who never had this case answers it.",
    "reopened": "The case is open again. Its dates are worked out anew.",
    "meeting": "The meeting is booked. Everybody who takes part is told.",
    "meeting-moved": "The meeting is changed. Everybody who takes part is told.",
    "shut-out": "The mediator is shut out of this case for good.",
    "meeting-cancelled": "The meeting is cancelled. Everybody who was to take part is told.",
    "parent": "The other parent is asked. They see nothing before they have said yes.",
    "apart": "The parents are kept apart from this moment.",
    "interpreter": "The interpreter is named, and we write to them.",
    "interpreter-ended": "They do not interpret any longer, and we write to them.",
    "venue": "The place can be chosen for meetings now.",
    "document": "The document is being checked. It opens here once that is done.",
}


@on_case(Permission.SEE_WORKLIST)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show everything about a case that staff may see. Protected details are not on it."""
    access_log.looked(case_id, "case page")
    page = presenters.page(
        read(request.case, request.principal, request.today),
        request.today,
        DONE.get(request.GET.get("done", ""), ""),
    )
    return render(request, "portals/caseworker/case/show.html", {"page": page})


@on_case(Permission.SEE_WORKLIST)
def asked(request: Any, case_id: UUID) -> HttpResponse:
    """Show the request as it was sent, without how to reach the family."""
    access_log.looked(case_id, "request as sent")
    sent = as_sent(case_id)
    rows = [Row("Sent by", sent.sender)] if sent and sent.sender else []
    rows += [Row(each.title, each.text) for each in sent.said] if sent else []
    context = {"case": request.case, "sent": sent, "rows": rows}
    return render(request, "portals/caseworker/case/request.html", context)


@on_case(Permission.SEE_WORKLIST, posts=True)
def must_not_see(request: Any, case_id: UUID) -> HttpResponse:
    """Let somebody of the staff say that they know the family."""
    return knowing.ask(request, case_id, reverse("cases:worklist"))


@on_case(Permission.SEE_SAFETY, posts=True)
def reveal(request: Any, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Ask why, then show protected details in this answer only."""
    person = people.one(person_id)
    if person is None or person.case_id != case_id:
        raise NoSuchThing
    form, reach = Reveal(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        reach = reveal_details(
            case_id=case_id,
            person_id=person_id,
            reason_code=form.cleaned_data["reason"],
            at=request.at,
            by=request.principal,
        )
    context = {
        "form": form,
        "problems": form.problems(),
        "name": person.name,
        "reach": reach,
        "case": request.case,
    }
    return render(request, "portals/caseworker/case/reveal.html", context)
