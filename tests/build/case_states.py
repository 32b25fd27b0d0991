"""Builders of cases in each state, by the ways that real cases come there."""

from datetime import timedelta
from typing import Any

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.holding import hold, move, note_fact, work_out_dates
from evenhand.domain.cases.models import Case
from evenhand.statute.routes import Decision, Section
from tests.build import world


def certified(case: Case, by: Principal) -> None:
    """Give a case a live certificate as `certificates` will: fact, move, dates."""
    with acting_as(by):
        held = hold(case.id, by)
        at, today = world.now(), world.today()
        move(held, "issue_certificate")
        note_fact(held, FactKind.CERTIFICATE_ISSUED, happened_on=today, at=at, by=by, evidence="own_record")
        work_out_dates(held, because="the certificate was issued", at=at)


def in_state(state: str, service: world.Service, adviser: Principal) -> Case:
    """Return a case in a state, by the ways that real cases come there."""
    placement = {"decision": Decision.FINAL_PLAN, "disputed": (Section.I,)}
    late = {"notice_dated": world.today() - timedelta(days=80)}
    asked: dict[str, Any] = {"not_needed": placement, "leave_signposted": late}.get(state, {})
    case = world.a_case(service, **asked)
    steps: list[str] = {
        "enquiry": [],
        "informed": ["inform"],
        "undecided": ["undecided"],
        "wants_mediation": ["mediation"],
        "no_mediation": ["no_mediation"],
        "certified": ["inform", "no_mediation", "certify"],
        "not_needed": ["no_mediation"],
        "leave_signposted": ["no_mediation"],
        "withdrawn": ["withdraw"],
        "closed": ["withdraw", "close"],
    }[state]
    at = world.now()
    for step in steps:
        if step == "inform":
            world.inform(case, adviser)
        elif step == "certify":
            certified(case, adviser)
        elif step == "withdraw":
            withdraw_request(case_id=case.id, evidence="told_by_telephone", at=at, by=adviser)
        elif step == "close":
            close_case(case_id=case.id, at=at, by=adviser)
        else:
            world.tell(case, step, adviser)
    assert world.again(case, adviser).state == state
    return case
