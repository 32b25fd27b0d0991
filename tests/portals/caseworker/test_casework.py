"""Staff work on cases through pages: lists, the case, small forms; nobody else gets in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.casework import queries
from evenhand.domain.casework.wording import DUTY_TITLES
from evenhand.domain.identity.models import User
from evenhand.portals.caseworker.record.choosing import FOLLOWS
from evenhand.statute.rules import RULES
from tests.build import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def case(service):
    return world.a_case(service)


@pytest.fixture
def as_(client):
    def sign_in(by):
        client.force_login(User.objects.get(id=by.user_id))
        return client

    return sign_in


@pytest.fixture
def desk(as_, adviser):
    return as_(adviser)


def read(response):
    return " ".join(response.content.decode().split())


def path(case, more=""):
    return f"/cases/{case.id}/{more}"


def on(day, name="happened_on"):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def key_on(page):
    return page.split('name="once" value="')[1].split('"')[0]


def test_the_list_opens_on_my_own_cases_and_says_how_to_fill_it(desk):
    assert "No cases of yours here" in read(desk.get("/cases/"))


def test_the_teams_list_shows_each_case_with_its_date(desk, case):
    page = read(desk.get("/cases/?scope=team"))
    assert case.reference in page
    assert "working days left" in page


def test_a_broken_address_leads_back_to_the_list(desk):
    for query in ("?after=nonsense~x", "?caseworker=me", "?scope=everything"):
        assert desk.get(f"/cases/{query}").status_code in (200, 302)


def test_finding_a_reference_opens_the_case_and_a_name_lists_it(desk, case):
    found = desk.post("/cases/find", {"words": case.reference})
    assert found["Location"] == path(case)
    assert case.reference in read(desk.post("/cases/find", {"words": "Holloway"}))
    assert "Nothing found" in read(desk.post("/cases/find", {"words": "Unheard"}))


def test_the_case_page_shows_dates_people_facts_and_what_happened(desk, case):
    page = read(desk.get(path(case)))
    for words in (
        "Alex Holloway",
        "Sam Holloway",
        "07700 900123",
        "The family’s appeal reaches the Tribunal",
    ):
        assert words in page, words
    assert "The family asked online." in page


def test_every_look_is_noted(desk, case):
    with CaptureQueriesContext(connection) as caught:
        desk.get(path(case))
    assert any("evenhand_note_look" in query["sql"] for query in caught.captured_queries)


def test_protected_details_are_shown_once_for_a_reason(desk, service):
    case = world.a_case(service, protected=True)
    assert "07700 900123" not in read(desk.get(path(case)))
    address = path(case, f"details/{case.holder_id}")
    assert "07700 900123" not in read(desk.get(address))
    assert "Choose why you need these details." in read(desk.post(address, {}))
    assert "07700 900123" in read(desk.post(address, {"reason": "call"}))
    assert "07700 900123" not in read(desk.get(address))
    assert "to ring the person" in read(desk.get(path(case)))


def test_a_contact_is_recorded_once_however_often_it_is_sent(desk, case, adviser):
    address = path(case, "contact")
    sent = {
        "once": key_on(read(desk.get(address))),
        "direction": "in",
        "channel": "voicemail",
        "reached": "no",
        **on(world.today() - timedelta(days=4)),
        "happened_at": "9.15",
        "note": "Please ring back.",
    }
    for _ in range(2):
        assert desk.post(address, sent)["Location"] == path(case, "?done=contact")
    with acting_as(adviser):
        assert len(queries.contacts(case.id)) == 1
    assert "Counts as first contact." in read(desk.get(path(case)))


def test_what_was_typed_stays_beside_its_error(desk, case):
    page = read(desk.post(path(case, "contact"), {"happened_at": "noon", "note": "Spoke at length."}))
    assert "Choose who reached out." in page
    assert "Write the time like 14:30. You wrote “noon”." in page
    assert "Spoke at length." in page


def test_information_needs_every_point(desk, case, adviser):
    address = path(case, "information")
    script = queries.script(world.today())
    sent = {
        "once": key_on(read(desk.get(address))),
        "version": script.version,
        "channel": "telephone",
        "ticked": script.codes[:-1],
        **on(world.today(), "given_on"),
    }
    assert script.points[-1].tick in read(desk.post(address, sent))
    desk.post(address, sent | {"ticked": script.codes})
    assert world.again(case, adviser).state == "informed"


def test_the_choices_stand_in_one_order_with_equal_buttons(desk, case):
    page = read(desk.get(path(case, "choice")))
    places = [page.index(f"choice/{name}") for name in ("mediation", "no_mediation", "undecided")]
    assert places == sorted(places)
    assert page.count("eh-button--equal") >= 3 and "eh-button--primary" not in page


def test_a_choice_told_on_another_day_is_shown_again_before_it_is_recorded(desk, case, adviser):
    address = path(case, "choice/no_mediation")
    page = read(desk.get(address))
    assert "We issue the certificate" in page
    day = world.today() - timedelta(days=2)
    sent = {
        "shown_for": world.today().isoformat(),
        "evidence": "told_by_telephone",
        **on(day, "told_on"),
    }
    page = read(desk.post(address, sent))
    assert "These are the dates for" in page
    assert world.again(case, adviser).state == "enquiry"
    for _ in range(2):
        done = desk.post(address, sent | {"shown_for": day.isoformat()})
        assert done["Location"] == path(case, "?done=choice")
    assert world.again(case, adviser).state == "no_mediation"


def a_fact(case, by, kind):
    with acting_as(by):
        return next(fact for fact in cases.standing_facts(case.id) if fact.kind == kind)


def test_a_corrected_day_is_recorded_only_after_its_effect_was_shown(desk, case, adviser):
    fact = a_fact(case, adviser, "notice_dated")
    address = path(case, f"correct/{fact.id}")
    day = world.today() - timedelta(days=40)
    sent = {**on(day), "evidence": "letter", "reason": "The letter says so."}
    page = read(desk.post(address, sent))
    assert "Nothing is recorded yet" in page and "Earlier" in page
    assert a_fact(case, adviser, "notice_dated").happened_on == fact.happened_on
    desk.post(address, sent | {"shown_for": day.isoformat()})
    assert a_fact(case, adviser, "notice_dated").happened_on == day
    assert desk.get(address).status_code == 404  # the old fact is no longer the one that stands


def test_a_day_that_nobody_knew_is_added(desk, case, adviser):
    day = world.today() - timedelta(days=20)
    sent = {**on(day), "evidence": "letter", "reason": "On the postmark.", "shown_for": day.isoformat()}
    assert desk.post(path(case, "add/notice_sent"), sent).status_code == 302
    assert a_fact(case, adviser, "notice_sent").happened_on == day


def test_what_was_decided_is_corrected_only_after_its_effect_was_shown(desk, case, adviser):
    address = path(case, "decision")
    assert address in read(desk.get(path(case)))
    sent = {
        "decision": "final_plan",
        "disputed": ["section_I_named_school"],
        "evidence": "letter",
        "reason": "The letter is about the school.",
    }
    page = read(desk.post(address, sent))
    assert "Nothing is recorded yet" in page and "No longer runs" in page
    assert world.again(case, adviser).decision == "refusal_to_assess"
    desk.post(address, sent | {"shown_for": "final_plan section_I_named_school"})
    assert world.again(case, adviser).decision == "final_plan"
    shown = read(desk.get(path(case)))
    assert "Final plan. Disputed: section I named school." in shown and "Corrected since" in shown


def test_a_case_is_taken_given_tasks_and_notes(desk, case, adviser):
    desk.post(path(case, "take"), {"caseworker": str(adviser.user_id)})
    assert world.again(case, adviser).caseworker_id == adviser.user_id
    task = {"once": key_on(read(desk.get(path(case, "task")))), "words": "Ask for the letter."}
    desk.post(path(case, "task"), task | on(world.today() + timedelta(days=1), "due_on"))
    with acting_as(adviser):
        (made,) = queries.open_tasks(case.id)
    for _ in range(2):
        assert desk.post(path(case, f"task/{made.id}/done")).status_code == 302
    note = {"once": key_on(read(desk.get(path(case, "note")))), "words": "Rings after school."}
    desk.post(path(case, "note"), note)
    page = read(desk.get(path(case)))
    assert "Rings after school." in page and "Ask for the letter." in page


def test_withdrawing_coming_back_and_closing(desk, case, adviser):
    said = {"evidence": "told_by_telephone"}
    for _ in range(2):
        assert desk.post(path(case, "withdraw"), said).status_code == 302
    assert desk.post(path(case, "come-back"), said).status_code == 302
    assert world.again(case, adviser).state == "enquiry"
    desk.post(path(case, "withdraw"), said)
    for _ in range(2):
        assert desk.post(path(case, "close")).status_code == 302
    assert world.again(case, adviser).state == "closed"


def test_a_closed_case_is_taken_up_again_once_and_the_page_says_so(desk, case, adviser):
    desk.post(path(case, "withdraw"), {"evidence": "told_by_telephone"})
    desk.post(path(case, "close"))
    assert "Take the closed case up again" in read(desk.get(path(case)))
    assert "Choose why." in read(desk.post(path(case, "reopen")))
    for _ in range(2):
        again = desk.post(path(case, "reopen"), {"why": "mistake"})
        assert again.status_code == 302
    assert world.again(case, adviser).state == "withdrawn"
    page = read(desk.get(path(case) + "?done=reopened"))
    assert (
        "The case is open again." in page and "The case was taken up again: it was closed by mistake." in page
    )


def test_a_case_that_cannot_be_closed_says_why_on_the_form(desk, case):
    assert "We cannot close case now." in read(desk.post(path(case, "close")))


PAGES = (
    "",
    "contact",
    "information",
    "choice",
    "choice/mediation",
    "take",
    "task",
    "note",
    "withdraw",
    "close",
)


@pytest.mark.parametrize("more", PAGES)
def test_nobody_else_opens_a_page_of_the_case(more, as_, client, case, service):
    assert client.get(path(case, more)).status_code == 302
    for stranger in (world.a_colleague(world.a_service()), world.family_of(case, "x@family.example")):
        assert as_(stranger).get(path(case, more)).status_code == 404


def test_a_caseworker_gives_no_information(as_, case, service):
    assert as_(world.a_colleague(service, "caseworker")).get(path(case, "information")).status_code == 403


def test_the_family_has_no_staff_page(as_, service):
    asked = world.what_a_family_asks(service)
    case = world.a_case(service, reach=asked.reach)
    family = as_(world.family_of(case, asked.reach.email))
    for more in PAGES:
        assert family.get(path(case, more)).status_code == 403
    assert family.get("/cases/").status_code == 403


def test_the_pages_cost_a_steady_number_of_statements(desk, service):
    def count(address):
        with CaptureQueriesContext(connection) as caught:
            desk.get(address)
        return len(caught.captured_queries)

    case = world.a_case(service)
    few = count("/cases/?scope=team")
    for _ in range(5):
        world.a_case(service)
    assert count("/cases/?scope=team") == few
    assert few <= 30
    assert count(path(case)) <= 60


def test_each_clock_has_a_name_for_staff_and_each_outcome_its_words():
    assert set(DUTY_TITLES) == set(RULES)
    assert set(FOLLOWS) == {
        "choose_mediation",
        "stay_undecided",
        "choose_no_mediation",
        "keep_certificate",
        "find_certificate_not_needed",
        "signpost_leave",
    }


def test_letters_wait_to_be_printed(desk):
    assert "No letters wait" in read(desk.get(reverse("cases:letters")))


def test_a_message_is_read_on_the_case(desk, case, adviser):
    world.tell(case, "mediation", adviser)
    page = desk.get(path(case)).content.decode()
    letters = {part.split('"')[0] for part in page.split(f"/cases/{case.id}/letter/")[1:]}
    said = [read(desk.get(path(case, f"letter/{address}"))) for address in letters if "/" not in address]
    assert any("you would like mediation" in words for words in said)
