"""What managers are asked about who is shut out of a case."""

from evenhand.design.fields import RadiosField, SelectField, TextAreaField
from evenhand.design.forms import Form


def shutting_out(able: tuple[tuple[str, str], ...]) -> type[Form]:
    """Return the form that shuts one of these people out of a case."""

    class ShuttingOut(Form):
        heads_the_page = False
        who = SelectField(
            label="Who must not see this case?",
            choices=able,
            first="Choose somebody",
            missing="Choose somebody.",
        )
        reason = TextAreaField(
            label="Why?",
            hint="Only managers read this. Write what is needed, and no more.",
            rows=3,
            max_length=1000,
            missing="Write why.",
        )

    return ShuttingOut


class AskingToLift(Form):
    """Why a wall is no longer needed."""

    heads_the_page = False
    reason = TextAreaField(
        label="Why may they see this case again?",
        hint="Another manager reads this and decides.",
        rows=3,
        max_length=1000,
        missing="Write why.",
    )


class Deciding(Form):
    """Whether a wall is lifted, by the second person."""

    decision = RadiosField(
        label="What do you decide?",
        choices=(
            ("lift", "Lift the wall: I have looked at why it was built, and nothing stands in the way"),
            ("refuse", "The wall stays"),
        ),
        missing="Choose what you decide.",
    )
