"""What whoever keeps notes is asked."""

from evenhand.design.fields import RadiosField, TextAreaField
from evenhand.design.forms import Form
from evenhand.domain.meetings.notes import LONGEST
from evenhand.domain.preparing.states import Topic


class Noting(Form):
    """A note, and what it is about."""

    heads_the_page = False
    topic = RadiosField(label="What is it?", choices=tuple(Topic.choices), missing="Choose what it is.")
    words = TextAreaField(
        label="Your note",
        rows=8,
        max_length=LONGEST,
        missing="Write something, or go back.",
        autocomplete="off",
    )


class Nothing(Form):
    """Nothing is asked but to confirm."""

    heads_the_page = False
