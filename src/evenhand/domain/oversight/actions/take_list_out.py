"""Hand an auditor a list of looks to take out of the service."""

from datetime import date, datetime

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access
from evenhand.domain.identity.roles import Permission
from evenhand.domain.oversight.events import ListTakenOut
from evenhand.domain.oversight.queries import Line, Wanted, listed
from evenhand.domain.oversight.states import Purpose

MOST_LINES = 10_000


@action
def take_list_out(
    *, wanted: Wanted, purpose: Purpose, first_on: date, last_on: date, at: datetime, by: Principal
) -> tuple[Line, ...]:
    """Return the lines, and record who took them, why, and how many there were."""
    access.require(by, Permission.SEE_LOOKS)
    lines = listed(by, wanted, most=MOST_LINES)
    record(
        ListTakenOut(
            provider_ids=tuple(access.providers(by, Permission.SEE_LOOKS)),
            listed=wanted.kind,
            purpose=Purpose(purpose),
            first_on=first_on,
            last_on=last_on,
            reference=wanted.reference,
            lines=len(lines),
        )
    )
    return lines
