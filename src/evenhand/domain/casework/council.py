"""Whether a case can have another council, and what follows: for the page, and for the action that does it."""

from copy import copy
from datetime import date
from typing import TYPE_CHECKING

from evenhand.core.errors import Refused
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import FactKind, council_was_told_from
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.casework.queries import Effect, effects
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.organisations.queries import Service
from evenhand.statute.deeming import may_ask_for_deemed
from evenhand.statute.routes import Decision
from evenhand.statute.transfer import moves_with_the_plan

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

NOT_CHANGED = "The council was not changed."
# What makes a mediation one with this council for good.
BEGUN = (FactKind.FIRST_SESSION, FactKind.CONCLUDED, FactKind.AGREED)


class CannotChangeCouncil(Refused):
    """The case keeps its council, or cannot have that one."""


def is_silent(case: "Case", today: date) -> bool:
    """Tell whether the family may ask for a certificate today because the council arranged nothing (reg 39(3))."""
    return may_ask_for_deemed(cases.law_facts(case, today), today, cases.law_of(case).readings).allowed


def loses_days(case: "Case", why: WhyCouncil, today: date) -> bool:
    """Tell whether a wrong council had let its time pass: what the family waited for counts for nothing then."""
    return why == WhyCouncil.MISTAKE and (is_silent(case, today) or _is_certificate_due(case, today))


def is_told_late(case: "Case", transferred_on: date | None) -> bool:
    """Tell whether the council was told of a family on the day of the transfer or after it: a breach."""
    facts = cases.standing_facts(case.id)
    return transferred_on is not None and council_was_told_from(facts, transferred_on)


def require_may_change(
    case: "Case", council: str, why: WhyCouncil, today: date, *, declined: bool = False
) -> Service:
    """Return how the provider of a case serves another council, to which the case can go.

    `declined` says that the family was asked and does not want the certificate that it could have. Raises
    CannotChangeCouncil in words that say what to do first, or who serves that council.
    """
    if case.state == CaseState.CLOSED:
        raise CannotChangeCouncil(NOT_CHANGED, "The case is closed.", "Ask the family to send a new request.")
    if council == case.local_authority_id:
        raise CannotChangeCouncil(NOT_CHANGED, "It is this council already.", "Choose another, or go back.")
    service = _require_contract(case, council, today)
    if why == WhyCouncil.MOVED:
        _require_plan(case)
        _require_no_certificate_due(case, today)
        _require_asked(case, today, declined)
    _require_no_meeting(case, today)
    return service


def effect_of_council(case: "Case", council: str, today: date) -> tuple[Effect, ...]:
    """Return every clock before and after a case has another council."""
    standing = cases.standing_facts(case.id)
    changed = copy(case)
    changed.local_authority_id = council
    known = [*standing, cases.supposed_fact(FactKind.COUNCIL, today)]
    before, after = cases.law_facts(case, today, standing), cases.law_facts(changed, today, known)
    return effects(before, after, cases.law_of(case))


def _require_contract(case: "Case", council: str, today: date) -> Service:
    own = organisations.service_by(case.provider_id, council, today)
    if own is not None:
        return own
    others = organisations.service_for(council, today)
    refer_to = (
        f"Refer the family to {others.provider_name}: {others.telephone}, {others.email}."
        if others
        else "Refer the family to that council: it must say who advises on mediation (regulation 32)."
    )
    raise CannotChangeCouncil(
        NOT_CHANGED, "We have no contract with that council today, so we may not act there.", refer_to
    )


def _require_plan(case: "Case") -> None:
    if case.decision and moves_with_the_plan(Decision(case.decision)):
        return
    raise CannotChangeCouncil(
        NOT_CHANGED,
        "Only a plan moves with a family (regulation 15). This decision stays with the council that made it.",
        "Tell the family that it can ask its new council for an assessment. What was decided can be corrected first.",
    )


def _require_no_certificate_due(case: "Case", today: date) -> None:
    """Raise while a certificate is owed, or asked for, because nothing was arranged: it must not be lost."""
    if _is_certificate_due(case, today):
        raise CannotChangeCouncil(
            NOT_CHANGED,
            "The family is owed a certificate, or has asked for it, because nothing was arranged in time.",
            "Decide and issue it first. It counts after the move too.",
        )


def _is_certificate_due(case: "Case", today: date) -> bool:
    facts = cases.law_facts(case, today)
    owed = facts.la_notified_cannot_arrange or facts.adviser_knows_not_arranged
    return bool(owed) and facts.certificate_issued is None


def _require_asked(case: "Case", today: date, declined: bool) -> None:
    """Raise where the family could have a certificate and was not asked: another thirty days run after the move."""
    if is_silent(case, today) and not declined:
        raise CannotChangeCouncil(
            NOT_CHANGED,
            "The council arranged nothing in its thirty days, so the family can ask for its certificate now. With "
            "another council it cannot.",
            "Ask the family. If it wants the certificate, write that down on the case page, and issue it first.",
        )


def _require_no_meeting(case: "Case", today: date) -> None:
    if any(fact.kind in BEGUN for fact in cases.standing_facts(case.id)):
        raise CannotChangeCouncil(
            NOT_CHANGED,
            "Its mediation was held with this council, and what was said there stays there.",
            "Finish this case as it is. The family can send a new request about its new council.",
        )
    if cases.law_facts(case, today).meeting_on is not None:
        raise CannotChangeCouncil(
            NOT_CHANGED,
            "A meeting with this council is booked.",
            "Cancel the meeting first, so that everybody is told.",
        )
