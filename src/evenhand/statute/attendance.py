"""Who may attend a mediation, and whose views the mediator must seek.

Source: SI 2014/1530 reg 38; Kumar v Hillingdon [2020] EWHC 3326 (Admin).
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from evenhand.statute.readings import DEFAULT, LaLawyer, Readings
from evenhand.statute.sources import Source
from evenhand.statute.verdicts import Reason, Verdict

_CHECKED = date(2026, 5, 15)
_REGULATIONS = "SI 2014/1530"


class Attendee(StrEnum):
    """In what capacity somebody comes. The first supporter may be a lawyer (Kumar)."""

    PARTY = "party"
    SUPPORTER = "supporter"
    CHILD = "child"
    YOUNG_PERSON = "young_person"
    LA_LAWYER = "la_lawyer"
    ANYONE_ELSE = "anyone_else"


class Views(StrEnum):
    """Whose views the mediator must take reasonable steps to ascertain (reg 38(2) and (3))."""

    CHILD = "child"
    YOUNG_PERSON = "young_person"


class Consents(NamedTuple):
    """Who has consented; None is "not asked or not known", and is not consent.

    `family` is the parent, young person or alternative person; `bodies` the council and health bodies.
    """

    family: bool | None = None
    bodies: bool | None = None
    mediator: bool | None = None


def may_attend(who: Attendee, consents: Consents, readings: Readings = DEFAULT) -> Verdict:
    """Tell whether somebody may attend, and what is missing if not.

    A party and one supporter of the family need nobody's consent. CHILD is the child of a parent who is
    party, YOUNG_PERSON one for whom an alternative person is party: the bodies have no say about either.
    """
    if who in (Attendee.PARTY, Attendee.SUPPORTER):
        return Verdict(True, ())
    if who is Attendee.LA_LAWYER and readings.la_lawyer is LaLawyer.PART_OF_PARTY:
        return Verdict(True, ())
    if who in (Attendee.CHILD, Attendee.YOUNG_PERSON):
        missing = _not_both(who, consents)
    else:
        missing = _neither_all_nor_mediator(consents)
    return Verdict(not missing, missing)


def whose_views(parent_is_party: bool, alternative_person_is_party: bool) -> Views | None:
    """Return whose views must be sought; None where a young person speaks for themselves."""
    if alternative_person_is_party:
        return Views.YOUNG_PERSON
    return Views.CHILD if parent_is_party else None


def _not_both(who: Attendee, consents: Consents) -> tuple[Reason, ...]:
    child = who is Attendee.CHILD
    source = Source(_REGULATIONS, "reg 38(1)(c)" if child else "reg 38(1)(d)", _CHECKED)
    family = "The parent has" if child else "The person who acts for the young person has"
    reasons = []
    if not consents.family:
        reasons.append(Reason("family_has_not_agreed", f"{family} not agreed.", source))
    if not consents.mediator:
        reasons.append(Reason("mediator_has_not_agreed", "The mediator has not agreed.", source))
    return tuple(reasons)


def _neither_all_nor_mediator(consents: Consents) -> tuple[Reason, ...]:
    if (consents.family and consents.bodies) or consents.mediator:
        return ()
    sentence = "Not everyone has agreed, and the mediator has not agreed in their place."
    return (Reason("no_consent", sentence, Source(_REGULATIONS, "reg 38(1)(e)", _CHECKED)),)
