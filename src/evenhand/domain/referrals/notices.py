"""What councils and health bodies are told: for what, and with which facts. No child is named in any of it."""

from datetime import datetime
from typing import TYPE_CHECKING

from evenhand.core import clock
from evenhand.core.principals import Principal
from evenhand.domain.cases import queries as cases
from evenhand.domain.correspondence import wording
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.notices import facts_of_service
from evenhand.domain.referrals.models import Referral
from evenhand.statute.arrange import arrange_clock, notify_clock
from evenhand.statute.words import day_in_words

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def tell_body(
    case: "Case", referral: Referral, purpose: str, *, at: datetime, by: Principal, once: str
) -> None:
    """Promise a notice to a body about what it was asked; the facts of `purpose` are some of the days that run."""
    facts = cases.law_facts(case, clock.london_day(at))
    law = cases.law_of(case)
    arrange, notify = arrange_clock(facts, *law), notify_clock(facts, *law)
    days = {
        "arrange_by": day_in_words(arrange.due_on) if arrange else "",
        "notify_by": day_in_words(notify.due_on) if notify and not referral.health_only else "",
    }
    promise_message(
        case_id=case.id,
        body_id=referral.body_id,
        purpose=purpose,
        facts=facts_of_service(case.provider_id, case.reference)
        | {name: days[name] for name in wording.purpose(purpose).facts},
        once=once,
        at=at,
        by=by,
    )
