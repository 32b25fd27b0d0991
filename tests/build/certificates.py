"""Builders of cases on their way to a certificate."""

from datetime import timedelta

from evenhand.core.principals import Principal
from evenhand.domain.cases.models import Case
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.models import Certificate
from tests.build import world


def a_case_that_said_no(service: world.Service, by: Principal, **changes) -> Case:
    """Return a case whose family was informed and does not want mediation."""
    case = world.a_case(service, **changes)
    world.inform(case, by)
    world.tell(case, "no_mediation", by)
    return case


def a_late_case(service: world.Service, by: Principal) -> Case:
    """Return a case whose family came to us more than two months after its letter."""
    return a_case_that_said_no(service, by, notice_dated=world.today() - timedelta(days=80))


def issued(case: Case, by: Principal) -> Certificate:
    """Issue the certificate of a case."""
    return issue_certificate(case_id=case.id, at=world.now(), by=by)
