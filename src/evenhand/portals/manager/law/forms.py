"""What a manager is asked before the law in use changes."""

from collections.abc import Mapping

from evenhand.design.fields import HiddenField, RadiosField, TextAreaField
from evenhand.design.forms import Form

USE, REJECT = "use", "reject"


def reading_form(answers: Mapping[str, str], default: str) -> type[Form]:
    """Return the form that asks how one switch is read, and why."""

    class Reading(Form):
        heads_the_page = False
        shown_for = HiddenField()
        reading = RadiosField(
            label="How do you read it?",
            choices=dict(answers),
            hints={default: "Read like this unless somebody chooses otherwise"},
            missing="Choose how you read it.",
        )
        why = TextAreaField(
            label="Why?",
            hint="Whoever asks about a date years later reads this.",
            missing="Write why.",
            rows=3,
            max_length=1000,
        )

    return Reading


class DecidingList(Form):
    """Whether a list of bank holidays is used, and why."""

    heads_the_page = False
    decision = RadiosField(
        label="What do you decide?",
        choices=((USE, "Use this list: the dates above move"), (REJECT, "Do not use it: nothing moves")),
        missing="Choose one.",
    )
    reason = TextAreaField(
        label="Why?",
        hint="Like “announced on gov.uk on 3 May”",
        missing="Write why.",
        rows=3,
        max_length=1000,
    )
