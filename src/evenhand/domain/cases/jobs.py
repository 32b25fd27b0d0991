"""Background jobs of the spine."""

import logging
from uuid import UUID

from evenhand.core import clock
from evenhand.core.jobs import every, job
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import checks
from evenhand.domain.cases.actions.count_again import count_again
from evenhand.domain.cases.actions.end_support import expire_support
from evenhand.domain.cases.actions.let_time_pass import let_time_pass
from evenhand.domain.cases.actions.report_differences import report_differences
from evenhand.domain.cases.models import Case

log = logging.getLogger("evenhand.checks")


@job(queue="duties")
def check_case(case_id: str) -> None:
    """Compare one case with its facts, the law and the record; report a difference, mend nothing."""
    by = worker(UUID(case_id))
    with acting_as(by):
        case = Case.objects.filter(id=UUID(case_id)).first()
        found = checks.differences(case) if case else ()
        if found:
            log.error("case %s differs in %d places", case_id, len(found))
            report_differences(case_id=UUID(case_id), differences=found, by=by)


@every("23 3 * * *", queue="duties")
def check_every_case() -> None:
    """Ask for the check of every open case, and check the chain of events itself."""
    with acting_as(worker()):
        broken = checks.first_broken_event()
        if broken is not None:
            log.critical("the record of events is broken at number %d", broken)
        for case_id in checks.cases_to_check():
            check_case.later(case_id=case_id)


@job(queue="duties")
def pass_time(case_id: str) -> None:
    """End a family's clocks on one case whose time has gone."""
    by = worker(UUID(case_id))
    with acting_as(by):
        let_time_pass(case_id=UUID(case_id), at=clock.now(), by=by)


@every("7 * * * *", queue="duties", at_start=True)
def see_what_is_over() -> None:
    """Ask for every case that holds a family's clock whose time has gone."""
    with acting_as(worker()):
        for case_id in checks.cases_whose_time_went_by():
            pass_time.later(case_id=case_id)


@job(queue="duties")
def end_help_that_is_over(case_id: str) -> None:
    """Say on one case of whoever helped until a day that this day is over."""
    by = worker(UUID(case_id))
    with acting_as(by):
        expire_support(case_id=UUID(case_id), at=clock.now(), by=by)


@every("11 * * * *", queue="duties", at_start=True)
def see_whose_help_is_over() -> None:
    """Ask for every case on which somebody helped until a day that is over."""
    with acting_as(worker()):
        for case_id in checks.cases_with_help_that_is_over():
            end_help_that_is_over.later(case_id=case_id)


@job(queue="duties")
def count_case_again(case_id: str) -> None:
    """Count one case again by the law in use."""
    by = worker(UUID(case_id))
    with acting_as(by):
        count_again(case_id=UUID(case_id), at=clock.now(), by=by)


@job(queue="duties")
def begin_counting_again(event_id: str, case_id: str) -> None:
    """Ask for every case that was counted by another law, as soon as one was chosen."""
    _ask_to_count_again()


@every("*/10 * * * *", queue="duties", at_start=True)
def see_what_is_to_count_again() -> None:
    """Ask for whatever was left: a process that ended, a case that was opened while the law changed."""
    _ask_to_count_again()


def _ask_to_count_again() -> None:
    with acting_as(worker()):
        for case_id in checks.cases_to_count_again():
            count_case_again.later(case_id=case_id)
