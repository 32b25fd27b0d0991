"""The pages of managers: each does one thing, refuses in words, and is nobody else's."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from evenhand.core.transactions import acting_as
from evenhand.domain.identity import queries as identity
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.panel import keeping
from evenhand.domain.panel.states import DECLARED, CredentialKind
from tests.build import mediation, world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db
PAGES = ("mediators", "mediators/add", "places", "places/add", "officers", "staff", "staff/appoint")
NAVIGATION = ("What is late", "Manage")


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


def day(field, on):
    return {f"{field}-day": on.day, f"{field}-month": on.month, f"{field}-year": on.year}


def path(name):
    return f"/manage/{name}" if "/" in name else f"/manage/{name}/"


def panel_of(service, by):
    with acting_as(by):
        return keeping.on_panels([service.provider_id], world.today())


def test_a_mediator_is_added_and_what_they_hold_put_on_record(service, manager, desk):
    new = {"name": "Ada Quill", "address": "ada@mediators.example", **day("since", world.today())}
    led_to = desk.post("/manage/mediators/add", new)["Location"]
    (place,) = panel_of(service, manager)
    assert led_to == f"/manage/mediators/{place.id}/?done=mediator"
    page = text(desk.get(led_to))
    assert "The mediator is on the panel." in page and "Cannot be assigned now." in page
    for kind in CredentialKind:
        if kind == DECLARED:
            continue
        first, last = world.today(), world.today() + timedelta(days=50)
        sent = {
            "kind": kind.value,
            "evidence": "seen",
            **day("valid_from", first),
            **day("valid_until", last),
        }
        assert desk.post(f"/manage/mediators/{place.id}/credential", sent).status_code == 302
    assert panel_of(service, manager)[0].lacking == (DECLARED,)
    page = text(desk.get(f"/manage/mediators/{place.id}/"))
    assert "runs out in 50 days" in page and "The declaration is theirs to make" in page
    listed = text(desk.get("/manage/mediators/"))
    assert (
        "1 mediator lacks something" in listed
        and "1 mediator has something that runs out within 60 days" in listed
    )


def test_days_in_the_wrong_order_are_asked_for_again(service, manager, desk):
    mediator = mediation.a_mediator(service, manager)
    sent = {
        "kind": "check",
        "evidence": "number 12",
        **day("valid_from", world.today()),
        **day("valid_until", world.today() - timedelta(days=1)),
    }
    answer = text(desk.post(f"/manage/mediators/{mediator.id}/credential", sent))
    assert "The last day comes before the first." in answer and "number 12" in answer
    assert "declares on their own page" in answer and 'value="independence"' not in answer


def test_a_credential_is_ended_and_the_page_says_which_meeting_it_touches(service, manager, desk):
    adviser = world.a_colleague(service)
    officer = mediation.an_officer(mediation.a_body(service))
    mediator = mediation.a_mediator(service, manager)
    case = mediation.a_case_that_wants_mediation(service, adviser)
    mediation.offered(case, officer)
    mediation.book(case, mediation.a_plan(mediator), adviser)
    page = f"/manage/mediators/{mediator.id}/"
    assert "1 meeting. The next:" in text(desk.get(page))
    with acting_as(manager):
        held = next(
            x for x in keeping.credentials(mediator.id, world.today()) if x.kind == CredentialKind.CHECK
        )
    assert "Choose why." in text(desk.post(f"{page}credential/{held.id}/end", {}))
    assert desk.post(f"{page}credential/{held.id}/end", {"because": "taken_back"}).status_code == 302
    shown = text(desk.get(page))
    assert "when this would be missing: criminal record check" in shown
    assert "Whoever gave it took it back" in shown and f"{held.id}/end" not in shown


def test_a_mediator_is_taken_off_the_panel(service, manager, desk):
    mediator = mediation.a_mediator(service, manager)
    page = f"/manage/mediators/{mediator.id}/"
    assert "signed out everywhere" in text(desk.get(f"{page}leave"))
    assert desk.post(f"{page}leave")["Location"] == f"{page}?done=left"
    shown = text(desk.get(page))
    assert "Left on" in shown and "Put something on record" not in shown
    assert "No longer on the panel" in text(desk.get("/manage/mediators/"))


def test_a_mediator_is_shut_out_from_the_page_of_the_case(service, manager, desk):
    mediator = mediation.a_mediator(service, manager)
    case = world.a_case(service)
    page = f"/cases/{case.id}/shut-out"
    assert page in text(desk.get(f"/cases/{case.id}/"))
    assert "Choose a mediator." in text(desk.post(page, {"because": "knows"}))
    sent = {"mediator": str(mediator.id), "because": "knows"}
    assert "shut out of this case for good" in text(desk.post(page, sent, follow=True))
    assert case.reference in text(desk.get(f"/manage/mediators/{mediator.id}/"))
    assert str(mediator.id) not in text(desk.get(page)), "who is shut out is not offered"
    adviser = browser(world.a_colleague(service))
    assert page not in text(adviser.get(f"/cases/{case.id}/"))
    assert (adviser.get(page).status_code, adviser.post(page, sent).status_code) == (403, 403)


def test_a_place_is_added_given_a_room_and_closed(service, manager, desk):
    sent = {
        "name": "Mill Hall",
        "address": "1 Mill Lane\r\nWestmarch",
        "premises": "community",
        "access": ["step_free"],
        "rooms": "Blue room",
    }
    assert desk.post("/manage/places/add", sent).status_code == 302
    with acting_as(manager):
        (venue,) = meetings.venues(service.provider_id)
    listed = text(desk.get("/manage/places/"))
    assert "Mill Hall" in listed and "No steps from the street to the room" in listed
    assert desk.post(f"/manage/places/{venue.id}/room", {"name": "Red room"}).status_code == 302
    assert "Blue room, Red room" in text(desk.get("/manage/places/"))
    assert desk.post(f"/manage/places/{venue.id}/close")["Location"] == "/manage/places/?done=place-closed"
    assert "Mill Hall" not in text(desk.get("/manage/places/"))
    assert desk.get(f"/manage/places/{venue.id}/room").status_code == 404


def test_an_office_is_given_and_ended_and_the_next_request_is_refused(service, manager, desk):
    body_id = world.council_of(service)
    page = f"/manage/officers/{body_id}/"
    sent = {"name": "Gwen Marlow", "address": "gwen@elsewhere.example", "role": "officer"}
    refused = text(desk.post(f"{page}appoint", sent))
    assert "must be the body’s own" in refused and "gwen@elsewhere.example" in refused
    assert desk.post(f"{page}appoint", sent | {"address": "gwen@council.example"}).status_code == 302
    with acting_as(manager):
        (held,) = identity.officers_of(body_id)
        user = identity.user(held.user_id)
    theirs = Client()
    theirs.force_login(user)
    assert theirs.get("/inbox/").status_code == 200
    assert "Gwen Marlow" in text(desk.get("/manage/officers/"))
    assert desk.post(f"{page}{held.office_id}/end").status_code == 302
    assert theirs.get("/inbox/")["Location"].startswith("/sign-in")
    with acting_as(manager):
        theirs.force_login(identity.user(held.user_id))
    assert theirs.get("/inbox/").status_code == 403, "signed in anew, there is no office"
    assert desk.get(f"{page}{held.office_id}/end").status_code == 404


def test_staff_are_appointed_and_ended(service, manager, desk):
    sent = {"name": "Ivo Reed", "address": "ivo@provider.example", "role": "caseworker", "team": "x"}
    assert "Choose one of the answers" in text(desk.post("/manage/staff/appoint", sent))
    assert desk.post("/manage/staff/appoint", sent | {"team": str(service.team_id)}).status_code == 302
    with acting_as(manager):
        found = {one.name: one for one in identity.colleagues(service.provider_id)}
    listed = text(desk.get("/manage/staff/"))
    assert "Ivo Reed" in listed and f"{found['Max Lead'].membership_id}/end" not in listed
    own = text(desk.post(f"/manage/staff/{found['Max Lead'].membership_id}/end"))
    assert "Ask another manager" in own
    end = f"/manage/staff/{found['Ivo Reed'].membership_id}/end"
    theirs = browser_of_user(found["Ivo Reed"].user_id)
    assert theirs.get("/cases/").status_code == 200
    assert desk.post(end).status_code == 302
    assert theirs.get("/cases/")["Location"].startswith("/sign-in")
    assert desk.get(end).status_code == 404


def browser_of_user(user_id):
    client = Client()
    client.force_login(get_user_model().objects.get(id=user_id))
    return client


@pytest.mark.parametrize("who", ["adviser", "caseworker", "officer", "mediator", "nobody"])
def test_the_pages_of_managers_are_for_managers(service, manager, who):
    theirs = {
        "adviser": lambda: browser(world.a_colleague(service)),
        "caseworker": lambda: browser(world.a_colleague(service, "caseworker")),
        "officer": lambda: browser(world.an_officer(world.council_of(service))),
        "mediator": lambda: browser_of_user(mediation.a_mediator(service, manager).user_id),
        "nobody": Client,
    }[who]()
    mediator = mediation.a_mediator(service, manager, name="Bram Osler")
    for name in (*PAGES, f"mediators/{mediator.id}/", f"mediators/{mediator.id}/leave"):
        for answer in (theirs.get(path(name)), theirs.post(path(name), {})):
            assert answer.status_code in ((302, 405) if who == "nobody" else (403, 405)), name
            assert answer.get("Location", "/sign-in").startswith("/sign-in")
    assert len(panel_of(service, manager)) == (2 if who == "mediator" else 1)


def test_only_managers_have_links_to_their_lists(service, desk):
    own = text(desk.get("/cases/"))
    assert [name for name in NAVIGATION if f">{name}</a>" not in own] == []
    shown = text(browser(world.a_colleague(service)).get("/cases/"))
    assert not [name for name in NAVIGATION if f">{name}</a>" in shown] and ">Cases</a>" in shown


def test_whoever_manages_two_services_says_for_which(service, manager):
    other = world.a_service()
    world.a_colleague(service, "manager", name="Both", address="both@provider.example")
    both = world.a_colleague(other, "manager", name="Both", address="both@provider.example")
    desk = browser(both)
    new = {"name": "Ada Quill", "address": "ada@mediators.example", **day("since", world.today())}
    assert "Choose the service." in text(desk.post("/manage/mediators/add", new))
    sent = new | {"provider": str(other.provider_id)}
    assert desk.post("/manage/mediators/add", sent).status_code == 302
    assert panel_of(service, manager) == [] and len(panel_of(other, both)) == 1
    assert "Choose one of the answers" in text(
        desk.post("/manage/mediators/add", new | {"provider": str(world.a_service().provider_id)})
    )
