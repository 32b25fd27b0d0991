"""Somebody beside a family sees what the family lets them see, from when they said yes until it ends."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import anonymous, person, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, companions
from evenhand.domain.cases.actions.accept_support import NotThatReference, accept_support
from evenhand.domain.cases.actions.change_support import change_support
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.end_support import end_support, expire_support
from evenhand.domain.cases.beside import CannotStandBeside, NotThatDay
from evenhand.domain.cases.models import Case, Companion, Grant
from evenhand.domain.cases.states import Allowed, CompanionKind, CompanionState
from evenhand.domain.casework.actions.add_document import add_document
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.correspondence.models import Message
from evenhand.domain.documents.models import Document
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.models import Person
from evenhand.domain.requests.models import SentRequest
from tests.build import beside, certificates, files, mediation, reaching, requests, world

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"


@pytest.fixture
def clock(owner):
    """Give the owner, who moves the service's clock, and set it right again."""
    yield owner
    world.move_clock(owner)


@pytest.fixture
def scene(settings, tmp_path):
    """Return a service, its adviser, a case with its family, and nobody beside it."""
    settings.FILES_DIR = tmp_path
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    return service, adviser, case, world.family_of(case, ADDRESS)


def count_of(by, model):
    with acting_as(by):
        return model.objects.count()


def as_it_is(companion, by):
    with acting_as(by):
        return Companion.objects.get(id=companion.id)


def a_letter(case, by, name="Letter.pdf"):
    return add_document(
        case_id=case.id,
        kind="letter",
        name=name,
        content=files.file_of(files.a_pdf()),
        at=world.now(),
        by=by,
    )


def test_whoever_is_asked_sees_nothing_until_they_say_yes(scene):
    _, _, case, family = scene
    companion = beside.asked(case, family)
    own = person(companion.user_id)
    assert (count_of(own, Case), count_of(own, Person), count_of(own, Companion)) == (0, 0, 1)
    with acting_as(own):
        (shown,) = companions.waiting(own)
        assert (shown.name, companions.stands_beside(own)) == ("", [])
    beside.says_yes(case, companion)
    with acting_as(own):
        ((found, _),) = companions.stands_beside(own)
        assert found.id == case.id
        assert access.permissions(own, case) == {Permission.SEE_BESIDE_FAMILY}


def test_a_wrong_reference_opens_nothing(scene):
    _, _, case, family = scene
    companion = beside.asked(case, family)
    own = person(companion.user_id)
    with pytest.raises(NotThatReference):
        accept_support(companion_id=companion.id, reference="7K4M-PQXR", at=world.now(), by=own)
    assert count_of(own, Case) == 0
    typed = case.reference.lower().replace("-", " ")
    accept_support(companion_id=companion.id, reference=typed, at=world.now(), by=own)
    assert count_of(own, Case) == 1


def test_nobody_but_whoever_was_asked_can_say_yes(scene):
    service, adviser, case, family = scene
    companion = beside.asked(case, family)
    other = world.a_case(service, reach=Reach(email="other@family.example"))
    for by in (family, adviser, anonymous(), world.family_of(other, "other@family.example")):
        with pytest.raises(NoSuchThing):
            accept_support(companion_id=companion.id, reference=case.reference, at=world.now(), by=by)


def test_said_twice_it_is_done_once(scene):
    _, _, case, family = scene
    first = beside.asked(case, family, email="kim@friends.example")
    again = beside.asked(case, family, email="KIM@friends.example", name="Somebody else")
    assert first.id == again.id
    own = beside.says_yes(case, first)
    beside.says_yes(case, first)
    assert count_of(own, Grant) == 1


def test_the_supporter_whom_the_request_named_is_the_same_person(scene):
    service, adviser, _, _ = scene
    case = world.a_case(service, reach=Reach(email="b@family.example"), supporter_name="Kim Cole")
    family = world.family_of(case, "b@family.example")
    beside.a_supporter(case, family, name="kim cole")
    with acting_as(adviser):
        assert Person.objects.filter(case_id=case.id, role="supporter").count() == 1


def test_the_message_says_nothing_of_anybody_and_goes_before_the_address_is_proved(scene):
    _, adviser, case, family = scene
    companion = beside.asked(case, family)
    with acting_as(adviser):
        message = Message.objects.get(purpose="support_asked")
    assert (message.user_id, message.person_id) == (companion.user_id, None)
    for word in (case.reference, "Holloway", "Council", "Kim"):
        assert word not in message.text + message.subject


@pytest.mark.parametrize(("what", "left_open"), [("email", ""), ("everything", "page")])
def test_whoever_asked_us_not_to_write_is_not_asked_for_help_again_and_nobody_learns_why(
    scene, what, left_open
):
    _, adviser, case, family = scene
    friend = beside.asked(case, family, email="kim@friends.example")
    parent = beside.a_second_parent(case, adviser, reach=Reach(email="jo@family.example"), protected=True)
    for companion in (friend, parent):
        own = beside.says_yes(case, companion)
        reaching.stops_of(case, companion.person_id, adviser, what, left_open)
        end_support(companion_id=companion.id, at=world.now(), by=own)
    with pytest.raises(CannotStandBeside):
        beside.asked(case, family, email="KIM@friends.example")
    with pytest.raises(CannotStandBeside):
        beside.a_second_parent(case, adviser, reach=Reach(email="jo@family.example"))
    beside.asked(case, family, email="another@friends.example")


@pytest.mark.parametrize("allowed", [(), (Allowed.PAPERS,), (Allowed.REQUEST,), (Allowed.SPEAK,)])
def test_a_supporter_reads_what_was_allowed_and_nothing_else(scene, allowed):
    service, _, _, _ = scene
    browser = requests.a_browser()
    sent = send_request(draft_id=requests.a_draft(service, browser), at=world.now(), by=browser)
    family = beside.whoever_reads("sam@holloway.example")
    claim_case(reference=sent.reference, at=world.now(), by=family)
    with acting_as(family):
        case = Case.objects.get(id=sent.case_id)
    own = beside.a_supporter(case, family, allowed=allowed)
    assert count_of(own, SentRequest) == (Allowed.REQUEST in allowed)
    with acting_as(own):
        (grant,) = Grant.objects.all()
    assert grant.compartments == (["K1", "K5"] if Allowed.PAPERS in allowed else ["K1"])


def test_a_supporter_opens_the_letters_that_were_shared_and_no_other(scene):
    _, _, case, family = scene
    shared, other = a_letter(case, family), a_letter(case, family, "Other.pdf")
    own = beside.a_supporter(case, family, letters=(shared,))
    with acting_as(own):
        assert [each.id for each in Document.objects.all()] == [shared]
    companion_id = companion_of(family, case).id
    until = world.today() + timedelta(days=60)
    change_support(
        companion_id=companion_id,
        allowed=(Allowed.PAPERS,),
        letters=(other,),
        until=until,
        at=world.now(),
        by=family,
    )
    with acting_as(own):
        assert [each.id for each in Document.objects.all()] == [other]
        assert companions.own(case.id, own).until == until


def companion_of(by, case):
    with acting_as(by):
        return companions.of_case(case.id)[0]


def test_nobody_shares_a_letter_that_is_not_theirs(scene):
    service, adviser, case, family = scene
    other = world.a_case(service, reach=Reach(email="other@family.example"))
    theirs = a_letter(other, world.family_of(other, "other@family.example"))
    of_staff = a_letter(case, adviser)
    for letter in (theirs, of_staff):
        with pytest.raises(NoSuchThing):
            beside.asked(case, family, letters=(letter,))


@pytest.mark.parametrize("who", ["the family", "the supporter"])
def test_when_it_ends_the_next_statement_sees_nothing(scene, who):
    _, _, case, family = scene
    letter = a_letter(case, family)
    companion = beside.asked(case, family, allowed=tuple(Allowed), letters=(letter,))
    own = beside.says_yes(case, companion)
    assert count_of(own, Document) == 1
    by = family if who == "the family" else own
    end_support(companion_id=companion.id, at=world.now(), by=by)
    end_support(companion_id=companion.id, at=world.now(), by=by)
    for model in (Case, Person, Document, SentRequest):
        assert count_of(own, model) == 0
    with acting_as(own):
        assert access.permissions(own, case) == frozenset()
    assert as_it_is(companion, family).state == CompanionState.ENDED


def test_somebody_who_was_asked_can_say_no(scene):
    _, _, case, family = scene
    companion = beside.asked(case, family)
    end_support(companion_id=companion.id, at=world.now(), by=person(companion.user_id))
    assert companion_of(family, case).ended_because == "they said no, or ended it themselves"
    with pytest.raises(NotNow):
        beside.says_yes(case, companion)


def test_staff_and_strangers_do_not_end_what_a_family_wants(scene):
    _service, adviser, case, family = scene
    companion = beside.asked(case, family)
    with pytest.raises(NotAllowed):
        end_support(companion_id=companion.id, at=world.now(), by=adviser)
    with pytest.raises(NoSuchThing):
        end_support(companion_id=companion.id, at=world.now(), by=world.a_colleague(world.a_service()))


def test_it_is_over_when_its_last_day_is_over_and_the_service_says_so(scene, clock):
    _, _, case, family = scene
    companion = beside.asked(case, family, until=world.today() + timedelta(days=1))
    own = beside.says_yes(case, companion)
    world.move_clock(clock, days=1)
    assert count_of(own, Case) == 1
    world.move_clock(clock, days=2)
    assert count_of(own, Case) == 0
    expire_support(case_id=case.id, at=world.now(), by=worker(case.id))
    assert companion_of(family, case).state == CompanionState.EXPIRED
    with pytest.raises(NotAllowed):
        expire_support(case_id=case.id, at=world.now(), by=family)


@pytest.mark.parametrize("days", [0, -1, 400])
def test_help_lasts_from_tomorrow_to_a_year(scene, days):
    _, _, case, family = scene
    with pytest.raises(NotThatDay):
        beside.asked(case, family, until=world.today() + timedelta(days=days))


def test_it_ends_with_the_case(scene):
    service, adviser, _, _ = scene
    case = certificates.a_case_that_said_no(service, adviser, reach=Reach(email="c@family.example"))
    family = world.family_of(case, "c@family.example")
    own = beside.a_supporter(case, family)
    waiting = beside.asked(case, family, name="Lee")
    certificates.issued(case, adviser)
    close_case(case_id=case.id, at=world.now(), by=adviser)
    assert count_of(own, Case) == 0
    with acting_as(family):
        assert {each.state for each in companions.of_case(case.id)} == {CompanionState.ENDED}
    with pytest.raises(NotNow):
        beside.says_yes(case, waiting)
    with pytest.raises(NotNow):
        beside.asked(case, family)


def test_very_many_are_not_asked_in_a_day(scene):
    _, _, case, family = scene
    for _ in range(10):
        beside.asked(case, family)
    with pytest.raises(NotNow, match="10 people in a day"):
        beside.asked(case, family)


def test_a_second_parent_is_not_asked_as_a_supporter(scene):
    _, _, case, family = scene
    with pytest.raises(NoSuchThing):
        beside.asked(case, family, kind=CompanionKind.PARENT)


def test_whoever_holds_the_right_does_not_ask_themselves(scene):
    _, _, case, family = scene
    with pytest.raises(CannotStandBeside):
        beside.asked(case, family, email=ADDRESS)
