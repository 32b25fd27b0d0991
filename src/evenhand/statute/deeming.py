"""When a family may ask for a certificate because the thirty days have gone and the council says nothing.

Source: SI 2014/1530 reg 39(2)-(3), in the reading that favours the family (switch DEEMED_ON_OWN_KNOWLEDGE): the
regulation speaks of a council that tells the adviser. One that is silent is unable to arrange in time all the same.
"""

from datetime import date

from evenhand.statute.arrange import arrange_clock
from evenhand.statute.certificate import not_needed
from evenhand.statute.facts import Facts
from evenhand.statute.family_delay import closes_deemed_route
from evenhand.statute.readings import DEFAULT, DeemedOnOwnKnowledge, Readings
from evenhand.statute.routes import S55_1
from evenhand.statute.sources import Source
from evenhand.statute.verdicts import Reason, Verdict
from evenhand.statute.which_certificate import Basis, basis_of
from evenhand.statute.words import day_in_words

_CHECKED = date(2026, 5, 15)
_REG_39 = Source("SI 2014/1530", "reg 39(2)-(3)", _CHECKED)


def may_ask_for_deemed(facts: Facts, today: date, readings: Readings = DEFAULT) -> Verdict:
    """Tell whether the family may ask today for a certificate as if it had taken part, and every reason if not."""
    if reasons := not_needed(facts):
        return Verdict(False, tuple(reasons))
    reasons = [*_closed(facts, readings), *_not_yet(facts, today, readings)]
    return Verdict(not reasons, tuple(reasons))


def rests_on_own_knowledge(facts: Facts, readings: Readings = DEFAULT) -> bool:
    """Tell whether the certificate that the facts lead to rests on our knowing, and on nothing the council said."""
    return basis_of(facts, readings) is Basis.DEEMED and facts.la_notified_cannot_arrange is None


def _closed(facts: Facts, readings: Readings) -> list[Reason]:
    """Return why this way is shut, whatever day it is."""
    reasons = []
    if readings.deemed_on_own_knowledge is DeemedOnOwnKnowledge.NEEDS_NOTIFICATION:
        reasons.append(Reason("needs_notification", "The council must tell us first.", _REG_39))
    if facts.health_only:
        sentence = (
            "You disagree about health only, and for that the law knows no certificate without a meeting."
        )
        reasons.append(Reason("health_only", sentence, _REG_39))
    if facts.certificate_issued is not None:
        sentence = f"Your certificate was issued on {day_in_words(facts.certificate_issued)}."
        reasons.append(Reason("certificate_already_issued", sentence, S55_1))
    if facts.la_notified_cannot_arrange is not None:
        sentence = "The council has told us that it cannot arrange the mediation, so we must issue it anyway."
        reasons.append(Reason("council_has_told_us", sentence, _REG_39))
    if facts.first_session is not None:
        sentence = "A meeting took place. Your certificate follows when the mediation ends."
        reasons.append(Reason("meeting_took_place", sentence, Source("SI 2014/1530", "reg 39(1)", _CHECKED)))
    return reasons


def _not_yet(facts: Facts, today: date, readings: Readings) -> list[Reason]:
    """Return why the thirty days do not run, are not over, or are no fault of the council's."""
    arrange = arrange_clock(facts, readings)
    if facts.told_adviser_wants_mediation is None or arrange is None:
        return [Reason("mediation_not_asked_for", "The council was not asked for mediation.", _REG_39)]
    if today <= arrange.due_on:
        sentence = f"The council has until {day_in_words(arrange.due_on)} to arrange the mediation."
        return [Reason("thirty_days_run", sentence, arrange.sources[0])]
    if closes_deemed_route(facts, readings, arrange.due_on):
        sentence = "The council offered a day in time, and you asked for a later one."
        return [Reason("later_day_asked_for", sentence, _REG_39)]
    return []
