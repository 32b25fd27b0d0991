"""Answers on detained children and young people: SI 2015/62 regs 19 to 27."""

from datetime import date

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.answers.stating import Results, states
from evenhand.statute.attendance import Attendee, Consents, may_attend
from evenhand.statute.clocks import clocks
from evenhand.statute.contact import is_barred
from evenhand.statute.detained_rules import (
    ARRANGE,
    AUTHORITY,
    BAR,
    CERTIFICATE_AFTER_MEDIATION,
    CERTIFICATE_NO_MEDIATION,
    CONTACT,
    DEEMED_CERTIFICATE,
    DO_AS_AGREED_DETAINED,
    TELL_OF_MEETING,
)
from evenhand.statute.facts import Facts
from evenhand.statute.rules import APPEAL

HOME_AUTHORITY = "home_authority"
CERTIFICATE = "certificate"
LEAVE = "application_for_leave_to_FTT"
_RESULT = {
    CONTACT.id: "contact_by",
    BAR.id: "certificate_barred_after",
    CERTIFICATE_NO_MEDIATION.id: "certificate_no_mediation_by",
    ARRANGE.id: "arrange_by",
    TELL_OF_MEETING.id: "inform_family_by",
    AUTHORITY.id: "authority_on",
    CERTIFICATE_AFTER_MEDIATION.id: "certificate_after_mediation_by",
    DEEMED_CERTIFICATE.id: "deemed_certificate_by",
    DO_AS_AGREED_DETAINED.id: "do_by",
    APPEAL.id: "raw_deadline",
}


@states("si2015_62.reg20")
def late_contact(notice_sent: date | None = None, first_contact: date | None = None) -> Results:
    """State the same bar, and the same leave, for the appropriate person."""
    facts = Facts(notice_sent=notice_sent, first_contact=first_contact)
    may_issue = first_contact is not None and not is_barred(facts)
    return {"adviser_may_issue_s55_4": may_issue, "route": CERTIFICATE if may_issue else LEAVE}


@states("si2015_62.reg21")
def arranging(
    told_adviser_wants_mediation: date | None = None, home_authority_informed: date | None = None
) -> Results:
    """State that the 30 days run from telling the adviser."""
    facts = Facts(
        detained=True,
        told_adviser_wants_mediation=told_adviser_wants_mediation,
        la_informed=home_authority_informed,
    )
    by_rule = {clock.rule: clock.due_on for clock in clocks(facts)}
    return {"arrange_by": by_rule.get(ARRANGE.id), "arranger": HOME_AUTHORITY}


@states("si2015_62.reg23")
def attending(
    parent_agrees: bool | None = None,
    mediator_agrees: bool | None = None,
    person_in_charge_agrees: bool | None = None,
) -> Results:
    """State whose consent a detained child needs to attend."""
    consents = Consents(parent_agrees, None, mediator_agrees, person_in_charge_agrees)
    verdict = may_attend(Attendee.CHILD, consents, detained=True)
    return {"may_attend": verdict.allowed, "missing": [reason.code for reason in verdict.reasons]}


@states("si2015_62.clocks")
def whole_case(
    notice_dated: date | None = None,
    notice_sent: date | None = None,
    told_adviser_no_mediation: date | None = None,
    told_adviser_wants_mediation: date | None = None,
    home_authority_informed: date | None = None,
    health_issues: bool = False,
    home_authority_cannot_arrange: date | None = None,
    mediation_date: date | None = None,
    mediation_concluded: date | None = None,
    certificate_issued: date | None = None,
    agreement_date: date | None = None,
) -> Results:
    """State every date of a detained person's case; health issues add none."""
    agreed = () if agreement_date is None else (AgreedAction(AgreedKind.NOT_APPEALABLE, agreement_date),)
    facts = Facts(
        detained=True,
        notice_dated=notice_dated,
        notice_sent=notice_sent,
        told_adviser_no_mediation=told_adviser_no_mediation,
        told_adviser_wants_mediation=told_adviser_wants_mediation,
        la_informed=home_authority_informed,
        health_issues=health_issues,
        la_notified_cannot_arrange=home_authority_cannot_arrange,
        meeting_on=mediation_date,
        mediation_concluded=mediation_concluded,
        certificate_issued=certificate_issued,
        agreed_actions=agreed,
    )
    found: Results = dict.fromkeys(_RESULT.values())
    return found | {_RESULT[clock.rule]: clock.due_on for clock in clocks(facts)}
