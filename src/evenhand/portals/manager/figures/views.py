"""The reports of the own services: looked at before they are published, and corrected when they are wrong."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link, Row
from evenhand.design.words import moment
from evenhand.domain.figures import queries
from evenhand.domain.figures.actions.correct_report import correct_report
from evenhand.domain.figures.actions.publish_report import publish_report
from evenhand.domain.figures.queries import Figures
from evenhand.domain.figures.states import ReportState, Why
from evenhand.domain.identity.roles import Permission
from evenhand.portals.asking import posted
from evenhand.portals.figures import pages
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import Page, ask, done
from evenhand.portals.manager.figures import forms
from evenhand.portals.manager.lists import ListPage, Part


@staff(Permission.PUBLISH_FIGURES)
def reports(request: Any) -> HttpResponse:
    """List what waits to be published, and what has been."""
    found = queries.of_providers(request.principal)
    url = reverse("manage:reports")
    waits = [one for one in found if one.state == ReportState.DRAFT]
    out = [one for one in found if one.state != ReportState.DRAFT]
    page = ListPage(
        title="Figures for councils",
        intro=(
            "Every quarter is counted when it is over. Nobody else sees it before you publish it.",
            "What is published can be read by everybody, on /statistics, and never changes.",
            "If it is wrong, correct it: another report takes its place.",
        ),
        parts=(
            Part(
                "To be published",
                pages.table_of(waits, url, "To be published", council=True),
                "Nothing waits. The next report appears here the night after a quarter ends.",
            ),
            Part("Published", pages.table_of(out, url, "Published", council=True), "Nothing yet."),
        ),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@staff(Permission.PUBLISH_FIGURES)
def report(request: Any, report_id: UUID) -> HttpResponse:
    """Show a report as everybody sees it, or would see it."""
    found = _figures(request, report_id)
    steps = {
        ReportState.DRAFT: (("publish-report", "Publish"),),
        ReportState.PUBLISHED: (("correct-report", "Correct"),),
        ReportState.CORRECTED: (),
    }[found.line.state]
    page = pages.page(
        found,
        back=_back(),
        steps=tuple(Link(text, reverse(f"manage:{name}", args=[report_id])) for name, text in steps),
        url=reverse("manage:reports"),
    )
    return render(request, "portals/figures/show.html", {"page": page, "done": done(request)})


@staff(Permission.PUBLISH_FIGURES, posts=True)
def publish(request: Any, report_id: UUID) -> HttpResponse:
    """Publish a report."""
    found = _figures(request, report_id)

    def act(said: dict[str, Any]) -> None:
        publish_report(
            report_id=report_id, counted_at=_moment(said["counted_at"]), at=request.at, by=request.principal
        )

    page = Page(
        "Publish this report",
        "Publish it",
        _report(found),
        (
            "Everybody can read it from now on, on the page of statistics (/statistics).",
            "It never changes after that, also when something is recorded later.",
        ),
        rows=(*_rows(found), Row("Counted", moment(found.line.counted_at))),
    )
    form = forms.Publishing(posted(request), initial={"counted_at": found.line.counted_at.isoformat()})
    return ask(request, form, page, act, "report")


@staff(Permission.PUBLISH_FIGURES, posts=True)
def correct(request: Any, report_id: UUID) -> HttpResponse:
    """Say that a report is wrong."""
    found = _figures(request, report_id)

    def act(said: dict[str, Any]) -> None:
        correct_report(report_id=report_id, why=Why(said["why"]), at=request.at, by=request.principal)

    page = Page(
        "Why is the report wrong?",
        "Correct it",
        _report(found),
        (
            "It stays where it is, with the reason above it. Another one is counted, and waits for you to publish it.",
            "A list changes only where the difference tells of five families or more.",
        ),
        rows=_rows(found),
        kind="grave",
    )
    return ask(request, forms.Correcting(posted(request)), page, act, "report-corrected")


def _figures(request: Any, report_id: UUID) -> Figures:
    found = queries.figures(report_id, queries.of_providers(request.principal))
    if found is None:
        raise NoSuchThing
    return found


def _rows(found: Figures) -> tuple[Row, ...]:
    return Row("Council", found.line.council), Row("Period", found.line.period.title)


def _report(found: Figures) -> Link:
    return Link("The report", reverse("manage:report", args=[found.line.id]))


def _back() -> Link:
    return Link("Figures for councils", reverse("manage:reports"))


def _moment(text: str) -> datetime:
    """Return the moment that a hidden field holds. Raises NoSuchThing for anything else."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise NoSuchThing from error
