"""What an editor fills in: answers to try as of a day, and the signature of a check."""

from typing import Any

from evenhand.design.fields import CheckboxesField, DateField, HiddenField
from evenhand.design.forms import Form
from evenhand.website.reckoners.definition import Definition
from evenhand.website.reckoners.forms import field_of

AS_OF = "as-of"
AGREED = "agreed"


def trying(definition: Definition) -> type[Form]:
    """Return a form with every question of a reckoner, none of which must be answered, and a day."""
    day = DateField(label="As of this day", missing="Write the day.")
    asked = {each.key: field_of(each, required=False) for each in definition.questions}
    return type("TryForm", (Form,), {AS_OF: day, **asked, "heads_the_page": False})


def answered(form: Form, definition: Definition) -> dict[str, Any]:
    """Return what was answered; a question left empty was not answered, unless one can say that one does not know."""
    given = form.answers()
    optional = {each.key for each in definition.questions if each.optional}
    return {
        each.key: given[each.key]
        for each in definition.questions
        if given[each.key] not in ("", None, []) or each.key in optional
    }


class Signature(Form):
    """Somebody signs that they held a reckoner against the law."""

    heads_the_page = False
    checked_on = DateField(
        label="On which day did you check it?",
        past="That day is in the future. Check the day, the month and the year.",
        missing="Write the day on which you checked it.",
    )
    agreed = CheckboxesField(
        label="What you sign",
        choices={
            AGREED: "I held every question, rule and card against the law, and each example comes out right"
        },
        missing="Tick the box if you checked it.",
    )
    fingerprint = HiddenField(required=False)
