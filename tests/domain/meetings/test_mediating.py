"""Holding a mediation: who came, what was asked, what came of it, and how it ends."""

from datetime import timedelta

import pytest

from evenhand.core.clock import london_day
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.events import of_case
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.certificates import queries as certificates
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.correspondence.models import Message
from evenhand.domain.meetings import queries
from evenhand.domain.meetings.actions.adjourn_meeting import adjourn_meeting
from evenhand.domain.meetings.actions.conclude_mediation import conclude_mediation
from evenhand.domain.meetings.actions.end_mediation import end_mediation
from evenhand.domain.meetings.actions.record_attendance import Came
from evenhand.domain.meetings.actions.record_outcome import record_outcome
from evenhand.domain.meetings.actions.record_views import record_views
from evenhand.domain.meetings.attending import Attendee, Consent
from evenhand.domain.meetings.refusals import NotThatMeeting
from evenhand.domain.meetings.states import HowAsked, Party, Result
from evenhand.domain.people import queries as people
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.notify_commissioner import notify_commissioner
from evenhand.domain.referrals.actions.say_cannot_arrange import say_cannot_arrange
from evenhand.domain.referrals.states import CannotArrange
from evenhand.statute.routes import Decision, Section
from tests.build import mediation, world


@pytest.fixture
def begun(meeting, owner):
    """Move the service's clock to an hour into the meeting."""
    ahead = meeting.during.lower - world.now() + timedelta(hours=1)
    world.move_clock(owner, seconds=ahead.total_seconds())
    yield world.now()
    world.move_clock(owner)


def record_all(case, meeting, own, at):
    record_views(case_id=case.id, how=HowAsked.SPOKE, asked_on=london_day(at), at=at, by=own)
    record_outcome(meeting_id=meeting.id, part="decision", result=Result.PART, at=at, by=own)


def state(case, by):
    with acting_as(by):
        return queries.of_case(case.id)[0].state


def facts(case, by, at):
    with acting_as(by):
        return cases.law_facts(case, london_day(at))


def test_a_mediator_reads_what_the_family_needs_and_the_link_only_around_the_meeting(case, meeting, own):
    with acting_as(own):
        assert queries.needed(meeting.id) is not None
        assert queries.link_to_join(meeting.id, meeting.during.lower - timedelta(hours=1)) == ""
        assert (
            queries.link_to_join(meeting.id, meeting.during.lower - timedelta(minutes=5)) == meeting.join_url
        )
        assert queries.link_to_join(meeting.id, meeting.during.upper) == "", "nobody joins after the end"


def test_nothing_is_recorded_before_the_meeting_begins_or_by_anybody_else(case, meeting, own, adviser):
    with pytest.raises(NotThatMeeting, match="not begun"):
        mediation.hold(meeting, own, at=world.now())
    with pytest.raises(NotAllowed):
        mediation.hold(meeting, adviser, at=meeting.during.upper)


def test_the_first_meeting_is_a_fact_and_ends_the_councils_thirty_days(case, meeting, own, adviser, begun):
    for _ in range(2):
        mediation.hold(meeting, own, at=begun)
    assert state(case, adviser) == "took_place"
    assert facts(case, adviser, begun).first_session == london_day(begun)
    with acting_as(adviser):
        duty = next(d for d in cases.duties(case.id) if d.deadline.rule == "reg36_2.arrange_30_days")
    assert duty.state == "met"


@pytest.mark.parametrize(
    ("came", "absent"),
    [
        ((Came(Attendee.COUNCIL),), ("family",)),
        ((Came(Attendee.FAMILY),), ("council",)),
        ((), ("family", "council")),
    ],
)
def test_a_meeting_without_a_party_is_not_held_and_says_who_did_not_come(
    case, meeting, own, adviser, begun, came, absent
):
    with pytest.raises(NotThatMeeting):
        mediation.hold(meeting, own, at=begun, came=came, held=True)
    for _ in range(2):
        found = mediation.hold(meeting, own, at=begun, came=came, held=False)
    assert (found.state, tuple(found.parties)) == ("no_show", absent)
    assert facts(case, adviser, begun).first_session is None


def test_the_sentence_that_refuses_a_meeting_comes_from_the_law(meeting, own, begun):
    with pytest.raises(NotThatMeeting, match="The council was not there, and it must take part"):
        mediation.hold(meeting, own, at=begun, came=(Came(Attendee.FAMILY), Came(Attendee.SUPPORTER)))


def test_about_health_only_the_health_body_comes_and_the_council_is_no_party(
    service, adviser, officer, mediator, owner
):
    about = {"decision": Decision.FINAL_PLAN, "disputed": (Section.G,)}
    case, board = (
        mediation.a_case_that_wants_mediation(service, adviser, **about),
        world.a_health_body(service),
    )
    with acting_as(adviser):
        (asked,) = referrals.of_case(case.id)
    notify_commissioner(referral_id=asked.id, body_id=board, at=world.now(), by=adviser)
    mediation.offered(case, world.an_officer(board, role="health_officer"))
    meeting = mediation.book(case, mediation.a_plan(mediator), adviser)
    with acting_as(adviser):
        invited = [m.body_id for m in Message.objects.filter(case_id=case.id, purpose="meeting_booked")]
    assert {one for one in invited if one} == {board}
    own, at = mediation.cleared(case, mediator), meeting.during.upper
    with pytest.raises(NotThatMeeting, match="health body"):
        mediation.hold(meeting, own, at=at, came=(Came(Attendee.FAMILY), Came(Attendee.COUNCIL)))
    came = (Came(Attendee.FAMILY), Came(Attendee.HEALTH_BODY, authority_over=("G",)))
    assert mediation.hold(meeting, own, at=at, came=came).state == "took_place"


def test_a_meeting_that_everybody_came_to_was_held(meeting, own, begun):
    with pytest.raises(NotThatMeeting, match="Everybody"):
        mediation.hold(meeting, own, at=begun, held=False)


@pytest.mark.parametrize("who", [Attendee.CHILD, Attendee.OTHER])
def test_others_come_only_when_the_right_people_agree(meeting, own, begun, who):
    with pytest.raises(NotThatMeeting, match="regulation 38"):
        mediation.hold(meeting, own, at=begun, came=(*mediation.FAMILY_AND_COUNCIL, Came(who)))
    right = Consent.HOLDER_AND_MEDIATOR if who is Attendee.CHILD else Consent.MEDIATOR
    mediation.hold(meeting, own, at=begun, came=(*mediation.FAMILY_AND_COUNCIL, Came(who, right)))


def test_that_nobody_there_could_decide_is_on_record(case, meeting, own, adviser, begun):
    mediation.hold(meeting, own, at=begun, came=(Came(Attendee.FAMILY), Came(Attendee.COUNCIL)))
    with acting_as(adviser):
        said = [each.event for each in of_case(case.id) if each.event.kind() == "meetings.AttendanceRecorded"]
    assert said[0].undecided == ("decision",) and "nobody was there who can decide" in said[0].sentence()


def test_an_adjourned_mediation_goes_on_in_a_second_meeting(case, meeting, mediator, own, adviser, begun):
    with pytest.raises(NotNow):
        adjourn_meeting(meeting_id=meeting.id, at=begun, by=own)
    mediation.hold(meeting, own, at=begun)
    for _ in range(2):
        adjourn_meeting(meeting_id=meeting.id, at=begun, by=own)
    second = mediation.book(case, mediation.a_plan(mediator), adviser)
    assert second.session == 2
    with pytest.raises(NotNow, match="still booked"):
        conclude_mediation(case_id=case.id, ended_on=london_day(begun), at=begun, by=own)


def test_a_mediation_ends_once_everything_is_on_record_and_the_certificate_is_due(
    case, meeting, own, adviser, begun
):
    day = london_day(begun)
    with pytest.raises(NotNow):
        record_outcome(meeting_id=meeting.id, part="decision", result=Result.NONE, at=begun, by=own)
    mediation.hold(meeting, own, at=begun)
    with pytest.raises(NotNow, match="on record"):
        conclude_mediation(case_id=case.id, ended_on=day, at=begun, by=own)
    for _ in range(2):
        record_all(case, meeting, own, begun)
    with pytest.raises(NotNow, match="Check the day"):
        conclude_mediation(case_id=case.id, ended_on=day - timedelta(days=1), at=begun, by=own)
    for _ in range(2):
        conclude_mediation(case_id=case.id, ended_on=day, at=begun, by=own)
    assert facts(case, adviser, begun).mediation_concluded == day
    with acting_as(adviser):
        rules = {duty.deadline.rule for duty in cases.duties(case.id)}
        assert queries.outcomes(case.id) == {}, "what came of it is for those in the room"
    assert "reg39_1.certificate_after_mediation" in rules
    with pytest.raises(NotNow):
        record_outcome(meeting_id=meeting.id, part="decision", result=Result.NONE, at=begun, by=own)
    with acting_as(own):
        assert queries.outcomes(case.id) == {"decision": Result.PART}
        assert [how for _, how in queries.views(case.id)] == [HowAsked.SPOKE.label]


def test_views_are_not_asked_for_on_a_day_that_lies_ahead(case, own):
    with pytest.raises(NotNow):
        record_views(
            case_id=case.id,
            how=HowAsked.SPOKE,
            asked_on=world.today() + timedelta(days=1),
            at=world.now(),
            by=own,
        )


def family(case, by):
    with acting_as(by):
        return people.one(case.holder_id).user_id


def test_a_family_ends_a_mediation_that_took_place_and_it_has_concluded(case, meeting, own, adviser, begun):
    holder = person(family(case, adviser))
    mediation.hold(meeting, own, at=begun)
    for _ in range(2):
        end_mediation(case_id=case.id, evidence="told_online", at=begun, by=holder)
    assert facts(case, adviser, begun).mediation_concluded == london_day(begun)


def test_a_family_ends_a_mediation_before_any_meeting_and_chose_none(case, meeting, adviser):
    holder = person(family(case, adviser))
    for _ in range(2):
        end_mediation(case_id=case.id, evidence="told_online", at=world.now(), by=holder)
    assert state(case, adviser) == "cancelled"
    assert world.again(case, adviser).state == "no_mediation"
    with acting_as(adviser):
        found = queries.of_case(case.id)[0]
        said = [each.event.kind() for each in of_case(case.id)]
    assert found.why_not.startswith(f"By {Party.FAMILY.label}")
    assert said.count("meetings.MediationDropped") == 1


def test_a_family_with_a_deemed_certificate_ends_what_is_booked_and_keeps_it(
    case, mediator, adviser, officer
):
    world.inform(case, adviser)
    with acting_as(adviser):
        (asked,) = referrals.of_case(case.id)
    say_cannot_arrange(referral_id=asked.id, because=CannotArrange.NO_DATE, at=world.now(), by=officer)
    certificate = issue_certificate(case_id=case.id, at=world.now(), by=adviser)
    mediation.offered(case, officer)
    mediation.book(case, mediation.a_plan(mediator), adviser)
    holder = person(family(case, adviser))
    end_mediation(case_id=case.id, evidence="told_online", at=world.now(), by=holder)
    assert state(case, adviser) == "cancelled"
    assert world.again(case, adviser).state == "certified"
    with acting_as(adviser):
        assert certificates.in_force(case.id).number == certificate.number
        still = {d.deadline.rule for d in cases.duties(case.id) if d.state == "open"}
    assert not [rule for rule in still if "certificate" in rule], "no second one is due"


def test_an_officer_does_not_end_the_mediation(case, meeting, officer):
    with pytest.raises(NotAllowed):
        end_mediation(case_id=case.id, evidence="told_online", at=world.now(), by=officer)
