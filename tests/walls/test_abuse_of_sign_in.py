"""Abuse of signing in: a mailbox that others read, access that has ended, locking out, being somebody by telephone."""

import random
import re
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from evenhand.core.errors import NotNow, Refused
from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.end_access import end_access
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.casework.actions.help_sign_in import ask_for_family_reset, confirm_family_reset
from evenhand.domain.correspondence.models import Message
from evenhand.domain.identity import access_codes, codes, jobs
from evenhand.domain.identity.actions.ask_for_code import ask_for_code
from evenhand.domain.identity.actions.make_access_code import CannotHaveCode
from evenhand.domain.identity.actions.sign_in import TooManyGuesses, try_code
from evenhand.domain.identity.models import SignInCode
from evenhand.domain.identity.resets import COOLING
from evenhand.domain.identity.states import Checked
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from tests.architecture.test_addresses import views
from tests.build import databases, files, pages, post_office, world
from tests.build.authenticators import added, shown
from tests.build.codes import SHARED, given, prove_mailbox, sign_in
from tests.build.promises import EMAIL
from tests.build.promises import Scene as Messages
from tests.domain.documents.test_documents import Scene as Papers
from tests.domain.documents.test_documents import scene  # noqa: F401 - the fixture
from tests.walls.own_pages import OWN_PAGES
from tests.walls.reading import named_like

HOME = Reach(SHARED, "07700 900123", "1 Mill Lane", "WM1 1AA")
ATTACK = 1_000


@pytest.fixture
def service(db, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def flagged(service, adviser):
    """The case of somebody whose mailbox others read, with its access code."""
    case = world.a_case(service, reach=HOME, safety=Safety(mailbox_is_shared=True))
    confirm_email(case_id=case.id, email=SHARED, at=world.now(), by=adviser)
    return case, given(case, adviser)


# Whoever reads the mailbox.


def test_dm_14_the_mailbox_alone_never_opens_a_session_of_a_flagged_account(flagged):
    case, code = flagged
    reader = Client()
    assert prove_mailbox(reader, SHARED).url == "/sign-in/second"
    for typed in ("", "AAAA-AAAA", case.reference, "000000"):
        reader.post("/sign-in/second", {"digits": typed})
    for path in (f"/my/{case.id}/", "/my", "/account", "/sign-in/welcome"):
        assert reader.get(path).url.startswith("/sign-in")
    assert "_auth_user_id" not in reader.session
    own = sign_in(Client(), SHARED, code)
    assert own.get(f"/my/{case.id}/").status_code == 200


def test_dm_14_an_account_that_lost_everything_does_not_open_by_its_mailbox(flagged, service, adviser):
    case, _ = flagged
    at = world.now()
    reset_id = ask_for_family_reset(case_id=case.id, checked=Checked.SEEN, at=at, by=adviser)
    confirm_family_reset(case_id=case.id, reset_id=reset_id, at=at + COOLING, by=world.a_colleague(service))
    reader = Client()
    assert prove_mailbox(reader, SHARED).url == "/sign-in/second"
    assert reader.get("/my").url.startswith("/sign-in")
    assert sign_in(Client(), SHARED, given(case, adviser)).get(f"/my/{case.id}/").status_code == 200


def test_dm_14_a_session_that_was_open_before_the_code_ends_with_it(service, adviser):
    case = world.a_case(service, reach=HOME, safety=Safety(mailbox_is_shared=True))
    confirm_email(case_id=case.id, email=SHARED, at=world.now(), by=adviser)
    reader = sign_in(Client(), SHARED)
    assert reader.get("/my").status_code == 200
    given(case, adviser, "post")
    assert reader.get("/my").url.startswith("/sign-in"), "the letter has not even come"


def test_dm_14_a_second_request_of_a_flagged_account_is_claimed_with_both(flagged, service):
    _, code = flagged
    other = world.a_case(service, reach=HOME, safety=Safety(mailbox_is_shared=True), proved=False)
    own = sign_in(Client(), SHARED, code)
    assert own.post("/my/claim", {"reference": other.reference}).url == f"/my/{other.id}/"
    stranger = world.a_case(service, reach=Reach("lee@family.example"), safety=Safety(mailbox_is_shared=True))
    with pytest.raises(Refused):
        claim_case(
            reference=stranger.reference,
            at=world.now(),
            by=world.family_of(stranger, "lee@family.example"),
        )


def test_dm_14_leaving_quickly_ends_the_session_and_lets_the_browser_forget(flagged):
    case, code = flagged
    own = sign_in(Client(), SHARED, code)
    key = own.session.session_key
    assert own.post("/sign-out")["Clear-Site-Data"] == '"cache", "storage"'
    own.cookies["session"] = key
    assert own.get(f"/my/{case.id}/").url.startswith("/sign-in")


def test_dm_14_a_request_with_anothers_address_gets_no_key_to_their_case(flagged, service, adviser):
    case = world.a_case(
        service,
        reach=Reach(SHARED, "07700 900999", "9 Elsewhere", "WM9 9ZZ"),
        safety=Safety(mailbox_is_shared=True),
    )
    confirm_email(case_id=case.id, email=SHARED, at=world.now(), by=adviser)
    for how in ("telephone", "post"):
        with pytest.raises(CannotHaveCode):
            given(case, adviser, how)


# Access that has ended.


@pytest.mark.parametrize("how", ["a wall", "an end"])
def test_dm_15_at_any_moment_of_a_session_the_next_answer_is_not_there(scene: Papers, how):  # noqa: F811
    case, family = scene.own_case, scene.family
    paper = scene.give(files.pdf_with_everything(), by=scene.staff, case=case, user_id=family.user_id)
    scene.check(paper, case)
    browser = pages.browser(family)
    manager = world.a_colleague(scene.service, role="manager")
    walk = [f"/my/{case.id}/{page}" for page in OWN_PAGES] + [f"/my/{case.id}/documents/{paper.id}"]
    moment = random.Random(how).randrange(1, len(walk))
    for path in walk[:moment]:
        assert browser.get(path, follow=True).status_code == 200
    began = time.monotonic()
    if how == "a wall":
        build_wall(case_id=case.id, user_id=family.user_id, reason="order", at=world.now(), by=manager)
    else:
        end_access(
            case_id=case.id,
            user_id=family.user_id,
            role="holder",
            at=world.now(),
            by=manager.for_case(case.id),
        )
    assert browser.get(walk[moment]).status_code == 404
    assert time.monotonic() - began < 1
    assert {browser.get(path).status_code for path in walk} == {404}, "the file too"


def test_dm_15_what_waits_to_be_sent_is_not_sent_to_whoever_was_shut_out(own_database, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    with post_office.open_at(settings) as office:
        found = Messages(own_database, office)
        waiting = [found.promise(purpose) for purpose in ("certificate_ready", "dates_changed")]
        manager = world.a_colleague(found.service, "manager")
        reader = world.family_of(found.case, EMAIL)
        build_wall(case_id=found.case.id, user_id=reader.user_id, reason="order", at=world.now(), by=manager)
        assert {found.deliver(message).state for message in waiting} == {"suppressed"}
        assert office.copies == []


# Locking somebody out.


def test_t_12_whoever_attacks_an_address_keeps_its_owner_out_of_no_browser_that_is_known(
    own_database, settings, tmp_path
):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    case = world.a_case(world.a_service(), reach=HOME)
    own = world.family_of(case, SHARED)
    at = world.now()
    key, _ = added(own, at - timedelta(seconds=30))
    browser = Client()
    prove_mailbox(browser, SHARED)
    browser.post("/sign-in/second", {"digits": shown(key, at)})
    browser.get("/sign-in/welcome")
    browser.post("/sign-out")

    refused = 0
    with databases.as_owner(own_database) as owner:
        for number in range(ATTACK):
            thief = anonymous(uuid4().hex * 2)
            asked = ask_for_code(address=SHARED, at=world.now(), by=thief)
            owner.execute("update identity_signincode set sent_at = evenhand_now() where id = %s", [asked.id])
            try:
                try_code(code_id=asked.id, typed=f"{number:06d}x", at=world.now(), by=thief)
            except TooManyGuesses:
                refused += 1
    assert refused >= ATTACK - codes.GUESSES_AN_HOUR
    with pytest.raises(TooManyGuesses):
        stranger = anonymous(uuid4().hex * 2)
        asked = ask_for_code(address=SHARED, at=world.now(), by=stranger)
        try_code(code_id=asked.id, typed=codes.digits(asked.id), at=world.now(), by=stranger)

    browser.post("/sign-in", {"address": SHARED})
    with databases.django_at(own_database.worker), acting_as(anonymous()):
        newest = SignInCode.objects.order_by("-asked_at").first()
        assert newest.known and not jobs._are_enough(newest), "the owner's code is sent all the same"
    answer = browser.post("/sign-in/code", {"code": codes.digits(newest.id)})
    assert answer.url == "/sign-in/second"
    typed = shown(key, max(at + timedelta(seconds=30), world.now()))
    assert browser.post("/sign-in/second", {"digits": typed}).url == "/sign-in/welcome"


def test_t_12_who_reads_the_mailbox_and_guesses_does_not_pause_a_known_browser(flagged):
    case, code = flagged
    own = sign_in(Client(), SHARED, code)
    own.post("/sign-out")
    for _ in range(6):
        reader = Client()
        prove_mailbox(reader, SHARED)
        said = pages.text(reader.post("/sign-in/second", {"digits": "AAAA-AAAA"}))
    assert "We cannot take a code now." in said
    assert sign_in(own, SHARED, code).get(f"/my/{case.id}/").status_code == 200


# Being somebody by telephone.


def test_t_42_nobody_signs_in_as_somebody_else(service, adviser):
    assert named_like("impersonat", "sign_in_for", "log_in_as", "masquerade") == set()
    assert not [route for route, _ in views() if re.search(r"\bas/<|imperson", route)]


def test_t_42_one_telephone_call_ends_nothing_and_gives_nothing(flagged, adviser):
    case, code = flagged
    browser = pages.browser(adviser)
    said = pages.text(browser.post(f"/cases/{case.id}/sign-in/call", {"called_back": "yes"}))
    assert "No access code was given." in said
    browser.post(f"/cases/{case.id}/sign-in/lost", {"checked": "called_back"})
    with acting_as(adviser):
        assert access_codes.of_case(case.id)[0].confirmed_at
    assert sign_in(Client(), SHARED, code).get(f"/my/{case.id}/").status_code == 200


def test_t_42_two_people_a_day_and_a_notice_and_its_owner_stops_it_by_signing_in(flagged, service, adviser):
    case, code = flagged
    second, at = world.a_colleague(service), world.now()
    reset_id = ask_for_family_reset(case_id=case.id, checked=Checked.CALLED_BACK, at=at, by=adviser)
    for by, when in ((adviser, at + COOLING), (second, at + COOLING / 2)):
        with pytest.raises(NotNow):
            confirm_family_reset(case_id=case.id, reset_id=reset_id, at=when, by=by)
    with acting_as(adviser):
        assert Message.objects.filter(case_id=case.id, purpose="help_asked").exists()
    sign_in(Client(), SHARED, code)
    with pytest.raises(NotNow):
        confirm_family_reset(case_id=case.id, reset_id=reset_id, at=at + COOLING, by=second)


def test_t_42_no_check_rests_on_what_somebody_knows():
    assert {each.value for each in Checked} == {"called_back", "seen", "video", "letter"}
    assert named_like("security_question", "mother_maiden", "memorable") == set()
