"""What somebody is asked about a paper of theirs."""

from evenhand.design.fields import RadiosField
from evenhand.design.forms import Form
from evenhand.design.words import listed
from evenhand.domain.preparing.papers import Given
from evenhand.domain.preparing.sharing import Reader


class Nothing(Form):
    """Nothing is asked but to confirm."""

    heads_the_page = False


def giving_form(reader: Reader | None, everybody: tuple[str, ...]) -> type[Form]:
    """Return the form that asks who may open a paper, with everybody's name."""
    choices = {Given.NOBODY.value: "Only me"}
    hints = {Given.NOBODY.value: "Nobody else can open it: not our staff, not the council."}
    if reader:
        choices[Given.MEDIATOR.value] = f"The mediator only: {reader.name}"
        hints[Given.MEDIATOR.value] = "Not the council, not our staff, not the other parent."
    choices[Given.EVERYBODY.value] = "Everybody in the meeting"
    hints[Given.EVERYBODY.value] = f"{listed(list(everybody))}. We ask you once more first."

    class Giving(Form):
        heads_the_page = False
        to = RadiosField(
            label="Who may open it?", choices=choices, hints=hints, missing="Choose who may open it."
        )

    return Giving
