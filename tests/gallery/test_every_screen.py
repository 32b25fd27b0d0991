"""Every screen of the service, as the person it is for: no barrier that axe finds, nothing too wide, a picture.

The pictures go to test-results/gallery, with a page that shows them all (index.html).
"""

import re

import psycopg
import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page

from tests.architecture.test_addresses import is_theirs
from tests.build.accessibility import axe, fits, shoot
from tests.build.demo_world import Site
from tests.build.screens import Looker
from tests.gallery.addresses import (
    AUDITOR,
    COMMISSIONER,
    EDITOR,
    FAMILY,
    HELPER,
    LEAD,
    MANAGER,
    MEDIATOR,
    NO_SCREEN,
    OFFICER,
    ORGANISATION,
    OWN,
    PASSKEYS,
    REACHING,
    STAFF,
    VISITOR,
)

pytestmark = pytest.mark.browser


# Journeys: walked question by question.
NOT_CRAWLED = ("/ask/", "/check/", "/work-out-my-dates/", "/gallery")


def routes(resolver: URLResolver | None = None, prefix: str = "") -> set[str]:
    """Return every route of the service, without the files and the content system's own screens."""
    found: set[str] = set()
    for entry in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            found |= routes(entry, route)
        elif isinstance(entry, URLPattern) and not (route.startswith("gallery/") or is_theirs(route)):
            name = re.sub(r"<\w+:(\w+)>", r"\1", route).strip("/") or "home"
            if not re.search(r"\.pdf$|document_id$|name/number$", name):
                found.add(name)
    return found


def test_every_address_is_somebodys_screen_or_none():
    listed = VISITOR | STAFF | FAMILY | HELPER | OFFICER | MEDIATOR | MANAGER | COMMISSIONER | AUDITOR | LEAD
    listed |= EDITOR | OWN | PASSKEYS | ORGANISATION | REACHING | NO_SCREEN
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
    looker.crawl("/", keep=lambda path: not path.startswith(NOT_CRAWLED))
    for path in ("/verify", "/sign-in"):
        page.goto(demo_site.address + path)
        assert looker.show_errors()
    look_at_the_area(looker, page, demo_site)
    # Some pages have cards, and the crawl looks at one page of each kind.
    page.goto(demo_site.address + "/guide/cards/your-choice")
    looker.look()
    page.goto(demo_site.address + "/feedback")
    assert looker.show_errors()
    page.get_by_label("This page helped me").check()
    page.get_by_role("button", name="Send it").click()
    looker.look()
    page.goto(demo_site.address + "/sign-in")
    page.get_by_label("e-mail address").fill("somebody@family.example")
    page.locator("main form button").first.click()
    looker.look()
    assert looker.show_errors()
    page.goto(demo_site.address + "/verify/EM-2020-000001/AAAA-AAAA-AAAA")
    looker.look()
    looker.walk("/work-out-my-dates", until="/answer")
    looker.walk("/check/certificate", until="/answer")
    page.goto(demo_site.address + "/check/certificate/summary")
    looker.look()
    looker.walk("/ask", until="/check")
    draft = page.url.rsplit("/", 1)[0]
    for step in ("/later", "/discard", "/check"):
        page.goto(draft + step)
        looker.look()
    page.locator("main form button").last.click()
    page.wait_for_url("**/sent")
    looker.look()
    assert_reached(looker, VISITOR)


def look_at_the_area(looker: Looker, page: Page, site: Site) -> None:
    """Type a postcode that two councils of the county share, answer nothing, and then where it is; who helps there."""
    page.goto(site.address + "/your-area")
    page.get_by_label("Your postcode").fill("WM11")
    page.get_by_role("button", name="Find my council").click()
    looker.look("which")
    page.get_by_role("button", name="Continue").click()
    looker.look("refused")
    page.get_by_label("Brackenford Borough Council").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_text("01632 960140").first.wait_for()
    looker.look("found")
    page.get_by_role("link", name="Who else can help near you").click()
    looker.look("near")
    page.goto(site.address + "/support/QHM")
    looker.look("nobody near")
    page.goto(site.address + "/your-area")
    page.get_by_role("button", name="Forget my area").click()


def test_outbox(page: Page, demo_site: Site):
    """The demonstration's own mailbox; its addresses exist only there."""
    page.goto(demo_site.address + "/dev/outbox")
    for name in ("outbox", "outbox-message"):
        page.wait_for_load_state()
        axe(page)
        fits(page)
        shoot(page, f"visitor--{name}")
        if name == "outbox":
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
    # A form leads there.
    asked = next(path for path in looker.seen.values() if path.endswith("/council"))
    for why in ("mistake", "moved"):
        looker.page.goto(f"{demo_site.address}{asked}/{why}")
        looker.look()
    for path in list(looker.seen.values()):
        # One button, and the case would be gone for whoever looks on.
        if path.startswith("/cases/") and path.count("/") > 3 and not path.endswith("/must-not-see"):
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
    for slug in ("grace", "helen", "kieran", "farah", "cordelia", "marguerite", "ines", "judith", "esme"):
        looker = looker_as(page, demo_site, slug)
        demo_site.sign_in(page, slug)
        looker.crawl("/my", keep=lambda path: path.startswith("/my"))
        # Asked once more before a paper is given to everybody: a form leads there.
        asked = [path for path in looker.seen.values() if re.search("/papers/.*/who$", path)]
        for path in asked[:1]:
            page.goto(demo_site.address + path.removesuffix("who") + "everybody")
            looker.look()
        for path in [path for path in looker.seen.values() if path.count("/") > 3]:
            page.goto(demo_site.address + path)
            looker.show_errors()
        page.get_by_role("button", name="Sign out").first.click()
        reached |= looker.reached
    assert FAMILY - reached == set()


def test_helpers(page: Page, demo_site: Site):
    reached: set[str] = set()
    for slug, first in (
        ("sioned", "/helping"),
        ("tom", "/helping"),
        ("piers", "/helping"),
        ("kasia", "/interpreting"),
    ):
        looker = looker_as(page, demo_site, slug)
        demo_site.sign_in(page, slug)
        page.goto(demo_site.address + first)
        own = "main a[href^='/helping/']"
        families = page.eval_on_selector_all(own, "links => links.map(link => link.getAttribute('href'))")
        looker.visit([path for path in families if "/asked/" not in path])
        looker.crawl(first, keep=lambda path: path.startswith(("/helping", "/interpreting")))
        for path in [path for path in looker.seen.values() if "/asked/" in path]:
            page.goto(demo_site.address + path)
            assert looker.show_errors()
        page.get_by_role("button", name="Sign out").first.click()
        reached |= looker.reached
    assert HELPER - reached == set()


def test_officers(page: Page, demo_site: Site):
    reached: set[str] = set()
    for slug in ("alun", "bethan", "carys"):
        looker = looker_as(page, demo_site, slug)
        demo_site.sign_in(page, slug)
        page.goto(demo_site.address + "/inbox/")
        asked = page.eval_on_selector_all("main table a", "links => links.map(link => link.pathname)")
        looker.visit(asked)
        looker.visit(f"{path}{each}" for path in asked for each in ("agreement", "notes", "own-papers"))
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
    looker.visit(reports(demo_site))
    walls = walls_of(demo_site)
    looker.visit(walls)
    looker.crawl(walls[0], keep=lambda path: "/walls/" in path)
    page.goto(demo_site.address + walls[0] + "add")
    assert looker.show_errors()
    looker.crawl("/manage/", keep=lambda path: path.startswith(("/manage", "/audit")))
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


def test_editor(page: Page, demo_site: Site):
    looker = looker_as(page, demo_site, "editor")
    demo_site.sign_in(page, "ruth")
    looker.crawl("/content/comments/", keep=lambda path: path.startswith("/content/comments"))
    for path in [path for path in looker.seen.values() if path.endswith(("/aside", "/answer"))]:
        page.goto(demo_site.address + path)
        assert looker.show_errors(), path
    with psycopg.connect(demo_site.database.owner) as owner:
        (tool,) = (
            owner.execute("select id from reckoners_reckoner where slug = 'certificate'").fetchone() or ()
        )
    tools = (f"/content/question-tools/{tool}/{name}/" for name in ("flow", "try", "check"))
    for path in ("/content/look-at", *tools):
        page.goto(demo_site.address + path)
        looker.look()
    assert_reached(looker, EDITOR)


def walls_of(site: Site) -> list[str]:
    """Return the pages of who is shut out: a wall that can be asked about, and one that waits to be lifted."""
    with psycopg.connect(site.database.owner) as owner:
        stands = "select w.case_id, w.id from cases_wall w where w.ended_at is null and not w.for_good and"
        asked = "exists (select 1 from cases_walllifting l where l.wall_id = w.id and l.state = 'asked')"
        waits = owner.execute(
            "select l.case_id, l.id from cases_walllifting l where l.state = 'asked' limit 1"
        ).fetchone()
        free = owner.execute(f"{stands} not {asked} limit 1").fetchone()
    assert waits and free
    return [
        f"/cases/{waits[0]}/walls/",
        f"/cases/{waits[0]}/walls/lifting/{waits[1]}",
        f"/cases/{free[0]}/walls/",
        f"/cases/{free[0]}/walls/{free[1]}/lift",
    ]


def reports(site: Site) -> list[str]:
    """Return the address of every report of the county: a draft can be published, and what was published corrected."""
    with psycopg.connect(site.database.owner) as owner:
        found = owner.execute(
            "select r.id from figures_report r join organisations_provider p on p.id = r.provider_id"
            " where p.name like '%Westmarch%'"
        ).fetchall()
    return [f"/manage/figures/{report_id}" for (report_id,) in found]


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
