"""Say that a mediation cannot be arranged in time."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotNow
from evenhand.core.principals import Principal
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold as hold_case
from evenhand.domain.cases.holding import note_fact, work_out_dates
from evenhand.domain.referrals.events import CannotArrangeSaid
from evenhand.domain.referrals.holding import hold_to_answer, move, note
from evenhand.domain.referrals.states import CannotArrange


@action
def say_cannot_arrange(*, referral_id: UUID, because: CannotArrange, at: datetime, by: Principal) -> None:
    """Tell the adviser that the council cannot arrange the mediation within its thirty days (regulation 39(2)).

    From today the certificate is due within three working days, as if the family had taken part (regulation 39(3));
    it excuses nobody from arranging. There is none in a health-only case, so a health body cannot say it.
    """
    referral = hold_to_answer(referral_id, by)
    case = hold_case(referral.case_id, by)
    today = clock.london_day(at)
    if referral.health_only or cases.law_facts(case, today).health_only:
        raise NotNow(
            "This cannot be said here.",
            "In a case about health only, the law knows no certificate without a meeting (regulation 39(2)).",
            "Offer a date, or call the mediation service.",
        )
    referral.cannot_because = because
    move(referral, "say_cannot_arrange", "cannot_because")
    crashpoint("cannot-arrange.before-fact")
    writer = by.for_case(case.id)
    note_fact(
        case, FactKind.LA_CANNOT_ARRANGE, happened_on=today, at=at, by=writer, evidence=Evidence.OWN_RECORD
    )
    note(referral, CannotArrangeSaid, because=because)
    work_out_dates(case, because="the council cannot arrange the mediation in time", at=at)
