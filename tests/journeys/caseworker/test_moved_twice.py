"""A meeting that is moved twice: in every calendar it stays one entry, each time newer, read from the mail."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.build import mediation, world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps import mediating
from tests.journeys.steps.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]


def when_it_is_moved_to_a_day_that_is_too_soon(desk, site, family) -> None:
    staff.do(desk, "Change the meeting")
    mediating.fill_date(desk, "On which day?", mediation.at_ten(2).date())
    staff.press(desk, "Change it and tell everybody")
    expect(desk.get_by_role("alert")).to_contain_text("five full working days")
    axe(desk)


def then_each_calendar_has_one_entry_three_times_newer(letterbox, readers, times) -> None:
    seen = set()
    for address in readers:
        mail = letterbox(address)
        said = [
            mediating.said_in(mediating.entry_in(mail, f"the meeting {what}"))
            for what in ("is booked", "was changed", "was changed")
        ]
        assert [method for method, *_ in said] == ["REQUEST"] * 3, address
        assert [sequence for _, _, sequence, _ in said] == [0, 1, 2], address
        assert [starts for *_, starts in said] == times, address
        seen |= {uid for _, uid, _, _ in said}
    assert len(seen) == 1, "one meeting, one entry"


def test_a_meeting_moved_twice_is_one_entry_in_every_calendar(
    site, service, adviser, letterbox, another_browser, mediator
):
    family = mediating.wants_mediation(service, adviser)
    mediating.is_offered_a_date(family, adviser)
    desk, mine = another_browser(), another_browser()
    council = letterbox(world.mailbox_of(world.council_of(service)))
    council.skip("the meeting")
    mediating.book_online(desk, site, letterbox(adviser.address), family, mediator)
    when_it_is_moved_to_a_day_that_is_too_soon(desk, site, family)
    times = [mediation.at_ten(mediating.DAYS_AHEAD)]
    for days in (21, 28):
        times.append(mediation.at_ten(days) + timedelta(hours=1))
        mediating.move(desk, site, family, times[-1])
    then_each_calendar_has_one_entry_three_times_newer(
        lambda address: council if address == council.address else letterbox(address),
        (family.address, mediator, council.address),
        times,
    )
    sign_in(mine, site, letterbox(family.address))
    mine.goto(f"{site}/my/{family.case_id}/meeting")
    expect(mine.get_by_text(f"{times[-1]:%H:%M} to", exact=False).first).to_be_visible()
    axe(mine)
