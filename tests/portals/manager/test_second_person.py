"""Whoever may not be the second person reads why and until when, on the page that decides; and who starts tomorrow."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.casework import details, waiting
from evenhand.domain.casework.actions import help_sign_in
from evenhand.domain.casework.actions.change_details import change_details
from evenhand.domain.identity.actions.appoint import appoint
from evenhand.domain.identity.states import Checked
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import pages, reaching, safety, world
from tests.build.authenticators import added

pytestmark = pytest.mark.django_db
ADDRESS = "sam@holloway.example"
WHY = "count as one until"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


class Desk:
    """A protected family, a manager, their second mailbox, and another manager."""

    def __init__(self) -> None:
        self.service = world.a_service()
        self.adviser = world.a_colleague(self.service)
        self.first, self.third = (world.a_colleague(self.service, "manager") for _ in range(2))
        reach = Reach(email=ADDRESS, telephone="07700 900001")
        self.case = world.a_case(self.service, reach=reach, protected=True)
        user = appoint(
            name="Max Lead",
            address=f"second{next(world._numbers)}@provider.example",
            role="manager",
            provider_id=self.service.provider_id,
            team_id=self.service.team_id,
            at=world.now() - timedelta(days=2),
            by=self.first,
        )
        self.second = person(user.id)

    def asks(self, what: str) -> str:
        """Let the first person ask for something, and return the page that decides it."""
        case, base = self.case, f"/cases/{self.case.id}"
        about = {"case_id": case.id, "at": world.now(), "by": self.first}
        if what == "details":
            changed = Reach(telephone="07700 900002")
            change_details(reach=changed, protected=True, how_checked="called_back", **about)
            with acting_as(self.first):
                return f"{base}/reach/{details.waiting(case.id).id}"
        if what == "ways":
            reaching.changes(case, self.first, may_text=True, said_how=reaching.BY_TELEPHONE)
            waits = reaching.waiting(case, self.first)
            return reverse("cases:reaching-decide", args=[case.id, case.holder_id, waits.id])
        if what == "contact again":
            reaching.stops(case, self.first, "email", said_how=reaching.BY_TELEPHONE)
            reaching.takes_back(case, self.first, said_how=reaching.BY_TELEPHONE)
            (stop,) = reaching.standing(case, self.first).standing
            return reverse("cases:reaching-stopped", args=[case.id, case.holder_id, stop.id])
        if what == "lifting":
            wall = build_wall(user_id=self.adviser.user_id, reason="x", **about)
            lifting = ask_to_lift(wall_id=wall.id, reason="x", **about)
            return reverse("manage:decide-lifting", args=[case.id, lifting.id])
        if what == "opening":
            opening = safety.an_hour(case, self.first)
            return reverse("safety:review", args=[case.id, opening.id])
        added(world.family_of(case, ADDRESS))
        asked = help_sign_in.ask_for_family_reset(checked=Checked.CALLED_BACK, **about)
        return reverse("signing-in:decide", args=[asked])


LISTED = ["details", "ways", "contact again", "lifting", "reset"]


@pytest.mark.parametrize("what", [*LISTED, "opening"])
def test_the_page_that_decides_says_why_somebody_cannot_and_until_when(what):
    desk = Desk()
    page = desk.asks(what)
    assert WHY in pages.text(pages.browser(desk.second).get(page))
    assert WHY not in pages.text(pages.browser(desk.third).get(page))


@pytest.mark.parametrize("what", LISTED)
def test_what_waits_is_on_no_list_of_whoever_does_not_decide_it(what):
    desk = Desk()
    desk.asks(what)
    for by, lines in ((desk.first, 0), (desk.second, 0), (desk.third, 1)):
        with acting_as(by):
            assert len(waiting.for_second(by).lines) == waiting.counts(by).second == lines


def test_a_wall_offers_no_button_to_whoever_does_not_decide_about_it_and_takes_none():
    desk = Desk()
    page = desk.asks("lifting")
    browser = pages.browser(desk.second)
    assert "<button" not in pages.text(browser.get(page)).partition("<main")[2].partition("</main")[0]
    assert WHY in pages.text(browser.post(page, {"decision": "lift"}))


def test_the_list_of_staff_says_who_starts_tomorrow_and_another_manager_ends_it():
    service = world.a_service()
    first, other = (world.a_colleague(service, "manager") for _ in range(2))
    sent = {"name": "Ada Lind", "address": "ada@provider.example", "role": "manager", "team": service.team_id}
    desk = pages.browser(first)
    assert "starts 24 hours from now" in pages.text(desk.get("/manage/staff/appoint"))
    assert desk.post("/manage/staff/appoint", sent).status_code == 302
    listed = pages.text(pages.browser(other).get("/manage/staff/"))
    assert "Ada Lind" in listed and "Starts on" in listed
    (path,) = set(re.findall(r'"(/manage/staff/[0-9a-f-]+/end)"', row_of(listed, "Ada Lind")))
    assert pages.browser(other).post(path).status_code == 302
    assert "Ada Lind" not in pages.text(desk.get("/manage/staff/"))


def test_the_last_two_managers_are_told_who_ends_the_role_of_one_of_them():
    service = world.a_service()
    first, other = (world.a_colleague(service, "manager", name) for name in ("Ada Lind", "Max Lead"))
    desk = pages.browser(first)
    row = row_of(pages.text(desk.get("/manage/staff/")), "Max Lead")
    (path,) = set(re.findall(r'"(/manage/staff/[0-9a-f-]+/end)"', row))
    assert "must be left" in pages.text(desk.get(path))
    refused = pages.text(desk.post(path))
    assert "role was ended" in refused and "by command" in refused
    assert pages.browser(other).get("/manage/staff/").status_code == 200


def row_of(page, name):
    return next(row for row in page.split("<tr")[1:] if name in row)
