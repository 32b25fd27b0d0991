"""What can be agreed, by whom, and by when the law wants it done."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evenhand.domain.agreements.states import Side
from evenhand.domain.law.in_use import Law
from evenhand.statute import agreement as law
from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.agreement_rules import NO_PLAN, PLAN_AFTER_ASSESSMENT, TELL_COUNCIL
from evenhand.statute.deadline import Deadline

K = AgreedKind
# What a council can agree to do, most usual first; the words are those of a form.
COUNCIL_KINDS: dict[AgreedKind, str] = {
    K.NOT_APPEALABLE: "Something that nobody could appeal: a visit, advice, social care, help until the plan changes",
    K.ASSESS: "Assess the child’s or young person’s needs (EHC needs assessment)",
    K.REASSESS: "Assess again",
    K.MAKE_PLAN: "Make an EHC plan",
    K.RECONSIDER: "Decide again about an assessment or a plan",
    K.AMEND_PROVISION: "Change the help in education, or how needs are described (sections B and F)",
    K.AMEND_PLACEMENT: "Change the school or type of school (section I)",
    K.AMEND_PROVISION_AND_PLACEMENT: "Change both the help in education and the school",
    K.CONTINUE_UNCHANGED: "Keep the plan as it is",
    K.CONTINUE_AND_AMEND: "Keep the plan and change it",
    K.CEASE: "End the plan, as the family now agrees",
}
# One of the two ends the other: a plan, or word that there will be none.
EITHER = (NO_PLAN.id, PLAN_AFTER_ASSESSMENT.id)


@dataclass(frozen=True)
class Said:
    """One term as somebody writes it down. `seat`: who is to do it, "family" or a party's seat."""

    part: str
    side: Side
    seat: str
    body_id: UUID | None
    what: str
    measure: str
    kind: str = ""
    other_date: date | None = None


def clocks_of(kind: str, agreed_on: date, other_date: date | None, by_law: Law) -> tuple[Deadline, ...]:
    """Return the deadlines of one term; none for the family's, and where the law counts no time.

    Raises statute.agreement.NotInTheAgreement for another date that lies before the agreement.
    """
    if not kind:
        return ()
    return law.action_clocks(AgreedAction(AgreedKind(kind), agreed_on, other_date), *by_law)


def clock_of(rule: str, kind: str, agreed_on: date, other_date: date | None, by_law: Law) -> Deadline | None:
    """Return the deadline of one thing to be done, by its rule; None where the law counts no time for it."""
    if rule == TELL_COUNCIL.id:
        return law.tell_council_clock(agreed_on, by_law.calendars)
    found = clocks_of(kind, agreed_on, other_date, by_law)
    return next((clock for clock in found if clock.rule == rule), None)
