"""Every screen of the service, as the person it is for: no barrier that axe finds, nothing too wide, a picture.

The pictures go to test-results/gallery, with a page that shows them all (index.html).
"""

import re

import psycopg
import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page

from tests.build.accessibility import axe, fits, shoot
from tests.build.demo_world import Site
from tests.build.screens import Looker

pytestmark = pytest.mark.browser

# Screens that the walk of somebody must reach. Together they are all that the service has: a new address that is
# in none of these lists fails the test at the end of this file.
VISITOR = {
    "home",
    "accessibility",
    "privacy",
    "cookies",
    "api",
    "verify",
    "verify/number/check_code",
    "sign-in",
    "sign-in/code",
    "work-out-my-dates",
    "work-out-my-dates/slug",
    "work-out-my-dates/answer",
    "ask",
    "ask/draft_id/slug",
    "ask/draft_id/check",
    "ask/draft_id/later",
    "ask/draft_id/discard",
    "ask/draft_id/sent",
}
STAFF = {
    "cases",
    "cases/find",
    "cases/letters",
    "cases/case_id",
    "cases/case_id/request",
    "cases/case_id/contact",
    "cases/case_id/document",
    "cases/case_id/information",
    "cases/case_id/choice",
    "cases/case_id/choice/choice",
    "cases/case_id/correct/fact_id",
    "cases/case_id/add/kind",
    "cases/case_id/decision",
    "cases/case_id/email",
    "cases/case_id/take",
    "cases/case_id/task",
    "cases/case_id/note",
    "cases/case_id/withdraw",
    "cases/case_id/come-back",
    "cases/case_id/close",
    "cases/case_id/details/person_id",
    "cases/case_id/letter/message_id",
    "cases/case_id/certificate",
    "cases/case_id/certificate/ask",
    "cases/case_id/meeting",
    "cases/case_id/meeting/meeting_id/move",
    "cases/case_id/meeting/meeting_id/cancel",
    "cases/case_id/venue",
    "cases/case_id/agreement",
    "cases/case_id/agreement/done/action_id",
    "cases/case_id/certificate/number/withdraw",
    "cases/case_id/certificate/number/reissue",
    "certificates",
}
FAMILY = {
    "my",
    "my/claim",
    "my/case_id",
    "my/case_id/information",
    "my/case_id/choose",
    "my/case_id/choose/way",
    "my/case_id/withdraw",
    "my/case_id/come-back",
    "my/case_id/request",
    "my/case_id/documents",
    "my/case_id/messages",
    "my/case_id/who",
    "my/case_id/meeting",
    "my/case_id/meeting/end",
    "my/case_id/certificate",
    "my/case_id/agreement",
    "my/case_id/agreement/agreement_id/sign",
    "my/case_id/agreement/agreement_id/change",
    "my/case_id/agreement/done/action_id",
    "my/case_id/certificate/ask",
}
OFFICER = {
    "inbox",
    "inbox/case_id/referral_id",
    "inbox/case_id/referral_id/offer",
    "inbox/case_id/referral_id/decision-maker",
    "inbox/case_id/referral_id/deputy",
    "inbox/case_id/referral_id/paper",
    "inbox/case_id/referral_id/health-body",
    "inbox/case_id/referral_id/cannot-arrange",
    "inbox/case_id/referral_id/agreement",
    "inbox/case_id/referral_id/agreement/agreement_id/sign",
    "inbox/case_id/referral_id/agreement/agreement_id/change",
    "inbox/case_id/referral_id/agreement/done/action_id",
}
MEDIATOR = {
    "mediator",
    "mediator/independence",
    "mediator/case_id",
    "mediator/case_id/conflict",
    "mediator/case_id/attendance",
    "mediator/case_id/views",
    "mediator/case_id/outcomes",
    "mediator/case_id/adjourn",
    "mediator/case_id/end",
    "mediator/case_id/agreement",
    "mediator/case_id/agreement/term",
    "mediator/case_id/agreement/term/term_id",
    "mediator/case_id/agreement/day",
    "mediator/case_id/agreement/offer",
    "mediator/case_id/agreement/take-back",
    "mediator/case_id/agreement/signature",
    "mediator/case_id/agreement/give-up",
    "mediator/case_id/agreement/again",
    "mediator/case_id/notes",
    "mediator/case_id/notes/note_id",
    "mediator/case_id/notes/note_id/destroy",
}
MANAGER = {
    "manage/mediators",
    "manage/mediators/add",
    "manage/mediators/mediator_id",
    "manage/mediators/mediator_id/credential",
    "manage/mediators/mediator_id/credential/credential_id/end",
    "manage/mediators/mediator_id/leave",
    "cases/case_id/shut-out",
    "manage/places",
    "manage/places/add",
    "manage/places/venue_id/room",
    "manage/places/venue_id/close",
    "manage/officers",
    "manage/officers/body_id/appoint",
    "manage/officers/body_id/office_id/end",
    "manage/readings",
    "manage/readings/provider_id/switch",
    "manage/bank-holidays",
    "manage/bank-holidays/version",
    "manage/staff",
    "manage/staff/appoint",
    "manage/staff/membership_id/end",
}
# How somebody signs in: looked at in test_signing_in.py.
OWN = {"account", "account/app", "account/app/away", "sign-in/second"}
# Not screens: they answer a machine, hand out a file, or take something and lead elsewhere.
NO_SCREEN = {
    "health",
    "api/v1/clocks",
    "api/v1/working-days",
    "api/v1/openapi.json",
    "api/v1/rest",
    "sign-out",
    "sign-in/again",
    "sign-in/demo",
    "sign-in/welcome",
    "ask/begin",
    "ask/draft_id/open",
    "ask/draft_id/letter/document_id/remove",
    "work-out-my-dates/clear",
    "work-out-my-dates/reminders.ics",
    "certificates/register.csv",
    "cases/case_id/task/task_id/how",
    "inbox/case_id/referral_id/take-back",
    "cases/case_id/letter/message_id/step",
    "cases/case_id/letter/message_id/paper",
    "cases/case_id/certificate/issue",
    "cases/case_id/agreement/signature/signature_id",
    "cases/case_id/agreement/agreement_id/copy",
    "cases/case_id/agreement/answer/action_id",
    "my/case_id/agreement/agreement_id/copy",
    "my/case_id/agreement/answer/action_id",
    "inbox/case_id/referral_id/agreement/agreement_id/copy",
    "inbox/case_id/referral_id/agreement/answer/action_id",
    "mediator/case_id/agreement/term/term_id/remove",
}


def routes(resolver: URLResolver | None = None, prefix: str = "") -> set[str]:
    """Return every route of the service, without the files."""
    found: set[str] = set()
    for entry in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            found |= routes(entry, route)
        elif isinstance(entry, URLPattern) and not route.startswith("gallery/"):
            name = re.sub(r"<\w+:(\w+)>", r"\1", route).strip("/") or "home"
            if not re.search(r"\.pdf$|document_id$|name/number$", name):
                found.add(name)
    return found


def test_every_address_is_somebodys_screen_or_none():
    listed = VISITOR | STAFF | FAMILY | OFFICER | MEDIATOR | MANAGER | OWN | NO_SCREEN
    assert routes() - listed == set(), "add the new screen to the walk of whoever it is for"
    assert listed - routes() == set()


def looker_as(page: Page, site: Site, who: str) -> Looker:
    """Return somebody who starts to look around."""
    page.set_viewport_size({"width": 1280, "height": 900})
    return Looker(page, site.address, who)


def assert_reached(looker: Looker, expected: set[str]) -> None:
    """Fail with the names of the screens that were not reached."""
    assert expected - looker.reached == set()


def test_visitor(page: Page, demo_site: Site):
    looker = looker_as(page, demo_site, "visitor")
    looker.crawl("/", keep=lambda path: not path.startswith(("/ask/", "/work-out-my-dates/", "/gallery")))
    for path in ("/verify", "/sign-in"):
        page.goto(demo_site.address + path)
        assert looker.show_errors()
    page.get_by_label("e-mail address").fill("somebody@family.example")
    page.locator("main form button").first.click()
    looker.look()
    assert looker.show_errors()
    page.goto(demo_site.address + "/verify/EM-2020-000001/AAAA-AAAA-AAAA")
    looker.look()
    looker.walk("/work-out-my-dates", until="/answer")
    looker.walk("/ask", until="/check")
    draft = page.url.rsplit("/", 1)[0]
    for step in ("/later", "/discard", "/check"):
        page.goto(draft + step)
        looker.look()
    page.locator("main form button").last.click()
    page.wait_for_url("**/sent")
    looker.look()
    assert_reached(looker, VISITOR)


def test_outbox(page: Page, demo_site: Site):
    """The demonstration's own mailbox; its addresses exist only there."""
    page.goto(demo_site.address + "/dev/outbox")
    for name in ("outbox", "outbox-message"):
        page.wait_for_load_state()
        axe(page)
        fits(page)
        shoot(page, f"visitor--{name}")
        page.locator("main a[href^='/dev/outbox/']").first.click()


@pytest.mark.parametrize("slug", ["daniel", "megan"])
def test_staff(page: Page, demo_site: Site, slug: str):
    looker = looker_as(page, demo_site, slug)
    demo_site.sign_in(looker.page, slug)
    looker.visit(["/cases/?scope=team", *case_pages(demo_site)])
    looker.crawl("/cases/?scope=team", keep=lambda path: path.startswith(("/cases", "/certificates")))
    looker.page.goto(demo_site.address + "/cases/")
    looker.page.get_by_label("Reference, or a whole name").fill("Holloway")
    looker.page.get_by_role("button", name="Find").click()
    looker.look()
    for path in list(looker.seen.values()):
        if path.startswith("/cases/") and path.count("/") > 3:
            looker.page.goto(demo_site.address + path)
            looker.show_errors()
    allowed = STAFF if slug == "daniel" else STAFF - ADVISERS_ONLY
    assert_reached(looker, allowed)


ADVISERS_ONLY = {
    "cases/case_id/information",
    "cases/case_id/certificate/number/withdraw",
    "cases/case_id/certificate/number/reissue",
}


def test_family(page: Page, demo_site: Site):
    reached: set[str] = set()
    for slug in ("grace", "helen", "kieran", "farah", "cordelia", "marguerite", "ines"):
        looker = looker_as(page, demo_site, slug)
        demo_site.sign_in(page, slug)
        looker.crawl("/my", keep=lambda path: path.startswith("/my"))
        for path in [path for path in looker.seen.values() if path.count("/") > 3]:
            page.goto(demo_site.address + path)
            looker.show_errors()
        page.get_by_role("button", name="Sign out").first.click()
        reached |= looker.reached
    # Taking a request up again is offered to whoever withdrew one: the journeys look at it.
    assert FAMILY - reached == {"my/case_id/come-back"}


def test_officers(page: Page, demo_site: Site):
    reached: set[str] = set()
    for slug in ("alun", "bethan", "carys"):
        looker = looker_as(page, demo_site, slug)
        demo_site.sign_in(page, slug)
        page.goto(demo_site.address + "/inbox/")
        asked = page.eval_on_selector_all("main table a", "links => links.map(link => link.pathname)")
        looker.visit(asked)
        looker.visit(f"{path}agreement" for path in asked)
        looker.crawl("/inbox/", keep=lambda path: path.startswith("/inbox"))
        for path in [path for path in looker.seen.values() if path.count("/") > 4]:
            page.goto(demo_site.address + path)
            looker.show_errors()
        page.get_by_role("button", name="Sign out").first.click()
        reached |= looker.reached
    assert OFFICER - reached == set()


def test_mediator(page: Page, demo_site: Site):
    looker = looker_as(page, demo_site, "nadia")
    demo_site.sign_in(page, "nadia")
    with psycopg.connect(demo_site.database.owner) as owner:
        rows = owner.execute(
            "select case_id, cleared_at from panel_mediatorcase where state = 'assigned' order by cleared_at"
        ).fetchall()
        agreed = owner.execute("select case_id, state from agreements_mediationagreement").fetchall()
    looker.visit(
        f"/mediator/{case_id}/{page}" for case_id, done in rows for page in ("", "notes")[: 1 + bool(done)]
    )
    for case_id, state in agreed:
        page.goto(f"{demo_site.address}/mediator/{case_id}/agreement")
        looker.look(state)
    looker.crawl("/mediator/", keep=lambda path: path.startswith("/mediator"))
    declared = next(case_id for case_id, cleared in rows if cleared is None)
    page.goto(f"{demo_site.address}/mediator/{declared}/")
    looker.show_errors()
    looker.look("before names")
    for path in list(looker.seen.values()):
        if path.endswith(
            ("/attendance", "/outcomes", "/conflict", "/notes", "/term", "/signature", "/give-up")
        ):
            page.goto(demo_site.address + path)
            looker.show_errors()
    assert_reached(looker, MEDIATOR)


def test_manager(page: Page, demo_site: Site):
    looker = looker_as(page, demo_site, "ruth")
    demo_site.sign_in(page, "ruth")
    page.goto(f"{demo_site.address}/cases/{demo_site.case_id_of('Grace Adeyemi')}/shut-out")
    looker.look()
    assert looker.show_errors()
    looker.crawl("/manage/mediators/", keep=lambda path: path.startswith("/manage"))
    for path in list(looker.seen.values()):
        if path.endswith(("/add", "/credential", "/room", "/appoint")) or "/credential/" in path:
            page.goto(demo_site.address + path)
            assert looker.show_errors(), path
    # What a change of one reading would move is shown before it is confirmed.
    page.goto(
        demo_site.address + next(path for path in looker.seen.values() if re.search("/readings/.", path))
    )
    page.get_by_role("radio").last.check(force=True)
    page.get_by_label("Why?").fill("Counsel says so.")
    page.get_by_role("button", name="See which dates move").click()
    looker.look("with what it moves")
    assert_reached(looker, MANAGER)


ABOUT_CERTIFICATES = ("no_mediation", "certified")


def case_pages(site: Site) -> list[str]:
    """Return the address of every case in the demonstration."""
    with psycopg.connect(site.database.owner) as owner:
        rows = owner.execute(
            "select c.id, c.state from cases_case c join organisations_provider p on p.id = c.provider_id"
            " where p.name like '%Westmarch%' order by c.opened_at"
        ).fetchall()
        agreed = owner.execute("select case_id from agreements_mediationagreement").fetchall()
    pages = [f"/cases/{case_id}/" for case_id, _ in rows]
    pages += [f"/cases/{case_id}/agreement" for (case_id,) in agreed]
    return pages + [
        f"/cases/{case_id}/certificate/" for case_id, state in rows if state in ABOUT_CERTIFICATES
    ]
