"""What a manager is asked about a report."""

from evenhand.design.fields import HiddenField, RadiosField
from evenhand.design.forms import Form
from evenhand.domain.figures.states import Why


class Publishing(Form):
    """Whether what stands there may be read; it carries which counting was looked at."""

    heads_the_page = False
    counted_at = HiddenField()


class Correcting(Form):
    """Why a published report is wrong."""

    why = RadiosField(
        label="Why is the report wrong?",
        hint="It stands above the report. Everybody can read it.",
        choices=tuple(Why.choices),
        missing="Choose why.",
    )
