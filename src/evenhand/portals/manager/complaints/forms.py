"""What a manager is asked about a complaint. Each form says which step it is: sent late, it does no other."""

from evenhand.core.said import LONGEST
from evenhand.design.fields import HiddenField, RadiosField, TextAreaField
from evenhand.design.forms import Form
from evenhand.domain.complaints.states import Finding


class Step(Form):
    """Nothing is asked but to confirm."""

    heads_the_page = False
    step = HiddenField(required=False)


class Answering(Step):
    """What was found."""

    finding = RadiosField(
        label="What did you find?", choices=tuple(Finding.choices), missing="Choose what you found."
    )
    answer = TextAreaField(
        label="Your answer",
        hint="They read it on their page. Say what happened, what you found and what you do. Plain words.",
        missing="Write the answer.",
        rows=10,
        max_length=LONGEST,
    )


class AnsweringFirst(Answering):
    """What was found, and what is learned from it."""

    learned = TextAreaField(
        label="What does this service do otherwise from now on?",
        hint="They read this too. Name nobody. Leave it empty if nothing changes.",
        required=False,
        rows=4,
        max_length=1_000,
    )
