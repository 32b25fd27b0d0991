"""What was decided turns out to be something else: every date follows, and so does whether a certificate is needed."""

import pytest

from evenhand.core import events
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.correct_fact import CannotCorrect
from evenhand.domain.cases.facts import Evidence, FactKind, decided, standing
from evenhand.domain.cases.models import Fact
from evenhand.domain.cases.queries import duties
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework import queries as work
from evenhand.domain.casework.actions.correct_what_was_decided import correct_what_was_decided
from evenhand.domain.correspondence import queries as correspondence
from evenhand.statute.routes import Decision, Section
from tests.build import law, world

pytestmark = pytest.mark.django_db
APPEAL, CERTIFICATE = "hesc_r20_1_c.appeal_deadline", "reg34_1.certificate_no_mediation"
SCHOOL = (Section.I_NAMED_SCHOOL,)


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def correct(case, by, decision, disputed=(), **changes):
    sent = {
        "case_id": case.id,
        "decision": decision,
        "disputed": disputed,
        "reason": "We have read the letter.",
        "evidence": Evidence.LETTER,
        "at": world.now(),
        "by": by,
    }
    return correct_what_was_decided(**(sent | changes))


def rules(case):
    with acting_as(worker(case.id)):
        return {one.deadline.rule for one in duties(case.id)}


def told(case, by):
    with acting_as(by):
        return [message.purpose for message in correspondence.of_case(case.id)]


def test_a_request_without_a_decision_gets_its_dates_once_the_letter_is_read(service, adviser):
    case = world.a_case(service, decision=Decision.NO_DECISION_YET)
    assert rules(case) == set()
    correct(case, adviser, Decision.REFUSAL_TO_ASSESS)
    assert APPEAL in rules(case)
    now = law.facts_of(case)
    assert (now.decision, now.disputed) == ("refusal_to_assess", [])


def test_what_was_recorded_stays_on_record_with_who_and_why(service, adviser):
    case = world.a_case(service)
    correct(case, adviser, Decision.FINAL_PLAN, (Section.F, Section.B))
    with acting_as(worker(case.id)):
        recorded = Fact.objects.filter(case=case, kind=FactKind.DECISION).select_related("correction")
        old, new = recorded.order_by("replaces")[::-1]
        stands = [one for one in standing(case.id) if one.kind == FactKind.DECISION]
        sentences = [one.event.sentence() for one in events.of_case(case.id)]
    assert decided(old) == (Decision.REFUSAL_TO_ASSESS, ())
    assert decided(new) == (Decision.FINAL_PLAN, (Section.B, Section.F))
    assert (new.replaces_id, new.recorded_by, new.correction.reason) == (
        old.id,
        adviser.user_id,
        "We have read the letter.",
    )
    assert [one.id for one in stands] == [new.id]
    assert "Corrected what was decided." in sentences


def test_no_certificate_is_needed_after_all_and_the_family_is_told(service, adviser):
    case = world.a_case(service)
    world.inform(case, adviser)
    world.tell(case, "no_mediation", adviser)
    assert CERTIFICATE in rules(case)
    correct(case, adviser, Decision.FINAL_PLAN, SCHOOL)
    assert law.facts_of(case).state == CaseState.NOT_NEEDED
    assert CERTIFICATE not in rules(case) and "not_needed" in told(case, adviser)


def test_a_certificate_is_needed_after_all_and_the_no_that_stands_makes_it_due(service, adviser):
    case = world.a_case(service, decision=Decision.FINAL_PLAN, disputed=SCHOOL)
    world.tell(case, "no_mediation", adviser)
    assert law.facts_of(case).state == CaseState.NOT_NEEDED
    correct(case, adviser, Decision.FINAL_PLAN, (*SCHOOL, Section.F))
    assert law.facts_of(case).state == CaseState.NO_MEDIATION
    assert CERTIFICATE in rules(case)
    with acting_as(adviser):
        assert any("needs a certificate" in task.words for task in work.open_tasks(case.id))
        kinds = [one.event.sentence() for one in events.of_case(case.id) if "Standing" in one.event.kind()]
    assert len(kinds) == 2


def test_the_same_again_changes_nothing(service, adviser):
    case = world.a_case(service)
    assert correct(case, adviser, Decision.REFUSAL_TO_ASSESS) == []
    with acting_as(worker(case.id)):
        assert not Fact.objects.filter(case=case, kind=FactKind.DECISION).exists()


def test_it_needs_a_reason_and_parts_of_a_plan_need_a_plan(service, adviser):
    case = world.a_case(service)
    with pytest.raises(CannotCorrect):
        correct(case, adviser, Decision.CEASE_TO_MAINTAIN, reason=" ")
    with pytest.raises(CannotCorrect):
        correct(case, adviser, Decision.CEASE_TO_MAINTAIN, (Section.F,))


def test_not_while_a_council_is_asked_for_mediation_about_it_and_by_nobody_else(service, adviser):
    case = world.a_case(service)
    with pytest.raises(NotAllowed):
        correct(case, world.family_of(case, address_of(case)), Decision.CEASE_TO_MAINTAIN)
    world.tell(case, "mediation", adviser)
    with pytest.raises(NotNow):
        correct(case, adviser, Decision.CEASE_TO_MAINTAIN)


def address_of(case):
    from evenhand.domain.people import queries as people

    with acting_as(worker(case.id)):
        return people.reach(case.holder_id).email
