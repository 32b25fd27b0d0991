"""The outbox of a demonstration: every e-mail that the service sent, as it arrived. Never in production."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing
from evenhand.demo import received
from evenhand.design.models import Cell, Table
from evenhand.design.words import moment
from evenhand.portals.documents.views import as_download
from evenhand.portals.gate import public


@public()
def outbox(request: HttpRequest) -> HttpResponse:
    """List what was sent, newest first."""
    table = Table(
        caption="E-mails that the service has sent",
        headings=("Subject", "To", "Written"),
        rows=tuple(_row(mail) for mail in received.newest()),
    )
    return render(request, "demo/outbox.html", {"table": table})


@public()
def message(request: HttpRequest, name: str) -> HttpResponse:
    """Show one e-mail with what came with it."""
    return render(request, "demo/message.html", {"mail": _one(name), "written": _written(_one(name))})


@public()
def attachment(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Give a file that came with an e-mail; `number` counts from 1."""
    files = _one(name).files
    if not 1 <= number <= len(files):
        raise NoSuchThing
    found = files[number - 1]
    return as_download(found.content, found.media_type, found.name)


def _one(name: str) -> received.Received:
    found = received.one(name)
    if found is None:
        raise NoSuchThing
    return found


def _row(mail: received.Received) -> tuple[Cell, ...]:
    files = f"with {mail.files[0].name}" if mail.files else ""
    return (
        Cell(mail.subject, url=reverse("outbox-message", args=[mail.name]), note=files),
        Cell(", ".join(mail.to)),
        Cell(_written(mail)),
    )


def _written(mail: received.Received) -> str:
    return moment(mail.written_at.astimezone(LONDON)) if mail.written_at else "not said"
