"""Set the last day of a contract between a provider and a council."""

from datetime import date
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.organisations.actions.agree_contract import EndsBeforeItStarts, ServedAlready
from evenhand.domain.organisations.events import ContractEnded
from evenhand.domain.organisations.models import Contract, LocalAuthority


@action
def end_contract(*, contract_id: UUID, ends_on: date, by: Principal) -> None:
    """Let a contract end with a day; its cases stay with the provider. Only the operator may.

    Raises EndsBeforeItStarts, NoSuchThing, and ServedAlready for a later end that another contract stands before.
    """
    if by.name != OPERATOR:
        raise NotAllowed("end a contract")
    contract = Contract.objects.filter(id=contract_id).first()
    if contract is None:
        raise NoSuchThing
    council = LocalAuthority.objects.select_for_update().get(code=contract.local_authority_id)
    if ends_on < contract.starts_on:
        raise EndsBeforeItStarts(contract.starts_on)
    if contract.ends_on == ends_on:
        already_done()
        return
    later = council.contracts.filter(starts_on__gt=contract.starts_on, starts_on__lte=ends_on)
    if (other := later.select_related("provider").order_by("starts_on").first()) is not None:
        raise ServedAlready(council.name, other.provider.name, other.starts_on, other.ends_on)
    Contract.objects.filter(id=contract_id).update(ends_on=ends_on)
    record(ContractEnded(provider_id=contract.provider_id, local_authority=council.code))
