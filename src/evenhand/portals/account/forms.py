"""What an app shows and what stands on paper, as it is asked for."""

from evenhand.design.fields import RadiosField, TextField
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


class ProveForm(Form):
    """Anything of one's own that is typed, before something is added or ended."""

    heads_the_page = False
    digits = TextField(
        label="Type the six digits from your app, or your access code",
        hint="A spare code will do too.",
        width="20",
        max_length=30,
        autocomplete="one-time-code",
        missing="Type the digits or the code.",
    )


class PasskeyForm(Form):
    """What its owner calls a new passkey."""

    heads_the_page = False
    name = TextField(
        label="What do you want to call it?",
        hint="Such as “My phone”. Nobody but you sees this.",
        max_length=60,
        autocomplete="off",
        required=False,
    )


class LetterForm(Form):
    """An access code that has come by post."""

    heads_the_page = False
    digits = TextField(
        label="Type the access code from the letter",
        hint="Eight letters and figures, such as 7K4M-PQXR.",
        width="20",
        max_length=30,
        autocomplete="off",
        missing="Type the code from the letter.",
    )


class EndCodeForm(Form):
    """An access code that is to end, or anything else of one's own."""

    heads_the_page = False
    digits = TextField(
        label="Type your access code once more",
        hint="Or the six digits that your app shows.",
        width="20",
        max_length=30,
        autocomplete="off",
        missing="Type your access code.",
    )


def sending_form(cases: tuple[tuple[str, str], ...]) -> type[Form]:
    """Return the form that has an access code sent; it asks to which of one's cases where there is more than one."""

    class Sending(Form):
        heads_the_page = False

    if len(cases) < 2:
        return Sending
    asked = RadiosField(label="To the address on which request?", choices=cases, missing="Choose a request.")
    return type("Sending", (Sending,), {"case": asked, "__doc__": Sending.__doc__})
