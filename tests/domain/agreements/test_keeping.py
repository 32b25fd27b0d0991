"""After the last signature: copies for everybody, reminders, and whether what was agreed is done."""

from datetime import timedelta

import psycopg
import pypdfium2
import pytest

from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.files import Storage
from evenhand.core.outside import adapter
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements import jobs, queries
from evenhand.domain.agreements.actions.keep_copy import keep_copy, promise_copies
from evenhand.domain.agreements.actions.mark_action import answer_done, say_done
from evenhand.domain.agreements.actions.remind import ask_whether_done, remind_signers
from evenhand.domain.agreements.actions.witness_signature import confirm_signature, witness_signature
from evenhand.domain.agreements.copying import words_of
from evenhand.domain.agreements.ports import SHELF
from evenhand.domain.agreements.states import ActionState, Side, Way
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.admit_body import admit_body
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.checks import differences
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.correspondence.models import Message
from evenhand.domain.meetings.actions.conclude_mediation import conclude_mediation
from evenhand.domain.meetings.actions.record_views import record_views
from evenhand.domain.meetings.states import HowAsked
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.jobs import end_when_withdrawn
from tests.build import agreements, databases, world


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def owner(own_database):
    with psycopg.connect(own_database.owner, autocommit=True) as connection:
        yield connection


@pytest.fixture
def as_worker(own_database):
    def run(function, *args, **kwargs):
        with databases.django_at(own_database.worker):
            return function(*args, **kwargs)

    return run


def messages(room, purpose):
    with acting_as(room.adviser.for_case(room.case.id)):
        found = list(Message.objects.filter(case_id=room.case.id, purpose=purpose))
    return sorted(found, key=lambda one: one.person_id is None)


def duty(room, rule):
    with acting_as(room.adviser):
        return next(duty for duty in cases.duties(room.case.id) if duty.deadline.rule == rule)


def later(room, days):
    return room.at + timedelta(days=days)


def test_everybody_gets_one_copy_however_often_it_is_asked_for(room, as_worker):
    text = room.signed()
    for _ in range(2):
        as_worker(jobs.make_copy.function, event_id="1", case_id=str(room.case.id))
    family, council = messages(room, "agreement_signed")
    assert family.person_id == room.case.holder_id and council.body_id == room.body_id
    with acting_as(room.adviser):
        sha256 = queries.copy_of(text.agreement_id)
    assert family.attachment_sha256 == council.attachment_sha256 == sha256
    files: Storage = adapter("storage")(SHELF)
    pdf = files.read(sha256)
    assert pdf.startswith(b"%PDF")


def test_the_copy_says_what_was_signed_by_whom_and_under_which_hash(room, as_worker, tmp_path):
    text = room.signed(what="Let Dr Ọlá Nguyễn see Alex \U000102a0")
    as_worker(jobs.make_copy.function, event_id="1", case_id=str(room.case.id))
    with acting_as(room.adviser):
        sha256 = queries.copy_of(text.agreement_id)
    paper = tmp_path / "copy.pdf"
    paper.write_bytes(adapter("storage")(SHELF).read(sha256))
    pages = pypdfium2.PdfDocument(paper)
    words = " ".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", " ")
    for part in ("Robin Reed", "Head of SEND", "Ọlá Nguyễn", "[U+102A0]"):
        assert part in words, part
    assert text.sha256 in words.replace(" ", "").replace("\u200b", "")
    assert pages.is_tagged()


def test_a_copy_that_was_lost_on_the_way_is_found_by_asking_the_data(room, as_worker, owner):
    room.signed()
    owner.execute("delete from procrastinate_jobs")
    as_worker(jobs.finish_copies.function)
    asked = owner.execute("select task_name from procrastinate_jobs").fetchall()
    assert asked == [("domain.agreements.jobs.make_copy",)]
    as_worker(jobs.make_copy.function, event_id="1", case_id=str(room.case.id))
    owner.execute("delete from procrastinate_jobs")
    as_worker(jobs.finish_copies.function)
    assert owner.execute("select count(*) from procrastinate_jobs").fetchone() == (0,)


def test_no_copy_is_kept_or_sent_before_everybody_has_signed(room, as_worker):
    room.write()
    text = room.offer()
    by = worker(room.case.id)
    for act, more in ((keep_copy, {"sha256": "0" * 64}), (promise_copies, {})):
        with pytest.raises(NotNow):
            as_worker(act, agreement_id=text.agreement_id, at=room.at, by=by, **more)
        with pytest.raises(NotAllowed):
            act(agreement_id=text.agreement_id, at=room.at, by=room.mediator, **more)


def test_whoever_has_not_signed_is_reminded_once_and_then_rung(room, as_worker, owner):
    room.write()
    text = room.offer()
    room.sign(Side.FAMILY, text)
    owner.execute("update core_clock set shift = shift + interval '3 days'")
    owner.execute("delete from procrastinate_jobs")
    as_worker(jobs.scan_agreements.function)
    (asked,) = owner.execute("select args from procrastinate_jobs").fetchone()
    for _ in range(2):
        as_worker(jobs.chase_signatures.function, **asked)
    (reminder,) = messages(room, "agreement_waits")
    assert reminder.body_id == room.body_id, "whoever has signed is left in peace"
    by = worker(room.case.id)
    for _ in range(2):
        as_worker(remind_signers, agreement_id=text.agreement_id, number=2, at=room.at, by=by)
    events = owner.execute("select id from core_event where kind = 'agreements.SignaturesMissing'").fetchall()
    assert len(events) == 1
    as_worker(jobs.ask_to_ring_signers.function, event_id=str(events[0][0]), case_id=str(room.case.id))
    with acting_as(room.adviser):
        assert TaskKind.AGREEMENT_UNSIGNED in [task.kind for task in casework.open_tasks(room.case.id)]


def test_both_sides_are_asked_on_the_day_after_and_once_more_two_weeks_later(room, as_worker, owner):
    room.signed()
    (action,) = room.actions()
    for days, times in ((13, 0), (15, 2), (16, 2), (28, 4), (40, 4)):
        owner.execute("update core_clock set shift = %s - now()", [room.at + timedelta(days=days)])
        owner.execute("delete from procrastinate_jobs")
        as_worker(jobs.scan_agreements.function)
        asked = owner.execute(
            "select args from procrastinate_jobs where task_name like '%chase_action'"
        ).fetchall()
        for (args,) in asked:
            as_worker(jobs.chase_action.function, **args)
        assert len(messages(room, "agreed_action_due")) == times, days
    with pytest.raises(NotAllowed):
        ask_whether_done(action_id=action.id, days=30, at=room.at, by=room.mediator)


def test_one_side_says_that_it_is_done_the_other_confirms_it_and_the_duty_is_met(room):
    room.signed()
    (action,) = room.actions()
    day = london_day(room.at)
    with pytest.raises(NotAllowed):
        say_done(action_id=action.id, done_on=day, at=room.at, by=room.family)
    with pytest.raises(NotNow):
        say_done(action_id=action.id, done_on=day + timedelta(days=1), at=room.at, by=room.officer)
    for _ in range(2):
        say_done(action_id=action.id, done_on=day, at=room.at, by=room.officer)
    assert duty(room, "reg42_3.do_as_agreed").state == "open"
    with pytest.raises(NotAllowed):
        answer_done(action_id=action.id, is_done=True, at=room.at, by=room.officer)
    for _ in range(2):
        answer_done(action_id=action.id, is_done=True, at=room.at + timedelta(days=30), by=room.family)
    met = duty(room, "reg42_3.do_as_agreed")
    assert (met.state, met.closed_on) == ("met", day), "met on the day it was done, not when it was confirmed"
    assert room.actions()[0].state == ActionState.DONE


def test_what_is_not_done_goes_on_our_list_and_can_still_be_done(room, as_worker, owner):
    room.signed()
    (action,) = room.actions()
    for _ in range(2):
        answer_done(action_id=action.id, is_done=False, at=room.at, by=room.family)
    ((event_id,),) = owner.execute(
        "select id from core_event where kind = 'agreements.ActionNotDone'"
    ).fetchall()
    as_worker(jobs.ask_to_call_about.function, event_id=str(event_id), case_id=str(room.case.id))
    with acting_as(room.adviser):
        assert TaskKind.AGREEMENT_NOT_KEPT in [task.kind for task in casework.open_tasks(room.case.id)]
    late = room.at + timedelta(days=20)
    say_done(action_id=action.id, done_on=london_day(late), at=late, by=room.officer)
    answer_done(action_id=action.id, is_done=True, at=late, by=room.family)
    assert duty(room, "reg42_3.do_as_agreed").state == "missed"


def test_staff_write_down_what_they_are_told_and_nobody_else_does(room):
    room.signed()
    (action,) = room.actions()
    with pytest.raises(NotAllowed):
        say_done(action_id=action.id, done_on=london_day(room.at), at=room.at, by=room.mediator)
    say_done(action_id=action.id, done_on=london_day(room.at), at=room.at, by=room.adviser)
    answer_done(action_id=action.id, is_done=True, at=room.at, by=room.adviser)
    with pytest.raises(NoSuchThing):
        say_done(
            action_id=action.id,
            done_on=london_day(room.at),
            at=room.at,
            by=world.a_colleague(world.a_service()),
        )


def test_a_plan_that_comes_after_an_assessment_ends_the_word_that_there_will_be_none(room):
    room.signed(kind="assess", what="Assess Alex", measure="The letter has come")
    by_rule = {action.deadline.rule: action for action in room.actions()}
    assert len(by_rule) == 3
    plan = by_rule["reg44_2_b.final_plan"]
    day = london_day(room.at)
    answer_done(action_id=plan.id, is_done=True, done_on=day, at=room.at, by=room.family)
    states = {action.deadline.rule: action.state for action in room.actions()}
    assert states["reg44_2_b.notify_if_no_plan"] == ActionState.NOT_NEEDED
    assert duty(room, "reg44_2_b.notify_if_no_plan").state == "met"
    assert duty(room, "reg44_2_b.notify_will_assess").state == "open"


def test_a_duty_that_stands_for_two_terms_is_met_when_both_are_done(room):
    room.write()
    room.signed(what="A second visit")
    first, second = room.actions()
    today = {"is_done": True, "done_on": london_day(room.at), "at": room.at, "by": room.family}
    answer_done(action_id=first.id, **today)
    assert duty(room, "reg42_3.do_as_agreed").state == "open"
    answer_done(action_id=second.id, **today)
    assert duty(room, "reg42_3.do_as_agreed").state == "met"


def test_what_the_family_does_has_the_day_that_was_agreed_and_no_clock_of_the_law(room):
    room.write(Side.FAMILY, what="Send the report", measure="It has come")
    room.signed()
    mine = next(action for action in room.actions() if action.side is Side.FAMILY)
    assert mine.deadline is None and mine.due_on == london_day(room.at) + timedelta(days=10)
    say_done(action_id=mine.id, done_on=london_day(room.at), at=room.at, by=room.family)
    with pytest.raises(NotAllowed):
        answer_done(action_id=mine.id, is_done=True, at=room.at, by=room.family)
    answer_done(action_id=mine.id, is_done=True, at=room.at, by=room.officer)


def test_another_day_that_all_agreed_to_takes_the_place_of_the_laws(room):
    later = london_day(room.at) + timedelta(days=40)
    room.signed(other_date=later)
    assert duty(room, "reg42_3.do_as_agreed").deadline.due_on == later
    assert room.actions()[0].due_on == later


def test_a_case_is_not_closed_while_the_time_of_something_agreed_runs(room, as_worker):
    for_case = {"case_id": room.case.id, "by": room.adviser}
    record_views(
        case_id=room.case.id, how=HowAsked.SPOKE, asked_on=london_day(room.at), at=room.at, by=room.mediator
    )
    conclude_mediation(case_id=room.case.id, ended_on=london_day(room.at), at=room.at, by=room.mediator)
    room.signed()
    world.inform(room.case, room.adviser)
    issue_certificate(**for_case, at=room.at)
    with pytest.raises(NotNow, match="agreed in mediation"):
        close_case(**for_case, at=room.at)
    close_case(**for_case, at=room.at + timedelta(days=15))


def test_two_terms_of_one_rule_have_each_its_own_day(room):
    day = london_day(room.at)
    room.write(what="Visit", other_date=day + timedelta(days=5))
    room.signed(what="Report", other_date=day + timedelta(days=20))
    visit, report = room.actions()
    rule = "reg42_3.do_as_agreed"
    assert duty(room, rule).deadline.due_on == visit.due_on
    answer_done(
        action_id=visit.id, is_done=True, done_on=day + timedelta(days=4), at=later(room, 4), by=room.family
    )
    waits = duty(room, rule)
    assert (waits.state, waits.deadline.due_on) == ("open", report.due_on), "what is done is late no more"
    answer_done(
        action_id=report.id,
        is_done=True,
        done_on=day + timedelta(days=15),
        at=later(room, 15),
        by=room.family,
    )
    met = duty(room, rule)
    assert (met.state, met.closed_on) == ("met", day + timedelta(days=15)), "each was done in time"


def test_one_term_that_was_late_is_not_hidden_by_another_that_was_not(room):
    day = london_day(room.at)
    room.write(what="Visit", other_date=day + timedelta(days=5))
    room.signed(what="Report", other_date=day + timedelta(days=20))
    visit, report = room.actions()
    for action, days in ((visit, 6), (report, 15)):
        answer_done(
            action_id=action.id,
            is_done=True,
            done_on=day + timedelta(days=days),
            at=later(room, days),
            by=room.family,
        )
    assert duty(room, "reg42_3.do_as_agreed").state == "missed"


def test_what_is_agreed_again_has_a_clock_though_the_same_was_kept_before(room, owner):
    day, rule = london_day(room.at), "reg42_3.do_as_agreed"
    room.signed()
    (first,) = room.actions()
    answer_done(action_id=first.id, is_done=True, done_on=day, at=room.at, by=room.family)
    assert duty(room, rule).state == "met"
    second = agreements.another_meeting(room, owner)
    second.signed(what="A second visit")
    anew = duty(second, rule)
    assert anew.state == "open" and anew.deadline.counted_from == london_day(second.at)
    again = next(action for action in second.actions() if action.what == "A second visit")
    done_on = london_day(second.at)
    answer_done(action_id=again.id, is_done=True, done_on=done_on, at=second.at, by=room.family)
    met = duty(second, rule)
    assert (met.state, met.closed_on, met.deadline.due_on) == ("met", done_on, again.due_on)
    with acting_as(worker(room.case.id)):
        assert differences(cases.one(room.case.id, worker(room.case.id))) == ()


def test_nothing_is_done_on_the_day_of_a_click(room):
    room.signed()
    (action,) = room.actions()
    said = {"action_id": action.id, "is_done": True, "at": later(room, 30), "by": room.family}
    with pytest.raises(NotNow, match="on which day"):
        answer_done(**said)
    for wrong in (-1, 31):
        with pytest.raises(NotNow, match="day ahead"):
            answer_done(**said, done_on=london_day(room.at) + timedelta(days=wrong))
    answer_done(**said, done_on=london_day(room.at) + timedelta(days=3))
    met = duty(room, "reg42_3.do_as_agreed")
    assert (met.state, met.closed_on) == ("met", london_day(room.at) + timedelta(days=3))


def test_bodies_do_not_answer_for_one_another(room, service):
    health = world.a_health_body(service)
    admit_body(case_id=room.case.id, body_id=health, at=room.at, by=room.adviser.for_case(room.case.id))
    nurse = world.an_officer(health, role="health_officer")
    room.write()
    text = room.offer()
    room.sign(Side.FAMILY, text)
    room.sign(Side.COUNCIL, text)
    room.sign(Side.HEALTH_BODY, text, by=nurse)
    (action,) = room.actions()
    say_done(action_id=action.id, done_on=london_day(room.at), at=room.at, by=room.officer)
    for is_done in (True, False):
        with pytest.raises(NotAllowed):
            answer_done(action_id=action.id, is_done=is_done, at=room.at, by=nurse)
    assert duty(room, "reg42_3.do_as_agreed").state == "open"
    answer_done(action_id=action.id, is_done=True, at=room.at, by=room.family)


def test_what_was_written_down_is_dated_as_that_and_not_as_a_signature(room):
    room.write()
    text = room.offer()
    room.sign(Side.COUNCIL, text)
    written = witness_signature(
        agreement_id=text.agreement_id,
        text_id=text.id,
        seat="family",
        way=Way.ON_PAPER,
        name="Robin Reed",
        at=room.at,
        by=room.mediator,
    )
    confirm_signature(signature_id=written.id, at=room.at, by=room.adviser)
    with acting_as(room.mediator):
        said = {how for _, how in words_of(text).signatures}
    (paper,) = [how for how in said if "paper" in how]
    assert paper.startswith("on paper. The mediator wrote it down on") and "second person" in paper


def test_a_family_that_withdraws_does_not_set_a_council_free_of_what_it_agreed(room, as_worker):
    room.signed()
    withdraw_request(case_id=room.case.id, evidence=Evidence.TOLD_ONLINE, at=room.at, by=room.family)
    as_worker(end_when_withdrawn.function, event_id="1", case_id=str(room.case.id))
    with acting_as(room.adviser):
        running = {one.deadline.rule for one in cases.duties(room.case.id) if one.state == "open"}
    assert running == {"reg42_3.do_as_agreed"}
    with acting_as(room.officer):
        (asked,) = referrals.inbox(room.officer)
    assert asked.case_id == room.case.id, "and it still reads what it is to do"
    (action,) = room.actions(room.officer)
    say_done(action_id=action.id, done_on=london_day(room.at), at=room.at, by=room.officer)
    answer_done(action_id=action.id, is_done=True, at=room.at, by=room.family)
    with acting_as(room.officer):
        assert referrals.inbox(room.officer) == []
