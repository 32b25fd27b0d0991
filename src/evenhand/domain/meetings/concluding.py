"""What ends a mediation, whoever ends it: one fact, from which the certificate's three days run."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from evenhand.core.crashpoints import crashpoint
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.holding import note_fact, work_out_dates
from evenhand.domain.meetings.events import MediationConcluded
from evenhand.domain.meetings.notices import tell_concluded

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def conclude(case: "Case", on: date, *, evidence: str, by_family: bool, at: datetime, by: Principal) -> None:
    """Note on a held case that its mediation ended (regulation 39(1)); the caller has checked who may and when."""
    crashpoint("conclude.begun")
    note_fact(case, FactKind.CONCLUDED, happened_on=on, at=at, by=by, evidence=evidence)
    crashpoint("conclude.fact-noted")
    record(MediationConcluded(case_id=case.id, on=on, by_family=by_family))
    work_out_dates(case, because="the mediation ended", at=at)
    crashpoint("conclude.before-notice")
    tell_concluded(case, on, at=at, by=by)
    crashpoint("conclude.before-commit")
