"""What readers and editors are asked."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from evenhand.design.fields import RadiosField, TextAreaField
from evenhand.design.forms import Form
from evenhand.domain.feedback.actions.leave_comment import MOST_WORDS
from evenhand.domain.feedback.states import About, Why

# Nobody chooses this one: it says that nobody read it in time.
CHOSEN_WHY = tuple((why.value, why.label) for why in Why if why != Why.TOO_OLD)
MOST_OF_IMPROVEMENT = 600


class CommentForm(Form):
    """What a reader wants to say about a page."""

    heads_the_page = False
    page = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)
    about = RadiosField(
        label="What do you want to tell us?", choices=tuple(About.choices), missing="Choose what it is about."
    )
    words = TextAreaField(
        label="What is it?",
        hint="A few words, unless the page helped you. Do not write names, addresses, or anything about your child.",
        rows=5,
        max_length=MOST_WORDS,
        required=False,
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        # Whether they are needed, is decided by what it is about.
        self.fields["words"].marks_optional = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for words, unless the page helped: “something is wrong” alone helps nobody to mend it."""
        said = super().clean()
        needs_words = said.get("about") not in (None, "", About.HELPED)
        if needs_words and "words" not in self.errors and not said.get("words", "").strip():
            self.add_error("words", ValidationError("Say in a few words what it is.", code="required"))
        return said


class AsideForm(Form):
    """Why nothing is changed because of what somebody said."""

    why = RadiosField(label="Why is nothing changed?", choices=CHOSEN_WHY, missing="Choose why.")


class ImprovementForm(Form):
    """What readers said and what was done, for everybody."""

    heads_the_page = False
    said = TextAreaField(
        label="You said",
        hint="In your own words, and so that nobody can know who it was: everybody reads this.",
        rows=4,
        max_length=MOST_OF_IMPROVEMENT,
        missing="Say what was meant.",
    )
    did = TextAreaField(
        label="We did",
        hint="What is different now.",
        rows=4,
        max_length=MOST_OF_IMPROVEMENT,
        missing="Say what is different now.",
    )
