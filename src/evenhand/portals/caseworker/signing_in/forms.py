"""What staff are asked when they help somebody to sign in."""

from evenhand.design.fields import CheckboxesField, RadiosField
from evenhand.design.forms import Form
from evenhand.domain.identity.states import Checked


class CalledBack(Form):
    """That the family was called, and on which number."""

    heads_the_page = False
    called_back = CheckboxesField(
        label="How do we know that it is the family?",
        choices=(
            ("yes", "I am on the telephone with it now, and called it myself on the number on this case"),
        ),
        missing="Call the family on the number on this case first. If you have, tick this.",
    )


class ByLetter(Form):
    """Nothing is asked but to confirm."""

    heads_the_page = False


class LostForm(Form):
    """How it was checked who they are."""

    heads_the_page = False
    checked = RadiosField(
        label="How do you know that it is this person?",
        hint="What somebody knows, such as a date of birth, is no check: others know it too.",
        choices=tuple(Checked.choices),
        missing="Choose how you checked who it is. If you did not, do it first.",
    )
