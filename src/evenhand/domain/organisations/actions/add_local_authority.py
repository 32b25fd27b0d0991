"""Add a council that is not in the data file: a fictional one for demonstrations, or one just created."""

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.organisations.events import LocalAuthoritiesLoaded
from evenhand.domain.organisations.models import LocalAuthority


@action
def add_local_authority(*, code: str, name: str, short_name: str, by: Principal) -> LocalAuthority:
    """Add one council under a three-letter code. Only the operator may."""
    if by.name != OPERATOR:
        raise NotAllowed("add a council")
    authority, _ = LocalAuthority.objects.get_or_create(
        code=code, defaults={"name": name, "short_name": short_name, "gss_code": ""}
    )
    record(LocalAuthoritiesLoaded(count=1))
    return authority
