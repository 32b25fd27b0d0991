"""A paper is its council's own for a minute, and until somebody looked where it may be about another child."""

from datetime import timedelta

import pytest

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.checking import check
from evenhand.domain.documents.doubts import HELD
from evenhand.domain.documents.models import Document
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.preparing.actions.add_own_paper import add_bodys_own_paper
from evenhand.domain.referrals import queries
from evenhand.domain.referrals.actions.add_paper import add_paper
from evenhand.domain.referrals.actions.share_paper import share_paper, take_back_paper
from tests.build import databases, files, world

FAMILY = "sam@holloway.example"
OF_ANOTHER = ("Billie Aske, date of birth 1 January 2014",) + (
    "An advice of the psychologist, page after page.",
) * 3
OF_THIS = ("Charlie Wren. An advice of the psychologist.",) * 4


class Room:
    """A family that wants mediation, and the council that adds papers to its case."""

    def __init__(self, database) -> None:
        self.database = database
        self.service = world.a_service()
        self.adviser = world.a_colleague(self.service)
        body = world.council_of(self.service)
        self.council, self.colleague = world.an_officer(body), world.an_officer(body)
        self.case = world.a_case_that_wants_mediation(
            self.service, self.adviser, reach=Reach(email=FAMILY), child_name="Charlie Wren"
        )
        self.family = world.family_of(self.case, FAMILY)
        with acting_as(self.council):
            (self.asked,) = queries.inbox(self.council)

    def add(self, lines: tuple[str, ...], by=None, ago: timedelta = timedelta(0)):
        document_id = add_paper(
            referral_id=self.asked.id,
            kind="report",
            name="advice.pdf",
            content=files.pdf_that_says(*lines),
            at=world.now() - ago,
            by=by or self.council,
        )
        with databases.django_at(self.database.worker):
            check(document_id, worker(self.case.id))
        return document_id

    def seen_by(self, by) -> list:
        with acting_as(by):
            return documents.in_shared_room(self.case.id)

    def decide(self, act, document_id, by=None, later: timedelta = timedelta(0)) -> None:
        at = world.now() + later
        act(referral_id=self.asked.id, document_id=document_id, at=at, by=by or self.council)


@pytest.fixture
def room(own_database, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    return Room(own_database)


def test_for_a_minute_only_the_council_sees_its_paper(room):
    room.add(OF_THIS)
    assert [one.doubts for one in room.seen_by(room.council)] == [()]
    assert room.seen_by(room.colleague) and not room.seen_by(room.family)


def test_after_its_minute_everybody_who_takes_part_sees_it_without_any_further_word(room):
    room.add(OF_THIS, ago=HELD)
    assert [one.name for one in room.seen_by(room.family)] == ["advice.pdf"]


def test_a_paper_about_another_child_waits_until_somebody_looked(room):
    document_id = room.add(OF_ANOTHER, ago=timedelta(days=2))
    (held,) = room.seen_by(room.colleague)
    assert held.waits_for_a_look and len(held.doubts) == 2
    assert room.seen_by(room.family) == []
    room.decide(share_paper, document_id, by=room.colleague)
    assert room.seen_by(room.family)


def test_a_paper_that_is_taken_back_leaves_the_others_nothing_not_even_a_row(room):
    document_id = room.add(OF_ANOTHER, ago=timedelta(days=2))
    room.decide(take_back_paper, document_id)
    assert room.seen_by(room.council) == []
    with acting_as(room.family):
        assert not Document.objects.filter(case_id=room.case.id).exists()


def test_what_others_can_see_is_not_taken_back(room):
    document_id = room.add(OF_THIS, ago=HELD)
    with pytest.raises(NotNow, match="Others can open it"):
        room.decide(take_back_paper, document_id, later=HELD)


def test_a_paper_that_is_still_being_checked_is_not_shared(room):
    document_id = add_paper(
        referral_id=room.asked.id,
        kind="report",
        name="advice.pdf",
        content=files.pdf_that_says(*OF_ANOTHER),
        at=world.now() - HELD,
        by=room.council,
    )
    with pytest.raises(NotNow, match="still being checked"):
        room.decide(share_paper, document_id)


@pytest.mark.parametrize("act", [share_paper, take_back_paper])
def test_nobody_decides_about_the_paper_of_another_body(room, act):
    document_id = room.add(OF_ANOTHER)
    with pytest.raises(NotAllowed):
        room.decide(act, document_id, by=room.family)
    stranger = world.an_officer(world.council_of(world.a_service()))
    with pytest.raises((NoSuchThing, NotAllowed)):
        room.decide(act, document_id, by=stranger)


@pytest.mark.parametrize("act", [share_paper, take_back_paper])
def test_what_a_council_keeps_for_itself_is_neither_shared_nor_taken_back(room, act):
    document_id = add_bodys_own_paper(
        case_id=room.case.id,
        body_id=room.asked.body_id,
        kind="report",
        name="ours.pdf",
        content=files.pdf_that_says(*OF_THIS),
        at=world.now(),
        by=room.council,
    )
    with databases.django_at(room.database.worker):
        check(document_id, worker(room.case.id))
    with pytest.raises(NoSuchThing):
        room.decide(act, document_id)
    with acting_as(room.council):
        assert documents.one(document_id).can_be_opened
    with acting_as(room.adviser):
        assert not [one for one in events.of_case(room.case.id) if "Paper" in one.event.kind()]


def test_a_childs_name_of_before_is_no_other_child(room):
    correct_fact(
        case_id=room.case.id,
        kind=FactKind.CHILD_NAME,
        value="Charlie Heron",
        reason="The letter was wrong.",
        evidence=Evidence.TOLD_BY_TELEPHONE,
        at=world.now(),
        by=room.adviser,
    )
    room.add(OF_THIS, ago=HELD)
    assert room.seen_by(room.family)


def test_the_children_of_other_councils_are_compared_with_nothing(room):
    other = world.a_service()
    world.a_case_that_wants_mediation(other, world.a_colleague(other), child_name="Noor Elsewhere")
    room.add(("Charlie Wren and Noor Elsewhere.", *OF_THIS), ago=HELD)
    assert room.seen_by(room.family)


def test_the_children_of_its_own_other_cases_are(room):
    world.a_case_that_wants_mediation(room.service, room.adviser, child_name="Noor Beside")
    room.add(("Charlie Wren and Noor Beside.", *OF_THIS), ago=HELD)
    assert [one.doubts for one in room.seen_by(room.council)] == [
        ("It names a child of another case of yours.",)
    ]
