"""Holding the lists of bank holidays, so that one is decided about at a time."""

from datetime import datetime

from django.db import connection

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow, Refused
from evenhand.core.principals import Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law.models import Calendar
from evenhand.domain.law.states import CALENDAR, CalendarState


class NoReason(Refused):
    """Nobody said why."""


def hold_lists() -> None:
    """Let whoever else would change which list is in use wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('bank holidays', 0))")


def hold_proposed(version: str, reason: str, by: Principal) -> Calendar:
    """Return a list that somebody may decide about now.

    Raises NotAllowed, NoReason, NoSuchThing, or NotNow when it was decided about already.
    """
    identity.require(by, Permission.CONFIRM_HOLIDAYS)
    if by.user_id is None:
        raise NotAllowed(Permission.CONFIRM_HOLIDAYS.value)
    hold_lists()
    if not reason.strip():
        raise NoReason(
            "Nothing was decided.", "A decision about everybody’s dates needs a reason.", "Write why."
        )
    row = Calendar.objects.filter(version=version).first()
    if row is None:
        raise NoSuchThing
    if row.state != CalendarState.PROPOSED:
        raise NotNow(
            "Nothing was decided.",
            f"This list is {CalendarState(row.state).label} already.",
            "Go back to the bank holidays to see which list is in use.",
        )
    return row


def decide(row: Calendar, move: str, reason: str, at: datetime, by: Principal) -> None:
    """Move a held list as its lifecycle allows, with who decided, when and why."""
    row.state = CALENDAR.after(move, row.state)
    row.decided_at, row.decided_by, row.reason = at, by.user_id, reason.strip()
    row.save(update_fields=["state", "decided_at", "decided_by", "reason"])


def replace(row: Calendar) -> None:
    """Let another list take the place of one; who decided about it before stays on record."""
    row.state = CALENDAR.after("replace", row.state)
    row.save(update_fields=["state"])
