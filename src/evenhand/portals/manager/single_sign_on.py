"""Which organisations sign their own people in: shown to managers, and set by whoever runs the machine."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.core import clock
from evenhand.design.models import Cell
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity import single_sign_on
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.single_sign_on import Setting
from evenhand.domain.organisations import queries as organisations
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import own_providers
from evenhand.portals.manager.lists import ListPage, Part, table

HEADINGS = ("Organisation", "Vouches for addresses at", "Asked for by", "Since")


@staff(Permission.APPOINT)
def show(request: Any) -> HttpResponse:
    """Show what is set for the own provider and the bodies that it serves, and what was."""
    own = own_providers(request, Permission.APPOINT)
    bodies = [body.id for body in organisations.bodies_served_by(own, request.today)]
    found = single_sign_on.settings_of(own, bodies)
    names = identity.staff_names({one.asked_by for one in found})
    page = ListPage(
        title="Single sign-on",
        intro=(
            "An organisation can sign its own people in. The code by e-mail works all the same.",
            "It opens the account of somebody who works for that organisation and has nothing else here: no case of "
            "their own, no place beside a family, no mediation, no work for anybody else.",
            "Whoever runs this machine sets it, when a manager or a lead officer asks. It cannot be changed here.",
        ),
        parts=(
            _part("Set now", [one for one in found if one.ended_at is None], names, "Since"),
            _part("Ended", [one for one in found if one.ended_at is not None], names, "Until"),
        ),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": ""})


def _part(title: str, found: list[Setting], names: dict[Any, str], when: str) -> Part:
    headings = (*HEADINGS[:-1], when)
    rows = [_line(one, names) for one in found]
    return Part(title, table(f"Single sign-on: {title.lower()}", headings, rows), "None.")


def _line(one: Setting, names: dict[Any, str]) -> tuple[Cell, ...]:
    factors = " or ".join(["MFA", *one.strong_acr])
    return (
        Cell(one.organisation, note=f"{one.issuer}, as {one.client_id}"),
        Cell(", ".join(one.domains), note=f"Two factors where it says {factors}"),
        Cell(names.get(one.asked_by) or "Somebody who has left"),
        Cell(on=clock.london_day(one.ended_at or one.set_at)),
    )
