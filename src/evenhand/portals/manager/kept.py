"""What managers keep, each with a sentence: the way to every page that is not asked for daily."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.design.models import Cell
from evenhand.domain.identity.access import staff_roles
from evenhand.domain.identity.roles import Permission
from evenhand.portals.gate import staff
from evenhand.portals.manager.lists import ListPage, Part, table

KEPT = (
    ("People", Permission.APPOINT, "Staff", "staff", "Who works here, and what each of them may do."),
    (
        "People",
        Permission.KEEP_PANEL,
        "Mediators",
        "mediators",
        "Who is on the panel, what they hold and until when.",
    ),
    ("People", Permission.APPOINT, "Officers", "officers", "Who answers for councils and health bodies."),
    (
        "People",
        Permission.APPOINT,
        "Single sign-on",
        "single-sign-on",
        "Which organisations sign their own people in.",
    ),
    ("People", Permission.COVER, "Cover", "covers", "Who takes the cases of somebody who is away."),
    (
        "People",
        Permission.ANSWER_COMPLAINTS,
        "Complaints",
        "complaints",
        "What families say went wrong with us, and who answers by when.",
    ),
    ("Meetings", Permission.KEEP_PANEL, "Places", "places", "Where meetings are held, and the rooms there."),
    (
        "The law",
        Permission.CHOOSE_READINGS,
        "How we read the law",
        "readings",
        "What this service chooses where the law can be read in two ways.",
    ),
    (
        "The law",
        Permission.CONFIRM_HOLIDAYS,
        "Bank holidays",
        "holidays",
        "The days that do not count as working days.",
    ),
    (
        "Councils",
        Permission.PUBLISH_FIGURES,
        "Figures",
        "reports",
        "What everybody can read about how this service does for each council, without names.",
    ),
)


@staff(Permission.SEE_LATE)
def show(request: Any) -> HttpResponse:
    """Show the way to everything that one keeps."""
    held = {permission for role in staff_roles(request.principal) for permission in role.permissions}
    own = [one for one in KEPT if one[1] in held]
    parts = tuple(
        Part(
            title,
            table(
                title,
                ("Page",),
                [
                    (Cell(text, url=reverse(f"manage:{name}"), note=what),)
                    for at, _, text, name, what in own
                    if at == title
                ],
            ),
        )
        for title in dict.fromkeys(one[0] for one in own)
    )
    return render(request, "portals/manager/list.html", {"page": ListPage("Manage", parts), "done": ""})
