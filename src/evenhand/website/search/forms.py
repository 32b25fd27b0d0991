"""What a visitor looks for."""

from evenhand.design.fields import TextField
from evenhand.design.forms import Form


class SearchForm(Form):
    """A few words."""

    words = TextField(
        label="Search our pages",
        hint="For example: time limit, interpreter, or a word from your letter",
        missing="Type what you are looking for.",
        max_length=100,
    )
