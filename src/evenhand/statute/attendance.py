"""Who may attend a mediation and who must for it to be held, and whose views the mediator must seek.

Source: SI 2014/1530 regs 37(1) and 38; Children and Families Act 2014 ss.53(3)-(4), 54(2) and 55(5); Kumar v
Hillingdon [2020] EWHC 3326 (Admin).
"""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from evenhand.statute.readings import DEFAULT, LaLawyer, Readings
from evenhand.statute.sources import Source
from evenhand.statute.verdicts import Reason, Verdict

_CHECKED = date(2026, 5, 15)
_REGULATIONS = "SI 2014/1530"
_ACT = "Children and Families Act 2014"


class Attendee(StrEnum):
    """In what capacity somebody comes. The first supporter may be a lawyer (Kumar)."""

    PARTY = "party"
    SUPPORTER = "supporter"
    CHILD = "child"
    YOUNG_PERSON = "young_person"
    LA_LAWYER = "la_lawyer"
    ANYONE_ELSE = "anyone_else"


class Side(StrEnum):
    """Who mediates with whom: the law asks each of them to be there."""

    FAMILY = "family"
    COUNCIL = "council"
    HEALTH_BODY = "health_body"


class Views(StrEnum):
    """Whose views the mediator must take reasonable steps to ascertain (reg 38(2) and (3))."""

    CHILD = "child"
    YOUNG_PERSON = "young_person"


class Consents(NamedTuple):
    """Who has consented; None is "not asked or not known", and is not consent.

    `family` is the parent, young person or alternative person; `bodies` the council and health bodies;
    `person_in_charge` runs the accommodation in which a child is detained.
    """

    family: bool | None = None
    bodies: bool | None = None
    mediator: bool | None = None
    person_in_charge: bool | None = None


def may_attend(
    who: Attendee, consents: Consents, readings: Readings = DEFAULT, *, detained: bool = False
) -> Verdict:
    """Tell whether somebody may attend, and what is missing if not.

    A party and one supporter of the family need nobody's consent. CHILD is the child of a parent who is
    party, YOUNG_PERSON one for whom an alternative person is party: the bodies have no say about either.
    A detained child needs the person in charge of the accommodation to agree as well (SI 2015/62 reg 23(1)(c)).
    """
    if who in (Attendee.PARTY, Attendee.SUPPORTER):
        return Verdict(True, ())
    if who is Attendee.LA_LAWYER and readings.la_lawyer is LaLawyer.PART_OF_PARTY:
        return Verdict(True, ())
    if who in (Attendee.CHILD, Attendee.YOUNG_PERSON):
        missing = _not_both(who, consents)
        if detained and who is Attendee.CHILD and not consents.person_in_charge:
            missing += (_NOT_RELEASED,)
    else:
        missing = _neither_all_nor_mediator(consents)
    return Verdict(not missing, missing)


def sides(health_issues: bool, health_only: bool) -> tuple[Side, ...]:
    """Return who mediates: the council is no party where health alone is in issue, nor is health where it is not."""
    if health_only:
        return (Side.FAMILY, Side.HEALTH_BODY)
    return (Side.FAMILY, Side.COUNCIL, Side.HEALTH_BODY) if health_issues else (Side.FAMILY, Side.COUNCIL)


def arranging_side(health_only: bool) -> Side:
    """Return who arranges the mediation, and brings people who can decide (reg 37(1))."""
    return Side.HEALTH_BODY if health_only else Side.COUNCIL


def absent(there: Collection[Side], wanted: Collection[Side]) -> tuple[Side, ...]:
    """Return the sides that the law asks for and that did not come."""
    return tuple(side for side in wanted if side not in there)


def counts_as_held(there: Collection[Side], *, health_issues: bool, health_only: bool) -> Verdict:
    """Tell whether a meeting with these sides was a mediation, and every reason if not.

    The family and the body that arranges must be there. A health body that the council mediates together with must
    come too, and owes it still when it did not; the family has taken part without it, and loses nothing by that.
    """
    missing = absent(there, sides(health_issues, health_only))
    reasons = tuple(
        _NOT_THERE[side] for side in (Side.FAMILY, arranging_side(health_only)) if side in missing
    )
    return Verdict(not reasons, reasons)


def counts_as_missed(there: Collection[Side], *, health_issues: bool, health_only: bool) -> Verdict:
    """Tell whether a meeting may be put down as not held because somebody did not come: not where everybody did."""
    missing = absent(there, sides(health_issues, health_only))
    return Verdict(bool(missing), () if missing else (_EVERYBODY,))


def whose_views(parent_is_party: bool, alternative_person_is_party: bool) -> Views | None:
    """Return whose views must be sought; None where a young person speaks for themselves."""
    if alternative_person_is_party:
        return Views.YOUNG_PERSON
    return Views.CHILD if parent_is_party else None


_NOT_THERE = {
    Side.FAMILY: Reason(
        "family_absent",
        "The family was not there, so it took part in nothing.",
        Source(_ACT, "s.55(5)", _CHECKED),
    ),
    Side.COUNCIL: Reason(
        "council_absent",
        "The council was not there, and it must take part.",
        Source(_ACT, "ss.53(4) and 54(2)", _CHECKED),
    ),
    Side.HEALTH_BODY: Reason(
        "health_body_absent",
        "The health body was not there, and nobody else can mediate about health alone.",
        Source(_ACT, "s.53(3)", _CHECKED),
    ),
}
_NOT_RELEASED = Reason(
    "person_in_charge_has_not_agreed",
    "The person in charge of the place where the child is held has not agreed.",
    Source("SI 2015/62", "reg 23(1)(c)", _CHECKED),
)
_EVERYBODY = Reason(
    "everybody_came", "Everybody came whom the law asks for.", Source(_REGULATIONS, "reg 38(1)(a)", _CHECKED)
)


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
