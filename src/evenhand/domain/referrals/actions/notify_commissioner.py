"""Tell a health body what the family wants to mediate about."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.admit_body import admit_body
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold as hold_case
from evenhand.domain.cases.holding import note_fact, work_out_dates
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.referrals.deciding import note_who_decides
from evenhand.domain.referrals.events import HandedOver
from evenhand.domain.referrals.holding import hold_to_answer, note
from evenhand.domain.referrals.models import Referral
from evenhand.domain.referrals.notices import tell_body
from evenhand.domain.referrals.referring import refer


@action
def notify_commissioner(*, referral_id: UUID, body_id: UUID, at: datetime, by: Principal) -> Referral:
    """Send a council's notice to a health body: the health issues and the provision wanted (regulation 35(2)).

    The body has it in its portal at once, so today is the day it received it, from which its own thirty days run in
    a case about health only (regulation 35(3)). Asked again it changes nothing. Raises NotNow where no health issue
    is in dispute, NoSuchThing for a body that does not commission here.
    """
    asked = hold_to_answer(referral_id, by)
    case = hold_case(asked.case_id, by)
    today = clock.london_day(at)
    if asked.health_only or not cases.law_facts(case, today).health_issues:
        raise NotNow("No notice was sent.", "No health issue is in dispute.", "Go back to the request.")
    if body_id not in {body.id for body in organisations.commissioners_of(case.local_authority_id, today)}:
        raise NoSuchThing
    writer = by.for_case(case.id)
    with acting_as(writer):  # the council does not see what another body is asked
        running = Referral.objects.filter(case=case, body_id=body_id, ended_at=None).first()
    if running is not None:
        already_done()
        return running
    with acting_as(writer):
        crashpoint("notify.before-row")
        referral = refer(case, body_id, health_only=True, at=at, share_words=bool(asked.words))
        admit_body(case_id=case.id, body_id=body_id, at=at, by=writer)
        note_fact(
            case, FactKind.ICB_NOTIFIED, happened_on=today, at=at, by=writer, evidence=Evidence.OWN_RECORD
        )
        note(referral, HandedOver)
        tell_body(case, referral, "health_notice", at=at, by=writer, once=f"referral {referral.id}")
        work_out_dates(case, because="the health body received the council's notice", at=at)
        note_who_decides(case, at=at, by=writer)
    return referral
