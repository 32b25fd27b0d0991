"""What an auditor is asked, and whoever looks into a notice."""

from evenhand.design.fields import HiddenField, RadiosField
from evenhand.design.forms import Form
from evenhand.domain.oversight.states import Finding, Purpose


class TakingOut(Form):
    """Why a list leaves the service; it carries which list was looked at."""

    list = HiddenField()
    first_on = HiddenField()
    last_on = HiddenField()
    reference = HiddenField()
    purpose = RadiosField(
        label="Why do you take this list out?",
        hint="Your answer is kept with your name, and whoever audits you reads it.",
        choices=tuple(Purpose.choices),
        missing="Choose why.",
    )


class Reviewing(Form):
    """What came of a notice."""

    finding = RadiosField(
        label="What came of it?",
        choices=tuple(Finding.choices),
        missing="Choose what came of it.",
    )
