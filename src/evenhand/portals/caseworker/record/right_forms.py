"""What staff are asked about whose right it is."""

from collections.abc import Iterable

from evenhand.core.clock import london_day
from evenhand.design.fields import (
    CheckboxesField,
    DateField,
    EmailField,
    RadiosField,
    SelectField,
    TextAreaField,
    TextField,
    YesNoField,
)
from evenhand.design.forms import Form
from evenhand.design.words import day
from evenhand.domain.cases.deciding import Matter, Scope
from evenhand.domain.casework.actions.hear_family import SPOKEN
from evenhand.domain.documents.queries import Filed
from evenhand.portals.caseworker.case.right_rows import WHO_ACTS
from evenhand.portals.caseworker.record.forms import AHEAD, HOW, SAID, Nothing

__all__ = [
    "NOTHING",
    "OWN",
    "SAME",
    "Capacity",
    "Consent",
    "Heard",
    "Invite",
    "Nothing",
    "Said",
    "with_paper",
]
NOTHING, OWN, SAME, ANOTHER = "nothing", "own", "same", "another"


class Consent(Form):
    """What a young person lets their parent see."""

    heads_the_page = False
    sees = RadiosField(
        label="What may the parent see?",
        choices={
            NOTHING: "Nothing of the case",
            Scope.READ.value: "The case, to read",
            Scope.SUPPORT.value: "The case, to read and to add papers as a supporter",
        },
        missing="Choose what the young person said.",
    )
    said_on = DateField(label="On which day did they say so?", missing="Write the day.", past=AHEAD)
    evidence = RadiosField(
        label="How did the young person say so?", choices=SAID, missing="Choose how they said so."
    )


class Capacity(Form):
    """Who acts for one decision."""

    heads_the_page = False
    about = RadiosField(
        label="Which decision is it about?",
        choices={matter.value: matter.label.capitalize() for matter in Matter},
        missing="Choose the decision. Record each one by itself.",
    )
    acts = RadiosField(
        label="Who acts instead?",
        hint="A representative is a deputy of the Court of Protection or an attorney. If there is one, they go first.",
        choices=WHO_ACTS,
        missing="Choose who acts.",
    )
    said_on = DateField(label="On which day was it said?", missing="Write the day.", past=AHEAD)
    ends_on = DateField(
        label="Until which day does it count?",
        hint="At most a year. Choose the day by which you ask again.",
        missing="Write the day by which you ask again.",
        future="This day has passed. Write a day to come.",
    )
    evidence = RadiosField(label="How do we know?", choices=HOW, missing="Choose how we know.")


def with_paper(form: type[Form], papers: Iterable[Filed]) -> type[Form]:
    """Return a form that also asks which paper of the case shows it, where there is one."""
    choices = tuple((str(each.id), f"{each.name}, {day(london_day(each.added_at))}") for each in papers)
    if not choices:
        return form

    class WithPaper(form):  # type: ignore[misc,valid-type]
        paper = SelectField(
            label="Which paper of this case shows it?",
            hint="Whoever holds the right can read it from then on. File it on the case first.",
            choices=choices,
            first="None",
            required=False,
        )

    return WithPaper


class Said(Form):
    """How somebody said it."""

    heads_the_page = False
    evidence = RadiosField(label="How do we know?", choices=SAID, missing="Choose how we know.")


class Reached(Form):
    """How somebody is reached, as they say themselves."""

    heads_the_page = False
    email = EmailField(
        label="E-mail address", hint="One that only they read.", autocomplete="off", required=False
    )
    read_back = CheckboxesField(
        label="Did you read it back?",
        choices=(("yes", "I read it back to them, letter by letter, and they said that it is right"),),
        required=False,
    )
    mailbox = RadiosField(
        label="Does anybody else read that mailbox?",
        choices=((OWN, "No, only they do"), ("shared", "Yes, or they are not sure")),
        missing="Ask whether anybody else reads that mailbox.",
    )
    telephone = TextField(label="Telephone number", required=False, autocomplete="off", width="20")
    address = TextAreaField(label="Address", required=False, rows=3)
    postcode = TextField(label="Postcode", required=False, autocomplete="off", width="10")
    safe_ways = CheckboxesField(
        label="Which ways are safe?",
        choices=(
            ("email", "E-mail"),
            ("telephone", "Calls"),
            ("text", "Text messages"),
            ("post", "Letters"),
        ),
        missing="Ask which ways are safe. Without one we cannot reach them.",
    )
    protected = YesNoField(
        label="Must their contact details be protected?",
        missing="Say whether their contact details must be protected.",
    )


class Invite(Reached):
    """How a young person is reached."""


class Heard(Reached):
    """Whom we spoke with, and how they are reached."""

    how = RadiosField(
        label="How did you speak with them?",
        choices={value.value: value.label.capitalize() for value in SPOKEN},
        missing="Choose how you spoke with them.",
    )
    name = TextField(
        label="What is their name?",
        hint="It goes on the certificate. Correct it if the sender had it otherwise.",
        max_length=120,
        autocomplete="off",
        missing="Write their name.",
    )
    is_sender = RadiosField(
        label="Who sent the request?",
        choices={
            ANOTHER: "Somebody else, for them",
            SAME: "They did, and chose the wrong answer about who is asking",
        },
        missing="Ask them who sent the request.",
    )
    field_order = ("how", "name", "is_sender")
