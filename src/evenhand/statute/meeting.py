"""Notice of the meeting, and who may come to it.

Source: SI 2014/1530 regs 37(2) and 38(1); *Kumar v Hillingdon* [2020] EWHC 3326 (Admin) on supporters.
"""

from datetime import date, timedelta
from enum import StrEnum

from evenhand.statute.in_force import amount
from evenhand.statute.working_days import CALENDARS, Calendars

NOTICE = "reg37_2.five_working_days_notice"


class NoticeClearDays(StrEnum):
    """Whether the five working days lie wholly between telling the family and the meeting."""

    CLEAR = "clear"
    NOT_CLEAR = "not_clear"


def earliest_meeting(
    told_on: date, reading: NoticeClearDays = NoticeClearDays.CLEAR, calendars: Calendars = CALENDARS
) -> date:
    """Return the first day on which the meeting may be held if the family is told on `told_on` (reg 37(2)).

    Clear days leave out both ends: "at least 5 working days prior to". The family may consent to less.
    """
    last = calendars.regulations.after(told_on, amount(NOTICE, told_on))
    return last + timedelta(days=1) if reading is NoticeClearDays.CLEAR else last


class Attendee(StrEnum):
    """Who may come to the meeting (reg 38(1))."""

    FAMILY = "family"
    COUNCIL = "council"
    HEALTH_BODY = "health_body"
    SUPPORTER = "supporter"
    CHILD = "child"
    YOUNG_PERSON = "young_person"
    OTHER = "other"


class Consent(StrEnum):
    """By whose consent somebody comes."""

    AS_OF_RIGHT = "as_of_right"
    HOLDER_AND_MEDIATOR = "holder_and_mediator"
    ALL_PARTIES = "all_parties"
    MEDIATOR = "mediator"


_PARTIES = (Attendee.FAMILY, Attendee.COUNCIL, Attendee.HEALTH_BODY)
_ANYONE_ELSE = (Consent.ALL_PARTIES, Consent.MEDIATOR)


def may_attend(who: Attendee, consent: Consent, *, supporters_before: int = 0) -> bool:
    """Tell whether somebody may come with that consent (reg 38(1)(a) to (e)).

    The parties come as of right, and so does one supporter, who may be a lawyer; a second one is anyone else.
    """
    if who in _PARTIES or (who is Attendee.SUPPORTER and supporters_before == 0):
        return True
    if who in (Attendee.CHILD, Attendee.YOUNG_PERSON):
        return consent is Consent.HOLDER_AND_MEDIATOR
    return consent in _ANYONE_ELSE
