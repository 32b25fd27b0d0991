"""What an auditor reads: looks, opened details, refused tries, whether the record is whole; and notices."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.core.spreadsheets import MARK, as_csv
from evenhand.design.models import Cell, Filter, Link, Notice, Pages, Row, Table, Tag
from evenhand.design.words import moment
from evenhand.domain.identity.roles import Permission
from evenhand.domain.oversight import queries
from evenhand.domain.oversight.actions.review_browsing import review_browsing
from evenhand.domain.oversight.actions.take_list_out import take_list_out
from evenhand.domain.oversight.queries import Line, Wanted
from evenhand.domain.oversight.states import Finding, Listed, Purpose
from evenhand.portals.asking import acted, posted
from evenhand.portals.auditor import forms
from evenhand.portals.auditor.asking import NAMES, query, wanted
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import Page, ask, done
from evenhand.portals.manager.lists import ListPage, Part, table

HEADINGS = ("When", "Who", "From", "Case", "What")


@staff(Permission.SEE_LOOKS)
def looks(request: Any) -> HttpResponse:
    """List who looked at what on cases of one's own service, the newest first."""
    asked = wanted({name: request.GET.get(name, "") for name in NAMES}, request.today)
    lines = queries.listed(request.principal, asked)
    words = query(asked)
    more = len(lines) == queries.PAGE
    context = {
        "title": asked.kind.label,
        "table": _table(asked, lines),
        "filters": (Filter("list", "List", tuple(Listed.choices), asked.kind.value),),
        "pages": Pages(older_url="?" + urlencode(words | {"below": lines[-1].number}) if more else ""),
        "take_out": f"{reverse('audit:take-out')}?{urlencode(words)}",
        "record": _record(),
    } | {name: words[name] for name in ("first_on", "last_on", "reference")}
    return render(request, "portals/auditor/looks.html", context)


@staff(Permission.SEE_LOOKS, posts=True)
def take_out(request: Any) -> HttpResponse:
    """Ask why, then give the list as a file for a spreadsheet."""
    said = request.POST if request.method == "POST" else request.GET
    asked = wanted({name: said.get(name, "") for name in NAMES}, request.today)
    taken: list[tuple[Line, ...]] = []

    def act(answers: dict[str, Any]) -> None:
        taken.append(
            take_list_out(
                wanted=asked,
                purpose=Purpose(answers["purpose"]),
                first_on=asked.first_on,
                last_on=asked.last_on,
                at=request.at,
                by=request.principal,
            )
        )

    form = forms.TakingOut(posted(request), initial=query(asked))
    if acted(request, form, act):
        text = MARK + as_csv(HEADINGS, (_cells(line) for line in taken[0]))
        response = HttpResponse(text, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{asked.kind.value}.csv"'
        return response
    page = Page(
        "Why do you take this list out?",
        "Download it",
        Link(asked.kind.label, f"{reverse('audit:looks')}?{urlencode(query(asked))}"),
        rows=(
            Row("List", asked.kind.label),
            Row("From", asked.first_on.isoformat()),
            Row("Until", asked.last_on.isoformat()),
            Row("Case", asked.reference or "All"),
        ),
    )
    return render(request, "portals/manager/ask.html", {"page": page, "form": form})


@staff(Permission.REVIEW_BROWSING)
def many(request: Any) -> HttpResponse:
    """List who opened very many cases within an hour: those that nobody looked into first."""
    found = queries.notices(request.principal)
    page = ListPage(
        title="Many cases opened",
        intro=(
            "Somebody stands here who opened more cases within an hour than work usually needs. It blocks nobody, and "
            "it says nothing about why: a day of handing over cases looks like this too.",
        ),
        parts=(
            Part(
                "Notices",
                table(
                    "Notices", ("Who", "Cases", "When", "What came of it"), [_notice(one) for one in found]
                ),
                "Nobody so far.",
            ),
        ),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@staff(Permission.REVIEW_BROWSING, posts=True)
def review(request: Any, notice_id: UUID) -> HttpResponse:
    """Say what came of a notice."""
    found = next((one for one in queries.notices(request.principal) if one.id == notice_id), None)
    if found is None:
        raise NoSuchThing

    def act(said: dict[str, Any]) -> None:
        review_browsing(
            notice_id=notice_id, finding=Finding(said["finding"]), at=request.at, by=request.principal
        )

    page = Page(
        "What came of it?",
        "" if found.why_not else "Keep it on record",
        Link("Many cases opened", reverse("audit:many")),
        (
            f"{found.why_not} Somebody else must look into it."
            if found.why_not
            else "Ask the person first. Usually there is a plain reason.",
        ),
        rows=(
            Row("Who", found.name),
            Row("Cases", str(found.cases)),
            Row("From", moment(found.first_at)),
            Row("Until", moment(found.last_at)),
        ),
    )
    return ask(request, forms.Reviewing(posted(request)), page, act, "reviewed")


def _table(asked: Wanted, lines: tuple[Line, ...]) -> Table | None:
    rows = tuple(
        (
            Cell(line.reference),
            Cell(moment(line.at)),
            Cell(line.name or "Somebody whose name is not on record", note=line.from_where),
            Cell(line.what),
        )
        for line in lines
    )
    last = {Listed.REVEALS: "Why", Listed.REFUSED: "Which page", Listed.LOOKS: "What"}[asked.kind]
    headings = ("Case", "When", "Who", last)
    return Table(asked.kind.label, headings, rows, caption_hidden=True) if rows else None


def _cells(line: Line) -> tuple[object, ...]:
    return line.at.isoformat(), line.name, line.from_where, line.reference, line.what


def _record() -> Notice:
    """Return whether the record of events was whole when it was checked last."""
    last = queries.last_check()
    if last is None:
        return Notice("The record of events has not been checked yet. It is checked every night.")
    if last.broken_at is not None:
        text = f"The record of events was found changed at number {last.broken_at:,}, on {moment(last.at)}."
        return Notice(text, kind="problem", title="The record is broken")
    text = f"The record of events was whole on {moment(last.at)}: {last.events:,} events."
    return Notice(f"{text} Keep this line elsewhere: {last.events}:{last.head}")


def _notice(one: queries.Notice) -> tuple[Cell, ...]:
    url = reverse("audit:review", args=[one.id])
    link = Link("Say what came of it", url, hidden=one.name)
    came = (
        Cell(one.finding, note=f"{one.reviewed_by}, {moment(one.reviewed_at)}")
        if one.reviewed_at
        else Cell(
            tag=Tag("To be looked into", "soon"),
            note=f"{one.why_not} Somebody else must look into it." if one.why_not else "",
            links=() if one.why_not else (link,),
        )
    )
    return Cell(one.name), Cell(str(one.cases), numeric=True), Cell(moment(one.last_at)), came
