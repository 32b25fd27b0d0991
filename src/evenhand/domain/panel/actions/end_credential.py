"""Say that a credential does not count any longer."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.panel.events import CredentialEnded
from evenhand.domain.panel.models import Credential
from evenhand.domain.panel.states import Ending


@action
def end_credential(*, credential_id: UUID, because: Ending, at: datetime, by: Principal) -> Credential:
    """End a credential today, whatever day was written on it: the mediator is assigned to nothing through it.

    A manager of the provider may. The row stays, and says why.
    """
    providers = identity.providers(by, Permission.KEEP_PANEL)
    found = (
        Credential.objects.select_for_update(of=("self",), no_key=True)
        .select_related("mediator")
        .filter(id=credential_id, mediator__provider_id__in=providers)
        .first()
    )
    if found is None:
        raise NoSuchThing
    if found.ended_on is not None:
        already_done()
        return found
    found.ended_on, found.ended_because = clock.london_day(at), because
    found.save(update_fields=["ended_on", "ended_because"])
    record(CredentialEnded(mediator_id=found.mediator_id, kind_of=found.kind, because=because))
    return found
