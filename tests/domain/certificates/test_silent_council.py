"""A silent council: from day 31 the family asks, informed; an adviser prepares; a manager signs off; never alone."""

import pytest

from evenhand.core.errors import NotAllowed
from evenhand.core.events import of_case
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework import jobs as casework_jobs
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework import waiting
from evenhand.domain.casework.waiting import Second
from evenhand.domain.certificates import deeming, queries
from evenhand.domain.certificates.actions.ask_for_deemed import ask_for_deemed
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.actions.reissue_certificate import reissue_certificate
from evenhand.domain.certificates.refusals import CannotAskYet, CannotIssue, NotRead
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.notify_commissioner import notify_commissioner
from evenhand.domain.referrals.actions.say_cannot_arrange import say_cannot_arrange
from evenhand.domain.referrals.states import CannotArrange
from evenhand.statute.routes import Decision, Section
from tests.build import world

pytestmark = pytest.mark.django_db

ADDRESS = "sam@holloway.example"
DEEMED = "reg39_3.deemed_certificate"


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager")


@pytest.fixture
def case(request, service, adviser):
    changes = getattr(request, "param", {})
    world.a_health_body(service)
    return world.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS), **changes)


@pytest.fixture
def family(case):
    return world.family_of(case, ADDRESS)


@pytest.fixture
def later(owner):
    """Let so many days go by."""
    yield lambda days: world.move_clock(owner, days=days)
    world.move_clock(owner)


@pytest.fixture
def silent(case, later):
    """Let the thirty days go by without a word from the council."""
    later(31)
    return case


def ask(case, by, *, understood: str = deeming.WARNING_VERSION, evidence: str = "told_online"):
    ask_for_deemed(case_id=case.id, understood=understood, evidence=evidence, at=world.now(), by=by)


def issue(case, by):
    return issue_certificate(case_id=case.id, at=world.now(), by=by)


def duties(case, by):
    with acting_as(by):
        return {duty.deadline.rule: duty for duty in cases.duties(case.id)}


def test_on_day_30_the_council_still_has_time_and_on_day_31_the_family_may_ask(
    case, family, adviser, manager, later
):
    later(30)
    with pytest.raises(CannotAskYet, match="The council has until"):
        ask(case, family)
    later(31)
    ask(case, family)
    assert duties(case, adviser)[DEEMED].state == "open"


def test_nothing_follows_from_silence_alone(silent, adviser, manager):
    assert DEEMED not in duties(silent, adviser)
    for by in (adviser, manager):
        with pytest.raises(CannotIssue):
            issue(silent, by)


@pytest.mark.parametrize("understood", ["", "2020-01"])
def test_it_is_asked_for_by_whoever_read_the_warning_that_stands_now(silent, family, understood):
    with pytest.raises(NotRead):
        ask(silent, family, understood=understood)


def test_the_adviser_prepares_and_a_manager_signs_off(silent, family, adviser, manager):
    for _ in range(2):
        ask(silent, family)
    with pytest.raises(CannotIssue, match="A manager decides"):
        issue(silent, adviser)
    with acting_as(adviser):
        draft = queries.draft_for(world.again(silent, adviser), at=world.now(), by=adviser)
    assert [stop.reason.code for stop in draft.stops] == ["deemed_decided_by_manager"]
    assert draft.appeal_before and draft.appeal_after, "what it does to the appeal is shown first"
    certificate = issue(silent, manager)
    assert (certificate.section, certificate.basis) == ("s55_5", "reg39_3")
    with acting_as(manager):
        shown = queries.in_force(silent.id)
    assert "regulation 39(3)" in shown.words.authority
    assert "treated as having taken part" in " ".join(shown.words.findings)
    assert duties(silent, adviser)[DEEMED].state == "met"
    assert world.again(silent, adviser).state == CaseState.CERTIFIED


def test_whoever_wrote_the_request_down_does_not_decide_about_it(silent, service, manager):
    ask(silent, manager, evidence="told_by_telephone")
    with pytest.raises(CannotIssue, match="A manager decides"):
        issue(silent, manager)
    assert issue(silent, world.a_colleague(service, "manager", name="Jo Lead")).basis == "reg39_3"


def test_what_somebody_wrote_down_who_is_shut_out_since_is_asked_anew(silent, service, adviser, manager):
    ask(silent, adviser, evidence="told_by_telephone")
    other = world.a_colleague(service)
    shut_out = {"user_id": adviser.user_id, "reason": "is a cousin", "at": world.now(), "by": manager}
    build_wall(case_id=silent.id, **shut_out)
    with pytest.raises(CannotIssue, match=r"shut out of this case since\. Ask the family again"):
        issue(silent, manager)
    with acting_as(manager):
        assert deeming.asking(world.again(silent, manager), world.today()).may_ask
    ask(silent, other, evidence="told_by_telephone")
    with acting_as(other):
        assert [fact.kind for fact in cases.facts(silent.id)].count("deemed_asked") == 2
    assert issue(silent, manager).basis == "reg39_3"


def test_what_the_family_asked_itself_stands_whoever_is_shut_out(silent, family, adviser, manager):
    ask(silent, family)
    build_wall(case_id=silent.id, user_id=adviser.user_id, reason="x", at=world.now(), by=manager)
    assert issue(silent, manager).basis == "reg39_3"


def test_the_request_is_one_fact_with_how_we_know_and_which_text_was_read(silent, adviser, manager):
    ask(silent, adviser, evidence="told_by_telephone")
    ask(silent, adviser, evidence="told_by_telephone")
    with acting_as(adviser):
        facts = [fact for fact in cases.facts(silent.id) if fact.kind == "deemed_asked"]
        asked = [each for each in of_case(silent.id) if each.event.kind() == "certificates.DeemedAsked"]
    assert [fact.evidence for fact in facts] == ["told_by_telephone"]
    assert [each.event.warning for each in asked] == [deeming.WARNING_VERSION]
    assert "the council is silent" in asked[0].event.sentence()


def test_it_does_not_wait_for_the_manager_who_wrote_it_down(silent, adviser, manager):
    ask(silent, manager, evidence="told_by_telephone")
    raised = event(silent, adviser, "certificates.DeemedAsked")
    casework_jobs.ask_to_decide.function(event_id=raised, case_id=str(silent.id))
    with acting_as(manager):
        assert waiting.for_second(manager).lines == ()


def test_it_comes_on_the_list_for_a_manager_and_leaves_it_with_the_certificate(
    silent, family, adviser, manager
):
    ask(silent, family)
    raised = event(silent, adviser, "certificates.DeemedAsked")
    casework_jobs.ask_to_decide.function(event_id=raised, case_id=str(silent.id))
    assert "deemed_to_decide" in tasks(silent, adviser)
    with acting_as(manager):
        assert [one.kind for one in waiting.for_second(manager).lines] == [Second.DEEMED]
    with acting_as(adviser):
        assert waiting.for_second(adviser).lines == ()
    issue(silent, manager)
    ended = event(silent, adviser, "certificates.CertificateIssued")
    with acting_as(worker(silent.id)):
        casework_jobs.end_tasks.function(event_id=ended, case_id=str(silent.id))
    assert "deemed_to_decide" not in tasks(silent, adviser)


def test_the_date_says_by_which_reading_it_runs(silent, family, adviser):
    ask(silent, family)
    (used, *_) = duties(silent, adviser)[DEEMED].deadline.readings
    assert (used.switch, used.reading) == ("deemed_on_own_knowledge", "own_knowledge")
    assert used.others == (("needs_notification", None),)


def test_a_council_that_speaks_at_last_needs_no_manager(silent, family, adviser):
    ask(silent, family)
    with acting_as(adviser):
        asked = referrals.of_case(silent.id)[0]
    say_cannot_arrange(referral_id=asked.id, because=CannotArrange.NO_DATE, at=world.now(), by=adviser)
    assert issue(silent, adviser).basis == "reg39_3"


def test_a_family_that_wants_none_after_all_has_one_without_mediation(silent, family, adviser):
    ask(silent, family)
    world.tell(silent, "no_mediation", adviser)
    assert DEEMED not in duties(silent, adviser)
    assert issue(silent, adviser).basis == "reg34_1"


def test_a_mistake_on_it_is_mended_by_whoever_may_replace(silent, family, adviser, manager):
    ask(silent, family)
    first = issue(silent, manager)
    second = reissue_certificate(
        case_id=silent.id, certificate_id=first.id, reason_code="wrong_name", at=world.now(), by=adviser
    )
    assert (second.basis, second.first_issued_on) == (first.basis, first.first_issued_on)


HEALTH_ONLY = {"decision": Decision.FINAL_PLAN, "disputed": (Section.G,)}


@pytest.mark.parametrize("case", [HEALTH_ONLY], indirect=True)
def test_never_in_a_case_about_health_only(silent, family, adviser, manager):
    with acting_as(adviser):
        asked = referrals.of_case(silent.id)[0]
    (board,) = boards(silent, adviser)
    notify_commissioner(referral_id=asked.id, body_id=board.id, at=world.now(), by=adviser)
    for by in (family, adviser, manager):
        with pytest.raises(CannotAskYet):
            ask(silent, by)


def test_a_stranger_and_an_officer_cannot_ask(silent, service):
    officer = world.an_officer(world.council_of(service))
    with pytest.raises(NotAllowed):
        ask(silent, officer)


def boards(case, by):
    with acting_as(by):
        return organisations.commissioners_of(case.local_authority_id, world.today())


def event(case, by, kind):
    with acting_as(by):
        return str(next(each.id for each in of_case(case.id) if each.event.kind() == kind))


def tasks(case, by):
    with acting_as(by):
        return {task.kind for task in casework.open_tasks(case.id)}
