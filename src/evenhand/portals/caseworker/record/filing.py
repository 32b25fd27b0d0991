"""Adding a document to a case for the family: a letter that came by post, or that it sent us by e-mail."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from evenhand.core.errors import NotNow
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.record import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case


# The family may add documents too, on its own pages: this one is staff’s, and the action asks the rest.
@on_case(Permission.SEE_WORKLIST, posts=True)
def add(request: Any, case_id: UUID) -> HttpResponse:
    """Take a file for a case; what cannot be kept is said beside it."""
    if request.case.state == CaseState.CLOSED:
        raise NotNow("No document can be added now.", "The case is closed.", "Go back to the case.")
    form = forms.Document(posted(request), request.FILES if request.method == "POST" else None)

    def act(said: dict[str, Any]) -> None:
        add_document(
            case_id=case_id,
            kind=said["kind"],
            name=said["file"].name,
            content=said["file"].read(),
            at=request.at,
            by=request.principal,
        )

    intro = (
        "For what the family gave us in another way. It is checked, and hidden details are taken out of it. "
        "Colleagues on this case can open it; the council cannot.",
    )
    page = Page("Add a document", "Add the document", intro)
    return ask(request, form, page, act, "document", beside="file")
