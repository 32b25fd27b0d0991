"""Record that information and advice about mediation was given."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotNow, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.hearing import require_heard
from evenhand.domain.cases.holding import hold, move, note_fact, work_out_dates
from evenhand.domain.cases.queries import law_facts
from evenhand.domain.cases.states import CASE, LIVE, CaseState
from evenhand.domain.casework.events import InformationRecorded
from evenhand.domain.casework.kinds import Channel, Way
from evenhand.domain.casework.models import Information
from evenhand.domain.casework.notices import tell_advice
from evenhand.domain.casework.script import scripts
from evenhand.domain.identity.roles import Permission

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


class NotComplete(Refused):
    """A point of the information was left out, or the day cannot be right."""


@action
def give_information(
    *,
    case_id: UUID,
    channel: str,
    given_on: date,
    ticked: tuple[str, ...],
    script_version: str,
    at: datetime,
    by: Principal,
    information_id: UUID | None = None,
) -> Information:
    """Record that an adviser went through the information with the family, every point of it (s.55(4)(a)).

    Only somebody with the adviser's permission may. Raises NotComplete while a point is not ticked.
    """
    case = hold(case_id, by)
    access.require(by, Permission.GIVE_INFORMATION, case)
    require_heard(case)
    return _give(
        case, Way.SPOKEN, channel, given_on, ticked, script_version, information_id or uuid4(), at, by
    )


@action
def confirm_information_read(
    *,
    case_id: UUID,
    script_version: str,
    at: datetime,
    by: Principal,
    information_id: UUID | None = None,
) -> Information:
    """Record that the family read the information on its own page, today, and confirmed it.

    Only somebody with the family's own permission may: nobody confirms reading for somebody else.
    """
    case = hold(case_id, by)
    access.require(by, Permission.CHOOSE, case)
    codes = scripts()[script_version].codes if script_version in scripts() else ()
    today = clock.london_day(at)
    return _give(
        case, Way.READ_ONLINE, Channel.ONLINE, today, codes, script_version, information_id or uuid4(), at, by
    )


def _give(
    case: "Case",
    way: Way,
    channel: str,
    given_on: date,
    ticked: tuple[str, ...],
    version: str,
    information_id: UUID,
    at: datetime,
    by: Principal,
) -> Information:
    if same := Information.objects.filter(id=information_id).first():
        already_done()
        return same
    _check(case, given_on, ticked, version, clock.london_day(at))
    evidence = Evidence.TOLD_ONLINE if way == Way.READ_ONLINE else Evidence.OWN_RECORD
    if CASE.allows("give_information", case.state):
        move(case, "give_information")
    fact = note_fact(case, FactKind.INFORMATION_GIVEN, happened_on=given_on, at=at, by=by, evidence=evidence)
    given = Information.objects.create(
        id=information_id,
        case_id=case.id,
        way=way,
        channel=channel,
        given_on=given_on,
        script_version=version,
        ticked=list(ticked),
        recorded_at=at,
        recorded_by=by.user_id,
        fact_id=fact.id,
    )
    record(
        InformationRecorded(
            case_id=case.id,
            information_id=given.id,
            way=way,
            given_on=given_on,
            script_version=version,
        )
    )
    work_out_dates(case, because="information and advice was given", at=at)
    if way == Way.SPOKEN:
        facts = law_facts(case, clock.london_day(at))
        tell_advice(case, given_on, facts, at=at, by=by.for_case(case.id))
    return given


def _check(case: "Case", given_on: date, ticked: tuple[str, ...], version: str, today: date) -> None:
    if case.state not in LIVE:
        raise NotNow(
            "This was not recorded.",
            f"The case is {CaseState(case.state).label}.",
            "If the family has come back, take the request up again first.",
        )
    if given_on > today:
        raise NotComplete(
            "This was not recorded.", "The day lies ahead.", "Record it once the information was given."
        )
    script = scripts().get(version)
    if script is None:
        raise NotComplete(
            "This was not recorded.",
            "The text has changed since the page was opened.",
            "Open the page again and go through the points.",
        )
    missing = [point.tick for point in script.points if point.code not in ticked]
    if missing:
        raise NotComplete(
            "This was not recorded yet.",
            "The law asks for all of the information. Still to say: " + "; ".join(missing) + ".",
            "Tick each point once it was said.",
        )
