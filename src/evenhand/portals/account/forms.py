"""What an app shows, as it is asked for."""

from evenhand.design.fields import TextField
from evenhand.design.forms import Form

MISSING = "Type the six digits from your app."


class FirstDigitsForm(Form):
    """What a new app shows for the first time."""

    digits = TextField(
        label="Type the six digits that the app shows now",
        hint="They change every half minute.",
        width="10",
        max_length=10,
        autocomplete="off",
        missing=MISSING,
    )


class DigitsForm(Form):
    """What an app in use shows, or a spare code."""

    digits = TextField(
        label="Type the six digits that your app shows",
        hint="They change every half minute. You can type one of your spare codes instead.",
        width="20",
        max_length=30,
        autocomplete="one-time-code",
        missing=MISSING,
    )
