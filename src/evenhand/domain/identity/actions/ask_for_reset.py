"""Help somebody who lost what they sign in with: one asks, another confirms a day later, the owner can stop it."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import access, jobs, resets, second_factor, two_people
from evenhand.domain.identity.events import ResetAsked
from evenhand.domain.identity.models import Device, FactorReset, Membership, Officer
from evenhand.domain.identity.queries import has_own_case, is_helped_at, mediates_for
from evenhand.domain.identity.resets import COOLING, Way
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.sessions import end_sessions, hold
from evenhand.domain.identity.states import Checked


class NothingWaits(NotNow):
    """Somebody has lost nothing, or it waits already."""

    code = "nothing-to-reset"


class NothingToEnd(NothingWaits):
    """One refusal for every reason, so that nobody learns from it what an address signs in with, or has here."""

    def __init__(self) -> None:
        super().__init__(
            "There is nothing to end here.",
            "This person signs in with a code from their e-mail alone, or is helped elsewhere: on their family’s case, "
            "or where they have worked longest.",
            "Check the e-mail address with them, and ask them where else they could be helped.",
        )


@action
def ask_for_reset(*, user_id: UUID, way: Way, checked: Checked, at: datetime, by: Principal) -> FactorReset:
    """Ask that all that somebody signs in with beside their mailbox ends, once a second person confirms.

    `checked` is how it was found out that it is they: never by what they know. A family's is asked on its case, by the
    case's own action, and so is that of whoever has a case anywhere. Raises NothingWaits, and NotAllowed for one's own.
    """
    asks = _require_power(by, way, user_id)
    _require_helped_here(way, user_id)
    hold(user_id)  # two who ask the same at one moment ask it once
    if resets.waits_through(user_id, way):
        raise NothingWaits("This was asked already.", "It waits for a second person.", "Look at what waits.")
    if not second_factor.is_asked_of(user_id):
        raise NothingToEnd
    asked = FactorReset.objects.create(
        user_id=user_id,
        case_id=way.case_id,
        provider_id=way.provider_id,
        body_id=way.body_id,
        checked=checked,
        asked_at=at,
        asked_by=asks,
    )
    record(ResetAsked(case_id=way.case_id, user_id=user_id, reset_id=asked.id, checked=checked))
    if way.case_id is None:
        jobs.tell_of_reset.later(user_id=user_id, done="")
    return asked


@action
def confirm_reset(*, reset_id: UUID, at: datetime, by: Principal) -> FactorReset:
    """End all that somebody signs in with beside their mailbox, and every session: as a second person, a day later.

    What waits about them through another way is called off: it would end what they set up anew.
    Raises NotNow before that, NotAnother, NothingToEnd where a family's case came to be meanwhile; NotAllowed for
    whoever may not help.
    """
    reset = resets.hold(reset_id)
    way = Way(reset.provider_id, reset.case_id, reset.body_id)
    _require_power(by, way, reset.user_id)
    _require_helped_here(way, reset.user_id)
    two_people.require_another(reset.asked_by, by, "Nothing has ended.")
    if at < reset.asked_at + COOLING:
        raise NotNow(
            "This cannot be confirmed yet.",
            "The person has a day to say that it was not they who asked.",
            "Come back when a day has gone by.",
        )
    record(resets.end(reset, "confirm", at, by.user_id))
    with acting_as(person(reset.user_id)):
        second_factor.end_all(reset.user_id, at)
        Device.objects.filter(user_id=reset.user_id).update(ended_at=at, forgotten_at=at)
        end_sessions(reset.user_id)
        called_off = resets.end_waiting(reset.user_id, at)
    for event in called_off:
        record(event)
    if reset.case_id is None:
        jobs.tell_of_reset.later(user_id=reset.user_id, done="yes")
    return reset


@action
def call_off_reset(*, reset_id: UUID, at: datetime, by: Principal) -> FactorReset:
    """Call a reset off: its owner may, who lost nothing, and whoever may help. Raises NotNow once it has ended."""
    reset = resets.hold(reset_id)
    if reset.user_id != by.user_id:
        _require_power(by, Way(reset.provider_id, reset.case_id, reset.body_id), reset.user_id)
    record(resets.end(reset, "call_off", at, by.user_id))
    return reset


def _require_helped_here(way: Way, user_id: UUID) -> None:
    """Raise NothingToEnd where somebody has a case of a family, or is another's colleague first.

    Any address can be put on a list of people at work.
    """
    if way.case_id is not None:
        return
    if has_own_case(user_id) or not is_helped_at(user_id, way.provider_id, way.body_id):
        raise NothingToEnd


def _require_power(by: Principal, way: Way, user_id: UUID) -> UUID:
    """Return who helps. Raises NotAllowed unless they may help another through this, NoSuchThing if none is there."""
    if by.user_id is None or by.user_id == user_id:
        raise NotAllowed("help with this")
    if way.case_id is not None:
        if by.case_id != way.case_id:  # the case's own action checks who may
            raise NotAllowed("help with this")
        return by.user_id
    if way.body_id is not None:
        access.require_over_officers(by, way.body_id)
        is_there = Officer.objects.filter(user_id=user_id, body_id=way.body_id, ends_at=None).exists()
    else:
        access.require(by, Permission.APPOINT, provider_id=way.provider_id)
        works = Membership.objects.filter(user_id=user_id, provider_id=way.provider_id, ends_at=None).exists()
        is_there = works or mediates_for(user_id, way.provider_id)
    if not is_there:
        raise NoSuchThing
    return by.user_id
