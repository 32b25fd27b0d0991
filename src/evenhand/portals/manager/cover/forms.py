"""What a manager is asked about somebody who is away."""

from evenhand.design.fields import CheckboxesField, SelectField
from evenhand.design.forms import Form


def planning(people: tuple[tuple[str, str], ...]) -> type[Form]:
    """Return the form that asks whose cases go to whom."""

    class Planning(Form):
        heads_the_page = False
        away = SelectField(
            label="Who is away?", choices=people, first="Choose a colleague", missing="Choose who is away."
        )
        takers = CheckboxesField(
            label="Who takes their cases?",
            hint="Several take turns, the case with the nearest date first.",
            choices=people,
            missing="Choose who takes them.",
        )

    return Planning
