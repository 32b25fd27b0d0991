"""Abuse of a mediation: what was said comes out, a side is favoured, a paper is forged (threat model, B4)."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from inspect import signature

import psycopg
import pytest
from django.conf import settings as service_settings
from django.forms import EmailField

from evenhand.adapters.signing import keys
from evenhand.adapters.signing.press import Press
from evenhand.adapters.signing.signature import verify
from evenhand.core.errors import NotNow, Refused
from evenhand.core.principals import person, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements.actions.offer_agreement import take_back_agreement
from evenhand.domain.agreements.states import AgreementState, Side
from evenhand.domain.cases.actions.open_case import NoServiceHere
from evenhand.domain.cases.facts import Evidence, FactKind, standing
from evenhand.domain.cases.models import Fact
from evenhand.domain.casework.actions.correct_record import correct_record
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.content import DECISIONS, LONGEST, CertificateContent
from evenhand.domain.certificates.refusals import CannotIssue
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.models import Message
from evenhand.domain.panel import queries as panel
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.panel.actions.declare_conflict import declare_conflict
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.refusals import NotOnThisCase
from evenhand.domain.panel.states import Conflict
from evenhand.statute.routes import PLANS, Decision, Section
from tests.architecture.test_addresses import views
from tests.build import agreements, certificates, databases, mediation, pages, world
from tests.build.crowds import at_once
from tests.build.traces import tables_with
from tests.domain.certificates.certificate_example import FIELDS
from tests.walls import looking, policy
from tests.walls.conftest import Standing
from tests.walls.looking import Looker, Names
from tests.walls.reading import forms, named_like, of, read


@pytest.fixture
def service(db, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def manager(service):
    return world.a_colleague(service, role="manager")


@pytest.fixture
def mediator(service, manager):
    return mediation.a_mediator(service, manager)


@pytest.fixture
def room(service, adviser, manager, owner):
    officer = mediation.an_officer(mediation.a_body(service))
    yield agreements.a_room(service, adviser, manager, officer, owner)
    world.move_clock(owner)


# What was said stays there.


def test_dm_07_the_way_into_a_meeting_is_on_its_page_and_in_no_message(world_at: Standing):
    """There is no adapter of a provider of video: the day there is, it reads the safe settings back."""
    assert set(service_settings.ADAPTERS) == {
        "mail",
        "press",
        "printer",
        "storage",
        "cleaner",
        "scanner",
        "single_sign_on",
    }
    assert named_like("dial_in", "dialin", "lobby", "display_name") == set()
    for copy in world_at.mail:
        said = world_at.made.markers.found_in(looking.text_of_mail(copy.message))
        assert not {marker for marker in said if marker.what == "link to the meeting"}


@pytest.mark.parametrize(
    ("who", "under"),
    [("mother", "my/"), ("council", "inbox/"), ("manager", "cases/"), ("caseworker", "cases/")],
)
def test_dm_30_nobody_but_its_author_reads_a_mediators_note(world_at: Standing, named: Names, who, under):
    assert not of(read(world_at.made, named, who, "mother", under), what={"note of the mediator"})


def test_dm_30_a_mediators_note_is_sealed_for_the_owner_of_the_database_too(world_at: Standing):
    (marker,) = [
        one
        for one in world_at.made.markers.given.values()
        if one.what == "note of the mediator" and "mother" in one.of
    ]
    with world_at.owner() as owner:
        assert owner.execute("select count(*) from meetings_mediatornote").fetchone() != (0,)
        assert tables_with(owner, marker.token.title()) | tables_with(owner, marker.token) == set()


ON_A_CERTIFICATE = {"name", "name of a colleague"}


def test_dm_31_a_certificate_says_names_and_nothing_that_was_said(world_at: Standing):
    with world_at.owner() as owner:
        rows = owner.execute("select content, case_id from certificates_certificate").fetchall()
    assert rows
    for content, _ in rows:
        said = world_at.made.markers.found_in(content)
        assert said and {marker.what for marker in said} <= ON_A_CERTIFICATE


def test_dm_31_a_certificate_has_no_field_for_free_words():
    free = {field.name for field in fields(CertificateContent)} & set(LONGEST)
    assert free == {
        *("holder_name", "child_name", "local_authority_name", "adviser_name"),
        *("provider_name", "provider_telephone", "provider_email", "verify_url"),
    }


def test_dm_32_no_list_that_is_taken_away_carries_what_was_said(world_at: Standing, named: Names):
    """There are no bundles for the Tribunal yet: whoever adds one keeps K5 out of it.

    A copy is for whoever reads all of it on their own pages (test_copies.py), and says what is for the mediation only.
    """
    assert named_like("bundle", "export", "archive", "download_all") == set()
    leaving = [route for route, _ in views() if route.endswith((".csv", ".json", ".zip", ".ics", ".xlsx"))]
    assert sorted(leaving) == [
        "api/v1/openapi.json",
        "certificates/register.csv",
        "check/<slug:slug>/dates.ics",
        "figures/<uuid:report_id>.csv",
        "helping/<uuid:case_id>/copy.zip",
        "my/<uuid:case_id>/copy.zip",
        "statistics/<uuid:report_id>.csv",
        "statistics/all.csv",
        "support/open-referral.json",
        "work-out-my-dates/reminders.ics",
    ]
    answer = Looker(world_at.made.people.of["manager"]).open("get", "/certificates/register.csv")
    assert answer.status_code == 200 and b"EM-" in answer.getvalue()
    said = world_at.made.markers.found_in(looking.plain(answer))
    assert not {one for one in said if policy.rows()[one.what].secret in ("K2", "K4", "K5", "K7", "K12")}


def test_dm_33_there_are_no_rooms_apart_in_which_something_could_be_left_lying():
    """No breakout rooms, chats or files of a call: whoever adds one gives each side a token of its own."""
    assert named_like("breakout", "caucus", "chat", "token", "whiteboard") == set()


def test_dm_34_nothing_records_a_meeting_or_listens_in():
    """There is no adapter of a provider of video: the day there is, its recording is off and read back."""
    listens = named_like("recording", "transcri", "webhook", "note_taker", "assistant", "language_model")
    assert listens == {"films.film.transcript"}, "what a film of a page says, in words"
    assert not [name for name in service_settings.ADAPTERS if name in ("video", "meeting", "call")]


# Nobody is favoured.


def test_dm_36_a_mediator_with_a_conflict_meets_no_case_and_is_not_offered(service, adviser, mediator):
    case, own = world.a_case(service), person(mediator.user_id)
    on = world.today() + timedelta(days=14)
    assign_mediator(case_id=case.id, mediator_id=mediator.id, meeting_on=on, at=world.now(), by=adviser)
    browser = pages.browser(own)
    before = pages.text(browser.get(f"/mediator/{case.id}/"))
    assert "Holloway" not in before, "initials only, until they have declared"
    declare_conflict(case_id=case.id, because=Conflict.EMPLOYED, at=world.now(), by=own)
    assert browser.get(f"/mediator/{case.id}/").status_code == 404
    assert case.reference not in pages.text(browser.get("/mediator/"))
    with acting_as(adviser):
        assert panel.choice_for(service.provider_id, case.id, world.today()) == []


def test_dm_37_a_wall_that_is_built_while_somebody_assigns_wins(own_database):
    service = world.a_service()
    adviser, manager = world.a_colleague(service), world.a_colleague(service, role="manager")
    mediator = mediation.a_mediator(service, manager)
    on = world.today() + timedelta(days=14)
    for _ in range(3):
        what = {"case_id": world.a_case(service).id, "mediator_id": mediator.id, "at": world.now()}
        at_once(
            lambda what=what: assign_mediator(meeting_on=on, by=adviser, **what),
            lambda what=what: wall_mediator(because=Conflict.KNOWS, by=manager, **what),
            lambda what=what: assign_mediator(meeting_on=on, by=adviser, **what),
        )
        with pytest.raises(NotOnThisCase):
            assign_mediator(meeting_on=on, by=adviser, **what)
    with databases.as_owner(own_database) as owner:
        assert owner.execute("select distinct state from panel_mediatorcase").fetchall() == [("walled",)]
        assert owner.execute(
            "select count(*) from cases_grant where role = 'mediator' and ends_at is null"
        ).fetchone() == (0,)


def test_dm_39_nobody_is_handed_everything_that_is_held_about_somebody():
    """There is no answer to such requests yet: whoever adds it leaves K3 and K4 out and lets a person look."""
    assert named_like("subject_access", "sar_", "access_request", "portab") == set()


def test_dm_40_what_a_machine_may_ask_knows_no_case_and_no_person():
    """The interface counts days for anybody; a council's would name no K2 and no K4."""
    asked = [(route, entry) for route, entry in views() if route.startswith("api/v1/")]
    assert len(asked) > 3
    for route, entry in asked:
        assert entry.callback.gate.nameless and "_id" not in route, route


def test_dm_43_an_agreement_is_not_signed_while_two_texts_are(room):
    room.write()
    first = room.offer()
    room.sign(Side.FAMILY, first)
    with pytest.raises(NotNow):
        room.write(what="Something that the family has not read")
    take_back_agreement(agreement_id=first.agreement_id, at=room.at, by=room.mediator)
    room.write(what="Something more")
    second = room.offer()
    assert second.sha256 != first.sha256
    room.sign(Side.COUNCIL, second)
    assert room.shown().state == AgreementState.OFFERED, "the family signed another text"
    with pytest.raises(Refused):
        room.sign(Side.FAMILY, first)
    room.sign(Side.FAMILY, second)
    found = room.shown()
    assert (found.state, found.sha256) == (AgreementState.SIGNED, second.sha256)
    assert [one.counts for one in found.signatures] == [True, True]


# Nothing goes to the wrong person.


# Forms that take an e-mail address: whom to appoint, who one is, and what a family says of itself.
TAKE_AN_ADDRESS = {
    *("ReachForm", "Email", "ChangeReach", "AddressForm", "Starting", "Adding"),
    *("Invite", "OtherParent", "NamingInterpreter", "ReachOfAnotherForm", "Reached", "Heard"),
}


def test_dm_11_nobody_types_where_a_message_goes():
    taken = set(signature(promise_message).parameters)
    assert taken & {"to", "email", "address", "cc", "bcc", "recipient"} == set()
    columns = {field.name for field in Message._meta.get_fields()}
    assert {"person_id", "body_id", "user_id"} <= columns
    assert not {name for name in columns if "email" in name or name in ("to", "address", "cc")}
    with_address = {
        form.__name__
        for form in forms()
        if any(isinstance(field, EmailField) for field in form.base_fields.values())
    }
    assert with_address == TAKE_AN_ADDRESS


def test_dm_12_every_message_has_one_recipient_and_no_copy_goes_to_anybody(world_at: Standing):
    assert len(world_at.mail) > 30
    for copy in world_at.mail:
        assert len(copy.recipients) == 1
        assert copy.message.get_all("To") == [copy.recipients[0]]
        assert not [name for name in copy.message if name.lower() in ("cc", "bcc", "reply-to")]


# No paper lies.


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    """Give a signed certificate, and what it is verified by."""
    folder = tmp_path_factory.mktemp("signer") / "keys"
    at = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)
    keys.make_if_missing(folder, at=at)
    content = CertificateContent(**FIELDS)
    made = Press(folder).make(content, content_hash=content.content_hash(), at=at)
    return made.pdf, keys.read_roots(folder / keys.CHAIN)


@pytest.mark.parametrize("place", [100, 1000, 5000, -3000, -40])
def test_dm_45_a_certificate_with_one_byte_changed_is_no_certificate(signed, place):
    pdf, roots = signed
    assert verify(pdf, roots).valid
    changed = bytearray(pdf)
    changed[place] ^= 1
    assert not verify(bytes(changed), roots).valid
    assert not verify(pdf + b"\n% and one thing more\n", roots).valid


def test_dm_45_whoever_checks_a_certificate_learns_no_name(world_at: Standing):
    with world_at.owner() as owner:
        number, code = owner.execute("select number, check_code from certificates_certificate").fetchone()
    visitor = Looker(world_at.made.people.of["visitor"])
    for path in (f"/verify/{number}/{code}", f"/verify/{number}/AAAA-AAAA-AAAA"):
        answer = visitor.open("get", path)
        assert answer.status_code == 200
        assert world_at.made.markers.found_in(looking.plain(answer)) == set()


def test_dm_46_no_certificate_is_dated_back(own_database):
    service = world.a_service()
    adviser = world.a_colleague(service)
    made = certificates.issued(certificates.a_case_that_said_no(service, adviser), adviser)
    assert made.issued_on == made.first_issued_on == world.today()
    assert not {"issued_on", "issued_at", "day", "date"} & set(signature(issue_certificate).parameters)
    for column, value in (
        ("issued_on", "issued_on - 30"),
        ("issued_at", "now()"),
        ("first_issued_on", "issued_on"),
    ):
        with (
            psycopg.connect(own_database.web) as web,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            web.execute("select set_config('evenhand.user', %s, true)", [str(adviser.user_id)])
            web.execute(f"update certificates_certificate set {column} = {value}")


NEEDS_NONE = {"decision": Decision.FINAL_PLAN, "disputed": (Section.I_NAMED_SCHOOL,)}


@pytest.mark.parametrize("decision", [one for one in Decision if one.value in DECISIONS])
@pytest.mark.parametrize("late", [False, True])
def test_dm_47_a_certificate_is_issued_in_time_and_refused_out_of_it(service, adviser, decision, late):
    parts = {"disputed": (Section.F,)} if decision in PLANS else {}
    dated = world.today() - timedelta(days=80 if late else 21)
    case = certificates.a_case_that_said_no(service, adviser, decision=decision, notice_dated=dated, **parts)
    if late:
        with pytest.raises(CannotIssue):
            certificates.issued(case, adviser)
    else:
        assert certificates.issued(case, adviser).decision == decision


def test_dm_47_without_advice_or_about_placement_only_there_is_none(service, adviser):
    about = certificates.a_case_that_said_no(service, adviser, **NEEDS_NONE)
    for case in (world.a_case(service), about):
        with pytest.raises(CannotIssue):
            certificates.issued(case, adviser)
    with pytest.raises(NoServiceHere):
        world.a_case(replace(service, local_authority="E06000001"))


def test_dm_58_no_date_comes_nearer_without_anybody_being_told(service, adviser):
    officer = mediation.an_officer(mediation.a_body(service))
    case = world.a_case_that_wants_mediation(service, adviser)
    with acting_as(worker(case.id)):
        (letter,) = (one for one in standing(case.id) if one.kind == FactKind.NOTICE_DATED)
    said = {
        "case_id": case.id,
        "kind": FactKind.NOTICE_DATED,
        "fact_id": letter.id,
        "happened_on": letter.happened_on - timedelta(days=14),
        "reason": "The letter says so.",
        "evidence": Evidence.LETTER,
        "at": world.now(),
    }
    for by in (officer, world.a_colleague(world.a_service())):
        with pytest.raises(Refused):
            correct_record(by=by, **said)
    assert any(one.is_shorter for one in correct_record(by=adviser, **said))
    with acting_as(worker(case.id)):
        assert Message.objects.filter(case_id=case.id, purpose="dates_changed").count() == 1
        kept = Fact.objects.filter(case=case, kind=FactKind.NOTICE_DATED)
        assert {one.happened_on for one in kept} == {letter.happened_on, said["happened_on"]}
