"""Record that the family reached out, or that we did."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.errors import Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold, note_fact, work_out_dates
from evenhand.domain.cases.queries import law_facts
from evenhand.domain.cases.states import CHOICE_IS_OPEN
from evenhand.domain.casework.events import ContactRecorded
from evenhand.domain.casework.following import follow_the_law
from evenhand.domain.casework.kinds import Channel, Direction
from evenhand.domain.casework.models import Contact
from evenhand.domain.casework.notices import tell_information_due
from evenhand.domain.identity.roles import Permission

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

EVIDENCE = {
    Channel.TELEPHONE: Evidence.TOLD_BY_TELEPHONE,
    Channel.VOICEMAIL: Evidence.TOLD_BY_TELEPHONE,
    Channel.EMAIL: Evidence.TOLD_IN_WRITING,
    Channel.POST: Evidence.TOLD_IN_WRITING,
    Channel.ONLINE: Evidence.TOLD_ONLINE,
    Channel.IN_PERSON: Evidence.TOLD_IN_PERSON,
}


class NotYet(Refused):
    """The moment lies ahead."""


@action
def record_contact(
    *,
    case_id: UUID,
    direction: str,
    channel: str,
    reached: bool,
    happened_at: datetime,
    note: str,
    at: datetime,
    by: Principal,
    contact_id: UUID | None = None,
) -> Contact:
    """Log one try to reach. The family's earliest becomes a fact, so that its clocks use it.

    A voicemail or a failed call by the family is contact (reg 33 asks for no answer); our own failed calls are
    kept as evidence of effort and start nothing. `contact_id` makes a form that is sent twice one contact.
    Raises NotYet for a moment to come.
    """
    case = hold(case_id, by)
    access.require(by, Permission.RECORD_CONTACT, case)
    if happened_at > at:
        raise NotYet(
            "This contact was not recorded.", "Its time has not come yet.", "Check the day and the time."
        )
    if contact_id and (same := Contact.objects.filter(id=contact_id).first()):
        already_done()
        return same
    day = clock.london_day(happened_at)
    earliest = law_facts(case, clock.london_day(at)).first_contact
    counts = direction == Direction.IN and (earliest is None or day < earliest)
    fact = None
    if counts:
        evidence = EVIDENCE[Channel(channel)]
        fact = note_fact(case, FactKind.CONTACT, happened_on=day, at=at, by=by, evidence=evidence)
    contact = Contact.objects.create(
        id=contact_id or uuid4(),
        case_id=case.id,
        direction=direction,
        channel=channel,
        reached=reached,
        happened_at=happened_at,
        note=note.strip(),
        recorded_at=at,
        recorded_by=by.user_id,
        fact_id=fact.id if fact else None,
    )
    record(
        ContactRecorded(
            case_id=case.id,
            contact_id=contact.id,
            direction=direction,
            channel=channel,
            reached=reached,
            happened_at=happened_at,
        )
    )
    if fact:
        work_out_dates(case, because="an earlier contact was recorded", at=at)
        follow_the_law(case, at=at)
    if direction == Direction.OUT and not reached:
        _tell_how_to_be_informed(case, day, at, by)
    return contact


def _tell_how_to_be_informed(case: "Case", tried_on: date, at: datetime, by: Principal) -> None:
    """Promise, once a case, where to read or hear the information, if the case waits for it."""
    facts = law_facts(case, clock.london_day(at))
    waits = facts.information_given is None and facts.gateway.certificate_required
    if waits and case.state in CHOICE_IS_OPEN:
        tell_information_due(case, once="not reached", tried_on=tried_on, at=at, by=by.for_case(case.id))
