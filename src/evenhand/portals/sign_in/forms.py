"""The questions of signing in."""

from evenhand.design.fields import EmailField, TextField
from evenhand.design.forms import Form


class AddressForm(Form):
    """Where the code goes."""

    address = EmailField(
        label="What is your e-mail address?",
        hint="We send a code of six digits there. You need no password and no account.",
        missing="Write your e-mail address.",
    )


class CodeForm(Form):
    """The code."""

    code = TextField(
        label="Type the code from the e-mail",
        hint="Six digits. It works for 10 minutes, in this browser only.",
        width="10",
        max_length=20,
        autocomplete="one-time-code",
        missing="Type the six digits from the e-mail.",
    )


class SecondForm(Form):
    """What a person was given for themselves: what their app shows, a spare code, or an access code on paper."""

    digits = TextField(
        label="Type the six digits from your app, or your access code",
        hint="A spare code will do too. An access code has eight letters and figures, such as 7K4M-PQXR.",
        width="20",
        max_length=30,
        autocomplete="one-time-code",
        missing="Type the digits or the code.",
    )
