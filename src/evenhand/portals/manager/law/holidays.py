"""Bank holidays: the list in use, the one that waits with what it would move, and those before."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Cell, Link, Notice, Row, Tag
from evenhand.design.words import day
from evenhand.domain.cases.previewing import Preview, preview, still_to_count, together
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law import holiday_lists, queries
from evenhand.domain.law.actions.confirm_calendar import confirm_calendar
from evenhand.domain.law.actions.reject_calendar import reject_calendar
from evenhand.domain.law.in_use import calendar_in_use
from evenhand.domain.law.queries import ListShown
from evenhand.domain.law.states import CalendarState
from evenhand.portals.asking import acted, posted
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import done, own_providers
from evenhand.portals.manager.law import forms, moves
from evenhand.portals.manager.lists import DecidePage, ListPage, Part, table

TONES = {
    CalendarState.PROPOSED: "soon",
    CalendarState.CONFIRMED: "good",
    CalendarState.REJECTED: "quiet",
    CalendarState.REPLACED: "quiet",
}
CAREFUL = (
    "Until somebody decides, every date goes on being counted by the list in use. No family is shown a day more that "
    "is not certain.",
)


@staff(Permission.CONFIRM_HOLIDAYS)
def show(request: Any) -> HttpResponse:
    """Show which list is in use, how far ahead it reaches, and whether another waits."""
    now, waits = calendar_in_use(), queries.waiting()
    warnings = []
    if until := queries.gap(request.today):
        warnings.append(moves.announced_too_short(until, request.today))
    if waits:
        warnings.append("A new list waits. Look at what it would move, and decide.")
    for provider_id in _own(request):
        warnings.append(moves.progress(*still_to_count(provider_id, request.principal)))
    lists = queries.lists()
    names = identity.staff_names({one.decided_by for one in lists if one.decided_by})
    page = ListPage(
        title="Bank holidays",
        intro=(
            "Working days are counted without these days. A new list is loaded by whoever runs this service.",
        ),
        warnings=tuple(filter(None, warnings)),
        steps=(Link("Look at the new list", _url(waits)),) if waits else (),
        rows=(
            Row("List in use", now.calendars.version),
            Row("Where it is from", now.source),
            Row("Announced until", day(now.announced_until)),
        ),
        parts=(
            _days_to_come(request),
            Part(
                "Lists so far",
                table(
                    "Lists so far",
                    ("List", "Stands", "Where it is from", "Who decided, and why"),
                    [_line(one, names.get(one.decided_by, "") if one.decided_by else "") for one in lists],
                ),
                "None yet: the list that came with this release is in use.",
            ),
        ),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@staff(Permission.CONFIRM_HOLIDAYS, posts=True)
def decide(request: Any, version: str) -> HttpResponse:
    """Show what a list would move, date by date, and use or reject it."""
    waits = next((one for one in queries.lists() if one.version == version), None)
    if waits is None:
        raise NoSuchThing
    if waits.state != CalendarState.PROPOSED:
        return redirect("manage:holidays")
    form = forms.DecidingList(posted(request))

    def act(said: dict[str, Any]) -> None:
        verb = confirm_calendar if said["decision"] == forms.USE else reject_calendar
        verb(version=version, reason=said["reason"], at=request.at, by=request.principal)

    if acted(request, form, act):
        result = "list-used" if form.cleaned_data["decision"] == forms.USE else "list-rejected"
        return redirect(f"{reverse('manage:holidays')}?done={result}")
    found = _all(request, version)
    page = DecidePage(
        title="A new list of bank holidays",
        button="Decide",
        back=Link("Bank holidays", reverse("manage:holidays")),
        intro=CAREFUL,
        rows=(
            Row("What is different", "\n".join(holiday_lists.lines(queries.changes_of(version))) or "No day"),
            Row("Where it is from", waits.source),
            Row("Came in", day(london_day(waits.proposed_at))),
            Row("What it moves", moves.in_a_sentence(found)),
        ),
        notice=Notice("Nothing has changed yet."),
        warnings=moves.warnings(found),
        parts=(moves.part(found),),
    )
    return render(request, "portals/manager/decide.html", {"page": page, "form": form})


def _all(request: Any, version: str) -> Preview:
    """Return what a list would move on all cases that the manager's own services hold."""
    return together(
        preview(each, queries.law_under(each, version), request.today, request.principal)
        for each in _own(request)
    )


def _days_to_come(request: Any) -> Part:
    until = request.today.replace(year=request.today.year + 2, day=1)
    days = calendar_in_use().calendars.regulations.holidays
    rows = [(Cell(on=on), Cell(name)) for on, name in sorted(days.items()) if request.today <= on < until]
    title = "Bank holidays to come"
    return Part(title, table(title, ("Day", "Name"), rows))


def _line(one: ListShown, name: str) -> tuple[Cell, ...]:
    decided = Cell("Nobody yet")
    if one.decided_at:
        decided = Cell(name, note=f"{day(london_day(one.decided_at))}. {one.reason}")
    return (
        Cell(one.version, url=_url(one) if one.state == CalendarState.PROPOSED else ""),
        Cell(tag=Tag(one.state.label.capitalize(), TONES[one.state])),
        Cell(one.source, note=f"Announced until {day(one.announced_until)}"),
        decided,
    )


def _url(one: ListShown) -> str:
    return reverse("manage:holiday-list", args=[one.version])


def _own(request: Any) -> list[Any]:
    return own_providers(request, Permission.CONFIRM_HOLIDAYS)
