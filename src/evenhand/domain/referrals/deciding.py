"""Whether the bodies of a case have named people who can decide about every issue (regulation 37(1))."""

from datetime import datetime
from typing import TYPE_CHECKING

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.cases.facts import AUTHORITY, Evidence, FactKind
from evenhand.domain.cases.holding import note_fact, work_out_dates
from evenhand.domain.cases.queries import standing_facts
from evenhand.domain.referrals.models import DecisionMaker, Referral

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

# A decision that has no parts, such as a refusal to assess, is decided about as a whole.
WHOLE = "decision"


def note_who_decides(case: "Case", *, at: datetime, by: Principal) -> None:
    """Note on a held case when every issue has somebody who can decide about it, and when one has nobody again.

    Nothing is noted where nothing changed. The caller sees what every body was asked.
    """
    known = [fact for fact in standing_facts(case.id) if fact.kind in AUTHORITY and not fact.value]
    was = bool(known) and known[-1].kind == FactKind.AUTHORITY_NAMED
    running = list(Referral.objects.filter(case=case, ended_at=None))
    now = bool(running) and not any(undecided(referral) for referral in running)
    if now == was:
        return
    kind = FactKind.AUTHORITY_NAMED if now else FactKind.AUTHORITY_LACKING
    note_fact(case, kind, happened_on=london_day(at), evidence=Evidence.OWN_RECORD, at=at, by=by)
    because = (
        "people were named who can decide" if now else "nobody is named who can decide about some issues"
    )
    work_out_dates(case, because=because, at=at)


def undecided(referral: Referral) -> tuple[str, ...]:
    """Return the parts that a body was asked about and for which it has named nobody who can decide."""
    named = DecisionMaker.objects.filter(referral=referral, ended_at=None)
    covered = {part for each in named for part in each.authority_over}
    return tuple(part for part in (referral.sections or (WHOLE,)) if part not in covered)
