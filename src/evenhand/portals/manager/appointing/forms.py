"""What a manager is asked about people who start."""

from evenhand.design.fields import EmailField, RadiosField, SelectField, TextField
from evenhand.design.forms import Form
from evenhand.domain.identity.roles import (
    COMMISSIONER,
    HEALTH_OFFICER,
    LEAD_OFFICER,
    OFFICER,
    STAFF_ROLES,
    Role,
)
from evenhand.domain.identity.states import Checked


class Starting(Form):
    """Somebody who starts."""

    heads_the_page = False
    name = TextField(label="Name", max_length=120, missing="Write the name.")
    address = EmailField(
        label="E-mail address",
        hint="Their own, not one that several people read. They sign in with it.",
        missing="Write the e-mail address.",
    )


class Lost(Form):
    """How it was checked who lost their app."""

    heads_the_page = False
    checked = RadiosField(
        label="How do you know that it is this person?",
        hint="What somebody knows, such as a date of birth, is no check: others know it too.",
        choices=tuple(Checked.choices),
        missing="Choose how you checked who it is. If you did not, do it first.",
    )


def officer_form(*, is_council: bool) -> type[Form]:
    """Return the form of somebody who starts to answer for a council or a health body."""
    roles = (OFFICER, LEAD_OFFICER, COMMISSIONER) if is_council else (HEALTH_OFFICER, LEAD_OFFICER)

    class StartingOfficer(Starting):
        role = _as_what(roles)

    return StartingOfficer


def staff_form(teams: tuple[tuple[str, str], ...]) -> type[Form]:
    """Return the form of somebody who starts to work in one of these teams."""

    class StartingStaff(Starting):
        role = _as_what(tuple(STAFF_ROLES.values()))
        team = SelectField(label="In which team?", choices=teams, missing="Choose the team.")

    return StartingStaff


def _as_what(roles: tuple[Role, ...]) -> RadiosField:
    return RadiosField(
        label="As what?",
        choices=tuple((role.code, role.title) for role in roles),
        hints={role.code: role.description for role in roles},
        missing="Choose as what.",
    )
