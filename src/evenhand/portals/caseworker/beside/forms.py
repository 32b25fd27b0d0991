"""What staff are asked about people beside a family."""

from evenhand.design.fields import EmailField, RadiosField, TelephoneField, TextField, YesNoField
from evenhand.design.forms import Form
from evenhand.portals.caseworker.record.forms import SAID


class OtherParent(Form):
    """The other parent, how to reach them, and how the family said that it wants them on its case."""

    heads_the_page = False
    name = TextField(
        label="The other parent’s name", max_length=120, autocomplete="off", missing="Write the name."
    )
    email = EmailField(
        label="Their e-mail address",
        hint="They sign in with it. The family does not see it.",
        autocomplete="off",
        missing="Write the e-mail address.",
    )
    telephone = TelephoneField(label="Their telephone number", autocomplete="off", required=False)
    protected = YesNoField(
        label="Must their details be kept from everybody else on the case?",
        hint="Nobody of the family sees them either way.",
        missing="Choose yes or no.",
    )
    agreed_how = RadiosField(
        label="How did the parent whose case it is tell us that they want this?",
        choices=SAID,
        missing="Choose how they told us. If they did not themselves, do not add anybody.",
    )


class NamingInterpreter(Form):
    """Who interprets, and into which language."""

    heads_the_page = False
    name = TextField(label="Name", max_length=120, autocomplete="off", missing="Write the name.")
    email = EmailField(
        label="E-mail address",
        hint="They sign in with it, from a day before the meeting.",
        autocomplete="off",
        missing="Write the e-mail address.",
    )
    language = TextField(label="Language", max_length=60, missing="Write the language.")
