"""Papers that a council or a health body keeps for its own officers on a case."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link, Row
from evenhand.domain.documents.queries import Filed
from evenhand.domain.identity.access import memberships
from evenhand.domain.identity.roles import Permission
from evenhand.domain.preparing import papers
from evenhand.domain.preparing.actions.add_own_paper import add_bodys_own_paper
from evenhand.domain.preparing.actions.destroy_own_paper import destroy_bodys_own_paper
from evenhand.domain.referrals.queries import Asked
from evenhand.portals.asking import acted, posted
from evenhand.portals.gate import on_case
from evenhand.portals.local_authority import presenters
from evenhand.portals.local_authority.forms import PaperForm
from evenhand.portals.local_authority.views import asked_of
from evenhand.portals.noted.forms import Nothing

FOLDER = "portals/local_authority/own_papers"


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def show(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """List what one's body keeps for itself, and take another file."""
    asked = _asked(request, referral_id)

    def act(said: dict[str, Any]) -> None:
        add_bodys_own_paper(
            case_id=case_id,
            body_id=asked.body_id,
            kind=said["kind"],
            name=said["file"].name,
            content=said["file"].read(),
            at=request.at,
            by=request.principal,
        )

    form = PaperForm(posted(request), request.FILES if request.method == "POST" else None)
    if acted(request, form, act, "file"):
        return redirect("inbox-papers:show", case_id, referral_id)
    access_log.looked(case_id, "own notes")
    rows = [_row(case_id, referral_id, each) for each in papers.bodys_own(case_id, asked.body_id)]
    context = {"asked": asked, "back": presenters.url(asked), "form": form, "rows": rows}
    return render(request, f"{FOLDER}/show.html", context)


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def destroy(request: Any, case_id: UUID, referral_id: UUID, document_id: UUID) -> HttpResponse:
    """Destroy one of them for good."""
    asked = _asked(request, referral_id)
    found = (each for each in papers.bodys_own(case_id, asked.body_id) if each.id == document_id)
    paper = next(found, None)
    if paper is None:
        raise NoSuchThing
    form = Nothing(posted(request))
    if acted(request, form, lambda _: destroy_bodys_own_paper(document_id=document_id, by=request.principal)):
        return redirect("inbox-papers:show", case_id, referral_id)
    back = reverse("inbox-papers:show", args=[case_id, referral_id])
    return render(request, f"{FOLDER}/destroy.html", {"paper": paper, "form": form, "back": back})


def _asked(request: Any, referral_id: UUID) -> Asked:
    asked = asked_of(request, request.case.id, referral_id)
    if memberships(request.principal.user_id):
        raise NoSuchThing
    return asked


def _row(case_id: UUID, referral_id: UUID, filed: Filed) -> Row:
    destroy = reverse("inbox-papers:destroy", args=[case_id, referral_id, filed.id])
    links = [Link("Destroy", destroy, hidden=filed.name)]
    if filed.can_be_opened:
        links.insert(0, Link("Open", f"/inbox/{case_id}/documents/{filed.id}", hidden=filed.name))
    words = "\n".join(part for part in (filed.kind_words, filed.state_words.capitalize(), filed.why) if part)
    return Row(filed.name, words, actions=tuple(links))
