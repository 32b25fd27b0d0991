"""Answers that follow one case from the letter to the appeal, all from `clocks`."""

from collections.abc import Sequence
from datetime import date

from evenhand.statute.agreed_actions import AgreedAction
from evenhand.statute.answers.agreeing import kinds, step_dates
from evenhand.statute.answers.appealing import appeal_dates
from evenhand.statute.answers.arranging import HEALTH
from evenhand.statute.answers.stating import Results, states
from evenhand.statute.clocks import clocks
from evenhand.statute.facts import Facts
from evenhand.statute.rules import (
    ARRANGE,
    ARRANGE_MIXED,
    CERTIFICATE_AFTER_MEDIATION,
    CERTIFICATE_NO_MEDIATION,
    CONTACT,
    DEEMED_CERTIFICATE,
    NOTIFY_COMMISSIONERS,
    Rule,
)


@states("end_to_end.no_mediation")
def no_mediation(
    notice_sent: date | None = None,
    first_contact: date | None = None,
    told_adviser_no_mediation: date | None = None,
    certificate_issued: date | None = None,
) -> Results:
    """State every date of a case in which the family says no to mediation."""
    facts = Facts(
        notice_sent=notice_sent,
        first_contact=first_contact,
        told_adviser_no_mediation=told_adviser_no_mediation,
        certificate_issued=certificate_issued,
    )
    found = {"contact_by": CONTACT, "certificate_no_mediation_by": CERTIFICATE_NO_MEDIATION}
    return _dates(facts, found) | appeal_dates(facts)


@states("end_to_end.deemed_summer")
def deemed_summer(
    notice_sent: date | None = None,
    first_contact: date | None = None,
    la_informed: date | None = None,
    la_notified_adviser_cannot_arrange: date | None = None,
    certificate_issued: date | None = None,
) -> Results:
    """State every date of a case in which the council cannot arrange in time."""
    facts = Facts(
        notice_sent=notice_sent,
        first_contact=first_contact,
        la_informed=la_informed,
        la_notified_cannot_arrange=la_notified_adviser_cannot_arrange,
        certificate_issued=certificate_issued,
    )
    found = {"contact_by": CONTACT, "arrange_by": ARRANGE, "deemed_certificate_by": DEEMED_CERTIFICATE}
    return _dates(facts, found) | appeal_dates(facts)


@states("end_to_end.health_mixed")
def health_mixed(
    notice_sent: date | None = None,
    la_informed: date | None = None,
    issues: Sequence[str] = (),
    mediation_concluded: date | None = None,
) -> Results:
    """State every date of a case in which health is among the issues."""
    facts = Facts(
        notice_sent=notice_sent,
        la_informed=la_informed,
        health_issues=HEALTH in issues,
        mediation_concluded=mediation_concluded,
    )
    found = {
        "contact_by": CONTACT,
        "notify_commissioning_bodies_by": NOTIFY_COMMISSIONERS,
        "arrange_by": ARRANGE_MIXED if facts.health_issues else ARRANGE,
        "certificate_after_mediation_by": CERTIFICATE_AFTER_MEDIATION,
    }
    return _dates(facts, found)


@states("end_to_end.mediation_agreed")
def mediation_agreed(
    notice_sent: date | None = None,
    first_contact: date | None = None,
    la_informed: date | None = None,
    health_issues: bool = False,
    mediation_concluded: date | None = None,
    agreement_date: date | None = None,
    agreed: str | None = None,
    certificate_issued: date | None = None,
) -> Results:
    """State every date of a case in which mediation ends in an agreement; the certificate is due all the same."""
    actions: tuple[AgreedAction, ...] = ()
    if agreement_date is not None and agreed is not None:
        actions = tuple(AgreedAction(kind, agreement_date) for kind in kinds(agreed))
    facts = Facts(
        notice_sent=notice_sent,
        first_contact=first_contact,
        la_informed=la_informed,
        health_issues=health_issues,
        mediation_concluded=mediation_concluded,
        agreed_actions=actions,
        certificate_issued=certificate_issued,
    )
    found = {
        "contact_by": CONTACT,
        "arrange_by": ARRANGE_MIXED if facts.health_issues else ARRANGE,
        "certificate_after_mediation_by": CERTIFICATE_AFTER_MEDIATION,
    }
    return _dates(facts, found) | step_dates(clocks(facts)) | appeal_dates(facts)


def _dates(facts: Facts, rules: dict[str, Rule]) -> Results:
    by_rule = {clock.rule: clock.due_on for clock in clocks(facts)}
    return {name: by_rule.get(rule.id) for name, rule in rules.items()}
