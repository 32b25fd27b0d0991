"""The pages of a family's own case."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Row
from evenhand.domain.cases import access, companions, right
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.come_back import come_back
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.looks import looks
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.casework.actions.claim_case import NothingToClaim, claim_case
from evenhand.domain.casework.actions.give_information import confirm_information_read
from evenhand.domain.casework.actions.record_choice import record_choice
from evenhand.domain.casework.choice import Choice
from evenhand.domain.certificates import deeming
from evenhand.domain.certificates import queries as certificates
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.refusals import FileNotTaken
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity import second_factor
from evenhand.domain.identity.access import commissions, offices
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.states import MeetingState
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.domain.people import queries as people
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.shared import telling
from evenhand.domain.requests import queries as requests
from evenhand.domain.requests.said import as_sent
from evenhand.portals.asking import acted, posted
from evenhand.portals.family.layouts import is_young, layout_of
from evenhand.portals.family.my_case import presenters, seeing, so_far
from evenhand.portals.family.my_case.arranging import arranging, when_silent
from evenhand.portals.family.my_case.forms import DocumentForm, ReferenceForm, sharing_form
from evenhand.portals.family.my_case.passing import as_may, parent_of, passes_soon
from evenhand.portals.frames import home_of_staff
from evenhand.portals.gate import on_case, signed_in

FOLDER = "portals/family/my_case"


@signed_in()
def mine(request: Any) -> HttpResponse:
    """List one's own requests; staff and officers who have none are shown the list that they work from."""
    own, passed = cases.opened_to(request.principal), right.passed_cases(request.principal)
    nothing = not own and not passed
    if nothing and identity.is_staff(request.principal.user_id):
        return redirect(home_of_staff(request.principal))
    if nothing and offices(request.principal.user_id):
        return redirect("/inbox/")
    if nothing and commissions(request.principal.user_id):
        return redirect("/figures/")
    page = presenters.mine(own, requests.open_drafts(request.principal), passed)
    helps = companions.helps_anybody(request.principal)
    offered = bool(cases.held_by(request.principal)) and second_factor.is_offered(request.principal.user_id)
    return render(request, f"{FOLDER}/mine.html", {"page": page, "helps": helps, "offered": offered})


@signed_in(posts=True)
def claim(request: Any) -> HttpResponse:
    """Open a request that was sent without signing in, to whoever quotes its reference and has its address."""
    form = ReferenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            case_id = claim_case(
                reference=form.cleaned_data["reference"], at=request.at, by=request.principal
            )
            return redirect("my:case", case_id)
        except NothingToClaim as refusal:
            form.add_refusal(refusal, "reference")
    context = {"form": form, "address": identity.own_address(request.principal.user_id)}
    return render(request, f"{FOLDER}/claim.html", context)


@on_case(Permission.SEE_OWN_CASE)
def case(request: Any, case_id: UUID) -> HttpResponse:
    """Show where a case stands, what happens next and by when."""
    page = presenters.home(
        request.case,
        cases.duties(case_id),
        cases.law_facts(request.case, request.today),
        certificates.in_force(case_id),
        request.today,
        young=is_young(request.case),
    )
    council = arranging(referrals.of_case(case_id), referrals.open_offers(case_id, request.at), request.today)
    silent = when_silent(deeming.asking(request.case, request.today))
    held, changed = access.permissions(request.principal, request.case), request.case.council_since
    return _page(
        request,
        "case",
        page=as_may(page, held),
        council=council,
        silent=silent if Permission.CHOOSE in held else None,
        reads_only=Permission.CHOOSE not in held,
        passes_on=passes_soon(request.case, request.today),
        parent_asked=parent_of(request.case, request.principal) is not None,
        council_now=local_authority_name(request.case.local_authority_id) if changed else "",
        council_since=changed and london_day(changed),
    )


@on_case(Permission.CHOOSE, posts=True)
def information(request: Any, case_id: UUID) -> HttpResponse:
    """Give the information about mediation to read, and note that it was read."""
    script = casework.script(request.today)
    if request.method == "POST":
        confirm_information_read(
            case_id=case_id, script_version=script.version, at=request.at, by=request.principal
        )
        return redirect("my:choose", case_id)
    read_on = cases.law_facts(request.case, request.today).information_given
    return _page(request, "information", script=script, read_on=read_on)


@on_case(Permission.CHOOSE)
def choose(request: Any, case_id: UUID) -> HttpResponse:
    """Offer the choice: equal, in a fixed order."""
    standing = casework.standing_choice(case_id)
    informed = cases.law_facts(request.case, request.today).information_given is not None
    return _page(request, "choose", ways=presenters.WAYS, standing=standing, informed=informed)


@on_case(Permission.CHOOSE, posts=True)
def confirm(request: Any, case_id: UUID, way: str) -> HttpResponse:
    """Show what a choice does to every date, then record it."""
    if way not in Choice.values:
        raise NoSuchThing
    choice = Choice(way)
    told = telling(request.case) if choice == Choice.MEDIATION else None
    form = sharing_form(bool(told and told.words))(posted(request), initial=presenters.shared_earlier(told))

    def act(said: dict[str, Any]) -> None:
        record_choice(
            case_id=case_id,
            choice=choice,
            told_on=request.today,
            evidence=Evidence.TOLD_ONLINE,
            at=request.at,
            by=request.principal,
            share_words=said["share"] == "yes" if "share" in said else None,
            council=council if told else "",
        )

    council = request.case.local_authority_id
    # A page that was opened before the council changed names the one before: what it learns is agreed to anew.
    was_another = request.case.council_since is not None and request.POST.get("shown_for") != council
    read_again = request.method == "POST" and told is not None and was_another
    if not read_again and acted(request, form, act):
        return redirect("my:case", case_id)
    effects = casework.effect_of(request.case, choice, request.today)
    outcome = casework.outcome_of(request.case, choice, request.today)
    rows = presenters.moved(effects, request.today)
    why = cases.law_facts(request.case, request.today).gateway.why
    context: dict[str, Any] = {"words": presenters.WAYS[choice], "rows": rows, "outcome": outcome, "why": why}
    context |= {"council": council, "council_name": local_authority_name(council), "read_again": read_again}
    learns = presenters.learns(told) if told else ()
    own = told.words if told else ""
    return _page(
        request, "confirm", form=form, problems=form.problems(), learns=learns, own_words=own, **context
    )


@on_case(Permission.WITHDRAW, posts=True)
def withdraw(request: Any, case_id: UUID) -> HttpResponse:
    """Say what withdrawing means, and withdraw."""
    if request.method == "POST":
        withdraw_request(case_id=case_id, evidence=Evidence.TOLD_ONLINE, at=request.at, by=request.principal)
        return redirect("my:case", case_id)
    return _page(request, "withdraw")


@on_case(Permission.CHOOSE, posts=True)
def back(request: Any, case_id: UUID) -> HttpResponse:
    """Take a withdrawn request up again."""
    if request.method == "POST":
        come_back(case_id=case_id, evidence=Evidence.TOLD_ONLINE, at=request.at, by=request.principal)
    return redirect("my:case", case_id)


@on_case(Permission.ADD_DOCUMENT, posts=True)
def files(request: Any, case_id: UUID) -> HttpResponse:
    """List the documents of a case, and take another."""
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            add_document(
                case_id=case_id,
                kind=form.cleaned_data["kind"],
                name=given.name,
                content=given.read(),
                at=request.at,
                by=request.principal,
            )
            return redirect("my:documents", case_id)
        except FileNotTaken as refusal:
            form.add_refusal(refusal, "file")
    listed = presenters.files(case_id, documents.of_case(case_id))
    return _page(request, "documents", form=form, problems=form.problems(), files=listed)


@on_case(Permission.SEE_OWN_CASE)
def asked(request: Any, case_id: UUID) -> HttpResponse:
    """Show what the family told us in its request."""
    sent = as_sent(case_id)
    rows = [Row("Sent for you by", sent.sender)] if sent and sent.sender else []
    rows += [Row(each.title, each.text) for each in sent.said] if sent else []
    return _page(request, "request", sent=sent, rows=rows)


@on_case(Permission.SEE_OWN_CASE)
def messages(request: Any, case_id: UUID) -> HttpResponse:
    """Show what we wrote to the family."""
    return _page(request, "messages", letters=correspondence.of_case(case_id))


@on_case(Permission.SEE_OWN_CASE)
def happened(request: Any, case_id: UUID) -> HttpResponse:
    """Say what has happened so far, newest first: what the family, the council and we did, and when."""
    return _page(request, "so_far", entries=so_far.of_case(request.case, request.principal))


@on_case(Permission.SEE_OWN_CASE)
def who(request: Any, case_id: UUID) -> HttpResponse:
    """Say who can see this case, what of it, and who has looked."""
    protected, since = people.is_protected(request.case.holder_id), request.case.council_since
    bodies = [each.body_name for each in referrals.of_case(case_id) if each.ended_at is None]
    beside = companions.of_case(case_id)
    things = seeing.things(
        beside,
        bodies,
        {each.id: each.name for each in documents.of_case(case_id)},
        protected=protected,
        mediated=any(each.state is not MeetingState.CANCELLED for each in meetings.of_case(case_id)),
    )
    return _page(
        request,
        "who",
        protected=protected,
        seen=presenters.seen_by(looks(case_id, request.principal)),
        told=any(since is None or one.handed_over_at > since for one in referrals.of_case(case_id)),
        parent=parent_of(request.case, request.principal),
        things=things,
        endings=seeing.endings(case_id, beside),
    )


def _page(request: Any, name: str, **context: Any) -> HttpResponse:
    reader = {"layout": layout_of(request.case), "young": is_young(request.case)}
    return render(request, f"{FOLDER}/{name}.html", {"case": request.case.id, **reader, **context})
