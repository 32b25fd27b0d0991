"""When a change of how somebody is reached is less careful than what it changes, and where that takes two people."""

from datetime import time
from uuid import UUID

from evenhand.domain.cases.companions import are_apart
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Safety

WAYS = ("may_email", "may_call", "may_leave_voicemail", "may_text", "may_post")


def is_less_careful(before: Safety, after: Safety) -> bool:
    """Tell whether somebody is reached in a way, at a time or without a caution that they had ruled out."""
    opened = any(getattr(after, way) and not getattr(before, way) for way in WAYS)
    mailbox = before.mailbox_is_shared and not after.mailbox_is_shared
    caution = not after.note.strip().startswith(before.note.strip())
    return opened or mailbox or caution or _calls_at_more_times(before, after) or _hours_widen(before, after)


def takes_two(case_id: UUID, person_id: UUID, before: Safety, after: Safety) -> bool:
    """Tell whether a change waits for a second person.

    It does where it is less careful and a stranger, or a parent who was kept apart, could do harm with it; and whenever
    a mailbox that others read is to count as somebody's own, for the case would open to those others.
    """
    if before.mailbox_is_shared and not after.mailbox_is_shared:
        return True
    return is_less_careful(before, after) and is_guarded(case_id, person_id)


def is_guarded(case_id: UUID, person_id: UUID) -> bool:
    """Tell whether somebody's details are protected, or their parents are kept apart by a wall."""
    return people.is_protected(person_id) or are_apart(case_id)


def _calls_at_more_times(before: Safety, after: Safety) -> bool:
    if not before.call_times:  # at any time, or at none while calls are not safe at all
        return False
    return not after.call_times or not set(after.call_times) <= set(before.call_times)


def _hours_widen(before: Safety, after: Safety) -> bool:
    if before.safe_from is None or before.safe_until is None:
        return False
    if after.safe_from is None or after.safe_until is None:
        return True
    return not _minutes(after.safe_from, after.safe_until) <= _minutes(before.safe_from, before.safe_until)


def _minutes(opens: time, closes: time) -> set[int]:
    """Return the minutes of a day between two times; hours that end before they begin run over midnight."""
    start, end = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
    return set(range(start, end)) if start <= end else {*range(start, 24 * 60), *range(end)}
