"""Answers on the meeting: who is told when, and who may attend (SI 2014/1530 regs 37 and 38)."""

from datetime import date

from evenhand.statute.answers.stating import Results, states
from evenhand.statute.attendance import Attendee, Consents, Views, may_attend, whose_views
from evenhand.statute.facts import Facts
from evenhand.statute.meeting import authority_clock, is_told_in_time, tell_of_meeting_clock
from evenhand.statute.readings import Readings

_MUST = {
    Views.CHILD: "take_reasonable_steps_to_ascertain_child_views",
    Views.YOUNG_PERSON: "take_reasonable_steps_to_ascertain_young_person_views",
}


@states("reg37_2.five_working_days_notice", "notice_clear_days")
def five_working_days_notice(
    readings: Readings, mediation_date: date, family_consents_to_shorter: bool = False
) -> Results:
    """State by when the family must be told of the meeting; nothing is due once it accepts less."""
    accepted = mediation_date if family_consents_to_shorter else None
    clock = tell_of_meeting_clock(Facts(meeting_on=mediation_date, short_notice_accepted=accepted), readings)
    return {
        "inform_family_by": None if clock is None else clock.due_on,
        "last_working_day": None if clock is None else clock.safe_on,
    }


@states("reg37_1.authority")
def authority(mediation_date: date, health_only: bool = False) -> Results:
    """State on which day people who can decide must be there, and who owes that."""
    clock = authority_clock(Facts(meeting_on=mediation_date, health_only=health_only))
    return {
        "authority_on": None if clock is None else clock.due_on,
        "whose": None if clock is None else clock.owner.value,
    }


@states("reg37_2.consent", "notice_clear_days")
def told_in_time(
    readings: Readings,
    mediation_date: date,
    informed_on: date | None = None,
    family_consents_to_shorter: bool = False,
) -> Results:
    """State whether the family was told in time, or accepted a shorter time."""
    told = is_told_in_time(mediation_date, informed_on, family_consents_to_shorter, readings)
    return {"compliant": told}


@states("reg38.attendance", "la_lawyer")
def attendance(
    readings: Readings,
    parent_is_party: bool | None = None,
    alternative_person_is_party: bool = False,
    child_to_attend: bool = False,
    young_person_to_attend: bool = False,
    parent_agrees: bool | None = None,
    alternative_person_agrees: bool | None = None,
    mediator_agrees: bool | None = None,
    family_supporters: int = 0,
    supporter_is_lawyer: bool = False,
    la_wants_lawyer: bool = False,
    family_objects: bool | None = None,
    la_objects: bool | None = None,
    mediator_consents: bool | None = None,
) -> Results:
    """State whether those who would come may come, and whose views the mediator must seek.

    A supporter who is a lawyer is a supporter. The council consents to its own lawyer, the family to its
    own second supporter; an objection that is not known is not taken for consent.
    """
    # A child is the child of a parent who is party, unless an example says otherwise.
    child_of_party = child_to_attend and parent_is_party is not False
    asked = [Attendee.SUPPORTER] if family_supporters else []
    verdicts = [may_attend(who, Consents(), readings) for who in asked]
    if child_of_party:
        verdicts.append(may_attend(Attendee.CHILD, Consents(parent_agrees, None, mediator_agrees)))
    elif child_to_attend:
        verdicts.append(
            may_attend(Attendee.ANYONE_ELSE, _consents(family_objects, la_objects, mediator_consents))
        )
    if young_person_to_attend and alternative_person_is_party:
        agreed = Consents(alternative_person_agrees, None, mediator_agrees)
        verdicts.append(may_attend(Attendee.YOUNG_PERSON, agreed))
    elif young_person_to_attend:
        verdicts.append(may_attend(Attendee.PARTY, Consents()))
    if la_wants_lawyer:
        consents = _consents(family_objects, False, mediator_consents)
        verdicts.append(may_attend(Attendee.LA_LAWYER, consents, readings))
    second = may_attend(Attendee.ANYONE_ELSE, _consents(False, la_objects, mediator_consents))
    views = whose_views(bool(parent_is_party) or child_of_party, alternative_person_is_party)
    return {
        "may_attend": all(verdict.allowed for verdict in verdicts) if verdicts else None,
        "second_supporter_may_attend": second.allowed if family_supporters > 1 else None,
        "mediator_must": None if views is None else _MUST[views],
    }


def _consents(family_objects: bool | None, bodies_object: bool | None, mediator: bool | None) -> Consents:
    return Consents(family_objects is False, bodies_object is False, mediator)
