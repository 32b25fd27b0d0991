"""A case has another council by one action: the one before sees nothing more, and the next nothing of before."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, companions
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.models import Party
from evenhand.domain.cases.states import CaseState, DutyState
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.actions.change_council import change_council
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.casework.council import CannotChangeCouncil, effect_of_council
from evenhand.domain.casework.events import CouncilChanged
from evenhand.domain.casework.jobs import ask_about_council, end_tasks
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.certificates.jobs import look_at_correction
from evenhand.domain.certificates.models import Certificate
from evenhand.domain.correspondence.models import Message
from evenhand.domain.documents import queries as documents
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.states import Cause, Undecided
from evenhand.domain.meetings.states import Party as Side
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.models import MediatorCase
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.add_paper import add_paper
from evenhand.domain.referrals.actions.say_cannot_arrange import say_cannot_arrange
from evenhand.domain.referrals.models import DecisionMaker, Nudge, Offer, Referral
from evenhand.domain.referrals.shared import telling
from evenhand.domain.referrals.states import CannotArrange
from evenhand.statute.routes import Decision, Section
from tests.build import beside, mediation, requests, world
from tests.build import certificates as issuing
from tests.build.files import pdf_that_says

pytestmark = pytest.mark.django_db

A_PLAN = {"decision": Decision.FINAL_PLAN, "disputed": (Section.F,)}


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def other(service):
    return world.another_council(service)


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def before(service):
    return world.an_officer(world.council_of(service))


@pytest.fixture
def after(other):
    return world.an_officer(world.council_of(other))


@pytest.fixture
def case(service, adviser, before):
    return world.a_case_that_wants_mediation(service, adviser, **A_PLAN)


def moves(case, to, by, **changes):
    said = {"transferred_on": world.today() - timedelta(days=3), "evidence": Evidence.TOLD_IN_WRITING}
    said |= {"why": WhyCouncil.MOVED, "at": world.now(), "by": by}
    return change_council(case_id=case.id, council=to.local_authority, **(said | changes))


def put_right(case, to, by, reason="The form lists both under one name."):
    return change_council(
        case_id=case.id,
        council=to.local_authority,
        why=WhyCouncil.MISTAKE,
        reason=reason,
        evidence=Evidence.LETTER,
        at=world.now(),
        by=by,
    )


def sees(by, case):
    with acting_as(by):
        return access.visible_to(by).filter(id=case.id).exists()


def case_council(case, by):
    return world.again(case, by).local_authority.short_name


def duties(case, by):
    with acting_as(by):
        return {each.deadline.rule: each for each in cases.duties(case.id) if each.state == DutyState.OPEN}


def follows(case, by, kind, *jobs):
    """Do what follows from the last event of a kind, twice as the worker may."""
    with acting_as(by):
        happened = next(item for item in events.of_case(case.id) if item.event.kind() == kind)
    for job in (*jobs, *jobs):
        job.function(event_id=str(happened.id), case_id=str(case.id))


def open_tasks(case, by):
    with acting_as(by):
        return {task.kind for task in casework.open_tasks(case.id)}


def told(case, by, body_id):
    with acting_as(by):
        found = Message.objects.filter(case_id=case.id, body_id=body_id).order_by("created_at")
        return list(found.values_list("purpose", flat=True))


def test_a_family_that_moved_is_the_new_councils_and_the_old_one_sees_nothing(
    service, other, adviser, before, after, case
):
    assert sees(before, case) and not sees(after, case)
    moves(case, other, adviser)
    now = world.again(case, adviser)
    assert (now.local_authority_id, now.team_id) == (other.local_authority, other.team_id)
    for officer in (before, after):
        assert not sees(officer, case)
        with acting_as(officer):
            assert referrals.inbox(officer) == [] and not Party.objects.exists()
    with acting_as(adviser):
        (fact,) = [one for one in cases.standing_facts(case.id) if one.kind == FactKind.COUNCIL]
        assert (fact.value, fact.happened_on) == (other.local_authority, world.today() - timedelta(days=3))
        (happened,) = [one.event for one in events.of_case(case.id) if isinstance(one.event, CouncilChanged)]
    assert happened.was_told and "The family moved" in happened.sentence()
    assert told(case, adviser, world.council_of(service)) == ["mediation_wanted", "not_your_case"]
    assert told(case, adviser, world.council_of(other)) == []


def test_what_has_not_gone_to_the_old_council_does_not_go(service, other, adviser, case):
    moves(case, other, adviser)
    with acting_as(adviser):
        found = dict(Message.objects.exclude(body_id=None).values_list("purpose", "state"))
    assert found == {"mediation_wanted": "suppressed", "not_your_case": "queued"}


def test_the_wish_is_asked_for_again_and_no_date_goes_without_a_reason(other, adviser, case):
    was = duties(case, adviser)
    assert "reg36_2.arrange_30_days" in was
    with acting_as(adviser):
        shown = {
            one.rule: one.change for one in effect_of_council(case, other.local_authority, world.today())
        }
    moves(case, other, adviser)
    now = duties(case, adviser)
    assert world.again(case, adviser).state == CaseState.UNDECIDED
    assert was.keys() - now.keys() == {"reg36_2.arrange_30_days"}
    assert {rule for rule, change in shown.items() if change == "ends"} == {"reg36_2.arrange_30_days"}
    assert all(now[rule].deadline.due_on == was[rule].deadline.due_on for rule in now)
    with acting_as(adviser):
        assert casework.standing_choice(case.id) is None
        past = {one.deadline.rule: one.closed_because for one in cases.standing_and_past_duties(case.id)[1]}
    assert past["reg36_2.arrange_30_days"] == "the case has another council"


def test_the_new_councils_thirty_days_run_from_when_it_is_told(other, adviser, after, case):
    moves(case, other, adviser)
    world.tell(case, "mediation", adviser)
    assert sees(after, case)
    arrange = duties(case, adviser)["reg36_2.arrange_30_days"].deadline
    assert arrange.due_on == world.today() + timedelta(days=30)
    assert world.again(case, adviser).state == CaseState.WANTS_MEDIATION


def test_the_new_council_reads_nothing_that_was_said_with_the_old_one(other, adviser, before, after, case):
    mediation.offered(case, before)
    with acting_as(before):
        (asked,) = referrals.of_case(case.id)
    add_paper(
        referral_id=asked.id, kind="report", name="report.pdf", content=pdf_that_says("secret"),
        at=world.now() - timedelta(hours=2), by=before,
    )  # fmt: skip
    moves(case, other, adviser)
    world.tell(case, "mediation", adviser)
    with acting_as(after):
        (theirs,) = referrals.inbox(after)
        assert theirs.id != asked.id and theirs.body_id == world.council_of(other)
        for table in (Offer, DecisionMaker, Nudge, Meeting):
            assert not table.objects.exists(), table.__name__
        assert Referral.objects.count() == 1
        assert documents.of_case(case.id) == []
    with acting_as(adviser):
        assert DecisionMaker.objects.count() == 1
        assert referrals.open_offers(case.id, world.now()) == [], "nothing is booked on a date of the old one"


def test_what_a_family_shared_with_one_council_it_did_not_share_with_another(
    service, other, adviser, before, after
):
    draft = requests.a_draft(
        service,
        route={"route": "mediation"},
        record_route={"record_route": "yes"},
        share={"share": ["issues", "needs"]},
    )
    sent = send_request(draft_id=draft, at=world.now(), by=requests.a_browser())
    with acting_as(before):
        (asked,) = referrals.inbox(before)
        assert asked.words
    with acting_as(adviser):
        case = cases.one(sent.case_id, adviser)
    put_right(case, other, adviser)
    with acting_as(adviser):
        asks = telling(world.again(case, adviser))
    assert asks.words and asks.shares is None, "it is asked again"
    world.tell(case, "mediation", adviser)
    with acting_as(after):
        assert referrals.inbox(after)[0].words == ""


def test_a_no_and_a_certificate_stand_and_name_what_they_named(service, other, adviser):
    case = issuing.a_case_that_said_no(service, adviser, **A_PLAN)
    certificate = issuing.issued(case, adviser)
    was = duties(case, adviser)
    moves(case, other, adviser)
    assert world.again(case, adviser).state == CaseState.CERTIFIED
    assert {rule: one.deadline.due_on for rule, one in duties(case, adviser).items()} == {
        rule: one.deadline.due_on for rule, one in was.items()
    }
    follows(case, adviser, "casework.CouncilChanged", look_at_correction, ask_about_council)
    with acting_as(adviser):
        assert Certificate.objects.get(case=case, state="issued").content == certificate.content
    assert TaskKind.CERTIFICATE_QUESTIONED not in open_tasks(case, adviser)


def test_three_working_days_of_a_no_run_on(service, other, adviser):
    case = issuing.a_case_that_said_no(service, adviser, **A_PLAN)
    was = duties(case, adviser)["reg34_1.certificate_no_mediation"].deadline.due_on
    put_right(case, other, adviser)
    assert duties(case, adviser)["reg34_1.certificate_no_mediation"].deadline.due_on == was


def test_a_mistake_is_put_right_before_anybody_was_told(service, other, adviser, before):
    case = world.a_case(service)
    put_right(case, other, adviser)
    assert world.again(case, adviser).local_authority_id == other.local_authority
    assert told(case, adviser, world.council_of(service)) == []
    follows(case, adviser, "casework.CouncilChanged", ask_about_council)
    assert TaskKind.WRONG_COUNCIL_TOLD not in open_tasks(case, adviser)
    assert not sees(before, case)


def test_that_a_wrong_council_was_told_comes_before_a_manager(other, adviser, case):
    put_right(case, other, adviser)
    follows(case, adviser, "casework.CouncilChanged", end_tasks, ask_about_council)
    assert {TaskKind.WRONG_COUNCIL_TOLD, TaskKind.COUNCIL_CHANGED} <= open_tasks(case, adviser)
    world.tell(case, "mediation", adviser)
    follows(case, adviser, "casework.ChoiceRecorded", end_tasks)
    assert TaskKind.COUNCIL_CHANGED not in open_tasks(case, adviser)
    assert TaskKind.WRONG_COUNCIL_TOLD in open_tasks(case, adviser)


def test_a_certificate_that_names_the_wrong_council_is_questioned(service, other, adviser):
    case = issuing.a_case_that_said_no(service, adviser)
    issuing.issued(case, adviser)
    put_right(case, other, adviser)
    follows(case, adviser, "casework.CouncilChanged", look_at_correction)
    assert TaskKind.CERTIFICATE_QUESTIONED in open_tasks(case, adviser)


def test_it_can_go_back_and_says_nothing_of_between(service, other, adviser, before, after, case):
    put_right(case, other, adviser)
    put_right(case, service, adviser, "It was right at first.")
    assert not sees(before, case) and not sees(after, case)
    world.tell(case, "mediation", adviser)
    assert sees(before, case) and not sees(after, case)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"transferred_on": None}, "from the day on which it was transferred"),
        ({"transferred_on": world.date(2999, 1, 1)}, "If it lies ahead"),
        ({"why": WhyCouncil.MISTAKE}, "why the other one was wrong"),
    ],
)
def test_it_says_since_when_or_why(other, adviser, case, changes, words):
    with pytest.raises(CannotChangeCouncil, match=words):
        moves(case, other, adviser, **changes)


def test_only_a_plan_moves(service, other, adviser):
    case = world.a_case(service, decision=Decision.REFUSAL_TO_ASSESS)
    with pytest.raises(CannotChangeCouncil, match="Only a plan moves"):
        moves(case, other, adviser)


def test_where_we_have_no_contract_the_family_is_referred_to_who_has(service, adviser, case):
    theirs = world.a_service()
    with pytest.raises(
        CannotChangeCouncil, match=r"no contract .* Refer the family to Provider \d+: 01632 960123"
    ):
        moves(case, theirs, adviser)
    code, _ = world.a_council()
    nobodys = world.Service(service.provider_id, service.team_id, code)
    with pytest.raises(CannotChangeCouncil, match="who advises on mediation"):
        moves(case, nobodys, adviser)
    with pytest.raises(CannotChangeCouncil, match="this council already"):
        moves(case, service, adviser)


def test_a_booked_meeting_is_cancelled_first(service, other, adviser, case):
    manager = world.a_colleague(service, "manager")
    plan = mediation.a_plan(mediation.a_mediator(service, manager))
    meeting = mediation.book(case, plan, adviser, undecided_because=Undecided.NAMED_LATER)
    with pytest.raises(CannotChangeCouncil, match="Cancel the meeting first"):
        moves(case, other, adviser)
    cancel_meeting(meeting_id=meeting.id, cause=Cause.OTHER, party=Side.FAMILY, at=world.now(), by=adviser)
    moves(case, other, adviser)
    after = world.an_officer(world.council_of(other))
    world.tell(case, "mediation", adviser)
    with acting_as(after):
        assert not Meeting.objects.exists()


def test_a_mediation_that_was_held_stays_with_its_council(service, other, adviser, case):
    manager = world.a_colleague(service, "manager")
    mediator = mediation.a_mediator(service, manager)
    meeting = mediation.book(
        case, mediation.a_plan(mediator), adviser, undecided_because=Undecided.NAMED_LATER
    )
    own = mediation.cleared(case, mediator)
    mediation.hold(meeting, own, at=meeting.during.lower + timedelta(minutes=5))
    for change in (moves, put_right):
        with pytest.raises(CannotChangeCouncil, match="stays there"):
            change(case, other, adviser)


def test_a_certificate_that_is_owed_is_not_lost_by_moving(other, adviser, before, case):
    with acting_as(before):
        (asked,) = referrals.inbox(before)
    say_cannot_arrange(referral_id=asked.id, because=CannotArrange.NO_DATE, at=world.now(), by=before)
    with pytest.raises(CannotChangeCouncil, match="owed a certificate"):
        moves(case, other, adviser)
    put_right(case, other, adviser)


def test_a_closed_case_keeps_its_council(service, other, adviser):
    case = issuing.a_case_that_said_no(service, adviser, **A_PLAN)
    issuing.issued(case, adviser)
    close_case(case_id=case.id, at=world.now(), by=adviser)
    with pytest.raises(CannotChangeCouncil, match="closed"):
        moves(case, other, adviser)


def test_only_staff_of_the_case_change_it(service, other, before, case):
    family = world.family_of(case, "nobody@family.example")
    with pytest.raises(NotAllowed):
        moves(case, other, before)
    for stranger in (family, world.a_colleague(world.a_service())):
        with pytest.raises(NoSuchThing):
            moves(case, other, stranger)


def test_of_a_withdrawn_case_the_next_council_is_told_nothing(other, adviser, after, case):
    withdraw_request(case_id=case.id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=adviser)
    moves(case, other, adviser)
    assert world.again(case, adviser).state == CaseState.WITHDRAWN
    assert not sees(after, case)


def test_the_database_changes_a_council_only_with_the_fact_that_says_so(other, adviser, case):
    with (
        acting_as(adviser),
        pytest.raises(DatabaseError, match="with the fact that says so"),
        transaction.atomic(),
    ):
        type(case).objects.filter(id=case.id).update(local_authority_id=other.local_authority)


def test_the_database_goes_by_the_present_council_whatever_stands_of_parties(
    service, other, adviser, before, case
):
    moves(case, other, adviser)
    with acting_as(adviser):
        assert Party.objects.filter(body_id=world.council_of(service)).update(ends_at=None) == 1
    with acting_as(before), connection.cursor() as cursor:
        cursor.execute("select evenhand_sees(%s, 'K1')", [case.id])
        assert cursor.fetchone() == (False,)
        assert not Party.objects.exists() and not type(case).objects.exists()


def test_that_a_mediator_has_no_conflict_was_said_of_the_council_before(service, other, adviser, case):
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"))
    day = world.today() + timedelta(days=14)
    asked = {"case_id": case.id, "mediator_id": mediator.id, "meeting_on": day, "by": adviser}
    assign_mediator(**asked, at=world.now())
    own = mediation.cleared(case, mediator)
    assert sees(own, case)
    moves(case, other, adviser)
    assert not sees(own, case)
    assign_mediator(**asked, at=world.now())
    with acting_as(own):
        (again,) = MediatorCase.objects.filter(case_id=case.id)
    with acting_as(adviser):
        assert again.council == case_council(case, adviser)
    assert again.cleared_at is None and not sees(own, case)


def test_an_officer_of_the_next_council_does_not_stay_at_the_familys_side(service, other, adviser):
    asks = world.what_a_family_asks(service)
    case = world.a_case_that_wants_mediation(service, adviser, reach=asks.reach)
    family = world.family_of(case, asks.reach.email)
    world.an_officer(world.council_of(other), address="kim@friends.example")
    world.an_officer(world.council_of(other), address="lee@friends.example")
    helps = beside.a_supporter(case, family, email="kim@friends.example")
    beside.asked(case, family, email="lee@friends.example")
    friend = beside.a_supporter(case, family, name="Max Ito")
    put_right(case, other, adviser)
    assert not sees(helps, case) and sees(friend, case)
    with acting_as(adviser):
        assert [(one.name, one.is_there) for one in companions.of_case(case.id)] == [
            ("Max Ito", True),
            ("Kim Cole", False),
            ("Kim Cole", False),
        ]
    follows(case, adviser, "casework.CouncilChanged", ask_about_council)
    with acting_as(adviser):
        (task,) = [one for one in casework.open_tasks(case.id) if one.kind == TaskKind.BESIDE_TO_ASK]
    assert task.words == "Kim Cole (ended), Kim Cole (ended)"


def test_where_a_family_moved_it_says_first_whether_the_other_parent_may_know(service, other, adviser):
    asks = world.what_a_family_asks(service)
    case = world.a_case_that_wants_mediation(service, adviser, **A_PLAN, reach=asks.reach)
    family = world.family_of(case, asks.reach.email)
    friend = beside.a_supporter(case, family, name="Max Ito")
    address = Reach(email="jo@family.example")
    parent = beside.says_yes(case, beside.a_second_parent(case, adviser, reach=address))
    assert sees(parent, case)
    moves(case, other, adviser)
    assert not sees(parent, case) and sees(friend, case)
    follows(case, adviser, "casework.CouncilChanged", ask_about_council)
    with acting_as(adviser):
        (task,) = [one for one in casework.open_tasks(case.id) if one.kind == TaskKind.BESIDE_TO_ASK]
        assert task.words == "Jo Holloway (ended), Max Ito" and "whether each stays" in task.asks
        assert not companions.are_apart(case.id)
    again = beside.a_second_parent(case, adviser, reach=address)
    assert sees(beside.says_yes(case, again), case)


@pytest.fixture
def silent(service, adviser, before):
    """Return a case whose council let its thirty days pass."""
    case = world.a_case(service, **A_PLAN)
    world.inform(case, adviser, days_ago=45)
    world.tell(case, "mediation", adviser, days_ago=40)
    return case


def test_a_certificate_that_could_be_asked_for_is_not_lost_by_moving(other, adviser, silent):
    with pytest.raises(CannotChangeCouncil, match="Ask the family"):
        moves(silent, other, adviser)
    moves(silent, other, adviser, declined=True)
    with acting_as(adviser):
        (changed,) = [one.event for one in events.of_case(silent.id) if isinstance(one.event, CouncilChanged)]
    assert "did not want a certificate" in changed.sentence()
    follows(silent, adviser, "casework.CouncilChanged", ask_about_council)
    assert TaskKind.DAYS_LOST not in open_tasks(silent, adviser)


def test_that_a_wrong_council_lost_a_familys_days_comes_before_a_manager(other, adviser, case, silent):
    for each, loses in ((silent, True), (case, False)):
        put_right(each, other, adviser)
        follows(each, adviser, "casework.CouncilChanged", end_tasks, ask_about_council)
        assert (TaskKind.DAYS_LOST in open_tasks(each, adviser)) is loses


@pytest.mark.parametrize(("told_before", "late"), [(0, True), (1, False)])
def test_that_a_council_was_told_after_the_transfer_comes_before_a_manager(
    other, adviser, case, told_before, late
):
    with acting_as(adviser):
        (told,) = [one for one in cases.standing_facts(case.id) if one.kind == FactKind.LA_INFORMED]
    day = world.today() - timedelta(days=told_before)
    if day != told.happened_on:
        correct_fact(
            fact_id=told.id,
            kind=FactKind.LA_INFORMED,
            case_id=case.id,
            happened_on=day,
            reason="It was told by telephone.",
            evidence=Evidence.OWN_RECORD,
            at=world.now(),
            by=adviser,
        )
    moves(case, other, adviser, transferred_on=world.today())
    follows(case, adviser, "casework.CouncilChanged", ask_about_council)
    assert (TaskKind.WRONG_COUNCIL_TOLD in open_tasks(case, adviser)) is late


def test_a_meeting_that_was_cancelled_leaves_the_old_councils_calendar(service, other, adviser, case):
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"))
    plan = mediation.a_plan(mediator)
    meeting = mediation.book(case, plan, adviser, undecided_because=Undecided.NAMED_LATER)
    cancel_meeting(meeting_id=meeting.id, cause=Cause.OTHER, party=Side.FAMILY, at=world.now(), by=adviser)
    moves(case, other, adviser)
    with acting_as(adviser):
        found = dict(Message.objects.exclude(body_id=None).values_list("purpose", "state"))
    assert (found["meeting_booked"], found["meeting_cancelled"]) == ("suppressed", "queued")


def test_an_offer_that_held_the_case_first_is_of_the_council_before(
    other, adviser, before, after, case, set_clock
):
    begun = world.now()
    set_clock(begun + timedelta(seconds=20))
    mediation.offered(case, before)
    set_clock(begun)
    moves(case, other, adviser, at=begun)
    set_clock(begun + timedelta(minutes=1))
    with acting_as(adviser):
        (offer,) = Offer.objects.filter(case_id=case.id)
        (fact,) = [one for one in cases.standing_facts(case.id) if one.kind == FactKind.COUNCIL]
    assert begun < offer.offered_at <= world.again(case, adviser).council_since == fact.recorded_at
    world.tell(case, "mediation", adviser)
    with acting_as(after):
        assert not Offer.objects.exists()
