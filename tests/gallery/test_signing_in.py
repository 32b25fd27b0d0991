"""The screens of signing in with an app or a passkey, from adding it to taking it away, as a family meets them."""

import re
import time
from base64 import b32decode
from dataclasses import replace
from datetime import UTC, datetime

import psycopg
import pytest
from django.test import override_settings
from playwright.sync_api import Page

from evenhand.domain.identity import access_codes, codes
from tests.build.authenticators import shown
from tests.build.demo_world import Site
from tests.build.screens import Looker
from tests.gallery.addresses import OWN, PASSKEYS

pytestmark = pytest.mark.browser


def mailed_code(site: Site) -> str:
    """Return the code that was asked for last."""
    with psycopg.connect(site.database.owner) as owner:
        (code_id,) = owner.execute(
            "select id from identity_signincode order by asked_at desc limit 1"
        ).fetchone()
    with override_settings(SECRET_KEY="tests of the demonstration"):
        return codes.digits(code_id)


def posted_code(site: Site) -> str:
    """Return the access code that was made last, as it stands on the paper."""
    with psycopg.connect(site.database.owner) as owner:
        (code_id,) = owner.execute(
            "select id from identity_accesscode order by given_at desc limit 1"
        ).fetchone()
    with override_settings(SECRET_KEY="tests of the demonstration"):
        return access_codes.letters(code_id)


def an_access_code(page: Page, site: Site, looker: Looker) -> None:
    """Have an access code sent, type it when it has come, and end it again."""
    page.get_by_role("link", name="Have an access code sent").click()
    looker.look()
    page.get_by_role("button", name="Send it").click()
    looker.look("with a code on its way")
    page.get_by_role("link", name="The letter has come").click()
    looker.look()
    looker.show_errors()
    page.get_by_label("Type the access code").fill(posted_code(site))
    page.get_by_role("button", name="Ask for it from now on").click()
    looker.look("with a code")
    page.get_by_role("link", name="Do not ask for it any longer").click()
    looker.look()
    looker.show_errors()
    page.get_by_label("Type your access code").fill(posted_code(site))
    page.get_by_role("button", name="Ask for it no longer").click()


def test_signing_in_with_an_app(page: Page, own_demo_site: Site):
    site = own_demo_site
    looker = Looker(page, site.address, "signing-in")
    site.sign_in(page, "grace")
    page.get_by_role("link", name="How I sign in").click()
    looker.look("without an app")
    an_access_code(page, site, looker)
    page.get_by_role("button", name="Add an app").click()
    looker.look()
    looker.show_errors()
    page.get_by_text("I cannot use the picture").click()
    letters = re.search(r"this key into the app instead: ([A-Z2-7 ]+)", page.inner_text("main"))[1]
    key = b32decode(letters.replace(" ", "")).hex()
    moment = datetime.fromtimestamp(page.evaluate("Date.now()") / 1000, UTC)
    page.get_by_label("Type the six digits").fill(shown(key, moment))
    page.get_by_role("button", name="Ask for it from now on").click()
    looker.look("spare codes")
    spare = page.locator("main li").all_inner_texts()
    assert len(spare) == 8
    page.get_by_role("link", name="I have kept them").click()
    looker.look("with an app")
    page.get_by_role("link", name="Take the app away").click()
    looker.look()
    looker.show_errors()
    page.get_by_role("button", name="Sign out").first.click()

    page.goto(f"{site.address}/sign-in")
    page.get_by_label("e-mail address").fill(site.person("grace").email)
    page.locator("main form button").first.click()
    page.get_by_label("Type the code").fill(mailed_code(site))
    page.get_by_role("button", name="Sign in").click()
    looker.look()
    looker.show_errors()
    page.get_by_label("Type the six digits").fill(spare[0])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/my")
    assert looker.reached == OWN


def a_phone(page: Page) -> None:
    """Give the browser a device that makes passkeys and says each time that it is its owner."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_signing_in_with_a_passkey(page: Page, own_demo_site: Site):
    site = replace(own_demo_site, address=own_demo_site.address.replace("127.0.0.1", "localhost"))
    looker = Looker(page, site.address, "passkeys")
    a_phone(page)
    site.sign_in(page, "grace")
    page.get_by_role("link", name="How I sign in").click()
    page.get_by_role("link", name="About passkeys").click()
    looker.look("without one")
    page.get_by_role("button", name="Add a passkey").click()
    looker.look()
    page.get_by_label("What do you want to call it?").fill("My phone")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/account/passkeys")
    looker.look("with one")
    page.get_by_role("link", name="Add a passkey").click()
    looker.look()
    page.get_by_role("button", name="Sign out").first.click()

    page.goto(f"{site.address}/sign-in")
    page.get_by_role("link", name="Sign in with a passkey").click()
    looker.look()
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url("**/my")
    page.get_by_role("button", name="Sign out").first.click()

    page.goto(f"{site.address}/sign-in")
    page.get_by_label("e-mail address").fill(site.person("grace").email)
    page.locator("main form button").first.click()
    page.get_by_label("Type the code").fill(mailed_code(site))
    page.get_by_role("button", name="Sign in").click()
    looker.look("with a passkey")
    page.get_by_label("Type the six digits").fill("1")
    page.get_by_role("button", name="Sign in").click()
    looker.look("with a passkey, with errors")
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url("**/my")

    page.goto(f"{site.address}/account")
    page.get_by_role("button", name="Add an app").click()
    looker.look()
    page.goto(f"{site.address}/account/passkeys")
    page.get_by_role("link", name="End it").click()
    looker.look()
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url("**/account/passkeys")
    assert "You have none yet." in page.inner_text("main")
    assert looker.reached == PASSKEYS


def test_leaving_the_page_signs_out(page: Page, own_demo_site: Site):
    site = own_demo_site
    site.sign_in(page, "grace")
    page.goto(f"{site.address}/my")
    page.context.unroute_all()
    page.context.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Sunny", content_type="text/plain")
    )
    with page.expect_request("**/sign-out"):
        page.get_by_role("link", name="Leave this page").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    patience = time.monotonic() + 20
    while "/sign-in" not in page.goto(f"{site.address}/my").url:
        assert time.monotonic() < patience, "The session did not end."
