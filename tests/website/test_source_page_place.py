"""What the source page says of saved pages, place and preferences, and what this service does of it.

The ids are those of the list of requirements: S50, S51, S65, S66 and S67. What only a browser can show is in
test_source_page_place_in_a_browser.py.
"""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.organisations.models import LocalAuthority
from evenhand.website.cookies import presenters, register
from tests.build import places, world
from tests.build.passing import Clock
from tests.build.places import line
from tests.build.visitors import Visitor

pytestmark = pytest.mark.django_db
PAGE, OTHER = "/guide/about-mediation/your-meeting", "/guide/about-mediation/benefits"
CONTACT = "/guide/about-us/contact-us"
MONTH, VISIT, LITTLE = timedelta(days=30), timedelta(hours=12), timedelta(minutes=1)
HERE = (53.45, 1.45)


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


@pytest.fixture
def council() -> str:
    """Open two services, the second for QQ1, and return the name of its council."""
    world.a_service()
    service = world.a_service()
    places.load([line("QQ1 1AA", service.local_authority, at=HERE)], service.local_authority)
    with acting_as(operator()):
        return LocalAuthority.objects.get(code=service.local_authority).name


def moment() -> datetime:
    return world.now()


def test_s50_the_area_is_remembered_from_page_to_page(visitor: Visitor, council: str) -> None:
    visitor.tells_area("QQ1", "month")
    for page in ("/", PAGE, CONTACT, "/guide", "/your-area"):
        assert council in visitor.main(page), page


def test_s51_what_was_told_once_is_filled_in_and_can_be_changed(visitor: Visitor, council: str) -> None:
    visitor.tells_area("QQ1")
    address = visitor.presses("/ask/begin").headers["Location"].removesuffix("/who") + "/council"
    question = visitor.reads(address)
    assert len(re.findall(r'type="radio"[^>]* checked', question)) == 1
    assert question.count('type="radio"') == 2, "the other council can be chosen"
    assert f"We filled in {council}" in visitor.main(address)
    assert f"Your area: {council}" in visitor.main(CONTACT)


def test_s65_a_saved_page_is_listed_removed_shared_and_printed_without_an_account(visitor: Visitor) -> None:
    visitor.saves(PAGE)
    visitor.saves(OTHER)
    shown = visitor.reads("/saved")
    for done in ("Send it by e-mail", "Copy this list", "Print this list", "Remove all"):
        assert done in shown
    visitor.presses("/saved/change", page=OTHER, do="remove", back="/saved")
    assert "1 page, kept in this browser until" in visitor.main("/saved")
    assert "session" not in visitor.browser.cookies


def test_s65_its_month_begins_again_when_the_list_or_a_saved_page_is_opened(
    visitor: Visitor, set_clock: Clock
) -> None:
    began = moment()
    visitor.saves(PAGE)
    set_clock(began + MONTH - LITTLE)
    visitor.reads(PAGE)
    set_clock(began + 2 * MONTH - 3 * LITTLE)
    assert "1 page" in visitor.main("/saved")
    set_clock(began + 3 * MONTH - 5 * LITTLE)
    visitor.reads(OTHER)
    assert "1 page" in visitor.main("/saved"), "opening another page did not begin it, the list did"


def test_s65_after_a_month_in_which_nobody_opened_it_it_is_gone(visitor: Visitor, set_clock: Clock) -> None:
    began = moment()
    visitor.saves(PAGE)
    set_clock(began + MONTH - LITTLE)
    visitor.reads(OTHER)
    set_clock(began + MONTH + LITTLE)
    assert "You have saved no pages yet." in visitor.main("/saved")
    assert "This page is not saved" in visitor.reads(PAGE)


@pytest.mark.parametrize("typed", ["QQ1", "qq1", "QQ1 1", "QQ1 1AA"])
def test_s66_a_part_of_a_postcode_is_enough(visitor: Visitor, council: str, typed: str) -> None:
    assert visitor.tells_area(typed).status_code == 302
    assert council in visitor.main("/your-area")


def test_s66_s67_the_visitor_chooses_one_of_two_lifetimes_and_can_forget(
    visitor: Visitor, council: str
) -> None:
    told: tuple[dict[str, Any], ...] = ({"postcode": "QQ1"}, {"latitude": "53.45", "longitude": "1.45"})
    for place in told:
        visitor.presses("/your-area", how_long="visit", **place)
        assert visitor.keeps("place")["max-age"] == "", "gone when the browser is closed"
        assert "until you close it, and for 12 hours at most" in visitor.main("/your-area")
        visitor.presses("/your-area", how_long="month", **place)
        assert visitor.keeps("place")["max-age"] == MONTH.total_seconds()
        assert re.search(r"until \w+ \d+ \w+ 20\d\d", visitor.main("/your-area"))
        visitor.presses("/your-area/forget")
        assert visitor.keeps("place") is None
        assert "Tell us roughly where you live." in visitor.main("/your-area")


@pytest.mark.parametrize(("how_long", "life"), [("visit", VISIT), ("month", MONTH)])
def test_s66_each_lifetime_ends(
    visitor: Visitor, council: str, set_clock: Clock, how_long: str, life: timedelta
) -> None:
    began = moment()
    visitor.tells_area("QQ1", how_long)
    set_clock(began + life - LITTLE)
    assert council in visitor.main("/your-area")
    set_clock(began + life + LITTLE)
    assert council not in visitor.main("/your-area").partition("I know my council")[0]
    assert "Forget my area" not in visitor.reads(PAGE)


def test_s66_s67_what_is_kept_stands_on_the_page_and_in_the_register(visitor: Visitor, council: str) -> None:
    visitor.tells_area("QQ1 1AA")
    shown = visitor.main("/your-area")
    assert "The first half of your postcode: QQ1" in shown and f"Your council: {council}" in shown
    assert "1AA" not in shown.partition("Change it")[0]
    cookies = visitor.main("/cookies")
    for kept in (register.SAVED, register.PLACE):
        assert kept.purpose in cookies and presenters.life(kept) in cookies
