"""What a mediator is asked about an agreement."""

from evenhand.design.fields import DateField, HiddenField, RadiosField, TextAreaField, TextField
from evenhand.design.forms import Form
from evenhand.domain.agreements.seats import Seat
from evenhand.domain.agreements.states import GivenUp, Side, Way
from evenhand.domain.agreements.terms import COUNCIL_KINDS

AHEAD = "This day lies ahead. Write the day on which they agreed."


def term_form(parts: tuple[tuple[str, str], ...], seats: tuple[Seat, ...]) -> type[Form]:
    """Return the form of one term, for the issues of a case and the parties that take part."""
    councils = [seat.code for seat in seats if seat.side is Side.COUNCIL]

    class TermForm(Form):
        heads_the_page = False
        once = HiddenField()
        part = RadiosField(label="What is it about?", choices=parts, missing="Choose what it is about.")
        seat = RadiosField(
            label="Who does it?",
            choices=tuple((seat.code, seat.name) for seat in seats),
            reveals=dict.fromkeys(councils, "kind"),
            missing="Choose who does it.",
        )
        kind = RadiosField(
            label="What kind of thing does the council do?",
            hint="The law gives each kind its own time.",
            choices=tuple((kind.value, words) for kind, words in COUNCIL_KINDS.items()),
            missing="Choose what kind of thing the council does.",
        )
        what = TextAreaField(
            label="What is done?",
            hint="One thing. How much, how often, where, and by whom it is given.",
            rows=4,
            max_length=2000,
            missing="Write what is done.",
        )
        measure = TextAreaField(
            label="How will everybody know that it is done?",
            hint="For example: the family has the letter.",
            rows=2,
            max_length=2000,
            missing="Write how everybody will know.",
        )
        other_date = DateField(
            label="Did all agree to a certain day?",
            hint="Leave it empty for the law’s own time. Needed for what the family does.",
            required=False,
        )

    return TermForm


class DayForm(Form):
    """On which day they agreed."""

    agreed_on = DateField(
        label="On which day did they agree?",
        hint="Every time in the agreement is counted from it.",
        missing="Write the day.",
        past=AHEAD,
    )


def witness_form(seats: tuple[Seat, ...]) -> type[Form]:
    """Return the form that writes a signature down, for the parties that have not signed."""

    class WitnessForm(Form):
        heads_the_page = False
        text = HiddenField()
        seat = RadiosField(
            label="Who signed?",
            choices=tuple((seat.code, seat.name) for seat in seats),
            missing="Choose who signed.",
        )
        way = RadiosField(
            label="How?",
            choices=(
                (Way.ON_PAPER.value, "On paper, which I send to the office"),
                (Way.BY_TELEPHONE.value, "By telephone, after I had read out the whole text"),
            ),
            missing="Choose how.",
        )
        name = TextField(label="Full name of whoever signed", max_length=120, missing="Write the name.")
        job_title = TextField(label="Job title, for a council or health body", max_length=120, required=False)

    return WitnessForm


class GiveUpForm(Form):
    """Why there is no agreement."""

    because = RadiosField(
        label="Why is there no agreement?", choices=tuple(GivenUp.choices), missing="Choose why."
    )
