"""What a visitor lets their browser keep."""

from typing import Any

from evenhand.design.fields import CheckboxesField
from evenhand.design.forms import Form
from evenhand.website.cookies.register import Choice


class Choices(Form):
    """Every choice, ticked where it is on."""

    heads_the_page = False
    keep = CheckboxesField(
        label="What may we keep or count?",
        hint="Nothing is kept before you ask for it, for example by touching the heart.",
        choices={choice.key: choice.words for choice in Choice},
        required=False,
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["keep"].marks_optional = False  # type: ignore[attr-defined]  # to keep nothing is an answer
