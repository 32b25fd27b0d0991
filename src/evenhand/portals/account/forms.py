"""What is asked when an app is added or taken away."""

from evenhand.design.fields import TextField
from evenhand.design.forms import Form


class FirstDigitsForm(Form):
    """What a new app shows for the first time."""

    digits = TextField(
        label="Type the six digits that the app shows now",
        hint="They change every half minute.",
        width="10",
        max_length=10,
        autocomplete="off",
        missing="Type the six digits from the app.",
    )


class LastDigitsForm(Form):
    """What shows that an app is one's own before it is taken away."""

    digits = TextField(
        label="Type the six digits that the app shows, or a spare code",
        width="20",
        max_length=30,
        autocomplete="off",
        missing="Type the six digits from the app, or a spare code.",
    )
