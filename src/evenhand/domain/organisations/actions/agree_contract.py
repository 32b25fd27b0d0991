"""Agree that a provider serves a council's families."""

from datetime import date
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.organisations.events import ContractAgreed
from evenhand.domain.organisations.models import Contract


@action
def agree_contract(
    *,
    provider_id: UUID,
    team_id: UUID,
    local_authority: str,
    starts_on: date,
    provider_acts_for_authority: bool,
    by: Principal,
) -> Contract:
    """Put a contract between a provider and a council in force from a day. Only the operator may."""
    if by.name != OPERATOR:
        raise NotAllowed("agree a contract")
    contract = Contract.objects.create(
        provider_id=provider_id,
        team_id=team_id,
        local_authority_id=local_authority,
        starts_on=starts_on,
        provider_acts_for_authority=provider_acts_for_authority,
    )
    record(ContractAgreed(provider_id=provider_id, local_authority=local_authority))
    return contract
