"""Staff change the council of a case: why, which, what will happen; a refusal loses nothing that was typed."""

from datetime import timedelta

import pytest

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.statute.routes import Decision, Section
from tests.build import beside, world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db


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
def family(service):
    return world.what_a_family_asks(service)


@pytest.fixture
def case(service, adviser, family):
    world.an_officer(world.council_of(service))
    return world.a_case_that_wants_mediation(
        service, adviser, decision=Decision.FINAL_PLAN, disputed=(Section.F,), reach=family.reach
    )


def read(answer):
    return " ".join(text(answer).split())


def name_of(service):
    with acting_as(operator()):
        return local_authority_name(service.local_authority)


def moved(to, days_ago=2):
    day = world.today() - timedelta(days=days_ago)
    return {
        "council": to.local_authority,
        "transferred_on-day": day.day,
        "transferred_on-month": day.month,
        "transferred_on-year": day.year,
        "evidence": "told_in_writing",
    }


def mistaken(to, reason="Both have nearly the same name."):
    return {"council": to.local_authority, "evidence": "letter", "reason": reason}


def url(case, why=""):
    return f"/cases/{case.id}/council{f'/{why}' if why else ''}"


def council_of(case, by):
    return world.again(case, by).local_authority_id


def test_the_case_page_leads_to_it_and_it_asks_why_first(adviser, case):
    desk = browser(adviser)
    assert f'href="{url(case)}"' in read(desk.get(f"/cases/{case.id}/"))
    assert "Choose why." in read(desk.post(url(case), {}))
    assert desk.post(url(case), {"why": "moved"})["Location"] == url(case, "moved")
    assert desk.get(url(case, "nonsense")).status_code == 404


def test_what_will_happen_is_shown_before_it_does(service, other, adviser, case):
    desk = browser(adviser)
    shown = read(desk.post(url(case, "moved"), moved(other)))
    for words in (
        "Nothing is changed yet",
        "It sees nothing of this case from its next page on",
        "A wish for mediation is asked for again",
        "No longer runs",
    ):
        assert words in shown
    assert council_of(case, adviser) == service.local_authority
    done = desk.post(url(case, "moved"), moved(other) | {"shown_for": other.local_authority}, follow=True)
    assert "The council is changed" in read(done)
    assert council_of(case, adviser) == other.local_authority
    assert f"{name_of(other)} The plan was transferred on" in read(done)


def test_another_council_than_the_one_that_was_shown_is_shown_first(service, other, adviser, case):
    third = world.another_council(service)
    sent = moved(third) | {"shown_for": other.local_authority}
    assert "Nothing is changed yet" in read(browser(adviser).post(url(case, "moved"), sent))
    assert council_of(case, adviser) == service.local_authority


def test_a_mistake_says_that_it_is_a_breach_where_somebody_was_told(service, other, adviser, case):
    assert "A breach" in read(browser(adviser).post(url(case, "mistake"), mistaken(other)))
    untold = world.a_case(service)
    shown = read(browser(adviser).post(url(untold, "mistake"), mistaken(other)))
    assert "It was told nothing." in shown and "A breach" not in shown


def test_a_refusal_says_whom_to_turn_to_and_loses_nothing_that_was_typed(service, adviser, case):
    theirs = world.a_service()
    shown = read(browser(adviser).post(url(case, "mistake"), mistaken(theirs, "A slip of the finger.")))
    assert "We have no contract with that council today" in shown and "01632 960123" in shown
    assert "A slip of the finger." in shown and "Nothing is changed yet" not in shown
    assert council_of(case, adviser) == service.local_authority


def test_a_form_that_is_not_whole_says_what_is_missing(other, adviser, case):
    desk = browser(adviser)
    shown = read(desk.post(url(case, "mistake"), {}))
    for words in ("Choose the council.", "Choose how we know.", "Write how the mistake came about."):
        assert words in shown
    assert "This day lies ahead" in read(desk.post(url(case, "moved"), moved(other, days_ago=-3)))


def test_the_familys_page_says_who_its_council_is_and_what_that_changes(other, adviser, case, family):
    own = browser(world.family_of(case, family.reach.email))
    assert "Your council for this is now" not in read(own.get(f"/my/{case.id}/"))
    browser(adviser).post(url(case, "moved"), moved(other) | {"shown_for": other.local_authority})
    shown = read(own.get(f"/my/{case.id}/"))
    assert f"Your council for this is now {name_of(other)}" in shown
    assert "until you agree again" in shown and "Read and choose" in shown
    assert "Nothing yet through this service" in read(own.get(f"/my/{case.id}/who"))
    asked = read(own.get(f"/my/{case.id}/choose/mediation"))
    assert "What the council learns" in asked


def test_why_it_changed_is_for_staff_and_not_for_the_family(other, adviser, case, family):
    why = "She moved in with her aunt"
    sent = mistaken(other, why) | {"shown_for": other.local_authority}
    desk = browser(adviser)
    assert why in read(desk.post(url(case, "mistake"), sent, follow=True))
    own = browser(world.family_of(case, family.reach.email))
    assert why not in read(own.get(f"/my/{case.id}/"))
    with acting_as(world.family_of(case, family.reach.email)):
        (fact,) = [one for one in cases.facts(case.id) if one.kind == FactKind.COUNCIL]
        assert fact.correction is None


def test_who_is_beside_the_family_is_named_before_anything_is_changed(service, other, adviser, case, family):
    own = world.family_of(case, family.reach.email)
    world.an_officer(world.council_of(other), address="kim@friends.example")
    beside.a_supporter(case, own, email="kim@friends.example")
    beside.a_supporter(case, own, name="Max Ito")
    beside.a_second_parent(case, adviser)
    desk = browser(adviser)
    shown = read(desk.post(url(case, "moved"), moved(other)))
    ends, _, stays = shown.partition("Who learns the next council")
    assert "Kim Cole" in ends and "Jo Holloway" in ends and "Max Ito" not in ends
    assert "Max Ito" in stays and "Ask the family whether each stays" in stays
    mistake = read(desk.post(url(case, "mistake"), mistaken(other)))
    assert "Kim Cole" in mistake and "Jo Holloway" not in mistake and "Max Ito" not in mistake


def test_time_that_a_wrong_council_lost_stands_on_the_page_and_a_move_asks_first(service, other, adviser):
    case = world.a_case(service, decision=Decision.FINAL_PLAN, disputed=(Section.F,))
    world.inform(case, adviser, days_ago=45)
    world.tell(case, "mediation", adviser, days_ago=40)
    desk = browser(adviser)
    assert "No certificate can rest on that" in read(desk.post(url(case, "mistake"), mistaken(other)))
    assert "Ask the family whether it wants" in read(desk.post(url(case, "moved"), moved(other)))
    wants = moved(other) | {"wants_certificate": "yes"}
    assert "write that down on the case page" in read(desk.post(url(case, "moved"), wants))
    sent = wants | {"wants_certificate": "no", "shown_for": other.local_authority}
    assert desk.post(url(case, "moved"), sent).status_code == 302
    assert council_of(case, adviser) == other.local_authority


def test_that_the_old_council_was_told_after_the_transfer_stands_on_the_page(other, adviser, case):
    desk = browser(adviser)
    assert "A breach" in read(desk.post(url(case, "moved"), moved(other)))


def test_what_a_family_agreed_to_for_one_council_does_not_go_to_another(service, other, adviser, family):
    case = world.a_case(service, reach=family.reach)
    world.inform(case, adviser)
    own, page = browser(world.family_of(case, family.reach.email)), f"/my/{case.id}/choose/mediation"
    opened = read(own.get(page))
    assert f"Your council is {name_of(service)}" in opened
    desk = browser(adviser)
    desk.post(url(case, "mistake"), mistaken(other) | {"shown_for": other.local_authority})
    answer = {"share": "yes", "shown_for": service.local_authority}
    again = read(own.post(page, answer))
    assert f"Your council is another one now: {name_of(other)}" in again
    assert world.again(case, adviser).state != "wants_mediation"
    assert own.post(page, answer | {"shown_for": other.local_authority}).status_code == 302
    assert world.again(case, adviser).state == "wants_mediation"
