"""An editor's tools for one reckoner, as it was saved last, published or not."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law.in_use import law_for_everybody
from evenhand.portals.gate import staff
from evenhand.website.reckoners import queries
from evenhand.website.reckoners.flow import walk
from evenhand.website.reckoners.models import Reckoner
from evenhand.website.reckoners.reaching import hold, reach
from evenhand.website.reckoners.signing import NotSigned, sign
from evenhand.website.reckoners.tools import presenters
from evenhand.website.reckoners.tools.forms import AS_OF, Signature, answered, trying


@staff(Permission.EDIT_CONTENT, posts=True)
def flow(request: Any, pk: int) -> HttpResponse:
    """Draw every way through, with each rule and what nobody can reach."""
    row = _row(pk)
    found = walk(row.definition, request.today, law_for_everybody())
    page = presenters.flowing(row.definition, found)
    return render(request, "website/reckoner_tools/flow.html", {**_around(row), "page": page})


@staff(Permission.EDIT_CONTENT, posts=True)
def try_it(request: Any, pk: int) -> HttpResponse:
    """Show what it says to answers as of a day, and which rule held."""
    row = _row(pk)
    definition = row.definition
    form = trying(definition)(request.POST or None, initial={AS_OF: request.today}, today=request.today)
    page = None
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data[AS_OF]
        reached = reach(definition, answered(form, definition), on, law_for_everybody())
        page = presenters.tried(definition, reached, on)
    context = {**_around(row), "form": form, "page": page, "problems": form.problems()}
    return render(request, "website/reckoner_tools/try.html", context)


@staff(Permission.EDIT_CONTENT, posts=True)
def check(request: Any, pk: int) -> HttpResponse:
    """Hold it against its examples; whoever may publish and did not change it last can sign that the law is right."""
    row = _row(pk)
    definition, law = row.definition, law_for_everybody()
    form = _signature(request, definition.fingerprint)
    if request.method == "POST" and form.is_valid():
        access.require(request.principal, Permission.PUBLISH_CONTENT)
        given = form.cleaned_data
        try:
            sign(
                Reckoner.objects.get(pk=pk),
                given["fingerprint"],
                given["checked_on"],
                at=request.at,
                by=request.principal.user_id,
                law=law,
            )
            return redirect("reckoner-tools:check", pk)
        except NotSigned as refusal:
            form.add_error("agreed", str(refusal))
    held = tuple(hold(definition, example, law) for example in definition.examples)
    page = presenters.checking(held, queries.checks(pk), definition.fingerprint)
    may_sign = access.may(request.principal, Permission.PUBLISH_CONTENT)
    context = {
        **_around(row),
        "form": form if may_sign else None,
        "page": page,
        "problems": form.problems(),
    }
    return render(request, "website/reckoner_tools/check.html", context)


def _signature(request: Any, fingerprint: str) -> Signature:
    initial = {"checked_on": request.today, "fingerprint": fingerprint}
    return Signature(request.POST or None, initial=initial, today=request.today)


def _row(pk: int) -> Any:
    row = queries.drafted(pk)
    if row is None:
        raise NoSuchThing
    return row


def _around(row: Any) -> dict[str, Any]:
    return {
        "title": row.title,
        "edit_url": reverse("wagtailsnippets_reckoners_reckoner:edit", args=[row.pk]),
        "tools": [
            ("See every way through it", reverse("reckoner-tools:flow", args=[row.pk])),
            ("Try it", reverse("reckoner-tools:try", args=[row.pk])),
            ("Check it", reverse("reckoner-tools:check", args=[row.pk])),
        ],
    }
