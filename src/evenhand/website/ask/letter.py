"""The question for the council's letter: a file now, more of them, or none yet."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from evenhand.design.fields import FileField
from evenhand.design.forms import Form
from evenhand.design.models import Row
from evenhand.design.questions import NotTaken
from evenhand.domain.documents.queries import Filed
from evenhand.domain.documents.refusals import FileNotTaken
from evenhand.domain.documents.sniffing import LARGEST
from evenhand.domain.documents.states import DocumentState
from evenhand.domain.requests.actions.add_letter import add_letter
from evenhand.domain.requests.letters import SLUG
from evenhand.domain.requests.queries import DraftShown

ANOTHER = "another"
"""The name of the button that keeps a file and asks for one more."""
KEY = "The council’s letter"
LATER = "You add it later, or tell us its dates"


@dataclass(frozen=True)
class Given:
    """A file that was given, how far its check has come, and where it is removed."""

    name: str
    words: str
    refused: bool
    remove_url: str


def letter_form(files: tuple[Filed, ...]) -> type[Form]:
    """Return the question for the letter, of a request with which these files were given."""

    class LetterForm(Form):
        letter = FileField(
            label="Add the council’s letter now, or later",
            short=KEY,
            hint="A PDF, or a photograph of each page: JPEG, PNG or WebP, at most 10 MB a file. "
            "Nothing is late if you leave this empty: you can add it whenever you have it.",
            accept="application/pdf,image/jpeg,image/png,image/webp",
            required=False,
        )

        def __init__(self, *args: Any, **rest: Any) -> None:
            super().__init__(*args, **{**rest, "initial": {}})
            self.fields["letter"].marks_optional = False  # type: ignore[attr-defined]  # the label says so

        def clean(self) -> dict[str, Any]:
            """Ask for a file where somebody pressed the button that adds one."""
            cleaned = super().clean()
            if ANOTHER in self.data and not self.errors and not cleaned.get("letter"):
                self.add_error("letter", "No file was chosen. Choose one first, or press “Continue”.")
            return cleaned

        @classmethod
        def rows(cls, answers: Any) -> tuple[Row, ...]:
            """Return one row for each file, or one that says that it comes later."""
            found = tuple(
                Row(KEY, f"{filed.name}, {filed.size_words}\n{standing(filed)}", missing=_is_refused(filed))
                for filed in files
            )
            return found or (Row(KEY, LATER),)

    return LetterForm


def standing(filed: Filed) -> str:
    """Say how far the check of a file has come, and what to do if it was not kept."""
    if _is_refused(filed):
        return f"We could not take it. {filed.why} {filed.next}"
    if filed.state == DocumentState.KEPT:
        return "Kept. We have it."
    return "Being checked. This takes a minute or two; you can go on."


def _is_refused(filed: Filed) -> bool:
    return filed.state == DocumentState.REFUSED


def take(draft_id: UUID, upload: Any, at: Any, by: Any) -> None:
    """Keep a file that was uploaded, read no further than it may be large. Raises NotTaken."""
    try:
        add_letter(draft_id=draft_id, name=upload.name, content=upload.read(LARGEST + 1), at=at, by=by)
    except FileNotTaken as refusal:
        raise NotTaken("letter", str(refusal)) from None


def listed(slug: str, draft: DraftShown, files: tuple[Filed, ...]) -> tuple[Given, ...]:
    """Return the files to show at the question for the letter; none at any other question."""
    if slug != SLUG:
        return ()
    return tuple(
        Given(
            f"{filed.name}, {filed.size_words}",
            standing(filed),
            _is_refused(filed),
            reverse("ask:remove-letter", args=[draft.id, filed.id]),
        )
        for filed in files
    )


def or_another(request: Any, slug: str, answer: HttpResponse) -> HttpResponse:
    """Lead back to the question for the letter when a file was kept and one more was asked for."""
    if slug == SLUG and ANOTHER in request.POST and answer.status_code == 302:
        return redirect(request.get_full_path())
    return answer
