"""Recording contacts, and that information and advice was given."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from evenhand.core.clock import LONDON
from evenhand.domain.casework import queries
from evenhand.domain.casework.actions.give_information import give_information
from evenhand.domain.casework.actions.record_contact import record_contact
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.record import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case
from evenhand.portals.once import once


@on_case(Permission.RECORD_CONTACT, posts=True)
def contact(request: Any, case_id: UUID) -> HttpResponse:
    """Record that the family reached out, or that we did."""
    now = request.at.astimezone(LONDON)
    first = {"once": once(), "happened_on": request.today, "happened_at": now.time()}
    form = forms.Contact(posted(request), initial=first, today=request.today)

    def act(said: dict[str, Any]) -> None:
        moment = datetime.combine(said["happened_on"], said["happened_at"], LONDON)
        record_contact(
            case_id=case_id,
            direction=said["direction"],
            channel=said["channel"],
            reached=bool(said["reached"]),
            happened_at=moment,
            note=said["note"],
            at=request.at,
            by=request.principal,
            contact_id=UUID(said["once"]),
        )

    intro = ("The family’s earliest contact counts for its time limits, whether or not anybody answered.",)
    return ask(request, form, Page("Record a contact", "Record the contact", intro), act, "contact")


@on_case(Permission.GIVE_INFORMATION, posts=True)
def information(request: Any, case_id: UUID) -> HttpResponse:
    """Go through the points with the family and record that it was done."""
    script = queries.script(request.today)
    first = {"once": once(), "version": script.version, "given_on": request.today}
    form = forms.information_form(script)(posted(request), initial=first, today=request.today)

    def act(said: dict[str, Any]) -> None:
        give_information(
            case_id=case_id,
            channel=said["channel"],
            given_on=said["given_on"],
            ticked=tuple(said["ticked"]),
            script_version=said["version"],
            at=request.at,
            by=request.principal,
            information_id=UUID(said["once"]),
        )

    intro = (
        "The law asks that a family is given information and advice before any certificate. It is neutral: "
        "either choice is fine, and nobody is pressed.",
        f"Text {script.version}. Take as many calls as the family needs, and record it once all was said.",
    )
    page = Page("Give information and advice", "Record that it was given", intro)
    return ask(request, form, page, act, "information")
