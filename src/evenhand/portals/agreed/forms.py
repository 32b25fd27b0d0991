"""What a party is asked about an agreement."""

from collections.abc import Mapping

from evenhand.design.fields import CheckboxesField, DateField, HiddenField, TextAreaField, TextField
from evenhand.design.forms import Form

AHEAD = "This day lies ahead. Write the day on which it was done."


class SignForm(Form):
    """A name, and that the text was read; `text` says which text it was."""

    heads_the_page = False
    text = HiddenField()
    read = CheckboxesField(
        label="Before you sign",
        choices=(("yes", "I have read the whole text, and it says what was agreed"),),
        missing="Tick this once you have read the text.",
    )
    name = TextField(
        label="Your full name",
        hint="Typing your name here is your signature.",
        max_length=120,
        autocomplete="name",
        missing="Write your full name.",
    )


class SignForBodyForm(SignForm):
    """What a council or health body is asked besides: what the signer is there, and that they can bind it."""

    job_title = TextField(label="Your job title", max_length=120, missing="Write your job title.")
    power = CheckboxesField(
        label="For whom you sign",
        choices=(("yes", "I may bind this body to everything in the text, without asking anybody"),),
        missing="Tick this if you may. If you may not, ask whoever can to sign.",
    )


class ChangeForm(Form):
    """What should be different."""

    text = HiddenField()
    words = TextAreaField(
        label="What should be different?",
        hint="Everybody who was in the meeting can read this. Nobody else can.",
        max_length=2000,
        missing="Write what should be different.",
    )


class DoneForm(Form):
    """On which day something was done."""

    done_on = DateField(label="On which day was it done?", missing="Write the day.", past=AHEAD)


class AnswerForm(DoneForm):
    """On which day something was done that the other side did, and did not tell us of; `answer` says that it was."""

    answer = HiddenField()

    @staticmethod
    def says_when(sent: Mapping[str, str]) -> bool:
        """Tell whether this form was sent, and not the button that leads to it."""
        return any(name.startswith("done_on") for name in sent)
