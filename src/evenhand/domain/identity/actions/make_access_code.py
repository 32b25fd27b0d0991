"""Make an access code for somebody, take it into use, end it."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import access_codes, devices, second_factor
from evenhand.domain.identity.access_codes import TELEPHONE
from evenhand.domain.identity.actions.prove_second_factor import spent
from evenhand.domain.identity.events import AccessCodeEnded, AccessCodeMade, AccessCodeTaken, DigitsRefused
from evenhand.domain.identity.models import AccessCode, User
from evenhand.domain.identity.second_factor import Shown
from evenhand.domain.identity.sessions import end_sessions, others_ended


class CannotHaveCode(NotNow):
    """Staff may not give this person a code: it would open more than this case, or take another's place."""

    code = "cannot-have-code"

    def __init__(self) -> None:
        super().__init__(
            "No access code was given.",
            "This e-mail address signs in with something else already, or for something else than this case.",
            "If the family can sign in, it asks for a code on its own page. If it has lost what it signs in with, use "
            "the help for that: it takes two people and a day.",
        )


@action
def make_access_code(
    *, user_id: UUID, case_id: UUID, how: str, always: bool, at: datetime, by: Principal
) -> AccessCode:
    """Make an access code for somebody, by post or to be read out. Called by actions of the case, which checked who.

    One that is read out is asked for from now on, and ends every session. One that is posted is asked for once it has
    come and was typed, so that nobody is kept out while it is on its way; with `always` the mailbox alone opens nothing
    from this moment, and every session ends. Raises CannotHaveCode.
    """
    if by.case_id != case_id:
        raise NotAllowed("give an access code")
    if by.user_id != user_id and not access_codes.may_be_given(user_id, case_id):
        raise CannotHaveCode
    told = how == TELEPHONE
    before = AccessCode.objects.filter(user_id=user_id, ended_at=None)
    (before if told else before.filter(confirmed_at=None)).update(ended_at=at)
    code = AccessCode.objects.create(
        user_id=user_id,
        case_id=case_id,
        how=how,
        given_at=at,
        given_by=by.user_id,
        confirmed_at=at if told else None,
    )
    if told:
        with acting_as(person(user_id)):
            ended = others_ended(user_id, at, here=None)
        record(ended)
    if always and not second_factor.mailbox_is_not_enough(user_id):
        User.objects.filter(id=user_id).update(mailbox_is_not_enough=True)
        end_sessions(user_id)
    record(AccessCodeMade(case_id=case_id, user_id=user_id, how=how))
    return code


@action
def confirm_access_code(*, typed: str, at: datetime, by: Principal, here: UUID | None = None) -> bool:
    """Ask for one's own code from now on, once the letter has come and it was typed; tell whether it fits.

    Every session ends then but the one in the browser `here`. Raises TooManyTries, NotNow when none is on its way.
    """
    if by.user_id is None:
        raise NotAllowed("use an access code")
    if not access_codes.of_user(by.user_id):
        raise NotNow(
            "There is no access code.", "None was sent to you, or it has ended.", "Ask for one first."
        )
    if not spent(by.user_id, typed, at, known=devices.is_here(by.user_id, here), here=here):
        record(DigitsRefused(user_id=by.user_id))
        return False
    # It may have been something else of theirs.
    fits = access_codes.is_asked(by.user_id)
    record(AccessCodeTaken(user_id=by.user_id) if fits else DigitsRefused(user_id=by.user_id))
    return fits


@action
def end_access_code(*, shown: Shown, at: datetime, by: Principal, here: UUID | None = None) -> bool:
    """Ask for one's own access code no longer, once it or another second factor was shown; tell whether it fits.

    Raises TooManyTries, and NotNow where the mailbox alone must not sign in and nothing else would be left.
    """
    if by.user_id is None:
        raise NotAllowed("end an access code")
    if not access_codes.of_user(by.user_id):
        raise NotNow("There is no access code.", "It has ended already, or was never given.")
    if second_factor.mailbox_is_not_enough(by.user_id) and not second_factor.has_other(
        by.user_id, "access_code"
    ):
        raise NotNow(
            "Your access code was not ended.",
            "Others may read your e-mail, so that something else must be asked for.",
            "Add an app or a passkey first, or ask for a new code.",
        )
    if not spent(by.user_id, shown, at, known=devices.is_here(by.user_id, here), here=here):
        record(DigitsRefused(user_id=by.user_id))
        return False
    access_codes.end(by.user_id, at)
    record(AccessCodeEnded(user_id=by.user_id))
    return True
