"""What staff are asked when they arrange a meeting."""

from datetime import datetime
from typing import Any
from uuid import UUID

from evenhand.core.clock import LONDON
from evenhand.design.fields import (
    CheckboxesField,
    DateField,
    RadiosField,
    SelectField,
    TextAreaField,
    TextField,
    TimeField,
)
from evenhand.design.forms import Form
from evenhand.domain.meetings.planning import Plan
from evenhand.domain.meetings.states import Access, Cause, Party, Premises, Undecided
from evenhand.portals.caseworker.record.forms import SAID

ANOTHER, ONLINE = "another", "online"
LENGTHS = {"120": "2 hours", "150": "2½ hours", "180": "3 hours", "240": "4 hours"}
Options = list[tuple[str, str]]


def meeting_form(
    offers: dict[str, tuple[datetime, str]], mediators: Options, rooms: Options, *, undecided: bool
) -> type[Form]:
    """Return the form of a meeting; `offers` are dates that a body offered, with their words."""

    class Arranging(Form):
        heads_the_page = False
        if offers:
            offer = RadiosField(
                label="Which date?",
                choices=(*((key, words) for key, (_, words) in offers.items()), (ANOTHER, "Another date")),
                missing="Choose a date.",
            )
        on = DateField(
            label="Another date" if offers else "On which day?",
            required=not offers,
            missing="Write the day.",
            future="This day has passed. Write a day to come.",
        )
        begins = TimeField(
            label="At what time?",
            hint="In London, like 10:00",
            width="5",
            required=not offers,
            missing="Write the time.",
        )
        minutes = SelectField(label="How long?", choices=LENGTHS, missing="Choose how long.")
        mediator = SelectField(
            label="Which mediator?",
            choices=tuple(mediators),
            first="Choose a mediator",
            missing="Choose a mediator.",
        )
        where = SelectField(label="Where?", choices=((ONLINE, "Online"), *rooms), missing="Choose where.")
        join_url = TextField(
            label="Link to join, when it is online",
            hint="A new link for this meeting, from https:// on. It stays here and goes into no message.",
            required=False,
            max_length=2000,
            autocomplete="off",
        )
        short_notice = SelectField(
            label="If the family agreed to less than five working days’ notice: how did it say so?",
            choices=SAID,
            first="It has five working days, or was not asked",
            required=False,
        )
        if undecided:
            because = SelectField(
                label="Nobody was named who can decide about everything. Why book it all the same?",
                choices=tuple(Undecided.choices),
                first="Do not book it without somebody who can decide",
                required=False,
            )

        def clean(self) -> dict[str, Any]:
            """Ask for day and time where no offered date was chosen."""
            said: dict[str, Any] = super().clean() or self.cleaned_data
            if said.get("offer") == ANOTHER:
                for name, words in (("on", "Write the day."), ("begins", "Write the time.")):
                    if not said.get(name) and name not in self.errors:
                        self.add_error(name, words)
            return said

    return Arranging


def plan_of(said: dict[str, Any], offers: dict[str, tuple[datetime, str]]) -> Plan:
    """Return the meeting that a form asks for."""
    offered = offers.get(said.get("offer", ""))
    starts_at = offered[0] if offered else datetime.combine(said["on"], said["begins"], LONDON)
    is_online = said["where"] == ONLINE
    return Plan(
        starts_at=starts_at,
        minutes=int(said["minutes"]),
        mediator_id=UUID(said["mediator"]),
        join_url=said["join_url"] if is_online else "",
        room_id=None if is_online else UUID(said["where"]),
    )


class Cancelling(Form):
    """Why a meeting is cancelled, and on whose side."""

    heads_the_page = False
    party = RadiosField(
        label="On whose side?", choices=tuple(Party.choices), missing="Choose on whose side it was."
    )
    cause = RadiosField(label="Why?", choices=tuple(Cause.choices), missing="Choose why.")


class OpeningVenue(Form):
    """A neutral place."""

    heads_the_page = False
    name = TextField(label="Name of the place", missing="Write its name.")
    address = TextAreaField(label="Address", missing="Write its address.", rows=4)
    premises = RadiosField(
        label="What is it?",
        hint="It must be neutral: nothing that belongs to a council or a school.",
        choices=tuple(Premises.choices),
        missing="Choose what it is.",
    )
    access = CheckboxesField(label="What does it have?", choices=tuple(Access.choices), required=False)
    rooms = TextAreaField(label="Its rooms, one a line", missing="Write one room at least.", rows=4)
