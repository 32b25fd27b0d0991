"""Which language, and for how long it is remembered."""

from evenhand.design.fields import RadiosField
from evenhand.design.forms import Form
from evenhand.design.phrases import NAMES

VISIT, MONTH = "visit", "month"


class LanguageForm(Form):
    """A language and a time."""

    language = RadiosField(
        label="Which language?",
        choices=NAMES,
        missing="Choose a language.",
    )
    life = RadiosField(
        label="How long should this browser remember it?",
        choices={VISIT: "For this visit", MONTH: "For 30 days after you last came"},
        missing="Choose for how long.",
    )
