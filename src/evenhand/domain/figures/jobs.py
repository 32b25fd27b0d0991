"""Counting in the background: every night what is not published yet, and a correction as soon as it is asked for."""

from evenhand.core import clock
from evenhand.core.jobs import every, job
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.figures.actions.count_waiting import count_waiting
from evenhand.domain.figures.actions.draft_report import draft_report
from evenhand.domain.figures.periods import ended, quarter_of
from evenhand.domain.organisations.queries import all_providers, contracts

# So many quarters back a report can still be made that nobody asked for: a year, and the one that just ended.
BACK = 5


@every("17 4 * * *", queue="duties", at_start=True)
def draft_reports() -> None:
    """Count every quarter and year that is over and not published."""
    _draft_all()


@every("41 4 * * *", queue="duties", at_start=True)
def count_waiting_times() -> None:
    """Count how long families waited, of every provider whose last weeks nobody has counted."""
    by = worker()
    for provider_id in all_providers():
        with acting_as(by):
            count_waiting(provider_id=provider_id, at=clock.now(), by=by)


@job(queue="duties")
def draft_correction(event_id: str, case_id: str) -> None:
    """Count again whatever is being corrected."""
    _draft_all()


def _draft_all() -> None:
    by = worker()
    with acting_as(by):
        at = clock.now()
        for contract in contracts(clock.london_day(at)):
            quarters = ended(clock.london_day(at), quarter_of(contract.starts_on).starts_on, BACK)
            years = sorted({quarter.year for quarter in quarters})
            for period in (*quarters, *(year for year in years if year.quarters[-1] <= quarters[-1])):
                draft_report(
                    provider_id=contract.provider_id,
                    local_authority=contract.local_authority_id,
                    period=period,
                    at=at,
                    by=by,
                )
