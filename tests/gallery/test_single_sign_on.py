"""The screens of signing in with one's organisation, which nobody has set in the demonstration, in a real browser."""

import time

import pytest
from playwright.sync_api import Page

from tests.build import databases, identity_provider, site, world
from tests.build.screens import Looker
from tests.gallery.addresses import ORGANISATION

pytestmark = pytest.mark.browser
ROBIN, MAX = "robin@provider.example", "max@provider.example"


@pytest.fixture
def provider(own_database, settings, tmp_path):
    """An identity provider that is set for a service, in which Robin signs in."""
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    service = world.a_service()
    world.a_colleague(service, "manager", "Max Lead", MAX)
    world.a_colleague(service, address=ROBIN)
    with identity_provider.running() as found:
        given = {"provider_id": service.provider_id, "issuer": found.issuer, "asked_by": MAX}
        identity_provider.set_for(own_database, **given)
        # In a browser's test nothing is asked of the database from here.
        found.now, found.email = time.time, ROBIN
        yield found


@pytest.fixture
def address(provider):
    with site.serving() as found:
        yield found


def asks(page: Page, address: str) -> None:
    """Type the address of somebody whose organisation signs them in."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("e-mail address").fill(ROBIN)
    page.locator("main form button").first.click()


def others_read_their_mail(database, *, is_so: bool) -> None:
    with databases.as_owner(database) as owner:
        owner.execute("update identity_user set mailbox_is_not_enough = %s", [is_so])


def test_signing_in_with_ones_organisation(own_database, provider, address, page: Page):
    looker = Looker(page, address, "organisation")
    asks(page, address)
    looker.look("beside the code")
    # Held up on the way, so that the page in between is seen.
    page.route(f"{provider.issuer}/**", lambda route: route.fulfill(status=204))
    page.get_by_role("button", name="Sign in with").click()
    page.get_by_role("link", name="Go on to the sign-in of").wait_for()
    looker.look()
    page.unroute_all()

    provider.claims = {"nonce": "another"}
    asks(page, address)
    page.get_by_role("button", name="Sign in with").click()
    page.wait_for_url("**/sign-in/organisation/back/*?*")
    assert "Your organisation did not sign you in." in page.inner_text("main")
    looker.look("refused")

    others_read_their_mail(own_database, is_so=True)
    provider.claims = {}
    asks(page, address)
    page.get_by_role("button", name="Sign in with").click()
    page.wait_for_url("**/sign-in/organisation/second")
    looker.look()
    looker.show_errors()
    assert looker.reached - {"sign-in/code"} == ORGANISATION

    others_read_their_mail(own_database, is_so=False)
    asks(page, address)
    page.get_by_role("button", name="Sign in with").click()
    page.wait_for_url("**/cases/**")
