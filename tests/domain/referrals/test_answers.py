"""What a council or a health body answers: dates, who decides, papers, the notice, that it cannot."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.models import Case, Issue
from evenhand.domain.correspondence.models import Message
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.states import DocumentKind
from evenhand.domain.identity.actions.end_office import end_office
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.referrals import queries
from evenhand.domain.referrals.actions.add_paper import add_paper
from evenhand.domain.referrals.actions.name_decision_maker import NoAuthority, name_decision_maker
from evenhand.domain.referrals.actions.notify_commissioner import notify_commissioner
from evenhand.domain.referrals.actions.offer_date import NotThatTime, offer_date, withdraw_offer
from evenhand.domain.referrals.actions.open_referral import open_referral
from evenhand.domain.referrals.actions.say_cannot_arrange import say_cannot_arrange
from evenhand.domain.referrals.states import REFERRAL, CannotArrange, ReferralState
from evenhand.statute.routes import Decision, Section
from tests.build import files, world

pytestmark = pytest.mark.django_db
FAMILY = "sam@holloway.example"


class Scene:
    """A family that wants mediation about a plan, its council, a health body, and everybody who acts for them."""

    def __init__(self, *parts: Section) -> None:
        self.service = world.a_service()
        self.adviser = world.a_colleague(self.service)
        self.council = world.an_officer(world.council_of(self.service))
        self.icb = world.a_health_body(self.service)
        self.health = world.an_officer(self.icb, role="health_officer")
        decision = Decision.FINAL_PLAN if parts else Decision.REFUSAL_TO_ASSESS
        self.case = world.a_case_that_wants_mediation(
            self.service, self.adviser, decision=decision, disputed=parts, reach=Reach(email=FAMILY)
        )
        with acting_as(self.council):
            (self.asked,) = queries.inbox(self.council)

    def offer(self, days: int = 10, minutes: int = 150, by=None):
        return offer_date(
            referral_id=self.asked.id,
            starts_at=world.now() + timedelta(days=days),
            minutes=minutes,
            at=world.now(),
            by=by or self.council,
        )

    def name(self, *over: str, deputy: bool = False):
        return name_decision_maker(
            referral_id=self.asked.id,
            name="Jo Penrose",
            job_title="Head of SEND",
            email="jo.penrose@council.example",
            authority_over=over,
            is_deputy=deputy,
            at=world.now(),
            by=self.council,
        )

    def notify(self, by=None):
        return notify_commissioner(
            referral_id=self.asked.id, body_id=self.icb, at=world.now(), by=by or self.council
        )

    def cannot(self, by=None, referral_id=None):
        say_cannot_arrange(
            referral_id=referral_id or self.asked.id,
            because=CannotArrange.NO_DATE,
            at=world.now(),
            by=by or self.council,
        )

    def state(self) -> str:
        with acting_as(self.adviser):
            found = queries.one(self.asked.id)
            assert found
            return found.state

    def duties(self) -> dict[str, str]:
        with acting_as(self.adviser):
            return {duty.deadline.rule: duty.state for duty in cases.duties(self.case.id)}


@pytest.fixture
def scene():
    return Scene()


def test_opening_it_is_noted_once_and_moves_no_date(scene):
    before = scene.duties()
    for _ in range(2):
        open_referral(referral_id=scene.asked.id, at=world.now(), by=scene.council)
    assert scene.state() == ReferralState.OPENED and scene.duties() == before


def test_dates_are_offered_and_taken_back(scene):
    first, second = scene.offer(10), scene.offer(12)
    assert scene.state() == ReferralState.OFFERED
    for offer in (first, second):
        withdraw_offer(referral_id=scene.asked.id, offer_id=offer.id, at=world.now(), by=scene.council)
    assert scene.state() == ReferralState.OPENED
    with pytest.raises(NotNow):
        withdraw_offer(referral_id=scene.asked.id, offer_id=first.id, at=world.now(), by=scene.council)


def test_the_family_sees_what_is_offered(scene):
    scene.offer()
    family = world.family_of(scene.case, FAMILY)
    with acting_as(family):
        assert len(queries.open_offers(scene.case.id, world.now())) == 1


@pytest.mark.parametrize(("days", "minutes"), [(-1, 150), (3, 119), (3, 0)])
def test_a_time_that_cannot_be_is_not_offered(scene, days, minutes):
    with pytest.raises(NotThatTime):
        scene.offer(days, minutes)


def test_staff_write_down_what_the_council_said_on_the_telephone(scene):
    scene.offer(by=scene.adviser)
    assert scene.state() == ReferralState.OFFERED


def test_an_officer_of_another_council_answers_nothing(scene):
    stranger = world.an_officer(world.council_of(world.a_service()))
    with pytest.raises((NoSuchThing, NotAllowed)):
        scene.offer(by=stranger)


def test_who_can_decide_about_everything_leaves_nothing_undecided():
    scene = Scene(Section.B, Section.F)
    scene.name("section_B")
    with acting_as(scene.council):
        assert queries.parts_undecided(scene.asked) == ("section_F",)
    scene.name("section_B", "section_F")
    scene.name("section_F", deputy=True)
    with acting_as(scene.council):
        assert queries.parts_undecided(scene.asked) == ()
        assert [each.is_deputy for each in queries.decision_makers(scene.asked.id)] == [False, True]


@pytest.mark.parametrize("over", [(), ("section_F",), ("nonsense",)])
def test_somebody_who_can_decide_nothing_is_not_named(scene, over):
    with pytest.raises(NoAuthority):
        scene.name(*over)


def test_a_paper_is_for_everybody_who_takes_part(scene, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    add_paper(
        referral_id=scene.asked.id,
        kind=DocumentKind.REPORT,
        name="plan.pdf",
        content=files.file_of(files.a_pdf()),
        at=world.now(),
        by=scene.council,
    )
    with acting_as(scene.council):
        assert len(documents.in_shared_room(scene.case.id)) == 1
    with acting_as(world.family_of(scene.case, FAMILY)):
        assert documents.in_shared_room(scene.case.id) == [], "its minute is not over: see test_held_papers"
    with acting_as(scene.adviser):
        assert documents.in_shared_room(scene.case.id) == []


def test_saying_that_it_cannot_be_arranged_starts_the_three_days_of_the_deemed_certificate(scene):
    scene.cannot()
    assert scene.state() == ReferralState.CANNOT_ARRANGE
    assert scene.duties()["reg39_3.deemed_certificate"] == "open"
    assert scene.duties()["reg36_2.arrange_30_days"] == "open", "It excuses nobody from arranging."
    scene.offer()
    assert scene.state() == ReferralState.OFFERED


def test_there_is_no_way_to_decline():
    words = " ".join(move.name for move in REFERRAL.moves)
    assert "declin" not in words and "refus" not in words and "reject" not in words


def test_the_health_body_gets_its_notice_and_sees_the_health_issue_only():
    scene = Scene(Section.F, Section.G)
    scene.notify()
    scene.notify()
    with acting_as(scene.health):
        (asked,) = queries.inbox(scene.health)
        assert asked.health_only and asked.parts == ("section_G",)
        assert not Issue.objects.exists()
    with acting_as(scene.adviser):
        assert Message.objects.filter(purpose="health_notice", body_id=scene.icb).count() == 1
    assert scene.duties()["reg35_2.notify_commissioners"] == "met"
    assert "reg35_4.mixed" in scene.duties()


def test_in_a_case_about_health_only_the_body_arranges_and_nothing_is_deemed():
    scene = Scene(Section.G)
    assert "reg35_3.health_only" not in scene.duties()
    health = scene.notify()
    assert scene.duties()["reg35_3.health_only"] == "open"
    with pytest.raises(NotNow):
        scene.cannot()
    with pytest.raises(NotNow):
        scene.cannot(by=scene.health, referral_id=health.id)
    assert "reg39_3.deemed_certificate" not in scene.duties()


def test_no_notice_goes_where_no_health_issue_is(scene):
    with pytest.raises(NotNow):
        scene.notify()


def test_a_health_body_of_another_area_gets_no_notice():
    scene, other = Scene(Section.G), Scene(Section.G)
    with pytest.raises(NoSuchThing):
        notify_commissioner(referral_id=scene.asked.id, body_id=other.icb, at=world.now(), by=scene.council)


def test_an_officer_whose_office_ended_sees_and_answers_nothing(scene):
    lead = world.an_officer(scene.asked.body_id, role="lead_officer")
    end_office(
        user_id=scene.council.user_id, body_id=scene.asked.body_id, role="officer", at=world.now(), by=lead
    )
    with acting_as(scene.council):
        assert not Case.objects.exists()
    with pytest.raises((NoSuchThing, NotAllowed)):
        scene.offer()


@pytest.mark.parametrize("state", list(ReferralState))
@pytest.mark.parametrize("name", [move.name for move in REFERRAL.moves])
def test_a_move_that_the_table_lacks_is_refused(state, name):
    if REFERRAL.allows(name, state):
        assert REFERRAL.after(name, state) in REFERRAL.states()
    else:
        with pytest.raises(NotNow):
            REFERRAL.after(name, state)
