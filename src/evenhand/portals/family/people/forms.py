"""What a family is asked about somebody who is to help it."""

from collections.abc import Iterable
from uuid import UUID

from evenhand.design.fields import CheckboxesField, DateField, EmailField, RadiosField, TextField
from evenhand.design.forms import Form
from evenhand.domain.cases.companions import Beside
from evenhand.domain.cases.states import SUPPORTERS, Allowed

HINTS = {
    Allowed.MEETING: "They see how to join it. You can bring one person without asking anybody.",
    Allowed.PAPERS: "What the council and you put there for the meeting.",
    Allowed.REQUEST: "Your own words to us. Not how to reach you.",
    Allowed.SPEAK: "They can call us about your case and speak for you in the meeting. They never sign, choose or end "
    "anything for you.",
}


def changing_form(letters: Iterable[tuple[UUID, str]]) -> type[Form]:
    """Return what can be changed about a supporter: what they may see, which letters, until when."""
    choices = tuple((str(letter_id), name) for letter_id, name in letters)

    class Changing(Form):
        heads_the_page = False
        allowed = CheckboxesField(
            label="What else may they do?",
            hint="They always see where your case is, its dates and when your meeting is. Never how to reach you.",
            choices=tuple((each.value, _capital(each.label)) for each in Allowed),
            hints={each.value: hint for each, hint in HINTS.items()},
            required=False,
        )
        if choices:
            letters = CheckboxesField(
                label="Which of your own papers may they read?",
                hint="Leave them empty if you want them to read none.",
                choices=choices,
                required=False,
            )
        until = DateField(
            label="Until when?",
            hint="The last day. You can end it earlier, or give more time later.",
            missing="Write the last day on which they may see your case.",
        )

    return Changing


def asking_form(letters: Iterable[tuple[UUID, str]]) -> type[Form]:
    """Return what is asked about somebody new."""

    class Asking(Form):
        heads_the_page = False
        name = TextField(label="Their name", max_length=120, autocomplete="off", missing="Write their name.")
        email = EmailField(
            label="Their e-mail address",
            hint="Their own. We send them a message that names nobody, and a code to sign in with.",
            autocomplete="off",
            missing="Write their e-mail address.",
        )
        kind = RadiosField(
            label="What are they?",
            choices=tuple((kind.value, kind.label) for kind in SUPPORTERS),
            missing="Choose what they are.",
        )

    return type("Asking", (changing_form(letters), Asking), {"field_order": ["name", "email", "kind"]})


def as_it_stands(one: Beside) -> dict[str, object]:
    """Return what a supporter may see now, to stand in the form."""
    return {
        "allowed": [each.value for each in one.allowed],
        "letters": [str(each) for each in one.letters],
        "until": one.until,
    }


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
