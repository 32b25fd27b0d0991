"""A family's papers for the meeting: its own until it says otherwise, and who has opened each."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.core.walls import Compartment
from evenhand.design.models import Link, Row
from evenhand.design.words import moment
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.refusals import FileNotTaken
from evenhand.domain.identity.roles import Permission
from evenhand.domain.preparing import papers, sharing
from evenhand.domain.preparing.actions.add_own_paper import add_own_paper
from evenhand.domain.preparing.actions.destroy_own_paper import destroy_own_paper
from evenhand.domain.preparing.actions.give_paper import (
    give_paper,
    show_paper_to_mediator,
    take_back_own_paper,
)
from evenhand.domain.preparing.papers import Given, OwnPaper
from evenhand.portals.asking import acted, id_in, posted
from evenhand.portals.family.layouts import layout_of
from evenhand.portals.family.my_case.forms import DocumentForm
from evenhand.portals.family.papers import forms
from evenhand.portals.family.papers.readers import everybody as names_of_everybody
from evenhand.portals.gate import on_case

FOLDER = "portals/family/papers"
DONE = {
    "kept": "Only you can open it.",
    "mediator": "The mediator can open it now. You see here when they have.",
    "given": "Everybody in the meeting can open it now. You see here who has.",
    "back": "It is yours alone again. Nobody has opened it.",
    "gone": "It is destroyed. Nobody can bring it back.",
}


@dataclass(frozen=True)
class Shown:
    """One paper in the list: who may open it, who has, and what can be done with it."""

    row: Row
    who: str
    seen: tuple[str, ...]
    back_url: str


@on_case(Permission.ADD_DOCUMENT, posts=True)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """List one's own papers and those of others, and take another: it is its giver's alone at first."""
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            paper = add_own_paper(
                case_id=case_id,
                kind=form.cleaned_data["kind"],
                name=given.name,
                content=given.read(),
                at=request.at,
                by=request.principal,
            )
            return redirect("my-papers:who", case_id, paper)
        except FileNotTaken as refusal:
            form.add_refusal(refusal, "file")
    own = papers.own_papers(case_id, request.principal)
    mine = {each.filed.id for each in own}
    others = [
        Link(each.name, reverse("family-document", args=[case_id, each.id]))
        for each in documents.in_shared_room(case_id)
        if each.id not in mine and each.can_be_opened and each.is_shown(request.at)
    ]
    done = DONE.get(request.GET.get("done", ""), "")
    own_rows = [_shown(request.case, each) for each in own]
    return _page(request, "show", form=form, papers=own_rows, others=others, done=done)


@on_case(Permission.ADD_DOCUMENT, posts=True)
def choose(request: Any, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Ask who may open a paper, by name."""
    paper = _one(request, document_id)
    reader = sharing.reader_of(case_id)
    form = forms.giving_form(reader, names_of_everybody(request.case))(
        posted(request), initial={"to": Given.NOBODY}
    )

    def act(said: dict[str, Any]) -> None:
        if said["to"] == Given.MEDIATOR:
            show_paper_to_mediator(
                document_id=document_id,
                with_user=id_in(request.POST.get("reader", "")),
                at=request.at,
                by=request.principal,
            )
        elif said["to"] == Given.NOBODY:
            take_back_own_paper(document_id=document_id, by=request.principal)

    if acted(request, form, act):
        if form.cleaned_data["to"] == Given.EVERYBODY:
            return redirect("my-papers:everybody", case_id, document_id)
        return _back(case_id, "mediator" if form.cleaned_data["to"] == Given.MEDIATOR else "kept")
    return _page(request, "who", form=form, paper=paper, reader=reader)


@on_case(Permission.ADD_DOCUMENT, posts=True)
def everybody(request: Any, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Name everybody who could open a paper, and give it to them."""
    paper = _one(request, document_id)
    form = forms.Nothing(posted(request))
    if acted(request, form, lambda _: give_paper(document_id=document_id, by=request.principal)):
        return _back(case_id, "given")
    return _page(request, "everybody", form=form, paper=paper, names=names_of_everybody(request.case))


@on_case(Permission.ADD_DOCUMENT, posts=True)
def take_back(request: Any, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Take a paper back before anybody has opened it; the list has a button for each."""
    _one(request, document_id)
    if request.method == "POST":
        take_back_own_paper(document_id=document_id, by=request.principal)
        return _back(case_id, "back")
    return redirect("my-papers:show", case_id)


@on_case(Permission.ADD_DOCUMENT, posts=True)
def destroy(request: Any, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Destroy a paper of one's own for good."""
    paper = _one(request, document_id)
    form = forms.Nothing(posted(request))
    if acted(request, form, lambda _: destroy_own_paper(document_id=document_id, by=request.principal)):
        return _back(case_id, "gone")
    return _page(request, "destroy", form=form, paper=paper)


def _one(request: Any, document_id: UUID) -> OwnPaper:
    found = papers.own_paper(request.case.id, document_id, request.principal)
    if found is None:
        raise NoSuchThing
    return found


def _back(case_id: UUID, done: str) -> HttpResponse:
    return redirect(f"{reverse('my-papers:show', args=[case_id])}?done={done}")


def _shown(case: Any, paper: OwnPaper) -> Shown:
    filed = paper.filed
    is_mine = filed.compartment == Compartment.K2_FAMILY_PRIVATE

    def to(name: str) -> str:
        return reverse(f"my-papers:{name}", args=[case.id, filed.id])

    links = []
    if filed.can_be_opened:
        links.append(Link("Open", reverse("family-document", args=[case.id, filed.id]), hidden=filed.name))
    if filed.can_be_opened and paper.given is Given.NOBODY:
        links.append(Link("Choose who may open it", to("who"), hidden=filed.name))
    if is_mine:
        links.append(Link("Destroy", to("destroy"), hidden=filed.name))
    words = "\n".join(part for part in (filed.kind_words, filed.state_words.capitalize(), filed.why) if part)
    who = {
        Given.NOBODY: "Only you can open it.",
        Given.MEDIATOR: f"You and {paper.reader}, your mediator, can open it.",
        Given.EVERYBODY: "Everybody in the meeting can open it.",
    }[paper.given]
    if paper.given is Given.EVERYBODY and papers.is_of_council_before(filed.added_at, case):
        who = "Your council now cannot open it: you gave it to the council before. Add it again if it should."
    given = paper.given is not Given.NOBODY
    return Shown(
        Row(filed.name, words, actions=tuple(links)),
        who,
        tuple(f"{each.who}: seen on {moment(each.at)}" for each in paper.seen)
        or (("Nobody has opened it yet.",) if given else ()),
        to("take-back") if given and not paper.seen else "",
    )


def _page(request: Any, name: str, **context: Any) -> HttpResponse:
    around = {"case": request.case.id, "layout": layout_of(request.case)}
    return render(request, f"{FOLDER}/{name}.html", {**around, **context})
