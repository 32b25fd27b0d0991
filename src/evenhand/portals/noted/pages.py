"""The pages of notes that one side keeps for itself: each portal says whose they are and from where they are read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link, Row
from evenhand.design.words import moment
from evenhand.domain.preparing.notes import Kept
from evenhand.domain.preparing.sharing import Reader
from evenhand.portals.asking import acted, id_in, posted
from evenhand.portals.noted import forms

FOLDER = "portals/noted"
DONE = {
    "kept": "Your note is kept.",
    "changed": "Your note is changed. What stood there before is gone.",
    "gone": "The note is destroyed. Nobody can bring it back.",
    "shared": "The mediator can read the note now. You see here when they have read it.",
    "back": "The note is yours alone again. The mediator has not read it.",
}


@dataclass(frozen=True)
class Words:
    """How the pages speak to whoever keeps the notes."""

    lead: str
    """Who reads them."""
    never: str
    """Who reads a shared note neither, after the mediator's name."""
    until: str


@dataclass(frozen=True)
class Place:
    """Whose notes they are, where their pages stand, and what is done with them."""

    base: str
    back: Link
    layout: str
    words: Words
    notes: list[Kept]
    reader: Reader | None
    """The mediator with whom a note can be shared now."""
    write: Callable[..., object]
    change: Callable[..., object]
    destroy: Callable[..., object]
    share: Callable[..., object]
    take_back: Callable[..., object]

    def one(self, note_id: UUID) -> Kept:
        """Return one of the notes. Raises NoSuchThing."""
        found = next((each for each in self.notes if each.id == note_id), None)
        if found is None:
            raise NoSuchThing
        return found

    def url(self, note_id: UUID, what: str = "") -> str:
        """Return the address of a page about one note."""
        return f"{self.base}/{note_id}{what and '/'}{what}"


def show(request: Any, place: Place) -> HttpResponse:
    """Show the notes with the newest first, and keep another."""
    form = forms.Noting(posted(request))
    if acted(request, form, lambda said: place.write(topic=said["topic"], words=said["words"])):
        return redirect(f"{place.base}?done=kept")
    context = {
        "place": place,
        "form": form,
        "rows": [_row(place, each) for each in place.notes],
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return render(request, f"{FOLDER}/show.html", context)


def change(request: Any, place: Place, note_id: UUID) -> HttpResponse:
    """Put other words in the place of a note."""
    note = place.one(note_id)
    form = forms.Noting(posted(request), initial={"topic": note.topic, "words": note.words})
    if acted(request, form, lambda said: place.change(note_id, topic=said["topic"], words=said["words"])):
        return redirect(f"{place.base}?done=changed")
    intro = ("What stood there before is gone once you keep the change.",)
    return _ask(request, place, form, "Change my note", "Keep the change", intro)


def destroy(request: Any, place: Place, note_id: UUID) -> HttpResponse:
    """Destroy a note for good."""
    note = place.one(note_id)
    form = forms.Nothing(posted(request))
    if acted(request, form, lambda _: place.destroy(note_id)):
        return redirect(f"{place.base}?done=gone")
    intro = [f"You wrote it on {moment(note.written_at)}.", "Nobody can bring it back."]
    if note.opened_at:
        intro.append(f"{note.reader} has read it, and may remember it. They cannot open it any more.")
    return _ask(request, place, form, "Destroy my note", "Destroy it for good", tuple(intro), kind="grave")


def share(request: Any, place: Place, note_id: UUID) -> HttpResponse:
    """Say exactly who will read a note, and share it."""
    note = place.one(note_id)
    form = forms.Nothing(posted(request))

    def act(_: dict[str, Any]) -> None:
        place.share(note_id, with_user=id_in(request.POST.get("reader", "")))

    if acted(request, form, act):
        return redirect(f"{place.base}?done=shared")
    return render(
        request, f"{FOLDER}/share.html", {"place": place, "form": form, "note": note, "reader": place.reader}
    )


def take_back(request: Any, place: Place, note_id: UUID) -> HttpResponse:
    """Take a shared note back; the list has a button for each."""
    place.one(note_id)
    if request.method == "POST":
        place.take_back(note_id)
        return redirect(f"{place.base}?done=back")
    return redirect(place.base)


@dataclass(frozen=True)
class NoteShown:
    """One note in the list, with how far it was shared and what can be done with it."""

    row: Row
    status: str
    back_url: str
    """Where it is taken back; empty once it cannot be."""
    hidden: str


def _row(place: Place, note: Kept) -> NoteShown:
    written = moment(note.written_at)
    hidden = f"the note of {written}"
    links = [Link("Destroy", place.url(note.id, "destroy"), hidden=hidden)]
    if note.shared_at is None:
        links.insert(0, Link("Change", place.url(note.id), hidden=hidden))
    if place.reader and note.shared_at is None:
        links.insert(1, Link("Share with the mediator", place.url(note.id, "share"), hidden=hidden))
    changed = f"\nChanged {moment(note.changed_at)}" if note.changed_at else ""
    by = f"\n{note.writer}" if note.writer else ""
    can_be_taken_back = note.shared_at is not None and note.opened_at is None
    return NoteShown(
        row=Row(f"{note.topic.label}\n{written}{by}{changed}", note.words, actions=tuple(links)),
        status=_status(note),
        back_url=place.url(note.id, "take-back") if can_be_taken_back else "",
        hidden=hidden,
    )


def _status(note: Kept) -> str:
    if note.opened_at:
        return f"Shared with {note.reader}, your mediator. Seen on {moment(note.opened_at)}."
    if note.shared_at:
        return f"Shared with {note.reader}, your mediator. Not seen yet."
    return ""


def _ask(
    request: Any,
    place: Place,
    form: Any,
    title: str,
    button: str,
    intro: tuple[str, ...],
    *,
    kind: str = "primary",
) -> HttpResponse:
    context = {"place": place, "form": form, "title": title, "button": button, "intro": intro, "kind": kind}
    return render(request, f"{FOLDER}/ask.html", context)
