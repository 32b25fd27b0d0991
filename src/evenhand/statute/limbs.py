"""The two periods within which an appeal must reach the Tribunal, and how its rule 12 moves a last day.

Source: HESC Rules (SI 2008/2699) rr.12 and 20(1)(c).
"""

from datetime import date
from typing import NamedTuple

from evenhand.statute.counting import within_months
from evenhand.statute.in_force import amount
from evenhand.statute.readings import R12Double
from evenhand.statute.working_days import CALENDARS, WorkingDays

NOTICE_LIMB = "hesc_r20_1_c.notice_limb"
CERTIFICATE_LIMB = "hesc_r20_1_c.certificate_limb"
_AUGUST = 8


class Limbs(NamedTuple):
    """The two periods of r.20(1)(c) and the later of their ends."""

    notice: date
    certificate: date | None
    raw: date


def limbs(sent: date, certificate_issued: date | None) -> Limbs:
    """Return two months from sending, one month from the certificate's issue, and the later."""
    notice = limb_end(NOTICE_LIMB, sent)
    if certificate_issued is None:
        return Limbs(notice, None, notice)
    certificate = limb_end(CERTIFICATE_LIMB, certificate_issued)
    return Limbs(notice, certificate, max(notice, certificate))


def window_end(day: date) -> date | None:
    """Return the end of the window of r.12(3)(a) that `day` is in: 31 August, or 1 January."""
    if day.month == _AUGUST:
        return date(day.year, 8, 31)
    if (day.month, day.day) == (1, 1):
        return day
    return date(day.year + 1, 1, 1) if day >= date(day.year, 12, 25) else None


def adjusted(raw: date, double: R12Double = R12Double.LITERAL, calendar: WorkingDays | None = None) -> date:
    """Return the day to which rule 12 moves the last day of an appeal; the same day if it does not."""
    days = calendar or CALENDARS.tribunal
    end = window_end(raw)
    if end is not None:
        return days.after(end, 1)
    moved = days.on_or_after(raw)
    again = window_end(moved)
    return days.after(again, 1) if again is not None and double is R12Double.COMBINED else moved


def limb_end(parameter: str, day: date) -> date:
    """Return the last day of one limb, before rule 12, counted from `day`."""
    return within_months(day, amount(parameter, day))
