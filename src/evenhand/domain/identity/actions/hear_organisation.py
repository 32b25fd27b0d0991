"""Hear what an organisation says of whoever comes back from its sign-in, and open their account or none."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import second_factor, single_sign_on
from evenhand.domain.identity.events_of_single_sign_on import (
    SecondIsAsked,
    SignedInElsewhere,
    SubjectBound,
    WordNotTaken,
)
from evenhand.domain.identity.models import BoundSubject, SignInElsewhere
from evenhand.domain.identity.single_sign_on import Answer, NoWord, Word

NO_ACCOUNT = "no account"


@dataclass(frozen=True)
class Heard:
    """What came of it: whose account is open, or must be opened further with what they have; or why not."""

    user_id: UUID | None = None
    strong: bool = False
    needs_second: bool = False
    why: str = ""


@action
def hear_organisation(
    *,
    sign_in_id: UUID,
    identity_provider_id: UUID,
    answer: Answer,
    redirect_uri: str,
    at: datetime,
    by: Principal,
) -> Heard:
    """Take one answer that a browser brought back, once, and say whose account it opens.

    What is spent stays spent whatever comes of it, so nothing is raised for a word that cannot be taken. An answer
    without the state that this browser was sent away with spends nothing and raises NoSuchThing, as does one for a
    sign-in of another browser, one that was finished or that is too old, and one that came back to the address of
    another identity provider than the one to which the browser was sent (RFC 9700, 4.4): it is given to neither.
    """
    mine = SignInElsewhere.objects.filter(
        id=sign_in_id,
        identity_provider_id=identity_provider_id,
        browser_key=by.browser_key,
        used_at=None,
        expires_at__gt=at,
    )
    if not single_sign_on.fits(sign_in_id, answer.state) or not mine.update(used_at=at):
        raise NoSuchThing
    sign_in = SignInElsewhere.objects.select_related("identity_provider").get(id=sign_in_id)
    provider = sign_in.identity_provider
    if provider.ended_at is not None:
        record(WordNotTaken(sign_in_id=sign_in_id, why="ended"))
        return Heard(why="ended")
    client = single_sign_on.client_of(provider, redirect_uri, with_secret=True)
    try:
        word = single_sign_on.talk().word(client, single_sign_on.question(sign_in_id), answer, at)
    except NoWord as none:
        record(WordNotTaken(sign_in_id=sign_in_id, why=none.why))
        return Heard(why=none.why)
    user_id = single_sign_on.opens(sign_in, word)
    if user_id is None or not _bound(sign_in, word, user_id, at):
        record(WordNotTaken(sign_in_id=sign_in_id, why=NO_ACCOUNT))
        return Heard(why=NO_ACCOUNT)
    SignInElsewhere.objects.filter(id=sign_in_id).update(user_id=user_id)
    if _needs_second(user_id, strong=word.strong):
        record(SecondIsAsked(user_id=user_id, identity_provider_id=provider.id))
        return Heard(user_id, needs_second=True)
    record(SignedInElsewhere(user_id=user_id, identity_provider_id=provider.id, strong=word.strong))
    return Heard(user_id, strong=word.strong)


def _needs_second(user_id: UUID, *, strong: bool) -> bool:
    """Tell whether what somebody has of their own is asked for too.

    The word of an identity provider that asked for two factors is enough, but for whoever told us that others read
    what is theirs.
    """
    if not strong:
        return second_factor.is_asked_of(user_id)
    with acting_as(person(user_id)):
        return second_factor.mailbox_is_not_enough(user_id)


def _bound(sign_in: SignInElsewhere, word: Word, user_id: UUID, at: datetime) -> bool:
    """Bind a subject to a person when its word is heard first, and tell whether it is bound to them now."""
    provider = sign_in.identity_provider
    subject = single_sign_on.hash_of(provider, word.subject)
    with acting_as(person(user_id)):
        mine = BoundSubject.objects.filter(
            identity_provider=provider, user_id=user_id, subject_sha256=subject, ended_at=None
        )
        if mine.exists():
            return True
        # Another browser of theirs may do so at the same moment.
        BoundSubject.objects.bulk_create(
            [BoundSubject(identity_provider=provider, user_id=user_id, subject_sha256=subject, bound_at=at)],
            ignore_conflicts=True,
        )
        bound = mine.exists()
    if bound:
        record(SubjectBound(user_id=user_id, identity_provider_id=provider.id))
    return bound
