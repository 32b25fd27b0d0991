"""Builders of cases on their way to a certificate."""

from datetime import timedelta

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold, move, note_fact, work_out_dates
from evenhand.domain.cases.models import Case
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.models import Certificate
from tests.build import world


def inform(case: Case, by: Principal) -> None:
    """Give the family information and advice, today."""
    _note(case, FactKind.INFORMATION_GIVEN, "give_information", by)


def say_no(case: Case, by: Principal) -> None:
    """Let the family say no to mediation, today."""
    _note(case, FactKind.TOLD_NO, "choose_no_mediation", by)


def a_case_that_said_no(service: world.Service, by: Principal, **changes) -> Case:
    """Return a case that is ready for its certificate."""
    case = world.a_case(service, **changes)
    inform(case, by)
    say_no(case, by)
    return case


def a_late_case(service: world.Service, by: Principal) -> Case:
    """Return a case whose family came to us more than two months after its letter."""
    return a_case_that_said_no(service, by, notice_dated=world.today() - timedelta(days=80))


def issued(case: Case, by: Principal) -> Certificate:
    """Issue the certificate of a case."""
    return issue_certificate(case_id=case.id, at=world.now(), by=by)


def _note(case: Case, kind: FactKind, how: str, by: Principal) -> None:
    with acting_as(by):
        held = hold(case.id, by)
        at = world.now()
        move(held, how)
        note_fact(held, kind, happened_on=world.today(), at=at, by=by, evidence=Evidence.TOLD_BY_TELEPHONE)
        work_out_dates(held, because="a test said so", at=at)
