"""How to reach a family from now on: noted by one person, and confirmed by a second where it must be."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from evenhand.core import access_log
from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Row
from evenhand.design.words import moment
from evenhand.domain.casework import details
from evenhand.domain.casework.actions.change_details import call_off_details, change_details, confirm_details
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.portals.asking import acted, posted
from evenhand.portals.caseworker.record import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case

TITLES = {
    "email": "E-mail address",
    "telephone": "Telephone number",
    "address": "Address",
    "postcode": "Postcode",
}


@on_case(Permission.CORRECT_FACTS, posts=True)
def change(request: Any, case_id: UUID) -> HttpResponse:
    """Note how to reach the family from now on. One that waits is decided first."""
    if waits := details.waiting(case_id):
        return redirect(f"/cases/{case_id}/reach/{waits.id}")
    protected = people.is_protected(request.case.holder_id)
    form = forms.ChangeReach(posted(request), initial={"protected": "yes" if protected else "no"})

    def act(said: dict[str, Any]) -> None:
        change_details(
            case_id=case_id,
            reach=Reach(**{name: said[name] for name in TITLES}),
            protected=said["protected"] == "yes",
            how_checked=said["how_checked"],
            at=request.at,
            by=request.principal,
        )

    if acted(request, form, act, "email"):
        return redirect(f"/cases/{case_id}/?done={'reach-waits' if details.waiting(case_id) else 'reach'}")
    intro: tuple[str, ...] = (
        "Write what is different. Leave empty what stays.",
        "Call the family back on the number that we had before. Whoever calls you may know a birthday and a school, "
        "and be somebody else.",
    )
    if protected or people.email_is_proved(request.case.holder_id):
        intro += (
            "A colleague has to confirm it too where details are protected, or the e-mail address is another.",
        )
    return ask(
        request, form, Page("Change how to reach the family", "Note the change", intro), act, "", ready=False
    )


@on_case(Permission.CORRECT_FACTS, posts=True)
def decide(request: Any, case_id: UUID, change_id: UUID) -> HttpResponse:
    """Show what waits for a second person, and let them confirm it or call it off."""
    waits = details.waiting(case_id)
    if waits is None or waits.id != change_id:
        raise NoSuchThing
    access_log.looked(case_id, "protected contact details")
    form = forms.DecideReach(posted(request))

    def act(said: dict[str, Any]) -> None:
        decision = confirm_details if said["decision"] == "confirm" else call_off_details
        decision(case_id=case_id, change_id=change_id, at=request.at, by=request.principal)

    if acted(request, form, act):
        done = "reach" if form.cleaned_data["decision"] == "confirm" else "reach-called-off"
        return redirect(f"/cases/{case_id}/?done={done}")
    rows = [Row(TITLES[key], value) for key, value in asdict(waits.reach).items() if value]
    rows += [
        Row("Protected", "Yes" if waits.protected else "No"),
        Row("How it was checked", waits.how_checked),
        Row(
            "Noted by", f"{identity.staff_name(waits.asked_by)}, {moment(waits.asked_at.astimezone(LONDON))}"
        ),
    ]
    why_not = two_people.why_not(waits.asked_by, request.principal)
    intro = (
        f"{why_not} Another colleague confirms it. You can call it off."
        if why_not
        else "Call the family yourself, on the number that we had before, and ask them to spell it out.",
        "If the e-mail address is another, the case opens to that address, and the old one sees it no more.",
    )
    page = Page("Confirm how to reach the family", "Decide", intro, tuple(rows))
    return ask(request, form, page, act, "", ready=False)
