"""Send a browser to an organisation's own sign-in."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import single_sign_on
from evenhand.domain.identity.events_of_single_sign_on import SentElsewhere
from evenhand.domain.identity.models import IdentityProvider, SignInElsewhere


class SentTooOften(Refused):
    """One browser or one network was sent there many times in a short time."""

    def __init__(self) -> None:
        super().__init__(
            "We have not sent you there again.",
            "This was asked for very often in a short time.",
            "Wait ten minutes and try again, or sign in with a code by e-mail.",
        )


@action
def ask_organisation(
    *, identity_provider_id: UUID, network_address: str, at: datetime, by: Principal
) -> SignInElsewhere:
    """Begin one sign-in with an organisation, to be finished in the browser that began it.

    Raises NoSuchThing when it signs nobody in now, or the browser has no key; SentTooOften.
    """
    provider = IdentityProvider.objects.filter(id=identity_provider_id, ended_at=None).first()
    if provider is None or not by.browser_key:
        raise NoSuchThing
    recent = SignInElsewhere.objects.filter(
        browser_key=by.browser_key, asked_at__gt=at - single_sign_on.LIFE
    ).count()
    if recent >= single_sign_on.TRIES or single_sign_on.is_asked_too_often(network_address, at):
        raise SentTooOften
    sign_in = SignInElsewhere.objects.create(
        identity_provider=provider,
        browser_key=by.browser_key,
        asked_at=at,
        expires_at=at + single_sign_on.LIFE,
    )
    record(SentElsewhere(sign_in_id=sign_in.id))
    return sign_in
