"""What is asked of somebody whom a family asks for help."""

from evenhand.design.fields import CheckboxesField, TextField
from evenhand.design.forms import Form


class Answer(Form):
    """The reference of the family that asks, and on whose side one is."""

    heads_the_page = False
    reference = TextField(
        label="What is the reference of their case?",
        hint="Eight letters and figures, such as 7K4M-PQXR. Whoever asks for your help can read it to you.",
        width="10",
        max_length=20,
        autocomplete="off",
        missing="Write the reference. Ask whoever wants your help for it.",
    )
    side = CheckboxesField(
        label="On whose side are you?",
        choices={
            "theirs": "In this matter I do not work for the council, a health body, the mediator or this service."
        },
        missing="Tick it if it is true. If it is not, say no.",
    )
