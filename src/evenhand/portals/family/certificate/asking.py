"""Asking for a certificate while the council is silent: what it means stands first, and is ticked as read."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core import access_log
from evenhand.core.crashpoints import crashpoint
from evenhand.design.fields import CheckboxesField
from evenhand.design.forms import Form
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.certificates import deeming
from evenhand.domain.certificates.actions.ask_for_deemed import ask_for_deemed
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.person_roles import PersonRole
from evenhand.portals.asking import acted, posted
from evenhand.portals.family.certificate.presenters import asking_page
from evenhand.portals.gate import on_case


class Understood(Form):
    """That the warning was read."""

    heads_the_page = False
    understood = CheckboxesField(
        label="Have you read this?",
        choices={
            deeming.WARNING_VERSION: "I have read it. I know that waiting for a meeting can lose my appeal."
        },
        missing="Read what stands above, then tick that you have read it.",
    )


@on_case(Permission.CHOOSE, posts=True)
def ask(request: Any, case_id: UUID) -> HttpResponse:
    """Show what such a certificate does to the dates, and ask for it once that is ticked as read."""
    form = Understood(posted(request))

    def act(said: dict[str, Any]) -> None:
        ask_for_deemed(
            case_id=case_id,
            understood=said["understood"][0],
            evidence=Evidence.TOLD_ONLINE,
            at=request.at,
            by=request.principal,
        )
        crashpoint("deemed.before-answer")

    if acted(request, form, act):
        return redirect("my:case", case_id)
    access_log.looked(case_id, "asking for a certificate")
    holder = people.one(request.case.holder_id)
    young = holder is not None and holder.role == PersonRole.YOUNG_PERSON
    context = {
        "case": case_id,
        "form": form,
        "problems": form.problems(),
        "page": asking_page(deeming.asking(request.case, request.today), request.today),
        "layout": "design/layout_young_person.html" if young else "design/layout.html",
    }
    return render(request, "portals/family/certificate/ask.html", context)
