"""A correction is another fact with who, why and how we know; it changes a day, and nothing else that was said."""

from datetime import timedelta

import pytest

from evenhand.core import events
from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.correct_fact import CannotCorrect
from evenhand.domain.cases.facts import CORRECTABLE, NAMES, Evidence, FactKind, choice_of, standing
from evenhand.domain.cases.models import Duty, Fact
from evenhand.domain.cases.queries import law_facts
from evenhand.domain.cases.states import DutyState
from evenhand.domain.casework import jobs
from evenhand.domain.casework import queries as work
from evenhand.domain.casework.actions.correct_record import correct_record
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.people import queries as people
from tests.build import law, mediation, world

pytestmark = pytest.mark.django_db
ARRANGE = "reg36_2.arrange_30_days"


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def fact(case, kind):
    with acting_as(worker(case.id)):
        return next(one for one in standing(case.id) if one.kind == kind)


def correct(case, kind, by, *, days_ago=None, fact_id=None, **changes):
    sent = {
        "case_id": case.id,
        "kind": kind,
        "fact_id": fact_id,
        "happened_on": None if days_ago is None else world.today() - timedelta(days=days_ago),
        "reason": "The record says otherwise.",
        "evidence": Evidence.OWN_RECORD,
        "at": world.now(),
        "by": by,
    }
    return correct_record(**(sent | changes))


def law_says(case):
    with acting_as(worker(case.id)):
        return law_facts(law.facts_of(case), world.today())


def duty(case, rule):
    with acting_as(worker(case.id)):
        return Duty.objects.exclude(state=DutyState.SUPERSEDED).get(case=case, rule=rule)


def test_correcting_what_was_said_first_does_not_bring_it_back(service, adviser):
    case = world.a_case(service)
    world.tell(case, "mediation", adviser, days_ago=3)
    world.tell(case, "no_mediation", adviser)
    correct(case, FactKind.TOLD_WANTS, adviser, days_ago=4, fact_id=fact(case, FactKind.TOLD_WANTS).id)
    with acting_as(worker(case.id)):
        assert choice_of(standing(case.id)) == (FactKind.TOLD_NO, world.today())


def test_correcting_a_choice_that_was_withdrawn_does_not_bring_it_back(service, adviser):
    from evenhand.domain.cases.actions.come_back import come_back
    from evenhand.domain.cases.actions.withdraw_request import withdraw_request

    case = world.a_case(service)
    world.tell(case, "mediation", adviser, days_ago=3)
    said = {"case_id": case.id, "evidence": Evidence.TOLD_BY_TELEPHONE, "by": adviser}
    withdraw_request(**said, at=world.now())
    come_back(**said, at=world.now())
    correct(case, FactKind.TOLD_WANTS, adviser, days_ago=4, fact_id=fact(case, FactKind.TOLD_WANTS).id)
    with acting_as(worker(case.id)):
        assert choice_of(standing(case.id)) == ("", None)


def test_a_correction_of_a_correction_keeps_the_place_of_the_first(service, adviser):
    case = world.a_case(service)
    world.tell(case, "mediation", adviser, days_ago=3)
    world.tell(case, "no_mediation", adviser)
    for days in (4, 5, 6):
        wrong = fact(case, FactKind.TOLD_WANTS)
        correct(case, FactKind.TOLD_WANTS, adviser, days_ago=days, fact_id=wrong.id)
    with acting_as(worker(case.id)):
        assert choice_of(standing(case.id))[0] == FactKind.TOLD_NO
        assert Fact.objects.filter(case=case, kind=FactKind.TOLD_WANTS).count() == 4


def test_the_council_may_have_been_told_before_we_were(service, adviser):
    case = world.a_case(service)
    world.tell(case, "mediation", adviser)
    before = duty(case, ARRANGE).due_on
    told = fact(case, FactKind.LA_INFORMED)
    moved = correct(case, FactKind.LA_INFORMED, adviser, days_ago=5, fact_id=told.id)
    assert duty(case, ARRANGE).due_on == before - timedelta(days=5)
    assert [one.rule for one in moved if one.is_shorter] == [ARRANGE]
    with acting_as(adviser):
        event = next(one for one in events.of_case(case.id) if one.event.kind() == "cases.DatesMoved")
    jobs.ask_to_call.function(event_id=str(event.id), case_id=str(case.id))
    with acting_as(adviser):
        assert TaskKind.DATE_CAME_NEARER in [task.kind for task in work.open_tasks(case.id)]


def test_what_belongs_to_an_earlier_mediation_stays_there_when_it_is_corrected(service, adviser):
    case = world.a_case(service)
    world.tell(case, "mediation", adviser)
    first = fact(case, FactKind.LA_INFORMED)
    world.tell(case, "undecided", adviser)
    world.tell(case, "mediation", adviser)
    correct(case, FactKind.LA_INFORMED, adviser, days_ago=9, fact_id=first.id)
    assert law_says(case).la_informed == world.today()


def test_the_end_of_a_mediation_can_be_corrected_and_the_certificate_is_due_by_it(service, adviser):
    case = mediation.a_case_that_wants_mediation(service, adviser)
    assert FactKind.CONCLUDED in CORRECTABLE and FactKind.FIRST_SESSION in CORRECTABLE
    with pytest.raises(CannotCorrect):
        correct(case, FactKind.CONCLUDED, adviser, days_ago=1)
    assert law_says(case).mediation_concluded is None, "an end is recorded by whoever led it, never added"


def test_the_day_of_issue_of_a_certificate_is_never_corrected():
    assert FactKind.CERTIFICATE_ISSUED not in CORRECTABLE


@pytest.mark.parametrize("kind", [kind for kind in CORRECTABLE if kind not in NAMES])
def test_no_day_is_corrected_to_none_or_to_one_that_lies_ahead(service, adviser, kind):
    case = world.a_case(service)
    for days_ago in (None, -1):
        with pytest.raises(CannotCorrect):
            correct(case, kind, adviser, days_ago=days_ago)


def test_a_name_is_not_corrected_to_nothing(service, adviser):
    with pytest.raises(CannotCorrect):
        correct(world.a_case(service), FactKind.CHILD_NAME, adviser, value="  ")


def test_a_birth_that_is_corrected_is_the_childs_from_then_on(service, adviser):
    case = world.a_case(service)
    born = world.today() - timedelta(days=4000)
    correct(
        case, FactKind.DATE_OF_BIRTH, adviser, fact_id=fact(case, FactKind.DATE_OF_BIRTH).id, happened_on=born
    )
    with acting_as(adviser):
        assert people.one(case.child_id).date_of_birth == born
    assert law_says(case).date_of_birth == born


def test_a_fact_is_not_corrected_as_if_it_were_another(service, adviser):
    case = world.a_case(service)
    letter = fact(case, FactKind.NOTICE_DATED)
    with pytest.raises(NoSuchThing):
        correct(case, FactKind.TOLD_NO, adviser, days_ago=2, fact_id=letter.id)


@pytest.mark.parametrize("kind", [FactKind.TOLD_NO, FactKind.LA_CANNOT_ARRANGE, FactKind.NOTICE_DATED])
def test_what_has_an_action_of_its_own_or_is_known_is_not_added_by_a_correction(service, adviser, kind):
    with pytest.raises(CannotCorrect):
        correct(world.a_case(service), kind, adviser, days_ago=2)


def test_what_else_a_fact_says_stays_when_its_day_is_corrected(service, adviser):
    case = world.a_case(service)
    world.tell(case, "mediation", adviser)
    old = fact(case, FactKind.LA_INFORMED)
    correct(case, FactKind.LA_INFORMED, adviser, days_ago=1, fact_id=old.id, value="something else")
    assert fact(case, FactKind.LA_INFORMED).value == old.value


def test_the_preview_of_a_correction_is_what_it_then_does(service, adviser):
    case = world.a_case(service)
    world.tell(case, "mediation", adviser, days_ago=3)
    wrong = fact(case, FactKind.LA_INFORMED)
    day = world.today() - timedelta(days=6)
    with acting_as(adviser):
        shown = work.effect_of_correction(law.facts_of(case), FactKind.LA_INFORMED, wrong, day, world.today())
    correct(case, FactKind.LA_INFORMED, adviser, days_ago=6, fact_id=wrong.id)
    effect = next(one for one in shown if one.rule == ARRANGE)
    assert effect.change == "earlier"
    assert duty(case, ARRANGE).due_on == effect.after.due_on
