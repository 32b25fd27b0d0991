"""Where the service asks an app of all who work with it, nobody of them sees any of it until they have one."""

from datetime import timedelta

import pytest

from evenhand.core.principals import operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import second_factor
from evenhand.domain.identity.queries import own_address, user_for_address
from tests.build import beside, mediation, pages, world
from tests.build.authenticators import added, shown
from tests.portals.sign_in.test_views import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked_of_all(settings, tmp_path):
    settings.DATA_DIR, settings.STAFF_NEED_APP = tmp_path, True


def who_works(who):
    service = world.a_service()
    if who == "mediator":
        return person(mediation.a_mediator(service, world.a_colleague(service, "manager")).user_id)
    return world.a_colleague(service) if who == "staff" else world.an_officer(world.council_of(service))


def enter(client, by):
    with acting_as(by):
        address = own_address(by.user_id)
    return sign_in(client, address)


@pytest.mark.parametrize("who", ["staff", "officer", "mediator"])
def test_whoever_works_with_the_service_adds_an_app_before_they_see_anything(client, who):
    by = who_works(who)
    enter(client, by)
    for path in ("/cases/", "/inbox/", "/mediator/", "/interpreting", "/safety/tell"):
        assert client.get(path).url == "/account", path
    assert "Add yours, then go on." in client.get("/account").content.decode()
    client.post("/account/app", {"begin": "yes"})
    key = pages.begun_app(client, by).key
    at = world.now()
    assert client.post("/account/app", {"digits": shown(key, at)}).status_code == 200
    assert client.get("/account").status_code == 200
    home = {"staff": "/cases/", "officer": "/inbox/", "mediator": "/mediator/"}[who]
    assert client.get(home).status_code == 200
    later = shown(key, at + timedelta(seconds=30))
    client.post("/account/app/away", {"digits": later})
    assert client.get(home).url == "/account"


def test_a_family_is_asked_for_nothing_more(client):
    with acting_as(operator()):
        user_for_address("sam@holloway.example")
    assert sign_in(client, "sam@holloway.example").url == "/my"
    assert client.get("/my").status_code == 200


def test_whoever_is_appointed_or_loses_their_app_while_they_are_signed_in_adds_one_at_the_next_page(client):
    service = world.a_service()
    sign_in(client, "robin@provider.example")
    assert client.get("/my").status_code == 200
    by = world.a_colleague(service, address="robin@provider.example")
    assert client.get("/my").url == "/cases/" and client.get("/cases/").url == "/account"
    added(by)
    client = pages.browser(by)
    assert client.get("/cases/").status_code == 200
    with acting_as(by):
        second_factor.end_all(by.user_id, world.now())
    assert client.get("/cases/").url == "/account"


MOTHER = "sam@holloway.example"


def on_staff(service):
    world.a_colleague(service, address=MOTHER)


def on_a_panel(service):
    mediation.a_mediator(service, world.a_colleague(service, "manager"), address=MOTHER)


def as_an_officer(service):
    world.an_officer(world.council_of(service), address=MOTHER)


@pytest.mark.parametrize("listed", [on_staff, on_a_panel, as_an_officer])
@pytest.mark.parametrize("elsewhere", [True, False])
def test_a_family_whose_address_is_put_on_a_list_has_its_own_pages_as_before(client, listed, elsewhere):
    service = world.a_service()
    case = world.a_case(service, reach=world.Reach(email=MOTHER))
    world.family_of(case, MOTHER)
    other = world.a_case(service)
    listed(world.a_service() if elsewhere else service)
    assert sign_in(client, MOTHER).url == "/my"
    for page in ("", "request", "messages", "documents", "papers", "reaching", "people", "choose"):
        assert client.get(f"/my/{case.id}/{page}").status_code == 200, page
    for path in ("/cases/", f"/cases/{case.id}/", f"/my/{other.id}/", f"/my/{other.id}/papers", "/mediator/"):
        assert client.get(path).url == "/account", path


def test_whoever_helps_a_family_and_is_put_on_a_list_helps_as_before(client):
    service = world.a_service()
    case = world.a_case(service, reach=world.Reach(email=MOTHER))
    helper = beside.a_supporter(case, world.family_of(case, MOTHER))
    with acting_as(helper):
        address = own_address(helper.user_id)
    world.a_colleague(service, address=address)
    assert sign_in(client, address).url == "/helping"
    assert client.get(f"/helping/{case.id}/").status_code == 200
    assert client.get(f"/cases/{case.id}/").url == "/account"


@pytest.mark.parametrize("what", ["documents", "papers"])
def test_staff_read_no_case_by_the_pages_of_its_family_without_an_app(client, what):
    service = world.a_service()
    by, case = world.a_colleague(service), world.a_case(service)
    enter(client, by)
    assert client.get(f"/my/{case.id}/{what}").url == "/account"


def test_everybody_can_still_sign_out(client):
    enter(client, who_works("staff"))
    assert client.post("/sign-out").url == "/"
    assert client.get("/cases/").url.startswith("/sign-in")
