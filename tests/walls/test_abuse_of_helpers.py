"""Abuse by whoever stands beside a family: the other parent, supporters, interpreters (threat model, B4)."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, companions
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.end_support import end_support
from evenhand.domain.cases.beside import CannotStandBeside
from evenhand.domain.cases.models import Case
from evenhand.domain.cases.states import Allowed
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import interpreting
from evenhand.domain.meetings.actions.name_interpreter import name_interpreter
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import beside, certificates, mediation, pages, world
from tests.walls.conftest import Standing
from tests.walls.looking import Names
from tests.walls.reading import REACH, named_like, of, read

ADDRESS = "kit@family.example"
OF_THE_OTHER = {"e-mail address of the other parent", "telephone number of the other parent"}
PRIVATE = {
    "own words",
    "own words for the council too",
    "hopes",
    "needs",
    "needs for the council too",
    "letter",
}


@pytest.fixture
def clock(owner):
    """Give the owner, who moves the service's clock, and set it right again."""
    yield owner
    world.move_clock(owner)


@pytest.fixture
def scene(db, settings, tmp_path):
    """Return a service, its adviser, a case that wants mediation, and its family."""
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))
    return service, adviser, case, world.family_of(case, ADDRESS)


# The other parent on the same case.


def test_dm_01_a_second_parent_reads_at_no_address_how_to_reach_the_first(world_at: Standing, named: Names):
    found = read(world_at.made, named, "other parent", "elsewhere")
    assert of(found, "elsewhere", what=REACH) == set()
    assert of(found, "elsewhere", what={"what was agreed"}), "they are on the case together"


def test_dm_01_the_first_parent_reads_at_no_address_how_to_reach_the_second(world_at: Standing, named: Names):
    found = read(world_at.made, named, "other family", "elsewhere")
    assert of(found, what=OF_THE_OTHER) == set()
    assert of(found, "elsewhere", what={"name of somebody who helps"}), "they see who is on their case"


def test_dm_01_whoever_has_to_ring_the_other_parent_does_read_how(world_at: Standing, named: Names):
    assert of(read(world_at.made, named, "adviser", "father", "cases/"), what=OF_THE_OTHER)


def test_dm_05_no_page_works_out_how_far_anybody_lives():
    assert named_like("distance", "postcode_of", "near_you") == set()


def test_dm_16_a_second_parent_takes_nothing_from_the_first_and_keeps_a_case_of_their_own(scene):
    service, adviser, case, family = scene
    companion = beside.a_second_parent(case, adviser, reach=Reach(email="jo@family.example"))
    other = beside.says_yes(case, companion)
    apart = world.a_case(service, reach=Reach(email="jo@family.example"))
    for attempt in (
        lambda: world.tell(case, "no_mediation", other),
        lambda: beside.asked(case, other),
        lambda: beside.a_second_parent(case, other),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    end_support(companion_id=companion.id, at=world.now(), by=family)
    with acting_as(other):
        assert access.permissions(other, apart) >= {Permission.CHOOSE}
    with acting_as(family):
        assert not access.visible_to(family).filter(id=apart.id).exists()


def test_dm_18_no_case_of_the_other_parent_is_joined_by_adding_them(scene):
    service, adviser, case, family = scene
    apart = world.a_case(service, reach=Reach(email="jo@family.example"))
    other = beside.says_yes(
        case, beside.a_second_parent(case, adviser, reach=Reach(email="jo@family.example"))
    )
    with acting_as(other):
        assert {each.id for each in access.visible_to(other)} == {case.id, apart.id}
    with acting_as(family):
        assert {each.id for each in access.visible_to(family)} == {case.id}


def test_dm_22_a_second_parent_reads_no_private_word_of_the_first(world_at: Standing, named: Names):
    assert of(read(world_at.made, named, "other parent", "elsewhere"), "elsewhere", what=PRIVATE) == set()


# Supporters.


def test_dm_26_a_worker_who_helps_two_families_reads_on_no_page_of_one_about_the_other(
    world_at: Standing, named: Names
):
    shared = {"e-mail address of a supporter"}
    for key, other in (("mother", "twin one"), ("twin one", "mother")):
        found = read(world_at.made, named, "advice worker", key, "helping/<uuid:case_id>")
        assert of(found, key, what={"hopes"})
        assert {each for each in of(found, other) if each.what not in shared} == set()


@pytest.mark.parametrize("how", ["its day is over", "the family ends it", "the case is closed"])
def test_dm_28_a_supporter_keeps_nothing_once_it_is_over(scene, clock, how):
    service, adviser, _, _ = scene
    case = certificates.a_case_that_said_no(service, adviser, reach=Reach(email="b@family.example"))
    family = world.family_of(case, "b@family.example")
    companion = beside.asked(case, family, allowed=tuple(Allowed), until=world.today() + timedelta(days=1))
    own = beside.says_yes(case, companion)
    browser = pages.browser(own)
    assert browser.get(f"/helping/{case.id}/").status_code == 200
    if how == "its day is over":
        world.move_clock(clock, days=2)
    elif how == "the family ends it":
        end_support(companion_id=companion.id, at=world.now(), by=family)
    else:
        certificates.issued(case, adviser)
        close_case(case_id=case.id, at=world.now(), by=adviser)
    assert browser.get(f"/helping/{case.id}/").status_code == 404
    with acting_as(own):
        assert not Case.objects.filter(id=case.id).exists()


def test_dm_28_whoever_was_asked_to_be_on_the_other_side_too_is_refused_and_told_nothing(scene):
    service, _, case, family = scene
    world.an_officer(world.council_of(service), address="kim@council.example")
    with pytest.raises(CannotStandBeside) as refused:
        beside.asked(case, family, email="kim@council.example")
    for word in ("council", "officer", "shut", "conflict"):
        assert word not in str(refused.value).lower()


def test_dm_28_a_supporter_who_takes_office_answers_for_no_council_in_this_case(scene):
    service, _, case, family = scene
    own = beside.a_supporter(case, family, email="kim@council.example")
    world.an_officer(world.council_of(service), address="kim@council.example")
    with acting_as(own):
        assert Permission.ANSWER_REFERRAL not in access.permissions(own, case)


def test_dm_28_the_friend_whose_time_is_over_sees_nothing(world_at: Standing, named: Names):
    found = read(world_at.made, named, "friend whose time is over", "mother")
    assert of(found, "mother") <= of(found, what={"e-mail address of a supporter"})


def test_dm_28_help_has_a_last_day_in_the_database_too(scene, owner):
    (rule,) = owner.execute(
        "select pg_get_constraintdef(oid) from pg_constraint where conname = 'supporter_sees_until_a_moment'"
    ).fetchone()
    assert "ends_at IS NOT NULL" in rule


def test_dm_28_a_link_to_the_page_opens_nothing_to_whoever_has_not_said_yes(scene):
    _, _, case, family = scene
    companion = beside.asked(case, family)
    browser = pages.browser(person(companion.user_id))
    for path in ("", "request", "stop", "agreement"):
        assert browser.get(f"/helping/{case.id}/{path}").status_code == 404


# Whoever sends a request for a family.


@pytest.mark.parametrize("key", ["waits", "helped"])
def test_dm_13_a_helper_who_sends_signed_in_reads_no_word_of_the_case_at_any_address(
    world_at: Standing, named: Names, key: str
):
    assert of(read(world_at.made, named, "helper who sent", key), key) == set()
    assert of(read(world_at.made, named, "adviser", key, "cases/"), key, what={"hopes"}), "staff do"


def test_dm_13_a_helper_who_sends_is_shown_nothing_of_it_by_the_database(world_at: Standing):
    helper = world_at.made.by("helper who sent")
    with acting_as(helper):
        assert not Case.objects.exists()
        assert not access.visible_to(helper).exists()


def test_dm_13_a_helper_who_sends_is_written_nothing(world_at: Standing):
    assert [copy for copy in world_at.mail if "kim.helper@school.example" in copy.recipients] == []


def test_dm_13_the_family_that_was_heard_reads_what_was_sent_for_it(world_at: Standing, named: Names):
    found = read(world_at.made, named, "helped", "helped", "my/")
    assert of(found, "helped", what={"hopes"}) and of(found, "helped", what={"name of whoever sent it"})


# Interpreters.


def test_dm_29_an_interpreter_reads_link_and_language_and_nothing_of_the_file(
    world_at: Standing, named: Names
):
    found = read(world_at.made, named, "interpreter", "looked after")
    assert of(found, "looked after") == set(), "no page under a case is theirs"
    session = pages.text(pages.browser(world_at.made.by("interpreter")).get("/interpreting"))
    said = {each.what for each in world_at.made.markers.found_in(session)}
    assert said == {"link to the meeting", "language"}


def test_dm_29_an_interpreter_sees_nothing_before_the_day_and_after_the_meeting(scene, clock):
    service, adviser, case, _ = scene
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"))
    meeting = mediation.book(case, mediation.a_plan(mediator), adviser, undecided_because="named_later")
    one = name_interpreter(
        meeting_id=meeting.id,
        name="Ola Nowak",
        email="ola@interpreters.example",
        language="Polish",
        at=world.now(),
        by=adviser,
    )
    own, seen = person(one.user_id), []
    for hours in (-25, -23, 1, 5):
        shift = meeting.during.lower + timedelta(hours=hours) - world.now()
        clock.execute("update core_clock set shift = shift + %s", [shift])
        with acting_as(own):
            seen.append(len(interpreting.own(own, world.now())))
            assert not Case.objects.exists()
    assert seen == [0, 1, 1, 0]


def test_dm_29_nobody_of_a_family_makes_somebody_its_interpreter(scene):
    service, adviser, case, family = scene
    mediator = mediation.a_mediator(service, world.a_colleague(service, "manager"))
    meeting = mediation.book(case, mediation.a_plan(mediator), adviser, undecided_because="named_later")
    said = {"meeting_id": meeting.id, "name": "Ola", "language": "Polish", "at": world.now()}
    with pytest.raises(NotAllowed):
        name_interpreter(email="ola@interpreters.example", by=family, **said)
    with pytest.raises(CannotStandBeside):
        name_interpreter(email=ADDRESS, by=adviser, **said)
    with pytest.raises(NoSuchThing):
        name_interpreter(email="x@interpreters.example", by=world.a_colleague(world.a_service()), **said)
    with acting_as(family):
        assert companions.of_case(case.id) == []
