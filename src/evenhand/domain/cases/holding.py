"""Holding a case: the row lock under which its state, facts and duties change together."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.errors import NoSuchThing, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access, duties, right
from evenhand.domain.cases.actions.let_right_pass import write_to_holder
from evenhand.domain.cases.events import CaseMoved, DatesMoved, FactRecorded
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.models import Case, Correction, Fact, Issue
from evenhand.domain.cases.states import CASE
from evenhand.domain.law.in_use import law_of
from evenhand.domain.organisations.queries import service_for
from evenhand.statute.in_force import NotInForce, in_force


class BeforeThisLaw(Refused):
    """A day lies before the law that a case rests on."""

    code = "before-this-law"

    def __init__(self) -> None:
        super().__init__(
            "We cannot work with that day.",
            "It lies before 1 September 2014, when this law began.",
            "Go back, check the year and send it again.",
        )


def hold(case_id: UUID, by: Principal) -> Case:
    """Return a case with its row locked until the transaction ends.

    Everything that changes a case holds it first, so that changes follow one another.
    Raises NoSuchThing when the principal may not see it, the same as when there is none.
    """
    case = access.visible_to(by).select_for_update(of=("self",)).filter(id=case_id).first()
    if case is None or not _is_still_seen(case, by):
        raise NoSuchThing
    if right.has_passed(case, clock.today()):
        # Whether or not the job of that day ran: nobody is written to whose right it no longer is.
        write_to_holder(case)
    return case


def _is_still_seen(case: Case, by: Principal) -> bool:
    """Tell whether somebody sees a case that is locked by now.

    The statement that locks it waits, and then goes by what stood before it waited: a wall that was built in the
    meantime would not count. Whoever is vouched for on the case has been asked.
    """
    return by.case_id == case.id or access.visible_to(by).filter(id=case.id).exists()


def move(case: Case, name: str, *also: str) -> None:
    """Move a held case as its lifecycle allows, and record it; `also` names columns that change with the state.

    Raises NotNow when the move cannot follow the state that the case is in.
    """
    before, after = case.state, CASE.after(name, case.state)
    case.state = after
    case.version += 1
    case.save(update_fields=["state", "version", *also])
    if after != before:
        record(CaseMoved(case_id=case.id, move=name, before=before, after=after))


def note_fact(
    case: Case,
    kind: FactKind,
    *,
    at: datetime,
    by: Principal,
    evidence: str,
    happened_on: date | None = None,
    value: str = "",
    reason: str = "",
    replaces: Fact | None = None,
) -> Fact:
    """Add a fact to a held case and record it. The caller then works out the clocks again.

    Raises BeforeThisLaw for a day, other than one of birth, on which there was nothing to ask for.
    """
    if happened_on and kind != FactKind.DATE_OF_BIRTH:
        _require_under_this_law(happened_on)
    fact = Fact.objects.create(
        case=case,
        kind=kind,
        happened_on=happened_on,
        value=value,
        recorded_at=at,
        recorded_by=by.user_id,
        evidence=evidence,
        correction=Correction.objects.create(case=case, reason=reason.strip()) if reason.strip() else None,
        replaces=replaces,
    )
    record(
        FactRecorded(
            case_id=case.id,
            fact_id=fact.id,
            what=FactKind(kind).label,
            happened_on=happened_on,
            replaces=replaces.id if replaces else None,
        )
    )
    return fact


def _require_under_this_law(day: date) -> None:
    try:
        in_force("reg33.contact_adviser", day)
    except NotInForce as before:
        raise BeforeThisLaw from before


def work_out_dates(case: Case, *, because: str, at: datetime) -> list[duties.Moved]:
    """Work out the clocks of a held case again, by the law in use, and record which dates moved."""
    today = clock.london_day(at)
    moved = duties.work_out(
        case,
        because=because,
        at=at,
        today=today,
        provider_is_contact=provider_is_contact(case, today),
        law=law_of(case.provider_id),
    )
    changed = [item for item in moved if item.was is not None]
    if changed:
        record(
            DatesMoved(
                case_id=case.id,
                rules=tuple(item.rule for item in changed),
                shorter=tuple(item.rule for item in changed if item.is_shorter),
                because=because,
            )
        )
    return moved


def give_issues(case: Case, user_id: UUID) -> None:
    """Show what the family disagrees with, in its own words, to the user whom nobody knew when it asked."""
    Issue.objects.filter(case=case, user_id=None).update(user_id=user_id)


def initials(name: str) -> str:
    """Return the initials by which a list names a child."""
    return "".join(part[0].upper() for part in name.split() if part[0].isalpha())[:4] or "?"


def provider_is_contact(case: Case, today: date) -> bool:
    """Tell whether telling this provider tells the council (reg 32(f)), by the contract in force."""
    service = service_for(case.local_authority_id, today)
    return bool(service and service.provider_acts_for_authority)
