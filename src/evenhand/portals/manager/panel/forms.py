"""What a manager is asked about mediators."""

from typing import Any

from evenhand.design.fields import DateField, EmailField, RadiosField, SelectField, TextField
from evenhand.design.forms import Form
from evenhand.domain.panel.states import DECLARED, Conflict, CredentialKind, Ending


class Adding(Form):
    """Somebody new on the panel."""

    heads_the_page = False
    name = TextField(label="Name", max_length=120, missing="Write the name.")
    address = EmailField(
        label="E-mail address",
        hint="They sign in with it, and invitations go there.",
        missing="Write the e-mail address.",
    )
    since = DateField(label="From which day are they on the panel?", missing="Write the day.")


class AddingCredential(Form):
    """Something that a mediator holds."""

    heads_the_page = False
    kind = RadiosField(
        label="What is it?",
        choices=tuple((kind.value, kind.label) for kind in CredentialKind if kind != DECLARED),
        missing="Choose what it is.",
    )
    valid_from = DateField(label="First day on which it counts", missing="Write the first day.")
    valid_until = DateField(label="Last day on which it counts", missing="Write the last day.")
    evidence = TextField(
        label="How do we know?",
        hint="Like “certificate seen”, with its number",
        missing="Write what you have seen.",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for days in order."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = said.get("valid_from"), said.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", "The last day comes before the first. Check both days.")
        return said


class EndingCredential(Form):
    """Why something does not count any longer."""

    because = RadiosField(
        label="Why does it not count any longer?",
        choices=tuple(Ending.choices),
        missing="Choose why.",
    )


def shutting_out(mediators: tuple[tuple[str, str], ...]) -> type[Form]:
    """Return the form that shuts one of these mediators out of a case."""

    class ShuttingOut(Form):
        heads_the_page = False
        mediator = SelectField(
            label="Which mediator?",
            choices=mediators,
            first="Choose a mediator",
            missing="Choose a mediator.",
        )
        because = RadiosField(label="Why?", choices=tuple(Conflict.choices), missing="Choose why.")

    return ShuttingOut
