"""What is late: by duty and by person, what nobody has taken, who is silent, and what runs out soon."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.design.models import Cell
from evenhand.design.words import days_left
from evenhand.domain.cases import lateness
from evenhand.domain.cases.lateness import Overdue
from evenhand.domain.casework.wording import OWNERS, duty_title
from evenhand.domain.complaints import queries as complaints
from evenhand.domain.complaints.queries import ComplaintListed
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.panel import keeping
from evenhand.domain.referrals.silence import silent
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import own_providers
from evenhand.portals.manager.lists import ListPage, Part, table
from evenhand.portals.manager.panel.presenters import SHORT
from evenhand.statute.rules import Owner

UNTAKEN = 25


@staff(Permission.SEE_LATE)
def show(request: Any) -> HttpResponse:
    """Show everything that is late at one's own services, the oldest first."""
    own, by, today = own_providers(request, Permission.SEE_LATE), request.principal, request.today
    late = lateness.overdue(by, own, today)
    page = ListPage(
        title="What is late",
        intro=("The oldest stands first. A number leads to the cases behind it.",),
        parts=(
            _duties(late, today),
            _people(late, today),
            _untaken(lateness.untaken(by, own, UNTAKEN)),
            _bodies(silent(by, own, today), today),
            _complaints(complaints.waiting(by), today),
            _credentials(keeping.on_panels(own, today), today),
        ),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": ""})


def _duties(late: list[Overdue], today: date) -> Part:
    rows = [
        (
            Cell(duty_title(rule), url=_worklist(rule=rule)),
            Cell(OWNERS[owner]),
            Cell(str(len(each)), numeric=True),
            Cell(on=each[0].due_on, note=days_left(each[0].due_on, today)),
        )
        for (rule, owner), each in _by(late, lambda one: (one.rule, one.owner))
    ]
    title = "Late, by what is to be done"
    return Part(title, table(title, ("What", "Who", "Cases", "The oldest"), rows), "Nothing is late.")


def _people(late: list[Overdue], today: date) -> Part:
    ours = [one for one in late if one.owner == Owner.ADVISER]
    names = identity.staff_names({one.caseworker_id for one in ours if one.caseworker_id})
    rows = [
        (
            Cell(names.get(who, "") if who else "Nobody", url=_worklist(caseworker=str(who)) if who else ""),
            Cell(str(len(each)), numeric=True),
            Cell(on=each[0].due_on, note=days_left(each[0].due_on, today)),
        )
        for who, each in _by(ours, lambda one: one.caseworker_id)
    ]
    title = "Late with us, by whose case it is"
    return Part(title, table(title, ("Whose", "Cases", "The oldest"), rows), "Nothing is late with us.")


def _untaken(found: list[lateness.Untaken]) -> Part:
    rows = [
        (
            Cell(one.reference, url=reverse("cases:case", args=[one.case_id])),
            Cell(one.council),
            Cell(on=one.opened_on),
            Cell(on=one.next_due_on) if one.next_due_on else Cell("No date yet"),
        )
        for one in found
    ]
    title = "Cases that nobody has taken"
    headings = ("Case", "Council", "Came in", "Next date")
    return Part(title, table(title, headings, rows), "Every open case has its caseworker.")


def _bodies(found: Iterable[Any], today: date) -> Part:
    rows = [
        (
            Cell(one.body),
            Cell(
                str(one.families),
                numeric=True,
                note=f"{one.unopened} not opened yet" if one.unopened else "",
            ),
            Cell(on=one.since, note=days_left(one.since, today)),
        )
        for one in found
    ]
    title = "Councils and health bodies that have offered nothing"
    headings = ("Who", "Families", "The first was told")
    return Part(title, table(title, headings, rows), "Nobody has been silent for ten days.")


def _complaints(found: list[ComplaintListed], today: date) -> Part:
    rows = [
        (
            Cell(one.reference, url=reverse("manage:complaint", args=[one.id])),
            Cell(one.taken_by_name or "Nobody yet"),
            Cell(on=one.due_on, note=days_left(one.due_on, today)),
        )
        for one in found
        if one.due_on and one.due_on < today
    ]
    title = "Complaints without the answer that we promised"
    return Part(title, table(title, ("Case", "Who looks into it", "Promised by"), rows), "No answer is late.")


def _credentials(found: list[keeping.Place], today: date) -> Part:
    rows = [
        (
            Cell(place.name, url=reverse("manage:mediator", args=[place.id])),
            Cell(SHORT[each.kind]),
            Cell(on=each.on, note=days_left(each.on, today)),
        )
        for place in found
        for each in place.soon(today)
    ]
    rows.sort(key=lambda row: row[2].on or date.max)
    title = "What mediators hold that runs out within sixty days"
    return Part(title, table(title, ("Mediator", "What", "Last day"), rows), "Nothing runs out soon.")


def _by(late: list[Overdue], key: Callable[[Overdue], Any]) -> list[tuple[Any, list[Overdue]]]:
    found: dict[Hashable, list[Overdue]] = defaultdict(list)
    for one in late:
        found[key(one)].append(one)
    return sorted(found.items(), key=lambda each: each[1][0].due_on)


def _worklist(**wanted: str) -> str:
    return f"{reverse('cases:worklist')}?{urlencode({'scope': 'team', 'overdue': 'yes', **wanted})}"
