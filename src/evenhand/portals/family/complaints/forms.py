"""What a family is asked when it complains."""

from evenhand.core.said import LONGEST
from evenhand.design.fields import RadiosField, TextAreaField
from evenhand.design.forms import Form
from evenhand.domain.complaints.states import About
from evenhand.portals.once import OnceField


class Making(Form):
    """What went wrong."""

    heads_the_page = False
    once = OnceField()
    about = RadiosField(
        label="What is it about?", choices=tuple(About.choices), missing="Choose what it is about."
    )
    words = TextAreaField(
        label="What went wrong, and what would you like us to do?",
        hint="A few lines are enough. Say when it was, if you know.",
        missing="Tell us what went wrong.",
        rows=8,
        max_length=LONGEST,
    )


class AskingAgain(Form):
    """What is still wrong."""

    heads_the_page = False
    words = TextAreaField(
        label="What is still wrong?", missing="Tell us what is still wrong.", rows=6, max_length=LONGEST
    )


class TakingBack(Form):
    """Nothing is asked but to confirm."""

    heads_the_page = False
