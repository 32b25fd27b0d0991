"""Say whether something that was agreed is done: whoever was to do it, and then the other side."""

from datetime import date, datetime
from typing import TYPE_CHECKING, TypedDict
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements.events import ActionConfirmed, ActionNotDone, ActionSaidDone
from evenhand.domain.agreements.holding import hold_action, require_open
from evenhand.domain.agreements.models import AgreedAction
from evenhand.domain.agreements.seats import FAMILY, faces, may_sign, seats_of
from evenhand.domain.agreements.states import ACTION, ActionState, Side
from evenhand.domain.agreements.terms import EITHER
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import Evidence, FactKind, agreed_value, done_value
from evenhand.domain.cases.holding import note_fact, work_out_dates
from evenhand.domain.identity.roles import Permission

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


class _About(TypedDict):
    case_id: UUID
    agreement_id: UUID
    action_id: UUID
    side: str


@action
def say_done(*, action_id: UUID, done_on: date, at: datetime, by: Principal) -> AgreedAction:
    """Say that something agreed was done, and when: whoever was to do it, or staff who were told so.

    The law's clock stops when the other side confirms it. Raises NotNow for a day ahead or before the agreement.
    """
    case, agreed = hold_action(action_id, by)
    _require_side(case, agreed, at, by, owner=True)
    require_open(case)
    if agreed.state == ActionState.SAID_DONE:
        already_done()
        return agreed
    _require_day(agreed, done_on, at)
    with acting_as(by.for_case(case.id)):
        _mark(agreed, "say_done", done_on, at, by)
        record(
            ActionSaidDone(
                case_id=case.id,
                agreement_id=agreed.agreement_id,
                action_id=agreed.id,
                side=agreed.side,
                on=done_on,
            )
        )
    return agreed


@action
def answer_done(
    *, action_id: UUID, is_done: bool, at: datetime, by: Principal, done_on: date | None = None
) -> AgreedAction:
    """Confirm that something agreed was done, or say that it was not: the other side, or staff who were told so.

    Confirmed, its duty is met on the day it was done. Not done, it goes on a list of ours. `done_on`: that day, where
    nobody said it before; raises NotNow without one, so that no duty is met on the day of a click.
    """
    case, agreed = hold_action(action_id, by)
    _require_side(case, agreed, at, by, owner=False)
    require_open(case)
    if agreed.state == (ActionState.DONE if is_done else ActionState.NOT_DONE):
        already_done()
        return agreed
    writer = by.for_case(case.id)
    with acting_as(writer):
        about: _About = {
            "case_id": case.id,
            "agreement_id": agreed.agreement_id,
            "action_id": agreed.id,
            "side": agreed.side,
        }
        if not is_done:
            _mark(agreed, "say_not_done", None, at, by)
            record(ActionNotDone(**about))
            return agreed
        done_on = _day_of(agreed, done_on, at)
        _mark(agreed, "confirm", done_on, at, by)
        record(ActionConfirmed(**about, on=done_on))
        _end_the_other(agreed, at, by)
        _meet_duty(case, agreed, at, writer)
    return agreed


def _require_side(case: "Case", agreed: AgreedAction, at: datetime, by: Principal, *, owner: bool) -> None:
    """Raise NotAllowed unless somebody is on the side that does it, or on the other, or staff.

    A council and a health body do not answer for one another: what one of them does, the family confirms.
    """
    if access.may(by, Permission.RECORD_CONTACT, case):
        return
    mine = [seat for seat in seats_of(case, london_day(at)) if may_sign(case, seat, by)]
    does = FAMILY if agreed.side == Side.FAMILY else str(agreed.body_id)
    if not any(seat.code == does if owner else faces(seat, agreed.side) for seat in mine):
        raise NotAllowed("say this for that side")


def _require_day(agreed: AgreedAction, done_on: date, at: datetime) -> None:
    if not agreed.agreement.agreed_on <= done_on <= london_day(at):
        raise NotNow(
            "This was not saved.",
            "It cannot be done before it was agreed, or on a day ahead.",
            "Check the day.",
        )


def _day_of(agreed: AgreedAction, done_on: date | None, at: datetime) -> date:
    """Return the day on which something was done: as whoever did it said, or else as whoever confirms it says."""
    if agreed.done_on is not None:
        return agreed.done_on
    if done_on is None:
        raise NotNow("This was not saved.", "Nobody has said on which day it was done.", "Write the day.")
    _require_day(agreed, done_on, at)
    return done_on


def _mark(agreed: AgreedAction, name: str, done_on: date | None, at: datetime, by: Principal) -> None:
    agreed.state = ACTION.after(name, agreed.state)
    agreed.done_on, agreed.changed_at, agreed.changed_by = done_on, at, by.user_id
    agreed.save(update_fields=["state", "done_on", "changed_at", "changed_by"])


def _end_the_other(agreed: AgreedAction, at: datetime, by: Principal) -> None:
    """End what is not needed any more: a plan that came ends "says if there will be none", and the other way round."""
    if agreed.rule not in EITHER:
        return
    others = AgreedAction.objects.filter(
        agreement_id=agreed.agreement_id, position=agreed.position, rule__in=EITHER
    ).exclude(id=agreed.id)
    for other in others.filter(state__in=(ActionState.TO_DO, ActionState.NOT_DONE)):
        _mark(other, "make_needless", None, at, by)


def _meet_duty(case: "Case", agreed: AgreedAction, at: datetime, by: Principal) -> None:
    """Note that a rule is kept once all that was agreed alike is done; what has another day has a clock of its own."""
    agreed_on = agreed.agreement.agreed_on
    alike = AgreedAction.objects.filter(
        case_id=case.id, kind=agreed.kind, other_date=agreed.other_date, agreement__agreed_on=agreed_on
    )
    says = agreed_value(agreed.kind, agreed.other_date) if agreed.kind else ""
    touched = EITHER if agreed.rule in EITHER else (agreed.rule,)
    for rule in touched:
        rows = list(alike.filter(rule=rule))
        over = all(row.state in (ActionState.DONE, ActionState.NOT_NEEDED) for row in rows)
        if rule and rows and over:
            last = max((row.done_on for row in rows if row.done_on), default=agreed.done_on)
            note_fact(
                case,
                FactKind.DONE_AS_AGREED,
                happened_on=last,
                value=done_value(rule, agreed_on, says),
                at=at,
                by=by,
                evidence=Evidence.OWN_RECORD,
            )
    work_out_dates(case, because="something agreed was done", at=at)
