"""Who came to a meeting and by whose consent, as a mediator records it; whether they may is the law's answer."""

from collections.abc import Iterable

from django.db import models

from evenhand.statute import attendance
from evenhand.statute.attendance import Consents, Side
from evenhand.statute.readings import Readings
from evenhand.statute.verdicts import Verdict


class Attendee(models.TextChoices):
    """Who came."""

    FAMILY = "family", "the family"
    COUNCIL = "council", "the council"
    COUNCIL_LAWYER = "council_lawyer", "a lawyer of the council"
    HEALTH_BODY = "health_body", "the health body"
    SUPPORTER = "supporter", "a supporter of the family"
    CHILD = "child", "the child"
    YOUNG_PERSON = "young_person", "the young person"
    OTHER = "other", "somebody else"


class Consent(models.TextChoices):
    """By whose consent."""

    AS_OF_RIGHT = "as_of_right", "as of right"
    HOLDER_AND_MEDIATOR = "holder_and_mediator", "the person whose right it is, and the mediator"
    ALL_PARTIES = "all_parties", "all parties"
    MEDIATOR = "mediator", "the mediator"


_CAPACITIES = {
    Attendee.FAMILY: attendance.Attendee.PARTY,
    Attendee.COUNCIL: attendance.Attendee.PARTY,
    Attendee.COUNCIL_LAWYER: attendance.Attendee.LA_LAWYER,
    Attendee.HEALTH_BODY: attendance.Attendee.PARTY,
    Attendee.SUPPORTER: attendance.Attendee.SUPPORTER,
    Attendee.CHILD: attendance.Attendee.CHILD,
    Attendee.YOUNG_PERSON: attendance.Attendee.YOUNG_PERSON,
    Attendee.OTHER: attendance.Attendee.ANYONE_ELSE,
}
_SIDES = {
    Attendee.FAMILY: Side.FAMILY,
    Attendee.COUNCIL: Side.COUNCIL,
    Attendee.HEALTH_BODY: Side.HEALTH_BODY,
}
_CONSENTS = {
    Consent.AS_OF_RIGHT: Consents(),
    Consent.HOLDER_AND_MEDIATOR: Consents(family=True, mediator=True),
    Consent.ALL_PARTIES: Consents(family=True, bodies=True),
    Consent.MEDIATOR: Consents(mediator=True),
}


def may_attend(who: Attendee, consent: Consent, readings: Readings, *, supporters_before: int = 0) -> Verdict:
    """Tell whether somebody may come with that consent (regulation 38(1)); a second supporter is anyone else."""
    capacity = _CAPACITIES[who]
    if who is Attendee.SUPPORTER and supporters_before:
        capacity = attendance.Attendee.ANYONE_ELSE
    return attendance.may_attend(capacity, _CONSENTS[consent], readings)


def sides_there(came: Iterable[Attendee]) -> frozenset[Side]:
    """Return which sides came, of those who must; a supporter or a child stands for none."""
    return frozenset(_SIDES[who] for who in came if who in _SIDES)
