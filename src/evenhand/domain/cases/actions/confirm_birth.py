"""Confirm a corrected birth that moves the right from one person to another."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.cases import access, right
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.passing import work_out_passing
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission

CORRECTED = "You corrected the date of birth yourself, and it takes the right from somebody."


@action
def confirm_birth(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Let a corrected birth count for whose right it is, as a second colleague. Raises NotAnother."""
    case = hold(case_id, by)
    access.require(by, Permission.CORRECT_FACTS, case)
    if right.to_confirm(case, clock.london_day(at)) is None:
        already_done()
        return
    two_people.require_another(right.corrected_by(case), by, "This was not confirmed.", CORRECTED)
    work_out_passing(case, at=at, is_confirmed=True)
