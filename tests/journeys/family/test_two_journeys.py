"""Whoever comes for the first time finds their dates, and asks, on a telephone and in every other way of using it.

Each journey is written once (`steps/two_journeys.py`) and gone from the home page in every way (`steps/hands.py`).
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from evenhand.domain.organisations.queries import local_authority_name
from evenhand.website.accessibility import statement
from tests.build import results, world
from tests.journeys.steps.families import an_address
from tests.journeys.steps.hands import Enlarged, Keyboard, Timed, Touch, go
from tests.journeys.steps.two_journeys import Journey, a_request, my_dates

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# A screen of 1280 pixels at 200 %, and the narrowest screen with text of twice its size.
ZOOMED = {"viewport": {"width": 640, "height": 512}, "device_scale_factor": 2, "has_touch": True}
NARROW = {"viewport": {"width": 320, "height": 640}, "has_touch": True}
WAYS: dict[str, tuple[dict[str, Any], Callable[[Page], Touch | Keyboard]]] = {
    results.WITHOUT_SCRIPTS: ({**PHONE, "java_script_enabled": False}, Touch),
    results.BY_KEYBOARD: ({"viewport": {"width": 1280, "height": 720}}, Keyboard),
    results.ENLARGED: (ZOOMED, Enlarged),
    results.LARGE_TEXT: (NARROW, lambda page: Enlarged(page, text_alone=True)),
}
MINUTE = 60
# In how many seconds it must be done: by whoever is in a hurry, and by whoever reads every word, as the pages say.
PROMISED = {results.MY_DATES: (MINUTE, 2.5 * MINUTE), results.REQUEST: (10 * MINUTE, 15 * MINUTE)}


@pytest.fixture(params=results.JOURNEYS)
def journey(request: pytest.FixtureRequest, site: str, service: world.Service) -> Journey:
    if request.param == results.MY_DATES:
        return my_dates()
    return a_request(local_authority_name(service.local_authority), an_address())


@pytest.mark.parametrize("way", WAYS)
def test_it_is_gone_in_every_way(way: str, journey: Journey, site: str, another_browser: Any) -> None:
    options, hands = WAYS[way]
    go(site, journey, hands(another_browser(**options)))
    results.note(results.JOURNEY, f"{journey.name} {way}", journey=journey.name, way=way)


def test_it_takes_no_longer_than_was_promised(journey: Journey, site: str, another_browser: Any) -> None:
    hands = Timed(another_browser(**PHONE), journey.name)
    go(site, journey, hands)
    spent = hands.spent
    print(f"\n{journey.name}: {spent}")
    in_a_hurry, careful = PROMISED[journey.name]
    assert spent.seconds_in_a_hurry < in_a_hurry
    assert spent.seconds < careful
    results.note(
        results.JOURNEY, f"{journey.name} {results.ON_A_PHONE}", journey=journey.name, way=results.ON_A_PHONE
    )
    results.note(results.TIME, journey.name, **spent.figures())
    written = statement.results()["journeys"][journey.name]["words"]
    assert spent.words == pytest.approx(written, rel=0.1), "the figures are old: run `make statement`"
