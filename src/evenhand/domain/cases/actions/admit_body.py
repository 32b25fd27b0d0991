"""Let a council or a health body take part in a case, and end that."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.cases.events import PartyAdmitted, PartyLeft
from evenhand.domain.cases.models import Party
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.people.vouching import require_vouched

# What a party's officers read of the case itself; what is said to them stands in tables that name their body.
READS = (Compartment.K1_CASE, Compartment.K5_SHARED_ROOM)


@action
def admit_body(*, case_id: UUID, body_id: UUID, at: datetime, by: Principal) -> Party:
    """Let a body take part: its officers see the core of the case from the next statement on.

    Called by the action that hands the family's request over to it (section 52(3); regulation 35(2)).
    """
    require_vouched(by, case_id, "let a body take part")
    standing = Party.objects.filter(case_id=case_id, body_id=body_id, ends_at=None).first()
    if standing is not None:
        already_done()
        return standing
    party = Party.objects.create(
        case_id=case_id, body_id=body_id, compartments=[each.value for each in READS], starts_at=at
    )
    name = organisations.body(body_id).short_name
    record(PartyAdmitted(case_id=case_id, body_id=body_id, name=name))
    return party


@action
def end_party(*, case_id: UUID, body_id: UUID, at: datetime, by: Principal) -> None:
    """End a body's part in a case: the next statement of its officers sees nothing of it."""
    require_vouched(by, case_id, "end a body's part")
    if not Party.objects.filter(case_id=case_id, body_id=body_id, ends_at=None).update(ends_at=at):
        already_done()
        return
    name = organisations.body(body_id).short_name
    record(PartyLeft(case_id=case_id, body_id=body_id, name=name))
