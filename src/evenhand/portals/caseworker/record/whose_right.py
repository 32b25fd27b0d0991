"""Whose right it is: what a young person lets a parent see, who acts for one decision, and the invitation."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Row
from evenhand.design.words import day
from evenhand.domain.cases import right
from evenhand.domain.cases.actions.confirm_birth import CORRECTED, confirm_birth
from evenhand.domain.cases.actions.record_capacity import RECORDED, end_capacity, record_capacity
from evenhand.domain.cases.actions.record_consent import end_consent, record_consent
from evenhand.domain.cases.deciding import Matter, Scope
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.passing import papers
from evenhand.domain.casework.actions.invite_young_person import invite_young_person
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.case.right_rows import WHO_ACTS
from evenhand.portals.caseworker.record import right_forms as forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case
from evenhand.statute.capacity import Acts


@on_case(Permission.RECORD_CAPACITY, posts=True)
def consent(request: Any, case_id: UUID) -> HttpResponse:
    """Write down what the young person said: what the parent who asked may see."""
    case = request.case
    if not right.has_passed(case, request.today) or not (asked := people.who_asked(case_id, case.child_id)):
        raise NoSuchThing
    standing = right.standing_consent(case_id, asked)
    form = forms.with_paper(forms.Consent, papers(case_id))(
        posted(request),
        today=request.today,
        initial={"sees": standing.scope if standing else forms.NOTHING, "said_on": request.today},
    )

    def act(said: dict[str, Any]) -> None:
        about: dict[str, Any] = {
            "case_id": case_id,
            "evidence": Evidence(said["evidence"]),
            "at": request.at,
            "by": request.principal,
        }
        if said["sees"] == forms.NOTHING:
            end_consent(**about)
        else:
            record_consent(
                scope=Scope(said["sees"]), said_on=said["said_on"], document_id=_paper(said), **about
            )

    intro = (
        "Ask the young person themselves, where nobody else listens. They need give no reason, and can change it.",
        "It never covers deciding: whether to mediate, what to agree and whether to go on stays theirs.",
    )
    return ask(request, form, Page("What may the parent see?", "Record this", intro), act, "consent")


@on_case(Permission.RECORD_CAPACITY, posts=True)
def capacity(request: Any, case_id: UUID) -> HttpResponse:
    """Record who acts for one decision, and until when."""
    later = request.today + timedelta(days=90)
    form = forms.with_paper(forms.Capacity, papers(case_id))(
        posted(request), today=request.today, initial={"said_on": request.today, "ends_on": later}
    )

    def act(said: dict[str, Any]) -> None:
        record_capacity(
            case_id=case_id,
            about=Matter(said["about"]),
            acts=Acts(said["acts"]),
            said_on=said["said_on"],
            ends_on=said["ends_on"],
            document_id=_paper(said),
            evidence=Evidence(said["evidence"]),
            at=request.at,
            by=request.principal,
        )

    intro = (
        "Capacity is presumed. Somebody lacks it only for one decision, at the time when it has to be made, and only "
        "if help to decide did not make it possible. A diagnosis, an age or an unwise choice is no reason.",
        "Record what you were told, on one decision. It counts until the day that you write, and then it is presumed "
        "again. The young person goes on seeing the case, and can always say that it is wrong.",
    )
    return ask(request, form, Page("Who acts for one decision", "Record this", intro), act, "capacity")


def _paper(said: dict[str, Any]) -> UUID | None:
    return UUID(said["paper"]) if said.get("paper") else None


@on_case(Permission.RECORD_CAPACITY, posts=True)
def end(request: Any, case_id: UUID, record_id: UUID) -> HttpResponse:
    """End a record about capacity."""
    found = next((one for one in right.capacity_records(case_id) if one.id == record_id), None)
    if found is None:
        raise NoSuchThing
    if found.ended_at is not None:
        return redirect("cases:case", case_id)

    def act(said: dict[str, Any]) -> None:
        end_capacity(
            case_id=case_id,
            record_id=record_id,
            evidence=Evidence(said["evidence"]),
            at=request.at,
            by=request.principal,
        )

    rows = (
        Row("Decision", Matter(found.about).label.capitalize()),
        Row("Who acts", WHO_ACTS[found.acts]),
        Row("Said on", day(found.said_on)),
    )
    intro = (
        "From now on nobody acts instead for this decision: capacity is presumed again.",
        "Whoever recorded it does not end it before its last day: a colleague looks at what was said first.",
        *filter(None, (two_people.why_not(found.recorded_by, request.principal, RECORDED),)),
    )
    page = Page("End this record", "End the record", intro, rows)
    return ask(request, forms.Said(posted(request)), page, act, "capacity-ended")


@on_case(Permission.RECORD_CAPACITY, posts=True)
def invite(request: Any, case_id: UUID) -> HttpResponse:
    """Write down how to reach the young person, and tell them that the case is theirs."""
    case = request.case
    young = people.one(case.child_id)
    if not right.has_passed(case, request.today) or (young and young.user_id):
        return redirect("cases:case", case_id)
    form = forms.Invite(posted(request))

    def act(said: dict[str, Any]) -> None:
        asked = people.who_asked(case_id, case.child_id)
        ways = set(said["safe_ways"])
        invite_young_person(
            case_id=case_id,
            reach=Reach(
                email=said["email"],
                telephone=said["telephone"],
                address=said["address"],
                postcode=said["postcode"],
            ),
            safety=Safety(
                may_email="email" in ways,
                may_call="telephone" in ways,
                may_text="text" in ways,
                may_post="post" in ways,
                mailbox_is_shared=said["mailbox"] != forms.OWN,
            ),
            # Who lives in hiding does so with their parent, until they say otherwise.
            protected=said["protected"] or (asked is not None and people.is_protected(asked)),
            read_back=bool(said["read_back"]),
            at=request.at,
            by=request.principal,
        )

    intro = (
        "The case is theirs now. Ask the young person themselves how to reach them, and give them the reference: "
        f"{case.reference}.",
        "They open it with an e-mail address that only they read: by our code and the reference, or at once if you "
        "read the address back to them. An address of their parent’s opens nothing.",
    )
    return ask(
        request, form, Page("Invite the young person", "Invite them", intro), act, "invited", beside="email"
    )


@on_case(Permission.CORRECT_FACTS, posts=True)
def confirm(request: Any, case_id: UUID) -> HttpResponse:
    """Confirm, as a second colleague, a corrected date of birth that moves the right."""
    waits = right.to_confirm(request.case, request.today)
    if waits is None:
        return redirect("cases:case", case_id)

    def act(_: dict[str, Any]) -> None:
        confirm_birth(case_id=case_id, at=request.at, by=request.principal)

    now = request.case.right_passes_on
    rows = (
        Row("Counts now", f"The right passes on {day(now)}" if now else "Not known", missing=now is None),
        Row("By the corrected date of birth", f"The right passes on {day(waits)}"),
    )
    intro = (
        "This takes the right from one person and gives it to another today. Look at how we know the date of birth, "
        "under Facts: a passport, a letter of the council, not what one side says of the other.",
        "Whoever corrected it cannot confirm it.",
        *filter(None, (two_people.why_not(right.corrected_by(request.case), request.principal, CORRECTED),)),
    )
    page = Page("Confirm the date of birth", "Confirm it", intro, rows, kind="grave")
    return ask(request, forms.Nothing(posted(request)), page, act, "birth")
